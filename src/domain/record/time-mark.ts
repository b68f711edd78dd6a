import { msOfUtc, type Maybe, type Utc } from '#domain/measure'

import type { Made } from './envelope.ts'

/** How an author's clock stands against the log's. A mark is shown; no record is refused for its clock. */
export type TimeMark = 'clock-ahead' | 'clock-behind'

/** Source: record.md section 15. */
const TOLERANCE_S = 120

/**
 * [R-REC-120] Marks of a record's clock. `notBefore` is the time of the newest entry its author had seen, absent when it
 * had seen none.
 */
export function timeMarks(made: Made, at: Utc, notBefore: Maybe<Utc>): readonly TimeMark[] {
  const marks: TimeMark[] = []
  const madeMs = msOfUtc(made.t)
  const toleranceMs = made.unc + TOLERANCE_S * 1000
  if (madeMs > msOfUtc(at) + toleranceMs) marks.push('clock-ahead')
  if (notBefore.kind === 'known' && madeMs < msOfUtc(notBefore.value) - toleranceMs)
    marks.push('clock-behind')
  return marks
}
