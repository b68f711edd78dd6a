/** How fast something may come: so many a second for ever, and so many at once after a rest. */
export type Rate = { readonly perS: number; readonly burst: number }

/** What was left at an instant of one clock that never goes back, in milliseconds; below zero where more was taken. */
export type Allowance = { readonly left: number; readonly atMs: number }

/** Records of one author's key (R-REC-37). */
export const AUTHOR_RATE: Rate = { perS: 20, burst: 200 }

/** Records of one holder's offices together, the same for every holder; its burst lasts as long as an author's (R-REC-37). */
export const HOLDER_RATE: Rate = { perS: 400, burst: 4_000 }

/** What is left now of an allowance: whole at first, and filling at its rate up to its burst. */
export function allowanceNow(rate: Rate, before: Allowance | undefined, nowMs: number): Allowance {
  if (before === undefined) return { left: rate.burst, atMs: nowMs }
  const filled = before.left + ((nowMs - before.atMs) / 1_000) * rate.perS
  return { left: Math.min(rate.burst, filled), atMs: nowMs }
}

/** An allowance with one taken from it. */
export function takenFrom({ left, atMs }: Allowance): Allowance {
  return { left: left - 1, atMs }
}

/** Milliseconds until one more may be taken; 0: at once. */
export function waitOf(rate: Rate, { left }: Allowance): number {
  return left >= 1 ? 0 : Math.ceil(((1 - left) / rate.perS) * 1_000)
}
