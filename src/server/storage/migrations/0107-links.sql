-- The newest link of each pair of accounts; the smaller rid stands first.
create table links (
  low text collate "C" not null,
  high text collate "C" not null,
  rid text collate "C" not null,
  idx int8 not null,
  at text collate "C" not null,
  office text collate "C" not null,
  relation text not null,
  primary key (low, high)
);
create index links_high on links (high);
