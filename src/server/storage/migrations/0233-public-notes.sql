-- Signatures of public notes (R-REP-14): a row that seconds none begins a note, each later one names the one before it.
create table public_notes (
  rid text collate "C" primary key,
  note text collate "C" not null,         -- the record that began it
  seconds text collate "C",
  idx int8 not null,
  at text collate "C" not null,
  office text collate "C" not null,
  key text collate "C" not null,
  texts jsonb not null
);
create index public_notes_order on public_notes (note, idx);
