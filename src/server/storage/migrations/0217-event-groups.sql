-- Observations that persons said are of one event, and which of them counts (R-OBS-10). Undone, a group stays here.
create table event_groups (
  rid text collate "C" primary key,
  idx int8 not null,
  at text collate "C" not null,
  office text collate "C" not null,
  members text[] not null,
  body jsonb not null,
  undone_idx int8,
  undone_rid text collate "C"
);
create index event_groups_members on event_groups using gin (members);
