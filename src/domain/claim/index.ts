export type {
  AccountKind,
  AccountLink,
  AllegedActor,
  Claim,
  ClaimOwn,
  CounterClaim,
  ImportedFrom,
  Relation,
  Rendering,
  Speaker,
  Stance,
  StanceField,
  Statement,
  StatementMission,
  Told,
  Weapon,
  WithheldRendering,
  WithheldWords,
} from './account.ts'
export {
  CLAIM_KINDS,
  mayAcknowledge,
  mayAnswer,
  mayCorrect,
  mayLodge,
  mayWithdraw,
  type AccountAsked,
  type AdoptedStatement,
  type StandingClaim,
} from './claim.ts'
export { claimLife, type ClaimEvent, type ClaimState } from './claim-life.ts'
export {
  adjoiningOf,
  COMPARED_FIELDS,
  compareAccounts,
  type ComparedField,
  type Comparing,
  type FieldOutcome,
  type Outcome,
} from './comparison.ts'
export { dueAnswer, dueClaims, latenessS, mayTimeOut, stateNow, type Clocked } from './due.ts'
export { flagsOf, type Flaggable } from './flag.ts'
export { standsInGap } from './gap.ts'
export { type Ground } from './ground.ts'
export { type LinkFact } from './joining.ts'
export { mayLink } from './link.ts'
export {
  differencesWithin,
  matterDifference,
  mattersOf,
  matterState,
  type Matter,
  type MatterAccount,
  type MatterComparing,
  type MatterState,
} from './matter.ts'
export { claimHidesOrigins, isWithheld, namesOrigin, withholdOrigins, type StatementParts } from './origin.ts'
export {
  mayCorrectStatement,
  mayRender,
  mayRetract,
  mayTranscribe,
  type StandingStatement,
  type StatementAsked,
} from './statement.ts'
export { statementLife, type StatementEvent, type StatementState } from './statement-life.ts'
