import type { Compared, CorrectionItem, Daily } from './daily.ts'

/** What of a comparison anybody works out from the joint record alone: the figures, and no hour of watch behind them. */
type CountedOnly = Pick<Compared, 'now' | 'prior'>

/** What of a daily anybody works out who holds the joint record: counts, items, accounts, terms and their corrections. */
export type CountedPart = Omit<
  Daily,
  'observed' | 'coverage' | 'sectors' | 'sectorsFrom' | 'corrections' | 'leading'
> & {
  readonly observed: Omit<Daily['observed'], 'byClass' | 'total'> & {
    readonly byClass: readonly (CountedOnly & { readonly class: string })[]
    readonly total: CountedOnly
  }
  readonly corrections: readonly CorrectionItem[]
  readonly leading: Daily['leading']
}

/**
 * The part of a daily that a side's own node works out again to the last figure. Left out is what hours of watch are in,
 * which are the mission's (class M): coverage, efforts, rates, change words; and the rows by sector, whose counts the annex
 * holds. It is the same part before and after the sectors open, and the same of the mission's form (decision 0019).
 */
export function countedPart(daily: Daily): CountedPart {
  const { head, remarks, truce, observed, lodged, saidPublicly, terms, late, lateOfEarlier, annex, others } =
    daily
  return {
    head,
    remarks,
    truce,
    observed: {
      ...observed,
      byClass: observed.byClass.map((each) => ({ class: each.class, ...countedOnly(each) })),
      total: countedOnly(observed.total),
    },
    lodged,
    saidPublicly,
    terms,
    late,
    lateOfEarlier,
    corrections: daily.corrections.filter(isOfCounts),
    leading: daily.leading.map((each) => ({ ...each, items: each.items.filter(isOfCounts) })),
    annex,
    others,
  }
}

function countedOnly({ now, prior }: Compared): CountedOnly {
  return { now, prior }
}

function isOfCounts({ path }: CorrectionItem): boolean {
  return path.startsWith('observed.')
}
