-- What was said in public, as its newest version has it. Never in one table with what was lodged.
create table statements (
  id text collate "C" primary key,  -- rid of its first record
  rid text collate "C" not null,    -- of its newest version
  idx int8 not null,                -- of its newest version
  at text collate "C" not null,     -- of its newest version
  first_idx int8 not null,
  first_at text collate "C" not null,
  office text collate "C" not null, -- who transcribed it
  state text not null,
  teller text not null,             -- A, B, or third: a State or organisation that is no side
  entity text not null,
  kind text not null,
  source_file text collate "C",
  source_row int4,
  source_id text collate "C",
  retraction jsonb,                 -- when its speaker took it back, and which publisher says so
  body jsonb not null
);
create index statements_order on statements (first_idx);
create index statements_source on statements (source_id) where source_id is not null;
