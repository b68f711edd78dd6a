/** How close an inverse comes to its argument, as a share of it: below what any report prints. */
const CLOSE = 1e-12
/** Steps that a series or a fraction may take. Both settle in far fewer for every number that a count can reach. */
const STEPS_MAX = 100_000
/** Stands for zero in a denominator that would vanish (Lentz). */
const TINY = 1e-300

/** Coefficients of the Lanczos approximation with g = 7, n = 9: relative error below 1e-13 for x > 0. */
const LANCZOS_G = 7
const LANCZOS_FIRST = 0.999_999_999_999_809_93
const LANCZOS: readonly number[] = [
  676.520_368_121_885_1, -1_259.139_216_722_402_8, 771.323_428_777_653_1, -176.615_029_162_140_6,
  12.507_343_278_686_905, -0.138_571_095_265_720_12, 9.984_369_578_019_572e-6, 1.505_632_735_149_311_6e-7,
]
const LOG_SQRT_2PI = 0.918_938_533_204_672_8

/** ln Γ(x) for x ≥ ½, which is all that a count plus a half asks for. Source: C. Lanczos, 1964. */
function logGamma(x: number): number {
  const z = x - 1
  const series = LANCZOS.reduce((sum, c, at) => sum + c / (z + at + 1), LANCZOS_FIRST)
  const t = z + LANCZOS_G + 0.5
  return LOG_SQRT_2PI + (z + 0.5) * Math.log(t) - t + Math.log(series)
}

/**
 * The regularised lower incomplete gamma function P(a, x), 0 to 1, for a ≥ ½. Below a + 1 by its series, above by its
 * continued fraction. Source: NIST Digital Library of Mathematical Functions, 8.11.4 and 8.9.2.
 */
export function gammaP(a: number, x: number): number {
  if (x <= 0) return 0
  const front = Math.exp(a * Math.log(x) - x - logGamma(a))
  return x < a + 1 ? front * gammaSeries(a, x) : 1 - front * gammaFraction(a, x)
}

/** The x at which P(a, x) is p, for 0 < p < 1: the p-quantile of a gamma distribution of shape a and scale 1. */
export function gammaQuantile(a: number, p: number): number {
  let high = a + 1
  while (gammaP(a, high) < p) high *= 2
  return bisected({ low: 0, high }, (x) => gammaP(a, x) < p)
}

/**
 * The regularised incomplete beta function I_x(a, b), 0 to 1, for a, b ≥ ½, by its continued fraction on the side where it
 * settles fast. Source: NIST Digital Library of Mathematical Functions, 8.17.22 and 8.17.4.
 */
export function betaI(x: number, a: number, b: number): number {
  if (x <= 0) return 0
  if (x >= 1) return 1
  const front = Math.exp(logGamma(a + b) - logGamma(a) - logGamma(b) + a * Math.log(x) + b * Math.log1p(-x))
  return x < (a + 1) / (a + b + 2)
    ? (front * betaFraction(x, a, b)) / a
    : 1 - (front * betaFraction(1 - x, b, a)) / b
}

/** The x at which I_x(a, b) is p, for 0 < p < 1: the p-quantile of a beta distribution. */
export function betaQuantile(p: number, a: number, b: number): number {
  return bisected({ low: 0, high: 1 }, (x) => betaI(x, a, b) < p)
}

/**
 * The odds x ÷ (1 − x) at that quantile. Near 1 the quantile has no digits left for 1 − x, which is then found from the
 * other side.
 */
export function betaOdds(p: number, a: number, b: number): number {
  const x = betaQuantile(p, a, b)
  if (x <= HALF) return x / (1 - x)
  const rest = betaQuantile(1 - p, b, a)
  return (1 - rest) / rest
}

const HALF = 0.5

function gammaSeries(a: number, x: number): number {
  let term = 1 / a
  let sum = term
  for (let n = 1; n < STEPS_MAX && term > sum * Number.EPSILON; n++) {
    term *= x / (a + n)
    sum += term
  }
  return sum
}

function gammaFraction(a: number, x: number): number {
  let b = x + 1 - a
  let c = 1 / TINY
  let d = 1 / b
  let h = d
  for (let n = 1; n < STEPS_MAX; n++) {
    const an = -n * (n - a)
    b += 2
    d = 1 / awayFromZero(an * d + b)
    c = awayFromZero(b + an / c)
    h *= d * c
    if (Math.abs(d * c - 1) < Number.EPSILON) break
  }
  return h
}

function betaFraction(x: number, a: number, b: number): number {
  let c = 1
  let d = 1 / awayFromZero(1 - ((a + b) * x) / (a + 1))
  let h = d
  for (let m = 1; m < STEPS_MAX; m++) {
    const even = (m * (b - m) * x) / ((a + 2 * m - 1) * (a + 2 * m))
    d = 1 / awayFromZero(1 + even * d)
    c = awayFromZero(1 + even / c)
    h *= d * c
    const odd = (-(a + m) * (a + b + m) * x) / ((a + 2 * m) * (a + 2 * m + 1))
    d = 1 / awayFromZero(1 + odd * d)
    c = awayFromZero(1 + odd / c)
    h *= d * c
    if (Math.abs(d * c - 1) < Number.EPSILON) break
  }
  return h
}

function awayFromZero(value: number): number {
  return Math.abs(value) < TINY ? TINY : value
}

/** Halves a stretch until both ends say the same to within `CLOSE`: slow beside Newton's way, and never lost. */
function bisected(
  stretch: { readonly low: number; readonly high: number },
  isBelow: (x: number) => boolean,
): number {
  let { low, high } = stretch
  while (high - low > CLOSE * high) {
    const middle = (low + high) / 2
    if (middle <= low || middle >= high) break
    if (isBelow(middle)) low = middle
    else high = middle
  }
  return (low + high) / 2
}
