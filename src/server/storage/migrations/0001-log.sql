-- The log of a mechanism (record.md section 5). Instants are text of one length, so that text order is time order.
-- Every key is compared byte by byte, whatever the server's locale.

create table record.log_state (
  mech text collate "C" primary key,
  epoch int not null check (epoch >= 1),
  size bigint not null check (size >= 0),
  root bytea not null check (length(root) = 32),
  at text collate "C" not null,
  checkpoint text not null,
  writer_token text not null
);

create table record.log_entry (
  mech text collate "C" not null,
  epoch int not null,
  idx bigint not null check (idx >= 0),
  rid text collate "C" not null,
  author_key text collate "C" not null,
  seq bigint not null,
  office text collate "C" not null,
  at text collate "C" not null,
  type text collate "C" not null,
  vis text collate "C" not null,
  leaf bytea not null check (length(leaf) = 32),
  bytes bytea not null,
  primary key (mech, epoch, idx),
  unique (mech, rid),
  unique (mech, author_key, seq)
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
  mech text collate "C" not null,
  epoch int not null,
  level int not null,
  n bigint not null,
  hashes bytea not null check (length(hashes) % 32 = 0 and length(hashes) between 32 and 8192),
  primary key (mech, epoch, level, n)
);

create table record.log_checkpoint (
  mech text collate "C" not null,
  epoch int not null,
  size bigint not null,
  text text not null,
  log_line text not null,
  primary key (mech, epoch, size)
);

create table record.quarantine (
  mech text collate "C" not null,
  id bigint generated always as identity,
  bytes bytea not null,
  code text not null,
  at text not null,
  primary key (mech, id)
);

-- Forked streams are kept whole: both submissions prove what their author did (R-REC-20, R-REC-25).
create table record.evidence (
  mech text collate "C" not null,
  id bigint generated always as identity,
  bytes bytea not null,
  code text not null,
  at text not null,
  primary key (mech, id)
);

create table record.blob (
  mech text collate "C" not null,
  sha256 text collate "C" not null,
  size int not null,
  role text not null check (role in ('content')),
  held_at text not null,
  bytes bytea not null,
  primary key (mech, sha256)
);

create table record.key_wrap (
  mech text collate "C" not null,
  rid text collate "C" not null,
  bytes bytea not null,
  primary key (mech, rid)
);
