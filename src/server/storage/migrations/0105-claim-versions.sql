-- Every version a claim has had, each whole, so that an older one stays readable (R-CLM-7).
create table claim_versions (
  rid text collate "C" primary key,
  claim text collate "C" not null,
  idx int8 not null,
  at text collate "C" not null,
  office text collate "C" not null,
  reason text,
  body jsonb not null
);
create index claim_versions_order on claim_versions (claim, idx);
