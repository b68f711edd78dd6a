-- The agreed gazetteer, one row an entry.
create table places (
  id text collate "C" primary key,
  rid text collate "C" not null,
  idx int8 not null,
  at text collate "C" not null,
  body jsonb not null
);
