-- Terms: those of recorded texts, and those proposed here. `<rid of its first record>.<key>`.
create table parameters (
  id text collate "C" primary key,
  agreement text collate "C" not null,
  key text collate "C" not null,
  idx int8 not null,
  place int4 not null,              -- in its text, from 0; 0 where it was proposed
  basis text not null,              -- recorded, proposed
  replaces text collate "C",        -- the term in whose place it was proposed
  body jsonb not null
);
create index parameters_agreement on parameters (agreement, idx, place);
create index parameters_replaces on parameters (replaces) where replaces is not null;
