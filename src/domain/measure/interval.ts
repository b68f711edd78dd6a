import { accept, refuse, type Answer } from '#domain/life'

import type { Utc } from './moment.ts'

/** A stretch of time with both ends known, half-open: `[from, to)`. */
export type Interval = { readonly from: Utc; readonly to: Utc }

/** The interval between two instants. Refuses one that ends before or when it begins (R-MEA-3). */
export function intervalBetween(from: Utc, to: Utc): Answer<Interval, 'MEA_INTERVAL_EMPTY'> {
  if (from >= to) return refuse('MEA_INTERVAL_EMPTY', 'draft', { from, to })
  return accept({ from, to })
}

/** Whether an instant lies in an interval: its first is in it, its end is not. */
export function covers(interval: Interval, utc: Utc): boolean {
  return interval.from <= utc && utc < interval.to
}

/** Whether two intervals share an instant. */
export function isIntersecting(a: Interval, b: Interval): boolean {
  return a.from < b.to && b.from < a.to
}
