import fc from 'fast-check'
import { expect, test } from 'vitest'

import { betaI, betaOdds, betaQuantile, gammaP, gammaQuantile } from './gamma.ts'
import { changeWord, dispersionOf, isComparable, printed, rateOf, ratioOf } from './rate.ts'

const hours = (h: number): number => h * 60
const rate = (x: number, h: number, phi = 1) => printed(rateOf({ x, effortMin: hours(h) }, phi))
const ratio = (x1: number, h1: number, [x0, h0]: readonly [number, number]) =>
  ratioOf({ x: x1, effortMin: hours(h1) }, { x: x0, effortMin: hours(h0) }, 1)

test('[R-RPT-10] gamma and beta agree with values of closed form and with tables', () => {
  // P(1, x) = 1 − e^−x; P(½, x) = erf(√x); I_x(1, b) = 1 − (1 − x)^b; I_x(a, a) at ½ is ½.
  expect(gammaP(1, 2)).toBeCloseTo(1 - Math.exp(-2), 13)
  expect(gammaP(0.5, 1)).toBeCloseTo(0.842_700_792_949_715, 12)
  expect(gammaP(10, 10)).toBeCloseTo(0.542_070_285_528_148, 12)
  expect(betaI(0.3, 1, 4)).toBeCloseTo(1 - 0.7 ** 4, 13)
  expect(betaI(0.5, 7.5, 7.5)).toBeCloseTo(0.5, 13)
  // Chi-square table: 95 % of 10 degrees of freedom is 18.307; F table by beta: I at 0.5 of (2, 3) is 0.6875.
  expect(2 * gammaQuantile(5, 0.95)).toBeCloseTo(18.307_038, 5)
  expect(betaI(0.5, 2, 3)).toBeCloseTo(0.6875, 13)
  expect(gammaP(3, 0)).toBe(0)
  expect([betaI(0, 2, 3), betaI(1, 2, 3)]).toEqual([0, 1])
})

test('[R-RPT-10] the inverses undo the functions, which rise from 0 to 1', () => {
  const shape = fc.double({ min: 0.5, max: 5_000, noNaN: true })
  const share = fc.double({ min: 0.001, max: 0.999, noNaN: true })
  fc.assert(
    fc.property(shape, shape, share, (a, b, p) => {
      expect(gammaP(a, gammaQuantile(a, p))).toBeCloseTo(p, 8)
      // Of the two sides the one below a half has digits to be asked back by.
      const x = betaQuantile(p, a, b)
      const asked = x <= 0.5 ? betaI(x, a, b) : 1 - betaI(betaQuantile(1 - p, b, a), b, a)
      expect(asked).toBeCloseTo(p, 7)
      expect(x).toBeCloseTo(1 - betaQuantile(1 - p, b, a), 8)
      expect(betaOdds(p, a, b) * betaOdds(1 - p, b, a)).toBeCloseTo(1, 8)
    }),
    { numRuns: 60 },
  )
})

test('[R-RPT-10] the examples of reports.md, to the digit', () => {
  expect(rate(111, 240)).toEqual({ median: '46.3', low: '38.2', high: '55.5' })
  expect(rate(10, 240)).toEqual({ median: '4.2', low: '2.1', high: '7.4' })
  expect(rate(0, 240)).toEqual({ median: '0', low: '0', high: '1.05' })
  expect(rate(0, 24)).toEqual({ median: '0', low: '0', high: '10.5' })
})

test('[R-RPT-12, R-RPT-13, R-REP-8] the examples of reports.md: more, no clear change though the raw count fell, fewer', () => {
  const told = (r: ReturnType<typeof ratio>) => [printed(r), changeWord(r)]
  expect(told(ratio(111, 240, [10, 240]))).toEqual([{ median: '10.9', low: '6.1', high: '22.1' }, 'more'])
  expect(told(ratio(30, 120, [40, 240]))).toEqual([
    { median: '1.50', low: '0.93', high: '2.40' },
    'noClearChange',
  ])
  expect(told(ratio(30, 120, [40, 80]))).toEqual([{ median: '0.50', low: '0.31', high: '0.80' }, 'fewer'])
  expect(changeWord(ratio(5, 240, [3, 240]))).toBe('noClearChange')
})

test('[R-RPT-12] periods changed places give the ratio upside down', () => {
  const x = fc.integer({ min: 0, max: 500 })
  const counted = fc.record({ x, effortMin: fc.integer({ min: 60, max: 100_000 }) })
  fc.assert(
    fc.property(counted, counted, (one, other) => {
      const [there, back] = [ratioOf(one, other, 1), ratioOf(other, one, 1)]
      expect(there.low * back.high).toBeCloseTo(1, 6)
      expect(there.median * back.median).toBeCloseTo(1, 6)
    }),
    { numRuns: 60 },
  )
})

test('[R-RPT-11] a quarter of the median effort of the days before is enough, less is not', () => {
  const before = [hours(200), hours(240), hours(280)]
  expect(isComparable(hours(60), before)).toBe(true)
  expect(isComparable(hours(59), before)).toBe(false)
  expect(isComparable(hours(1), [])).toBe(true)
  expect(isComparable(0, before)).toBe(false)
})

test('[R-RPT-10] days that differ more than chance widen the interval; fewer than seven days say nothing of it', () => {
  const day = (x: number) => ({ x, effortMin: hours(24) })
  const uneven = [0, 40, 0, 40, 0, 40, 0, 40].map(day)
  expect(dispersionOf(uneven)).toBeGreaterThan(10)
  expect(dispersionOf(uneven.slice(0, 6))).toBe(1)
  expect(dispersionOf([5, 5, 5, 5, 5, 5, 5].map(day))).toBe(1)
  expect(Number(rate(20, 240, 4).high)).toBeGreaterThan(Number(rate(20, 240, 1).high))
})
