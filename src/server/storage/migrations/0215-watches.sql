-- Watches as they stand (class M): rows only where this node's own office opens them (record.md 10.5).
create table watches (
  id text collate "C" primary key,  -- rid of the record that opened it
  idx int8 not null,
  at text collate "C" not null,
  office text collate "C" not null,
  state text not null,              -- open, closed
  call_sign text collate "C" not null,
  sector text collate "C" not null,
  from_at text collate "C" not null,
  to_at text collate "C" not null,  -- real end; the planned one while open
  sign_at text collate "C" not null, -- last sign of life
  revision int4 not null,
  changed int8 not null,
  body jsonb not null,              -- as its newest version says
  stretches jsonb not null          -- visibility, each from when
);
create index watches_order on watches (from_at, id);
create index watches_sector on watches (sector, from_at);
create index watches_team on watches (call_sign, to_at);
create index watches_open on watches (office) where state = 'open';
