-- Each row of a file that is in the record: one record a row, ever.
create table import_rows (
  file text collate "C" not null,
  what text collate "C" not null,   -- as what the file was imported: each list of a file has a row 1
  file_row int4 not null,
  scope text collate "C" not null,  -- within which an id names one thing: the fact's type, and the side that lodged it
  source_id text collate "C" not null,
  content text collate "C" not null, -- SHA-256 of its canonical content
  rid text collate "C" not null,
  idx int8 not null,
  primary key (file, what, file_row)
);
create unique index import_rows_id on import_rows (scope, source_id, file, what, file_row);
