-- Remarks of the head of mission on a reporting day (R-REP-13).
create table remarks (
  rid text collate "C" primary key,
  day text collate "C" not null,
  idx int8 not null,
  at text collate "C" not null,
  office text collate "C" not null,
  texts jsonb not null
);
create index remarks_days on remarks (day, idx);
