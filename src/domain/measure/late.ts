import { msOfUtc, type Utc } from './moment.ts'
import { reportingDayOf, type DayRule } from './reporting-day.ts'

/**
 * Whether an item came after its own day had closed: it is counted in its day, and listed under the late items of the
 * report that first carries it. Source: R-MEA-5.
 */
export function isLate(from: Utc, receivedAt: Utc, rule: DayRule): boolean {
  return msOfUtc(reportingDayOf(from, rule).to) <= msOfUtc(receivedAt)
}
