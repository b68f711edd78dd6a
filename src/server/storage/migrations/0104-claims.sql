-- What a side lodged and signed, as its newest version has it.
create table claims (
  id text collate "C" primary key,  -- rid of its first record
  rid text collate "C" not null,    -- of its newest version
  idx int8 not null,                -- of its newest version
  at text collate "C" not null,     -- of its newest version
  first_idx int8 not null,
  first_at text collate "C" not null,
  office text collate "C" not null, -- who lodged it
  state text not null,
  side text not null,
  entity text not null,
  kind text not null,
  adopts text collate "C",          -- the statement it adopts
  due_at text collate "C" not null, -- when the other side's written account is due (R-CLM-8)
  withdrawn_at text collate "C",
  withdrawn_reason text,
  source_file text collate "C",
  source_row int4,
  source_id text collate "C",
  body jsonb not null
);
create index claims_order on claims (first_idx);
create index claims_source on claims (source_id) where source_id is not null;
create index claims_adopts on claims (adopts) where adopts is not null;
