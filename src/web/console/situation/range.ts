import {
  addS,
  dayRule,
  msOfUtc,
  reportingDay,
  reportingDayOf,
  utcFromMs,
  type ReportingDay,
  type Utc,
} from '#domain/measure'

/** A stretch of time that all three panes show. */
export type Range = { readonly from: Utc; readonly to: Utc }

const MINUTE_S = 60
/** Room left and right of what the range is about, so that nothing stands at the edge. */
const ROOM_S = 45 * MINUTE_S
const HOUR_S = 60 * MINUTE_S
const FIRST_HOURS_S = 72 * HOUR_S
const SHORTEST_MS = 10 * MINUTE_S * 1000
const LONGEST_MS = 31 * 24 * HOUR_S * 1000

/** The reporting day of a mechanism that is looked at: the one named, else that of the clock. */
export function dayLookedAt(
  mechanism: { readonly zone: string; readonly dayClose: string },
  day: string,
  now: Utc,
): ReportingDay {
  const rule = dayRule(mechanism)
  if (!rule.ok) throw new Error(`the days of this mechanism cannot be told: ${rule.code}`)
  return day === '' ? reportingDayOf(now, rule.value) : reportingDay(day, rule.value)
}

/** The whole range of a day: from its beginning, or a little before a truce takes effect in it, to a little after its close. */
export function rangeOfDay(day: Range, effective: Utc | undefined): Range {
  const isInDay = effective !== undefined && day.from < effective && effective < day.to
  return { from: isInDay ? addS(effective, -ROOM_S) : day.from, to: addS(day.to, ROOM_S) }
}

/** The range of a truce's first hours. */
export function rangeOfFirstHours(effective: Utc): Range {
  return { from: addS(effective, -HOUR_S), to: addS(effective, FIRST_HOURS_S) }
}

/** The range moved by a share of its own length; a negative share is earlier. */
export function moved({ from, to }: Range, share: number): Range {
  const byMs = Math.round((msOfUtc(to) - msOfUtc(from)) * share)
  return { from: utcFromMs(msOfUtc(from) + byMs), to: utcFromMs(msOfUtc(to) + byMs) }
}

/** The range made longer or shorter around its middle, within ten minutes and a month. */
export function scaled({ from, to }: Range, by: number): Range {
  const middle = (msOfUtc(from) + msOfUtc(to)) / 2
  const half = Math.min(LONGEST_MS, Math.max(SHORTEST_MS, (msOfUtc(to) - msOfUtc(from)) * by)) / 2
  return { from: utcFromMs(Math.round(middle - half)), to: utcFromMs(Math.round(middle + half)) }
}

/** The range between two shares of another, whichever is first; `undefined` where it is too short to be meant. */
export function between({ from, to }: Range, one: number, other: number): Range | undefined {
  const start = msOfUtc(from)
  const lasts = msOfUtc(to) - start
  const [low, high] = [Math.max(0, Math.min(one, other)), Math.min(1, Math.max(one, other))]
  if ((high - low) * lasts < SHORTEST_MS) return undefined
  return { from: utcFromMs(Math.round(start + low * lasts)), to: utcFromMs(Math.round(start + high * lasts)) }
}
