export type { Submitted } from './arrival.ts'
export { checkpointText } from './checkpoints.ts'
export {
  changesFrom,
  entriesBefore,
  entryAt,
  rawFrom,
  type Change,
  type EntryLine,
} from './entries.ts'
export type { BodySchema, Judge, Judged, JudgedAuthor } from './judge.ts'
export type { Rows } from './known.ts'
export { logKeyInFile, logKeyOfSeed, type LogKey } from './log-key.ts'
export { openLog, type Log, type OpenLog, type Standing } from './open.ts'
export type { Receipt } from './receipt.ts'
export { rebuild, type Difference, type Rebuilding, type Rebuilt } from './rebuild.ts'
export { sealedOf } from './sealed.ts'
export { headOf, type LogHead } from './state.ts'
export type { EntryColumns, LogTables } from './tables.ts'
export { inclusionOf, tileBytes } from './tiles.ts'
