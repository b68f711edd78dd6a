-- A side's signature under a version of the ground; in force once both have signed the same (R-AGR-9).
create table geographies (
  rid text collate "C" primary key,
  idx int8 not null,
  at text collate "C" not null,
  office text collate "C" not null,
  side text not null,
  version text collate "C" not null,
  body jsonb not null
);
create index geographies_order on geographies (idx);
