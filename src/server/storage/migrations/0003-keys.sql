create table keys (
  key text collate "C" primary key,
  use text not null check (use in ('root', 'recovery', 'sign', 'seal', 'log', 'cosigner')),
  office text collate "C" not null,
  holder text collate "C" not null,
  person text,
  until text collate "C",
  since bigint not null,
  rid text not null,
  ended_why text check (ended_why in ('left', 'replaced', 'lost', 'compromised')),
  ended_index bigint,
  ended_at text collate "C",
  last_good_seq bigint
);
create index keys_by_office on keys (office);
