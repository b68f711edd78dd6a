export type {
  Agreement,
  AgreementText,
  FurtherText,
  Needs,
  ParameterType,
  PublishedState,
  Quantity,
  ReadingNote,
  RecordedTerm,
  RecordedTruce,
  SaidNear,
  Stance,
  TermInText,
  TermSource,
  TermValue,
  Verification,
} from './agreement.ts'
export { comparedTexts, isDivergent, type ComparedText, type Difference } from './divergence.ts'
export {
  groundAt,
  groundVersions,
  maySignGround,
  sectorsWithin,
  sideOfPlace,
  withdrawalOf,
  type Distance,
  type GroundSigned,
  type GroundVersion,
} from './geography.ts'
export {
  shownReadings,
  truceHistory,
  type First,
  type Firsts,
  type HistoryLine,
  type HistoryParts,
  type ShownReading,
} from './history.ts'
export {
  choicesNow,
  clauseInForce,
  mayPublishTranscript,
  obliges,
  type Choice,
  type ChoiceKey,
  type ChoiceTerm,
} from './in-force.ts'
export { disengagementClock, judgementOf, type Judgement, type Watched } from './judged-day.ts'
export {
  parameterLife,
  type ParameterEvent,
  type ParameterLifeState,
  type ParameterState,
} from './parameter-life.ts'
export { mayGrade, mayHold, placingAt, relabelled, type Placing, type Relabelling } from './reading.ts'
export { openConditions, shownState, type ShownState } from './shown-state.ts'
export {
  mayAddText,
  mayRecord,
  noteStands,
  oneOriginal,
  termStands,
  type Taken,
  type TermsCode,
} from './stands.ts'
export {
  deedsOpen,
  mayDo,
  mayReplaceTerm,
  mayReviseTerm,
  type StandingTerm,
  type TermCode,
  type TermDeed,
} from './term-acts.ts'
export type { Placed, TermFact } from './term-facts.ts'
export {
  termLife,
  type InForce,
  type SideStance,
  type TermGround,
  type TermLife,
  type TermStep,
} from './term-life.ts'
export { truceLife, type TruceEvent, type TruceState } from './truce-life.ts'
export { mayAct, mayDeclareBroken, type TruceCode, type TruceDeed } from './truce-acts.ts'
export type { TruceFact } from './truce-facts.ts'
export { truceNow, type Held, type TruceGround, type TruceNow, type TruceStep, type Window } from './truce.ts'
