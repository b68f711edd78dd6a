export type {
  EventGroup,
  Means,
  Observation,
  ObservationId,
  ObservationMission,
  ObservedClass,
  ObservedTime,
  OpsLogEntry,
  SubClass,
  Visibility,
  Watch,
  ZoneFlag,
} from './observation.ts'
export { CONFIDENCE_UNSAID, OBSERVED_CLASSES, OBSERVED_MEANS } from './observation.ts'
export {
  defaultCounted,
  mayGroup,
  mayUngroup,
  type Countable,
  type GroupCode,
  type GroupMember,
  type StandingGroup,
} from './group.ts'
export type {
  Line,
  LineAsked,
  LineDraft,
  LineMissing,
  LinePiece,
  LineProblem,
  LineSpan,
  LineTeam,
  LineToken,
} from './line.ts'
export { oneLine } from './one-line.ts'
export { mayWriteLog, type LogCode } from './log.ts'
export { observationLife, type ObservationEvent, type ObservationState } from './observation-life.ts'
export { observationStands, sectorStands, type GroundAsked, type ObservationWhole } from './stands.ts'
export { canPerceive, isOutsideEffort, type StandingWatch } from './standing-watch.ts'
export {
  mayAccept,
  mayImport,
  mayQuestion,
  mayRevise,
  maySubmit,
  mayWithdraw,
  type ObservationAsked,
  type ReviseCode,
  type StandingObservation,
  type SubmitCode,
} from './submission.ts'
export {
  countedItems,
  fatesOf,
  sumsStand,
  totalsOf,
  type ClassTallies,
  type CountedItem,
  type Fate,
  type Tally,
  type Totals,
  type TotalSettings,
} from './totals.ts'
export {
  lapseDue,
  mayChangeVisibility,
  mayCloseWatch,
  mayCorrectWatch,
  mayLapse,
  mayOpenWatch,
  signBefore,
  watchLapse,
  type OpenWatchCode,
  type WatchAsked,
  type WatchCode,
} from './watch.ts'
export { watchLife, type WatchEvent, type WatchState } from './watch-life.ts'
