-- What the sides signed about a term: positions, blocks and their lifting, suspension, its end.
create table parameter_events (
  rid text collate "C" not null,
  parameter text collate "C" not null,
  idx int8 not null,
  at text collate "C" not null,
  office text collate "C" not null,
  kind text not null,
  side text not null,
  version text collate "C" not null, -- record that made the version it is on
  body jsonb not null,
  primary key (rid, parameter)
);
create index parameter_events_order on parameter_events (parameter, idx);
