import type { Maybe } from './maybe.ts'

/** A UTC instant, `YYYY-MM-DDThh:mm:ss.sssZ`: always this length, so that text order is time order (record.md 2.1). */
export type Utc = string

/** An instant with the text and the zone it was told in; `utc` is the start of the cell of `resolutionS` seconds (R-MEA-1). */
export type Moment = {
  readonly utc: Utc
  readonly text: string
  readonly zone: string
  readonly resolutionS: number
}

/** How finely a time was told. Nothing finer is ever made of it. */
export type Precision =
  | 'minute'
  | 'minutes'
  | 'about'
  | 'hours'
  | 'halfDay'
  | 'morning'
  | 'evening'
  | 'night'
  | 'day'
  | 'week'
  | 'period'
  | 'before'
  | 'notLaterThan'
  | 'startOnly'
  | 'unknown'

/**
 * When something was said to have happened, exactly as finely as it was told. `from` is the earliest instant it can
 * mean, `to` the first it can no longer mean; an end that was not told is `notStated`, never filled in (R-MEA-1, R-MEA-3).
 */
export type StatedTime = {
  readonly text: string
  readonly zone: Maybe<string>
  readonly precision: Precision
  readonly from: Maybe<Utc>
  readonly to: Maybe<Utc>
}
