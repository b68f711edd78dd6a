import { accept, refuse, type Answer } from '#domain/life'

/** How many, with the qualifier it was told with. Zero is a fact. Integers 0 to 1,000,000. Source: R-MEA-6. */
export type Count =
  | { readonly kind: 'exact'; readonly n: number }
  | { readonly kind: 'about'; readonly n: number }
  | { readonly kind: 'atLeast'; readonly n: number }
  | { readonly kind: 'atMost'; readonly n: number }
  | { readonly kind: 'between'; readonly low: number; readonly high: number }
  | { readonly kind: 'unknown' }

/** The fewest and the most a count can mean, both included; `open` where nothing bounds it above. */
export type CountInterval = { readonly low: number; readonly high: number | 'open' }

/** A sum of counts, which keeps what each part was: adding in any order or grouping gives the same (R-MEA-7). */
export type CountSum = {
  readonly n: number
  readonly low: number
  readonly high: number | 'open'
  readonly about: boolean
  readonly open: boolean
}

/** What a sum may be said as, for words to phrase (R-MEA-7). */
export type CountPhrase =
  | { readonly kind: 'exact'; readonly n: number }
  | { readonly kind: 'between'; readonly low: number; readonly high: number }
  | { readonly kind: 'about'; readonly n: number }
  | { readonly kind: 'atLeast'; readonly n: number }
  | { readonly kind: 'aboutOrMore'; readonly n: number }

/** Most that one count may say (R-MEA-6). */
export const COUNT_MAX = 1_000_000

/** How far "about" reaches where a mechanism's settings say nothing else, in per cent of n (R-MEA-7). */
const ABOUT_SHARE_PCT = 20

/** The sum of nothing. */
export const EMPTY_SUM: CountSum = { n: 0, low: 0, high: 0, about: false, open: false }

/** A count whose numbers are whole, from 0 to 1,000,000, and in order. Source: R-MEA-6. */
export function countInRange(count: Count): Answer<Count, 'MEA_COUNT_RANGE'> {
  const numbers = numbersOf(count)
  const inOrder = count.kind !== 'between' || count.low <= count.high
  if (inOrder && numbers.every((n) => Number.isInteger(n) && n >= 0 && n <= COUNT_MAX)) return accept(count)
  return refuse('MEA_COUNT_RANGE', 'draft', { given: numbers.map(String), low: 0, high: COUNT_MAX })
}

/** The fewest and the most a count can mean. "About n" is [⌊0.8n⌋, ⌈1.2n⌉] at the usual share. Source: R-MEA-7. */
export function intervalOfCount(count: Count, aboutSharePct: number = ABOUT_SHARE_PCT): CountInterval {
  switch (count.kind) {
    case 'exact':
      return { low: count.n, high: count.n }
    case 'about':
      // Whole per cents keep the product whole, so that 1.2 × 55 is 66 and never a hair more.
      return {
        low: Math.floor((count.n * (100 - aboutSharePct)) / 100),
        high: Math.ceil((count.n * (100 + aboutSharePct)) / 100),
      }
    case 'atLeast':
      return { low: count.n, high: 'open' }
    case 'atMost':
      return { low: 0, high: count.n }
    case 'between':
      return { low: count.low, high: count.high }
    case 'unknown':
      return { low: 0, high: 'open' }
  }
}

/** Whether some number fits both. */
export function isOverlapping(a: CountInterval, b: CountInterval): boolean {
  return (a.high === 'open' || b.low <= a.high) && (b.high === 'open' || a.low <= b.high)
}

/** The sum of counts. Source: R-MEA-7. */
export function sumOfCounts(counts: readonly Count[], aboutSharePct: number = ABOUT_SHARE_PCT): CountSum {
  return counts.map((count) => sumOf(count, aboutSharePct)).reduce(addSums, EMPTY_SUM)
}

/** Two sums added: commutative and associative. */
export function addSums(a: CountSum, b: CountSum): CountSum {
  return {
    n: a.n + b.n,
    low: a.low + b.low,
    high: a.high === 'open' || b.high === 'open' ? 'open' : a.high + b.high,
    about: a.about || b.about,
    open: a.open || b.open,
  }
}

/** The sum of so many counts alike, at least one. Source: R-MEA-7. */
export function sumOfAlike(count: Count, times: number, aboutSharePct: number = ABOUT_SHARE_PCT): CountSum {
  const { n, low, high, ...said } = sumOf(count, aboutSharePct)
  return { n: n * times, low: low * times, high: high === 'open' ? high : high * times, ...said }
}

/** How a sum may be said: never more exactly than its parts were. Source: R-MEA-7. */
export function phraseOfSum(sum: CountSum): CountPhrase {
  if (sum.high === 'open')
    return sum.about ? { kind: 'aboutOrMore', n: sum.n } : { kind: 'atLeast', n: sum.low }
  if (sum.about) return { kind: 'about', n: sum.n }
  if (sum.low === sum.high) return { kind: 'exact', n: sum.n }
  return { kind: 'between', low: sum.low, high: sum.high }
}

/** What can be said of the part of a count on one side of a boundary that it straddles: never a share. Source: R-MEA-16. */
export function straddlingPart(count: Count, aboutSharePct: number = ABOUT_SHARE_PCT): Count {
  if (count.kind === 'unknown') return count
  const { high } = intervalOfCount(count, aboutSharePct)
  return high === 'open' ? { kind: 'atLeast', n: 0 } : { kind: 'between', low: 0, high }
}

function sumOf(count: Count, aboutSharePct: number): CountSum {
  const { low, high } = intervalOfCount(count, aboutSharePct)
  return { n: nominal(count), low, high, about: count.kind === 'about', open: high === 'open' }
}

/** The number a count adds to `n` of a sum. */
function nominal(count: Count): number {
  switch (count.kind) {
    case 'exact':
    case 'about':
    case 'atLeast':
      return count.n
    case 'between':
      return count.low
    case 'atMost':
    case 'unknown':
      return 0
  }
}

function numbersOf(count: Count): readonly number[] {
  switch (count.kind) {
    case 'exact':
    case 'about':
    case 'atLeast':
    case 'atMost':
      return [count.n]
    case 'between':
      return [count.low, count.high]
    case 'unknown':
      return []
  }
}
