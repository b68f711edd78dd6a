-- What two persons signed on a version: the first waits, the second names it (R-ACC-3).
create table report_signatures (
  rid text collate "C" primary key,
  version text collate "C" not null,
  act text not null,                      -- approve, confirm, retract, release
  seconds text collate "C",               -- the first signature; null where this is one
  idx int8 not null,
  at text collate "C" not null,
  office text collate "C" not null,
  key text collate "C" not null,
  body jsonb not null
);
create index report_signatures_versions on report_signatures (version, idx);
