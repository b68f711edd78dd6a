import {
  addDays,
  dayNumber,
  dayRule,
  reportingDay,
  reportingDayOf,
  type DayRule,
  type Utc,
} from '#domain/measure'
import type { Mechanism } from '#domain/party'

/** How many days before a day it is compared with (R-RPT-11, R-WRN-2). */
const BASELINE_DAYS = 28

/** The rule of a mechanism's days. A founding whose zone or closing time cannot be read was never accepted. */
export function dayRuleOf(mechanism: Pick<Mechanism, 'zone' | 'dayClose'>): DayRule {
  const rule = dayRule(mechanism)
  if (!rule.ok) throw new RangeError(`the founding's days cannot be told: ${rule.code}`)
  return rule.value
}

/** One reporting day with its span. */
export type Day = { readonly day: string; readonly from: Utc; readonly to: Utc }

/** A day, the day before it and so on back to 28 days before, as far as the mechanism had days: newest first. */
export function daysBack(day: string, mechanism: Mechanism): readonly Day[] {
  const rule = dayRuleOf(mechanism)
  const count = Math.min(BASELINE_DAYS, Math.max(0, dayNumber(day, mechanism.firstDay)))
  return Array.from({ length: count + 1 }, (_, back) => reportingDay(addDays(day, -back), rule))
}

/** The stretch of time that a daily's observations and watches are read from: 28 days back, or the truce if it is older. */
export function reachOf(
  day: string,
  mechanism: Mechanism,
  truceFrom: Utc | undefined,
): { readonly from: Utc; readonly to: Utc } {
  const days = daysBack(day, mechanism)
  const { to } = reportingDay(day, dayRuleOf(mechanism))
  const oldest = days.at(-1)?.from ?? to
  return { from: truceFrom !== undefined && truceFrom < oldest ? truceFrom : oldest, to }
}

/** The reporting day that runs at an instant. */
export function dayAt(utc: Utc, mechanism: Pick<Mechanism, 'zone' | 'dayClose'>): Day {
  return reportingDayOf(utc, dayRuleOf(mechanism))
}

/** A reporting day of a mechanism by its date. */
export function dayNamed(day: string, mechanism: Mechanism): Day {
  return reportingDay(day, dayRuleOf(mechanism))
}

/** Number of a daily for people: its reporting day counted from the mechanism's first, which is 1 (R-REP-11). */
export function dailyNumber(day: string, mechanism: Mechanism): number {
  return dayNumber(day, mechanism.firstDay) + 1
}
