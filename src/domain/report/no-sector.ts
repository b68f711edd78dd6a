import { addSums, EMPTY_SUM, type CountSum } from '#domain/measure'

import type { Daily, Figure } from './daily.ts'
import { sumIn } from './figure.ts'

/** What was counted in no sector that anybody could name; a figure is absent where the form withholds a sector beside it. */
export type NoSector = {
  readonly now: Figure | undefined
  readonly prior: Figure | undefined
  /** Classes of which something was counted there. */
  readonly byClass: readonly { readonly class: string; readonly figure: Figure }[]
}

/**
 * [R-RPT-34] What is left of the total without the sectors, so that the rows of the table add up to it; none where nothing
 * is left. Where a sector is withheld, what is left is not told either: it would give the withheld one away.
 */
export function noSectorOf({ observed, sectors }: Daily): NoSector | undefined {
  if (sectors.length === 0) return undefined
  const { total } = observed
  const now = leftOf(
    total.now,
    sectors.map((row) => row.total.now),
  )
  const prior = leftOf(
    total.prior,
    sectors.map((row) => row.total.prior),
  )
  const isWithheld = sectors.some((row) => row.total.now.kind === 'withheld')
  const classes = isWithheld ? [] : (sectors[0]?.byClass ?? [])
  return now === undefined && prior === undefined
    ? undefined
    : {
        now,
        prior,
        byClass: classes.flatMap((each) => {
          const figure = leftOf(
            observed.byClass.find((row) => row.class === each.class)?.now ?? { kind: 'notObserved' },
            sectors
              .flatMap(({ byClass }) => byClass.filter((cell) => cell.class === each.class))
              .map((cell) => cell.figure),
          )
          return figure === undefined ? [] : [{ class: each.class, figure }]
        }),
      }
}

function leftOf(total: Figure, parts: readonly Figure[]): Figure | undefined {
  if (total.kind !== 'count' || parts.some(({ kind }) => kind === 'withheld')) return undefined
  const sum = without(total.sum, parts.map(sumIn).reduce(addSums, EMPTY_SUM))
  const items = total.items - parts.reduce((n, part) => n + (part.kind === 'count' ? part.items : 0), 0)
  return sum.n > 0 ? { kind: 'count', sum, items: Math.max(1, items) } : undefined
}

/** A sum less a part of it: said no more exactly than the whole was. */
function without(whole: CountSum, part: CountSum): CountSum {
  const high = whole.high === 'open' || part.high === 'open' ? 'open' : Math.max(0, whole.high - part.high)
  return {
    n: whole.n - part.n,
    low: Math.max(0, whole.low - part.low),
    high: whole.high === 'open' ? 'open' : high,
    about: whole.about,
    open: whole.open,
  }
}
