import type { Maybe } from '#domain/measure'

import type { Change, Compared, Figure, Interval95 } from './daily.ts'
import { changeWord, dispersionOf, isComparable, printed, rateOf, ratioOf, type Counted } from './rate.ts'

/** One day of a series: what was counted in all, what of it a rate may use, and the effort behind it. */
export type SeriesDay = {
  readonly figure: Figure
  /** Items outside their effort, of live fire outside the zone, and automatic ones enter no rate (R-OBS-8, R-OBS-16, R-RPT-14). */
  readonly rated: Figure
  readonly effortMin: number
}

/**
 * [R-REP-5, R-RPT-10 to R-RPT-16] A day's figure beside the day before, with both efforts, its rate and what may be said
 * of the change. `days` begins with the day itself and goes back. Counts without any effort, as reports of others are,
 * print raw with "effort not published".
 */
export function comparedOf(days: readonly SeriesDay[]): Compared {
  const [now = NOTHING, ...baseline] = days
  const [prior] = baseline
  const phi = dispersionOf(baseline.map(countedOf))
  return {
    now: now.figure,
    prior: prior?.figure ?? NOTHING.figure,
    effortMin: now.effortMin,
    priorEffortMin: prior?.effortMin ?? 0,
    rate: rateIn(now, phi),
    change: changeOf({ now, prior, baseline }, phi),
  }
}

/** Least effort behind a rate, in minutes: a rate per 100 hours of less than one hour is made of chance (decision 0019). */
const RATE_EFFORT_MIN = 60

const NOTHING: SeriesDay = { figure: { kind: 'notObserved' }, rated: { kind: 'notObserved' }, effortMin: 0 }

function countedOf({ rated, effortMin }: SeriesDay): Counted {
  return { x: rated.kind === 'count' ? rated.sum.n : 0, effortMin }
}

function rateIn(day: SeriesDay, phi: number): Maybe<Interval95> {
  const isRated = day.effortMin >= RATE_EFFORT_MIN && day.rated.kind === 'count'
  return isRated ? { kind: 'known', value: printed(rateOf(countedOf(day), phi)) } : { kind: 'absent' }
}

type Pair = {
  readonly now: SeriesDay
  readonly prior: SeriesDay | undefined
  readonly baseline: readonly SeriesDay[]
}

function changeOf({ now, prior, baseline }: Pair, phi: number): Change {
  if (prior === undefined) return { word: 'noPriorPeriod' }
  const counted = now.figure.kind === 'count' && prior.figure.kind === 'count'
  const noEffort = now.effortMin === 0 && prior.effortMin === 0
  if (counted && noEffort) return { word: 'effortNotPublished' }
  const efforts = baseline.map(({ effortMin }) => effortMin)
  const canSay =
    now.rated.kind === 'count' &&
    prior.rated.kind === 'count' &&
    now.effortMin >= RATE_EFFORT_MIN &&
    prior.effortMin >= RATE_EFFORT_MIN &&
    isComparable(now.effortMin, efforts) &&
    isComparable(prior.effortMin, efforts)
  if (!canSay) return { word: 'notComparable' }
  const ratio = ratioOf(countedOf(now), countedOf(prior), phi)
  return { word: changeWord(ratio), ratio: printed(ratio), atLeast: isOpen(now.rated) || isOpen(prior.rated) }
}

/** [R-RPT-15] A count that opens upwards makes the comparison say "at least". */
function isOpen(figure: Figure): boolean {
  return figure.kind === 'count' && figure.sum.open
}
