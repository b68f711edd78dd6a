import { covers, type Utc } from '#domain/measure'

/** How a stretch is judged: clean, with a violation found in it, or not at all, as too little of it was watched. */
export type Judgement = 'clean' | 'violation' | 'notJudged'

/** What judging a stretch goes by: violations found, and what was watched of each active sector, in whole minutes. */
export type Watched = {
  readonly violations: readonly Utc[]
  readonly sectors: readonly { readonly sector: string; readonly effortMin: number }[]
  /** Effort a sector needs for the stretch to be judged (setting of the founding). */
  readonly minEffortH: number
}

const MINUTES = 60

/**
 * How 24 hours, or a reporting day, are judged: with no violation found and enough effort in every active sector they are
 * clean; with too little in one, or with no sector at all, nobody can say. Source: R-AGR-14.
 */
export function judgementOf(
  stretch: { readonly from: Utc; readonly to: Utc },
  { violations, sectors, minEffortH }: Watched,
): Judgement {
  if (violations.some((utc) => covers(stretch, utc))) return 'violation'
  const isWatched = sectors.length > 0 && sectors.every(({ effortMin }) => effortMin >= minEffortH * MINUTES)
  return isWatched ? 'clean' : 'notJudged'
}

/** Clean reporting days a disengagement area needs, one after another (R-AGR-15). */
const CLEAN_DAYS = 7

/**
 * The disengagement clock after these days, in their order: a violation sets it to 0, a day that was not judged neither
 * counts nor resets. Source: R-AGR-15.
 */
export function disengagementClock(days: readonly Judgement[]): {
  readonly clean: number
  readonly reached: boolean
} {
  let clean = 0
  for (const day of days) {
    if (day === 'violation') clean = 0
    if (day === 'clean') clean += 1
    if (clean >= CLEAN_DAYS) return { clean, reached: true }
  }
  return { clean, reached: false }
}
