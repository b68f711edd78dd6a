-- Every version a statement has had, each whole, so that an older one stays readable (R-CLM-7).
create table statement_versions (
  rid text collate "C" primary key,
  statement text collate "C" not null,
  idx int8 not null,
  at text collate "C" not null,
  office text collate "C" not null,
  change text not null,             -- transcribed, rendered, corrected, retracted
  reason text,
  body jsonb not null
);
create index statement_versions_order on statement_versions (statement, idx);
