-- Which matter each account belongs to: the earliest account among those that `sameEvent` links join (R-CLM-5).
-- A row whose account is its matter is the matter's own, and lists page by (matter_at, matter) over those.
create table matters (
  account text collate "C" primary key,
  matter text collate "C" not null,
  idx int8 not null,                -- of the account's first record
  standing text not null,           -- saidPublicly, lodged
  teller text not null,             -- A, B, third
  told_from text collate "C",       -- what it tells of, as far as it was told
  told_to text collate "C",
  said_from text collate "C",       -- when it was said or lodged
  said_to text collate "C",
  account_at text collate "C" not null, -- the earliest instant it allows
  matter_at text collate "C" not null   -- the earliest that any account of its matter allows
);
create index matters_members on matters (matter, idx);
create unique index matters_order on matters (matter_at, matter) where account = matter;
