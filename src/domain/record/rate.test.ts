import fc from 'fast-check'
import { expect, test } from 'vitest'

import { allowanceNow, takenFrom, waitOf, type Allowance, type Rate } from './rate.ts'

const rates = fc.record({
  perS: fc.integer({ min: 1, max: 500 }),
  burst: fc.integer({ min: 1, max: 5_000 }),
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
      expect(
        taken(
          rate,
          Array.from({ length: rate.burst + 1 }, () => startMs),
        ),
      ).toBe(rate.burst)
      const empty = { left: 0, atMs: startMs }
      const told = waitOf(rate, empty)
      expect(told).toBeGreaterThan(0)
      expect(waitOf(rate, allowanceNow(rate, empty, startMs + told))).toBe(0)
    }),
  )
})
