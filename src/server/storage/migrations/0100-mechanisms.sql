-- The mechanism as its founding says it: one row, found by every rule that needs a setting.
create table mechanisms (
  rid text collate "C" primary key,
  idx int8 not null,
  at text collate "C" not null,
  body jsonb not null
);
