-- The log of the one mechanism this database holds (record.md section 5). Instants are text of one length, so that text
-- order is time order; keys are compared byte by byte, whatever the server's locale.

create table record.log_state (
  mech text primary key,
  epoch int not null check (epoch >= 1),
  size bigint not null check (size >= 0),
  root bytea not null check (length(root) = 32),
  at text not null,
  checkpoint text not null,
  writer_token text not null
);
create unique index log_state_is_one on record.log_state ((true));

create table record.log_entry (
  idx bigint primary key check (idx >= 0),
  rid text collate "C" not null unique,
  author_key text collate "C" not null,
  seq bigint not null,
  office text not null,
  at text collate "C" not null,
  type text collate "C" not null,
  vis text not null,
  leaf bytea not null check (length(leaf) = 32),
  bytes bytea not null,
  unique (author_key, seq)
);

create function record.refuse_change() returns trigger language plpgsql as $$
begin
  raise exception 'record.log_entry is insert only' using errcode = 'insufficient_privilege';
end $$;

create trigger log_entry_rows before update or delete on record.log_entry
  for each row execute function record.refuse_change();
create trigger log_entry_all before truncate on record.log_entry
  for each statement execute function record.refuse_change();
alter table record.log_entry enable always trigger log_entry_rows;
alter table record.log_entry enable always trigger log_entry_all;
revoke update, delete, truncate on record.log_entry from public, current_user;

create table record.log_tile (
  level int not null,
  n bigint not null,
  hashes bytea not null check (length(hashes) % 32 = 0 and length(hashes) between 32 and 8192),
  primary key (level, n)
);

create table record.log_checkpoint (
  size bigint primary key,
  text text not null,
  log_line text not null
);

-- Submissions that failed alone, or arrived under a right that had ended: kept whole, for ever.
create table record.quarantine (
  id bigint generated always as identity primary key,
  bytes bytea not null,
  code text not null,
  at text not null
);

create unique index quarantine_once on record.quarantine (sha256(bytes));

-- Submissions that prove a fork: of their author's stream, or of the log.
create table record.evidence (
  id bigint generated always as identity primary key,
  bytes bytea not null,
  code text not null,
  at text not null
);

create unique index evidence_once on record.evidence (sha256(bytes));

create table record.blob (
  sha256 text collate "C" primary key,
  size int not null,
  role text not null check (role in ('content')),
  held_at text not null,
  bytes bytea not null
);

create table record.key_wrap (
  rid text collate "C" primary key,
  bytes bytea not null
);
