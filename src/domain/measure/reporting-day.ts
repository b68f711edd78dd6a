import { accept, refuse, type Answer } from '#domain/life'

import { msOfUtc, utcFromMs, type Utc } from './moment.ts'
import { firstInstantOfWall, wallTime, zoneFromText, type Zone } from './zone.ts'

/** How a mechanism's days close: at `close` of clocks in its zone. Made by `dayRule` from the founding record's texts. */
export type DayRule = {
  readonly zone: Zone
  readonly close: { readonly hour: number; readonly minute: number }
}

/** One reporting day: half-open `[from, to)`. `lastsH` is 24, or 23 or 25 where clocks change, and is then said. */
export type ReportingDay = {
  /** YYYY-MM-DD, the calendar day on which it closes. */
  readonly day: string
  readonly from: Utc
  readonly to: Utc
  readonly lastsH: number
}

const HOUR_MS = 3_600_000
const DAY_MS = 24 * HOUR_MS
const CLOSE_FORM = /^([01]\d|2[0-3]):([0-5]\d)$/

/** The rule of a mechanism's days, from its zone and its closing time `hh:mm`. */
export function dayRule(founding: {
  readonly zone: string
  readonly dayClose: string
}): Answer<DayRule, 'MEA_ZONE_MISSING' | 'MEA_TIME_IMPOSSIBLE'> {
  const zone = zoneFromText(founding.zone)
  if (!zone.ok) return zone
  const close = CLOSE_FORM.exec(founding.dayClose)
  if (!close) return refuse('MEA_TIME_IMPOSSIBLE', 'draft', { text: founding.dayClose.slice(0, 200) })
  return accept({ zone: zone.value, close: { hour: Number(close[1]), minute: Number(close[2]) } })
}

/** The reporting day `YYYY-MM-DD`: from the close of the day before to its own. Source: R-MEA-4. */
export function reportingDay(day: string, rule: DayRule): ReportingDay {
  const fromMs = closeMs(addDays(day, -1), rule)
  const toMs = closeMs(day, rule)
  return { day, from: utcFromMs(fromMs), to: utcFromMs(toMs), lastsH: (toMs - fromMs) / HOUR_MS }
}

/** The one reporting day an instant belongs to; an item belongs to the day of its `from`. Source: R-MEA-4. */
export function reportingDayOf(utc: Utc, rule: DayRule): ReportingDay {
  const local = wallTime(utc, rule.zone).day
  for (const days of [0, 1, -1]) {
    const near = reportingDay(addDays(local, days), rule)
    if (near.from <= utc && utc < near.to) return near
  }
  throw new RangeError(`no reporting day holds ${utc}`)
}

/** How many days after the mechanism's first day a day is: 0 for the first, negative before. For R-PTY-8. */
export function dayNumber(day: string, firstDay: string): number {
  return (midnightMs(day) - midnightMs(firstDay)) / DAY_MS
}

/** The calendar day that many days later. */
export function addDays(day: string, days: number): string {
  return utcFromMs(midnightMs(day) + days * DAY_MS).slice(0, 10)
}

/** The first time clocks show the close on that day, or pass it where they skip it: so days neither gap nor overlap. */
function closeMs(day: string, rule: DayRule): number {
  return firstInstantOfWall(
    midnightMs(day) + rule.close.hour * HOUR_MS + rule.close.minute * 60_000,
    rule.zone,
  )
}

function midnightMs(day: string): number {
  return msOfUtc(`${day}T00:00:00.000Z`)
}
