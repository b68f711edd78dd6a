export { ActorText, actorWords } from './actor-text.tsx'
export { BearingDial } from './bearing-dial.tsx'
export { classNames } from './class-names.ts'
export { daysAfter, instantOf, localTime, secondsAfter, timeShort, utcTime } from './clock-text.ts'
export { CopyKeys, type Lines } from './copy-keys.tsx'
export { copyLines, shortDay, type Copied } from './copy-text.ts'
export { countText } from './count-text.ts'
export { ErrorSummary, type FieldFault } from './error-summary.tsx'
export {
  AreaField,
  Choices,
  Field,
  FieldRow,
  FormSection,
  SelectField,
  TextField,
  Understood,
} from './field.tsx'
export { Foreign, TextFor } from './foreign.tsx'
export { Icon, type IconName } from './icons.tsx'
export { Kbd } from './kbd.tsx'
export { KeyMapProvider, useKeyMap, useKeys, type ScreenKey } from './key-map.tsx'
export {
  Grade,
  GradeMark,
  sideClass,
  SideMark,
  SidePair,
  type Column,
  type GradeName,
  type Standing,
} from './marks.tsx'
export { Manifold } from './manifold.tsx'
export { MaybeText, NoValueText } from './maybe-text.tsx'
export {
  bearingText,
  countOfText,
  countReach,
  meansText,
  observedTimeText,
  perceivedText,
  rangeText,
  subText,
  type Perceived,
} from './observed-text.ts'
export { holderText, officeText } from './office-text.ts'
export { OutcomeGlyph, OutcomeSign, OutcomeText, type OutcomeName } from './outcome.tsx'
export { nameOfPlace, namesJoined, PlaceText } from './place-text.tsx'
export {
  entityName,
  ReaderProvider,
  sideName,
  textFor,
  useReader,
  type Reader,
  type Values,
} from './reader.tsx'
export { SignBar } from './sign-bar.tsx'
export { Loading, ProblemBox, StateBox } from './state-box.tsx'
export { timePhrase, type TimePhrase } from './stated-time.ts'
export { Instant, instantText, sayPhrase, StatedTimeText } from './time-text.tsx'
export { countTyped, placeTyped, TIME_PRECISIONS, timeTyped, type TimeDraft } from './typed.ts'
export { default as formCss } from './form.module.css'
export { default as partsCss } from './parts.module.css'
export { Segment, Segments } from './segments.tsx'
export { keyed } from './keyed.ts'
