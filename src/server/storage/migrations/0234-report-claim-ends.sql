-- When a claim was withdrawn, by index: what a report of an older head still prints (R-REP-1).
create table report_claim_ends (
  claim text collate "C" primary key,
  idx int8 not null
);
