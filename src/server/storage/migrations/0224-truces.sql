-- Truces as recorded texts announce them, by their id in the data, which is given once.
create table truces (
  id text collate "C" primary key,
  agreement text collate "C" not null,
  idx int8 not null,
  at text collate "C" not null,
  body jsonb not null
);
create index truces_agreement on truces (agreement, idx);
