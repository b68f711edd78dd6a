import type { Interval95 } from './daily.ts'
import { betaOdds, gammaQuantile } from './gamma.ts'

const LOW = 0.025
const MIDDLE = 0.5
const HIGH = 0.975
/** Jeffreys' prior of a rate and of a share: half an item. */
const PRIOR = 0.5
const PER_HOURS = 100
const MIN_PER_HOUR = 60

/** Counted in so much effort. `x` is the number of counted items that a rate may use; effort in whole minutes, above 0. */
export type Counted = { readonly x: number; readonly effortMin: number }

/** Numbers as they were worked out, before they are printed. */
export type Bounds = { readonly low: number; readonly median: number; readonly high: number }

/**
 * [R-RPT-10] Rate per 100 effort-hours with its 95 % interval; `phi` is how much more than chance alone the days differ,
 * at least 1 (R-WRN-2). The lower bound of nothing counted is 0.
 */
export function rateOf({ x, effortMin }: Counted, phi: number): Bounds {
  const shape = x / phi + PRIOR
  const scale = (PER_HOURS * phi * MIN_PER_HOUR) / effortMin
  return {
    low: x === 0 ? 0 : scale * gammaQuantile(shape, LOW),
    median: (PER_HOURS * MIN_PER_HOUR * x) / effortMin,
    high: scale * gammaQuantile(shape, HIGH),
  }
}

/** [R-RPT-12] Ratio of two rates: B ~ Beta(x₁/φ + ½, x₀/φ + ½), r = B/(1 − B) · E₀/E₁; its median is what prints (R-RPT-13). */
export function ratioOf(now: Counted, prior: Counted, phi: number): Bounds {
  const at = (p: number): number =>
    (betaOdds(p, now.x / phi + PRIOR, prior.x / phi + PRIOR) * prior.effortMin) / now.effortMin
  return { low: at(LOW), median: at(MIDDLE), high: at(HIGH) }
}

/** [R-RPT-12, R-REP-8] What a ratio allows to be said: only an interval that leaves out 1 is a change. */
export function changeWord({ low, high }: Bounds): 'more' | 'fewer' | 'noClearChange' {
  if (low > 1) return 'more'
  return high < 1 ? 'fewer' : 'noClearChange'
}

/**
 * [R-WRN-2] φ = max(1, variance ÷ mean of the daily counts, brought to one effort): 1 where fewer than seven days have
 * effort, since so few cannot say how days differ.
 */
export function dispersionOf(days: readonly Counted[]): number {
  const watched = days.filter(({ effortMin }) => effortMin > 0)
  if (watched.length < BASELINE_DAYS_MIN) return 1
  const reference = medianOf(watched.map(({ effortMin }) => effortMin))
  const counts = watched.map(({ x, effortMin }) => (x * reference) / effortMin)
  const mean = counts.reduce((sum, each) => sum + each, 0) / counts.length
  if (mean === 0) return 1
  const variance = counts.reduce((sum, each) => sum + (each - mean) ** 2, 0) / (counts.length - 1)
  return Math.max(1, variance / mean)
}

const BASELINE_DAYS_MIN = 7

/** [R-RPT-11] Whether a day's effort can be set beside others: at least a quarter of the median of the days before. */
export function isComparable(effortMin: number, before: readonly number[]): boolean {
  if (effortMin <= 0) return false
  const watched = before.filter((each) => each > 0)
  return watched.length === 0 || effortMin >= COMPARABLE_SHARE * medianOf(watched)
}

const COMPARABLE_SHARE = 0.25

function medianOf(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b)
  const upper = sorted[Math.floor(sorted.length / 2)] ?? 0
  const lower = sorted[Math.floor((sorted.length - 1) / 2)] ?? 0
  return (lower + upper) / 2
}

/**
 * An interval as it prints: all three numbers with as many decimals as the least of them that is not zero needs, one from
 * 2 upwards, two from 0.1, and zero is `0`.
 */
export function printed({ low, median, high }: Bounds): Interval95 {
  const least = [low, median, high].filter((each) => each > 0).toSorted((a, b) => a - b)[0] ?? 0
  const decimals = decimalsFor(least)
  const text = (value: number) => (value === 0 ? '0' : value.toFixed(decimals))
  return { median: text(median), low: text(low), high: text(high) }
}

const ONE_DECIMAL_FROM = 2
const TWO_DECIMALS_FROM = 0.1
const DECIMALS_MAX = 8

function decimalsFor(least: number): number {
  if (least === 0 || least >= ONE_DECIMAL_FROM) return 1
  if (least >= TWO_DECIMALS_FROM) return 2
  const leading = DECIMALS.find((decimals) => least * 10 ** decimals >= 1) ?? DECIMALS_MAX
  return Math.min(DECIMALS_MAX, leading + 1)
}

const DECIMALS = [2, 3, 4, 5, 6, 7] as const
