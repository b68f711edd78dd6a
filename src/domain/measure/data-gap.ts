import type { Utc } from './moment.ts'

/** A stretch `[from, to)` in which what the data hold of a context is known to be incomplete (R-MEA-17). */
export type Gap = { readonly context: string; readonly from: Utc; readonly to: Utc }

/** Whether an instant lies in a gap of a context: there an empty cell reads `notInThisData`. Source: R-MEA-17. */
export function isInGap(gaps: readonly Gap[], context: string, utc: Utc): boolean {
  return gaps.some((gap) => gap.context === context && gap.from <= utc && utc < gap.to)
}

/** The gaps that touch a stretch of time; an end that is left out is open. Source: R-MEA-17. */
export function gapsTouching<G extends Gap>(
  gaps: readonly G[],
  range: { readonly from?: Utc; readonly to?: Utc },
): readonly G[] {
  return gaps.filter(
    (gap) =>
      (range.to === undefined || gap.from < range.to) && (range.from === undefined || range.from < gap.to),
  )
}
