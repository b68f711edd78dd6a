-- What happened to a truce: readings held and noted, suspension, denunciation, a declaration that it is broken.
create table truce_events (
  rid text collate "C" primary key,
  truce text collate "C" not null,
  idx int8 not null,
  at text collate "C" not null,
  office text collate "C" not null,
  kind text not null,
  side text,                        -- absent of what no side does
  body jsonb not null
);
create index truce_events_order on truce_events (truce, idx);
