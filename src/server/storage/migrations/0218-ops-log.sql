-- Lines of the ops log as typed (class M): rows only where this node's own office opens them.
create table ops_log (
  rid text collate "C" primary key,
  idx int8 not null,
  at text collate "C" not null,
  office text collate "C" not null,
  entry_at text collate "C" not null,
  body jsonb not null,
  became text collate "C",          -- the observation that a line became
  became_idx int8
);
create unique index ops_log_order on ops_log (idx);
