-- Who is signed in at this node. Not part of the record and never rebuilt from it (L-25): a lost row only asks to sign in.
create table sessions (
  token_hash text primary key,   -- SHA-256 of the cookie's value: a copy of this table opens nothing
  key text not null,             -- the enrolled key that signed the challenge
  office text not null,
  opened_ms int8 not null,       -- machine's clock, POSIX ms: a mechanism's clock may stand still
  used_ms int8 not null
);
create index sessions_used on sessions (used_ms);
