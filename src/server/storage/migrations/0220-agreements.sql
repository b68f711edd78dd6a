-- Agreements and proposals as recorded from what was published. What is "agreed" in one is data, no side's position.
create table agreements (
  id text collate "C" primary key,  -- rid of its record
  idx int8 not null,
  at text collate "C" not null,
  office text collate "C" not null,
  source_id text collate "C" not null unique, -- its id in the data, given once
  kind text not null,               -- agreement, proposal
  day text collate "C",             -- absent where nothing says
  under text collate "C",           -- id in the data of the agreement whose clause it would fill
  body jsonb not null
);
create index agreements_order on agreements (coalesce(day, ''), idx);
create index agreements_under on agreements (under) where under is not null;
