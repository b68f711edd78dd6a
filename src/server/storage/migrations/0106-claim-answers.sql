-- Counter-claims: a side's answers to a claim of the other, in the order they came.
create table claim_answers (
  rid text collate "C" primary key,
  claim text collate "C" not null,
  idx int8 not null,
  at text collate "C" not null,
  office text collate "C" not null,
  side text not null,
  late_s int8 not null,             -- seconds past what was due, 0 when in time
  source_file text collate "C",
  source_row int4,
  source_id text collate "C",
  body jsonb not null
);
create index claim_answers_order on claim_answers (claim, idx);
