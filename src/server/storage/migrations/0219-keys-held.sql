-- Who holds a seal key: `node` where its holder chose so (record.md 10.5), absent where it is on people's devices.
alter table keys add column held text;
