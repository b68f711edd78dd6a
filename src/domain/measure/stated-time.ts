import { accept, firstRefusal, refuse, type Answer } from '#domain/life'

import { intervalBetween } from './interval.ts'
import { known, notStated } from './maybe.ts'
import {
  addS,
  instantStands,
  msOfUtc,
  utcFromMs,
  type Moment,
  type Precision,
  type StatedTime,
  type Utc,
} from './moment.ts'
import { reportingDayOf, type DayRule } from './reporting-day.ts'

/** The instants a stated time allows, `[fromMs, toMs)`; an end that was not told is infinite, never filled in. */
export type Span = { readonly fromMs: number; readonly toMs: number }

/** A time told as one moment, from the start to the end of its cell. Source: R-MEA-3. */
export function statedAtMoment(moment: Moment): StatedTime {
  const { text, zone, utc, resolutionS } = moment
  return {
    text,
    zone: known(zone),
    precision: precisionOf(resolutionS),
    from: known(utc),
    to: known(addS(utc, resolutionS)),
  }
}

/** A time told as a stretch between two moments, each read in its zone. Refuses one that ends before it begins. */
export function statedBetween(
  text: string,
  first: Moment,
  last: Moment,
): Answer<StatedTime, 'MEA_INTERVAL_EMPTY'> {
  const interval = intervalBetween(first.utc, last.utc)
  if (!interval.ok) return interval
  const { from, to } = interval.value
  return accept({ text, zone: known(first.zone), precision: 'period', from: known(from), to: known(to) })
}

/** The instants a stated time allows. */
export function spanOfTime(time: StatedTime): Span {
  return {
    fromMs: time.from.kind === 'known' ? msOfUtc(time.from.value) : -Infinity,
    toMs: time.to.kind === 'known' ? msOfUtc(time.to.value) : Infinity,
  }
}

/** Refuses a stated time with an end that no calendar has, or with two known ends that are not in order. Source: R-MEA-3. */
export function timeStands(
  time: StatedTime,
): Answer<StatedTime, 'MEA_INTERVAL_EMPTY' | 'MEA_TIME_IMPOSSIBLE'> {
  const ends = [time.from, time.to].flatMap((end) => (end.kind === 'known' ? [end.value] : []))
  const [from, to] = ends
  const refused = firstRefusal<'MEA_INTERVAL_EMPTY' | 'MEA_TIME_IMPOSSIBLE'>(
    ...ends.map(instantStands),
    ...(from !== undefined && to !== undefined ? [intervalBetween(from, to)] : []),
  )
  return refused ?? accept(time)
}

/** Refuses a time whose earliest instant is still to come. One with no earliest instant cannot be said to be so. */
export function notInFuture(time: Pick<StatedTime, 'from'>, now: Utc): Answer<undefined, 'MEA_TIME_FUTURE'> {
  if (time.from.kind !== 'known' || time.from.value <= now) return accept(undefined)
  return refuse('MEA_TIME_FUTURE', 'draft', { from: time.from.value, now })
}

/**
 * A stated time as coarse as it may leave: whole reporting days, without its words. An end that was not told stays so.
 * A function of value and rule alone, and twice is once. Source: R-MEA-11, R-MEA-4.
 */
export function coarsenTime(time: StatedTime, rule: DayRule): StatedTime {
  const first = time.from.kind === 'known' ? reportingDayOf(time.from.value, rule) : undefined
  const end = lastInstant(time)
  const last = end === undefined ? undefined : reportingDayOf(end, rule)
  return {
    text: [first?.day, last?.day]
      .filter((day, at, all) => day !== undefined && all.indexOf(day) === at)
      .join('/'),
    zone: known(rule.zone.name),
    precision: coarsePrecision(first?.day, last?.day),
    from: first ? known(first.from) : notStated,
    to: last ? known(last.to) : notStated,
  }
}

/** The last instant a stated time allows: a millisecond before its end, but never before its start. */
function lastInstant(time: StatedTime): Utc | undefined {
  if (time.to.kind !== 'known') return undefined
  const last = utcFromMs(msOfUtc(time.to.value) - 1)
  return time.from.kind === 'known' && time.from.value > last ? time.from.value : last
}

function coarsePrecision(first: string | undefined, last: string | undefined): Precision {
  if (first === undefined) return last === undefined ? 'unknown' : 'before'
  if (last === undefined) return 'startOnly'
  return first === last ? 'day' : 'period'
}

const HOUR_S = 3600
/** A day of which clocks leave out an hour is the shortest (R-MEA-4). */
const SHORT_DAY_S = 23 * HOUR_S

function precisionOf(resolutionS: number): Precision {
  if (resolutionS <= 60) return 'minute'
  if (resolutionS <= HOUR_S) return 'hours'
  return resolutionS < SHORT_DAY_S ? 'period' : 'day'
}
