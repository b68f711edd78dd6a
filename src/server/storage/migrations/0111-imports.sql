-- Named jobs: which rows of which file an office takes, and how many of them are in the record.
create table imports (
  rid text collate "C" primary key,
  idx int8 not null,
  at text collate "C" not null,
  office text collate "C" not null,
  file text collate "C" not null,
  name text not null,
  what text not null,
  rows int4 not null,
  taken int4 not null,
  done int4 not null,
  done_idx int8 not null,           -- of the newest fact counted, so that none counts twice
  body jsonb not null
);
create index imports_order on imports (idx);
create index imports_file on imports (file);
