/** Where on a line from 0 to 1 an instant stands, both in milliseconds; outside the range it is below 0 or above 1. */
export function shareOf(atMs: number, range: { readonly fromMs: number; readonly toMs: number }): number {
  return (atMs - range.fromMs) / (range.toMs - range.fromMs)
}

const MINUTE_MS = 60_000
const HOUR_MS = 60 * MINUTE_MS
const DAY_MS = 24 * HOUR_MS

/** Steps that people count in: of these the finest that does not crowd is taken. */
const STEPS_MS = [
  5 * MINUTE_MS,
  15 * MINUTE_MS,
  30 * MINUTE_MS,
  HOUR_MS,
  3 * HOUR_MS,
  6 * HOUR_MS,
  12 * HOUR_MS,
  DAY_MS,
  7 * DAY_MS,
] as const

/** Full steps of the clock in a range, at most `most` of them. `offsetMs`: how far the zone's clocks are ahead of UTC. */
export function ticksOf(
  { fromMs, toMs, offsetMs }: { readonly fromMs: number; readonly toMs: number; readonly offsetMs: number },
  most: number,
): readonly number[] {
  const step = STEPS_MS.find((each) => (toMs - fromMs) / each <= most) ?? 7 * DAY_MS
  const first = Math.ceil((fromMs + offsetMs) / step) * step - offsetMs
  return Array.from(
    { length: Math.max(0, Math.floor((toMs - first) / step) + 1) },
    (_, n) => first + n * step,
  )
}
