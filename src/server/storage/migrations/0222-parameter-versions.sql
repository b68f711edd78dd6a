-- Every version of a term, whole; a position names the record that made its version (R-AGR-1).
create table parameter_versions (
  rid text collate "C" not null,
  parameter text collate "C" not null,
  idx int8 not null,
  at text collate "C" not null,
  office text collate "C" not null,
  key text collate "C" not null,
  body jsonb not null,
  primary key (rid, parameter)
);
create index parameter_versions_order on parameter_versions (parameter, idx);
create index parameter_versions_key on parameter_versions (rid, key);
