-- Texts of recorded agreements that were found later, with what each says of their terms (R-AGR-19).
create table agreement_texts (
  rid text collate "C" primary key,
  agreement text collate "C" not null,
  idx int8 not null,
  at text collate "C" not null,
  body jsonb not null
);
