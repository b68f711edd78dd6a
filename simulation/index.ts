export { beginDay, type DayDeed, type DayParts, type DayStep } from './day.ts'
export {
  planAgreements,
  type AgreementPlan,
  type AgreementRow,
  type AgreementStep,
} from './agreement-plan.ts'
export { beginAgreements, type AgreementReplayParts } from './agreements.ts'
export type { Desk, Draft, Source } from './desk.ts'
export {
  planReplay,
  readLinks,
  readTimes,
  type PlannedLink,
  type PlanParts,
  type ReplayStep,
  type StatementRow,
  type TranscriptionTime,
} from './plan.ts'
export { beginReplay, type Replay, type ReplayParts } from './replay.ts'
export { seedPlaces, type PlaceRow, type SeedParts } from './seed.ts'
export { together } from './together.ts'
