-- Every version of a daily that somebody put together, signed by its hash: drafts, issued ones and corrections (R-REP-3).
create table report_versions (
  rid text collate "C" primary key,
  day text collate "C" not null,          -- reporting day, YYYY-MM-DD
  revision int4 not null,
  idx int8 not null,
  at text collate "C" not null,
  office text collate "C" not null,
  key text collate "C" not null,
  after_epoch int4 not null,              -- the head it is of: a daily says what the record held up to there
  after_size int8 not null,
  after_root text collate "C" not null,
  sha256 text collate "C" not null,       -- of the canonical JSON of its mission form
  reason text,
  corrects text collate "C"
);
create index report_versions_days on report_versions (day, idx);
