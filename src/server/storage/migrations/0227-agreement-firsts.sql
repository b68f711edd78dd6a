-- The first of two signatures under a side's deed: it waits 24 h for the second and does nothing by itself (R-ACC-3).
create table agreement_firsts (
  rid text collate "C" primary key,
  idx int8 not null,
  at text collate "C" not null,
  office text collate "C" not null,
  key text collate "C" not null,
  type text not null,
  names text collate "C" not null,  -- the record the deed is about
  seconded int8,                    -- index of the record that seconds it
  body jsonb not null
);
