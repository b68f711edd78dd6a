import fc from 'fast-check'
import { expect, test } from 'vitest'

import {
  allowanceNow,
  AUTHOR_RATE,
  HOLDER_RATE,
  takenFrom,
  waitOf,
  type Allowance,
  type Rate,
} from './rate.ts'

const rates = fc.record({
  perS: fc.integer({ min: 1, max: 500 }),
  burst: fc.integer({ min: 1, max: 5_000 }),
})

test('[R-REC-37] a key has 20 a second and 200 at once, a holder 400 a second for as long a burst', () => {
  expect(AUTHOR_RATE).toEqual({ perS: 20, burst: 200 })
  expect(HOLDER_RATE).toEqual({ perS: 400, burst: 4_000 })
})

/** How many of some tries at their instants are let through. */
function taken(rate: Rate, triesMs: readonly number[]): number {
  let allowance: Allowance | undefined
  let count = 0
  for (const nowMs of triesMs) {
    const now = allowanceNow(rate, allowance, nowMs)
    const isFree = waitOf(rate, now) === 0
    allowance = isFree ? takenFrom(now) : now
    count += isFree ? 1 : 0
  }
  return count
}

test('[R-REC-37] however they come, no more are taken than the burst and what filled up since', () => {
  fc.assert(
    fc.property(
      rates,
      fc.array(fc.integer({ min: 0, max: 400 }), { minLength: 1, maxLength: 300 }),
      (rate, steps) => {
        let nowMs = 0
        const tries = steps.map((step) => (nowMs += step))
        const first = tries[0] ?? 0
        const most = rate.burst + ((nowMs - first) / 1_000) * rate.perS
        expect(taken(rate, tries)).toBeLessThanOrEqual(Math.floor(most + 1e-6))
      },
    ),
  )
})

test('[R-REC-37] after a rest the whole burst is free at once, and whoever waits as told is let through', () => {
  fc.assert(
    fc.property(rates, fc.integer({ min: 0, max: 1e9 }), (rate, startMs) => {
      const atOnce = (ms: number) => Array.from({ length: rate.burst + 1 }, () => ms)
      const restMs = 2_000 * rate.burst // twice what fills it at one a second
      expect(taken(rate, atOnce(startMs))).toBe(rate.burst)
      expect(taken(rate, [...atOnce(startMs), ...atOnce(startMs + restMs)])).toBe(2 * rate.burst)
      const empty = { left: 0, atMs: startMs }
      const told = waitOf(rate, empty)
      expect(told).toBeGreaterThan(0)
      expect(allowanceNow(rate, empty, startMs + told).left).toBeGreaterThanOrEqual(1 - 1e-6)
    }),
  )
})
