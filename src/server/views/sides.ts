import type { Who } from '#domain/access'
import { dayNumber, dayRule, reportingDayOf, type DayRule, type Side, type Utc } from '#domain/measure'
import { sidesInOrder, type Mechanism } from '#domain/party'

/** How this mechanism's days close. A founding whose zone or closing time cannot be read was never accepted. */
export function dayRuleOf(mechanism: Mechanism): DayRule {
  const rule = dayRule(mechanism)
  if (!rule.ok) throw new Error(`the founding's days cannot be told: ${rule.code}`)
  return rule.value
}

/** The sides as this reader sees them now: by the reporting day the clock stands in, own first (R-PTY-8). */
export function orderOf(mechanism: Mechanism, now: Utc, who: Who): readonly Side[] {
  const { day } = reportingDayOf(now, dayRuleOf(mechanism))
  const own = who.side === 'none' ? [] : [who.side]
  return sidesInOrder(dayNumber(day, mechanism.firstDay), ...own)
}
