import { accept, refuse, type Answer } from '#domain/life'
import type { CountSum } from '#domain/measure'

/** One link of the chain of cumulative totals since the truce (R-REP-6). */
export type ChainLink = {
  /** The cumulative total that the newest issued daily before this one printed; a sum of nothing where there is none. */
  readonly previous: CountSum
  /** What was counted on this day, and on days in between that no daily was issued for. */
  readonly days: readonly CountSum[]
  /** What corrections issued since changed in earlier days: their totals before and after. */
  readonly corrections: readonly { readonly was: CountSum; readonly now: CountSum }[]
  /** The cumulative total that this daily prints. */
  readonly cumulative: CountSum
}

/**
 * [R-REP-6] Cumulative = previous cumulative + day + corrections to earlier days, by the number told and by the lower bound.
 * What differs is told by what it should be and is, and blocks the issue: an earlier day has changed whose correction is
 * not out.
 */
export function chainStands(link: ChainLink): Answer<undefined, 'REP_SUM_MISMATCH'> {
  const differing = NUMBERS.find((number) => expectedOf(link, number) !== link.cumulative[number])
  if (differing === undefined) return accept(undefined)
  const expected = expectedOf(link, differing)
  const found = link.cumulative[differing]
  return refuse('REP_SUM_MISMATCH', 'draft', {
    lines: ['observed.sinceTruce'],
    expected,
    found,
    difference: found - expected,
  })
}

/** What of a sum adds up exactly, whatever its parts; an upper bound that is open does not. */
const NUMBERS = ['n', 'low'] as const

function expectedOf({ previous, days, corrections }: ChainLink, number: (typeof NUMBERS)[number]): number {
  const ofDays = days.reduce((sum, day) => sum + day[number], 0)
  const corrected = corrections.reduce((sum, { was, now }) => sum + now[number] - was[number], 0)
  return previous[number] + ofDays + corrected
}
