-- What was recorded of a watch, in order (class M): how it stood at any size of the log follows from these.
create table watch_events (
  watch text collate "C",
  idx int8,
  event text not null,              -- opened, visibility, closed, corrected, lapsed
  rid text collate "C" not null,
  at text collate "C" not null,
  office text collate "C" not null,
  from_at text collate "C",         -- of opening and correction
  to_at text collate "C",           -- planned end, real end
  body jsonb not null,
  primary key (watch, idx)
);
create index watch_events_from on watch_events (from_at) where from_at is not null;
create index watch_events_to on watch_events (to_at) where to_at is not null;
