import { addS, type Utc } from '#domain/measure'
import type { TruceAnswer } from '#wire/situation'

const HOUR_S = 3_600
/** The first hours reach from 24 h before a truce takes effect to 72 h after (console.md 5.1). */
const BEFORE_S = 24 * HOUR_S
/** The end of the first hours, from the moment of effect. */
export const FIRST_HOURS_S: number = 72 * HOUR_S

const OVER: ReadonlySet<TruceAnswer['state']> = new Set(['broken', 'ended'])

/**
 * The truce that is in effect at an instant, the newest of several, or the next one that is announced. One that has ended
 * still counts for its first hours: a truce that broke within them is what people look at.
 */
export function truceAt(truces: readonly TruceAnswer[], at: Utc): TruceAnswer | undefined {
  const byEffect = truces
    .filter((truce) => truce.effectiveFrom !== undefined)
    .toSorted((a, b) => ((a.effectiveFrom ?? '') < (b.effectiveFrom ?? '') ? -1 : 1))
  const begun = byEffect.findLast(({ effectiveFrom = '' }) => effectiveFrom <= at)
  const next = byEffect.find(({ effectiveFrom = '' }) => effectiveFrom > at)
  if (next !== undefined && inFirstHours(next, at)) return next
  if (begun !== undefined && (!OVER.has(begun.state) || inFirstHours(begun, at))) return begun
  return next ?? truces.find((truce) => truce.effectiveFrom === undefined && !OVER.has(truce.state))
}

/** Whether an instant lies in a truce's first hours. */
export function inFirstHours(truce: Pick<TruceAnswer, 'effectiveFrom'> | undefined, at: Utc): boolean {
  const effective = truce?.effectiveFrom
  return effective !== undefined && addS(effective, -BEFORE_S) <= at && at < addS(effective, FIRST_HOURS_S)
}
