-- Every version an observation has had, each whole, so that what was in force at any size of the log stays readable.
create table observation_versions (
  observation text collate "C",
  idx int8,
  rid text collate "C" not null,
  at text collate "C" not null,
  office text collate "C" not null,
  reason text,                      -- of a revision
  from_at text collate "C" not null,
  body jsonb not null,
  mission jsonb,                    -- class M, where this node opened it
  watch text collate "C",           -- class M
  primary key (observation, idx)
);
create index observation_versions_order on observation_versions (from_at, idx);
