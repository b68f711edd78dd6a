create table authors (
  key text collate "C" primary key,
  seq bigint not null,
  rid text not null,
  after_epoch int not null,
  after_size bigint not null,
  after_root text not null
);
