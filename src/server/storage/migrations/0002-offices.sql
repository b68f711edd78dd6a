create table offices (
  office text collate "C" primary key,
  holder text collate "C" not null,
  role text not null,
  functions text[] not null,
  side text not null check (side in ('A', 'B', 'none')),
  since bigint not null,
  rid text not null,
  open boolean not null,
  changed bigint not null
);
