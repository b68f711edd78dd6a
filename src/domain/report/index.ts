export type {
  AccountLine,
  AccountTable,
  AnswerState,
  AnnexRow,
  Change,
  Compared,
  CorrectionItem,
  CorrectionKind,
  Coverage,
  Daily,
  DailyForm,
  DailyHead,
  Figure,
  Interval95,
  LeadingCorrection,
  MissionRow,
  PlainSection,
  ReportState,
  SectorRow,
  TermLine,
  ZoneRow,
} from './daily.ts'
export { approvable, checksOf, type Check, type CheckGround } from './checks.ts'
export { countedPart } from './counted-part.ts'
export { chainStands, type ChainLink } from './cumulative.ts'
export { dailyOf, isRated } from './daily-of.ts'
export { dailyNumber, dayAt, dayNamed, reachOf, type Day } from './days.ts'
export { sumIn } from './figure.ts'
export { noSectorOf, type NoSector } from './no-sector.ts'
export type { DailyInputs, ReportedAccount, ReportedObservation } from './inputs.ts'
export {
  isIssued,
  maySign,
  pairOf,
  reportLife,
  reportState,
  versionStates,
  waitingFirst,
  type ReportEvent,
  type ReportVersionFacts,
  type SignedAct,
  type SignedPair,
  type VersionSignature,
} from './life.ts'
export { jointAtFirst, jointDaily, publicDaily, type EarlierReleases } from './lowering.ts'
export { noteStands, noteState, type NoteGround, type NoteState } from './public-note.ts'
export {
  dayIsOver,
  languagesStand,
  mayConfirm,
  preliminaryDueBy,
  publicAtOf,
  publicTimeStands,
  REPORT_LANGUAGES,
} from './release.ts'
export { finerWords, remarkCoarse, remarkStands, type FineNames } from './text.ts'
export { coarseEnough, fineNamesOf } from './too-fine.ts'
