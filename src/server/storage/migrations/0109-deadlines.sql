-- What falls due and when. A row goes when it is met, when its time-out is recorded, or when its subject is withdrawn.
create table deadlines (
  kind text collate "C" not null,
  subject text collate "C" not null,
  due text collate "C" not null,
  idx int8 not null,                -- of the fact that set it
  primary key (kind, subject)
);
create unique index deadlines_order on deadlines (due, kind, subject);
