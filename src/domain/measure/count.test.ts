import fc from 'fast-check'
import { expect, test } from 'vitest'

import {
  addSums,
  countInRange,
  EMPTY_SUM,
  intervalOfCount,
  isOverlapping,
  phraseOfSum,
  straddlingPart,
  sumOfAlike,
  sumOfCounts,
  type Count,
} from './index.ts'

const exact = (n: number): Count => ({ kind: 'exact', n })
const about = (n: number): Count => ({ kind: 'about', n })
const unknown: Count = { kind: 'unknown' }

const n = fc.nat({ max: 1_000_000 })
const anyCount: fc.Arbitrary<Count> = fc.oneof(
  n.map((value): Count => exact(value)),
  n.map((value): Count => about(value)),
  n.map((value): Count => ({ kind: 'atLeast', n: value })),
  n.map((value): Count => ({ kind: 'atMost', n: value })),
  fc.tuple(n, n).map(([a, b]): Count => ({ kind: 'between', low: Math.min(a, b), high: Math.max(a, b) })),
  fc.constant(unknown),
)

test('[R-MEA-6] zero is a fact; what is negative, broken, too large or out of order is refused', () => {
  expect(countInRange(exact(0)).ok).toBe(true)
  expect(countInRange(unknown).ok).toBe(true)
  expect(countInRange(exact(1_000_000)).ok).toBe(true)
  for (const count of [
    exact(-1),
    exact(0.5),
    exact(1_000_001),
    exact(Number.NaN),
    { kind: 'between', low: 5, high: 4 } as const,
  ])
    expect(countInRange(count)).toMatchObject({ code: 'MEA_COUNT_RANGE', kept: 'draft' })
})

test('[R-MEA-7] sums keep what their parts were', () => {
  expect(sumOfCounts([about(60), exact(4)])).toEqual({ n: 64, low: 52, high: 76, about: true, open: false })
  expect(phraseOfSum(sumOfCounts([exact(110), unknown]))).toEqual({ kind: 'atLeast', n: 110 })
  expect(phraseOfSum(sumOfCounts([exact(3), exact(4)]))).toEqual({ kind: 'exact', n: 7 })
  expect(phraseOfSum(sumOfCounts([about(60), exact(4)]))).toEqual({ kind: 'about', n: 64 })
  expect(phraseOfSum(sumOfCounts([{ kind: 'between', low: 2, high: 5 }, exact(1)]))).toEqual({
    kind: 'between',
    low: 3,
    high: 6,
  })
  expect(phraseOfSum(sumOfCounts([about(10), { kind: 'atLeast', n: 4 }]))).toEqual({
    kind: 'aboutOrMore',
    n: 14,
  })
  expect(sumOfCounts([{ kind: 'atMost', n: 9 }])).toEqual({
    n: 0,
    low: 0,
    high: 9,
    about: false,
    open: false,
  })
  expect(sumOfCounts([])).toEqual(EMPTY_SUM)
})

test('[R-MEA-7] "about" reaches a fifth either way in whole numbers, or as far as the mechanism says', () => {
  expect(intervalOfCount(about(6))).toEqual({ low: 4, high: 8 })
  expect(intervalOfCount(about(55))).toEqual({ low: 44, high: 66 })
  expect(intervalOfCount(about(0))).toEqual({ low: 0, high: 0 })
  expect(intervalOfCount(about(10), 50)).toEqual({ low: 5, high: 15 })
})

test('[R-MEA-7] a sum is the same in any order and grouping, and low ≤ n ≤ high', () => {
  fc.assert(
    fc.property(fc.array(anyCount), fc.array(anyCount), (some, more) => {
      const sum = sumOfCounts([...some, ...more])
      expect(sumOfCounts([...more, ...some])).toEqual(sum)
      expect(addSums(sumOfCounts(some), sumOfCounts(more))).toEqual(sum)
      expect(sum.low <= sum.n && (sum.high === 'open' || sum.n <= sum.high)).toBe(true)
      expect(sum.open).toBe(sum.high === 'open')
    }),
  )
})

test('[R-MEA-7] so many counts alike sum to what they sum to one by one', () => {
  fc.assert(
    fc.property(anyCount, fc.integer({ min: 1, max: 30 }), (count, times) => {
      expect(sumOfAlike(count, times)).toEqual(sumOfCounts(Array.from({ length: times }, () => count)))
    }),
  )
})

test('[R-MEA-7] two counts overlap when some number fits both, whichever is asked first', () => {
  const overlap = (a: Count, b: Count): boolean => isOverlapping(intervalOfCount(a), intervalOfCount(b))
  expect(overlap(about(6), about(4))).toBe(true)
  expect(overlap(about(6), exact(0))).toBe(false)
  expect(overlap({ kind: 'atLeast', n: 9 }, unknown)).toBe(true)
  expect(overlap({ kind: 'atLeast', n: 9 }, exact(8))).toBe(false)
  fc.assert(
    fc.property(anyCount, anyCount, (a, b) => {
      expect(overlap(a, b)).toBe(overlap(b, a))
    }),
  )
})

test('[R-MEA-16] a part of a count that straddles a boundary is anything from none to all, never a share', () => {
  expect(straddlingPart(exact(12))).toEqual({ kind: 'between', low: 0, high: 12 })
  expect(straddlingPart(about(60))).toEqual({ kind: 'between', low: 0, high: 72 })
  expect(straddlingPart({ kind: 'atLeast', n: 4 })).toEqual({ kind: 'atLeast', n: 0 })
  expect(straddlingPart(unknown)).toEqual(unknown)
  fc.assert(
    fc.property(anyCount, (count) => {
      const part = intervalOfCount(straddlingPart(count))
      expect([part.low, part.high]).toEqual([0, intervalOfCount(count).high])
    }),
  )
})
