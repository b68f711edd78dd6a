-- What happened in an observation's life, in order: its state at any size of the log follows from these.
create table observation_events (
  observation text collate "C",
  idx int8,
  event text not null,              -- receive, accept, question, revise, withdraw
  rid text collate "C" not null,
  at text collate "C" not null,
  office text collate "C" not null,
  reason text,
  primary key (observation, idx)
);
