-- Observations, as their newest versions have them. What stands in clear is joint; `mission`, `watch`, `places` and `words`
-- are of class M and are filled only where this node's own office opened the sealed part (record.md 10.5).
create table observations (
  id text collate "C" primary key,  -- <rid>.<n> of its first record
  number text collate "C" not null, -- for people: index of that record, and its place where it holds several
  first_idx int8 not null,
  first_at text collate "C" not null,
  office text collate "C" not null, -- who submitted it first
  wrote text collate "C" not null,  -- who wrote its newest version
  rid text collate "C" not null,    -- of its newest version
  idx int8 not null,                -- of its newest version
  at text collate "C" not null,     -- of its newest version
  revision int4 not null,
  state text not null,
  changed int8 not null,            -- of the newest record that moved its life
  from_at text collate "C" not null,
  to_at text collate "C" not null,
  sector text collate "C",          -- absent where its area lies in none or in several
  class text not null,
  sub text not null,
  means text[] not null,
  zone text not null,
  body jsonb not null,
  mission jsonb,
  watch text collate "C",
  places text[] not null,           -- every reading of the names in the mission's part
  words text not null               -- what a search of the mission's words looks in
);
create index observations_order on observations (from_at, id);
create index observations_first on observations (first_idx);
create index observations_sector on observations (sector, from_at);
create index observations_class on observations (class, from_at);
create index observations_state on observations (state, from_at);
create index observations_means on observations using gin (means);
create index observations_places on observations using gin (places);
create index observations_words on observations using gin (to_tsvector('simple', words));
create index observations_watch on observations (watch) where watch is not null;
