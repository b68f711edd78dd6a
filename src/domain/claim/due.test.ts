import fc from 'fast-check'
import { expect, test } from 'vitest'

import { addS, utcFromMs } from '#domain/measure'

import {
  claimLife,
  dueAnswer,
  dueClaims,
  latenessS,
  mayTimeOut,
  stateNow,
  type ClaimState,
  type Clocked,
} from './index.ts'

const lodgedAt = '2020-10-26T05:28:00.000Z'

test('[R-CLM-8] an account is due six hours after notice, and lateness is counted from then', () => {
  expect(dueAnswer(lodgedAt)).toBe('2020-10-26T11:28:00.000Z')
  expect(latenessS(lodgedAt, '2020-10-26T12:03:00.000Z')).toBe(35 * 60)
  expect(latenessS(lodgedAt, '2020-10-26T11:28:00.000Z')).toBe(0)
  expect(latenessS(lodgedAt, lodgedAt)).toBe(0)
})

test('[R-CLM-8] a claim that nobody answered is due at six hours, not before, acknowledged or not', () => {
  const due = (state: ClaimState, now: string): number => dueClaims([{ state, lodgedAt }], now).length
  for (const state of ['lodged', 'acknowledged'] as const) {
    expect(due(state, '2020-10-26T11:27:59.999Z')).toBe(0)
    expect(due(state, '2020-10-26T11:28:00.000Z')).toBe(1)
  }
  for (const state of [
    'drafted',
    'answered',
    'answeredLate',
    'underInquiry',
    'concluded',
    'closed',
    'withdrawn',
  ] as const)
    expect(due(state, '2021-01-01T00:00:00.000Z')).toBe(0)
})

test('[R-CLM-8] a time-out is recorded when it is due, and once', () => {
  const claim = { state: 'lodged', lodgedAt } as const
  expect(mayTimeOut(claim, dueAnswer(lodgedAt))).toEqual({
    ok: true,
    value: { state: 'unanswered', dueAt: dueAnswer(lodgedAt) },
  })
  expect(mayTimeOut(claim, lodgedAt)).toMatchObject({ code: 'LIFE_NOT_ALLOWED', kept: 'nothing' })
  expect(mayTimeOut({ ...claim, state: 'unanswered' }, dueAnswer(lodgedAt)).ok).toBe(false)
})

const states: readonly ClaimState[] = [
  'drafted',
  'lodged',
  'acknowledged',
  'unanswered',
  'answered',
  'answeredLate',
  'underInquiry',
  'concluded',
  'closed',
  'withdrawn',
]
const instant = fc.integer({ min: 0, max: 40 * 3600 }).map((s) => addS(utcFromMs(1_602_300_000_000), s))
const anyClaims: fc.Arbitrary<readonly Clocked[]> = fc.array(
  fc.record({ state: fc.constantFrom(...states), lodgedAt: instant }),
)

test('[R-CLM-8] what is due is monotone in time, and what was recorded is due no more', () => {
  fc.assert(
    fc.property(anyClaims, instant, fc.nat({ max: 40 * 3600 }), (claims, now, laterS) => {
      const due = dueClaims(claims, now)
      const later = dueClaims(claims, addS(now, laterS))
      expect(due.filter((claim) => !later.includes(claim))).toEqual([])
      const recorded = claims.map((claim) => ({ ...claim, state: stateNow(claim, now) }))
      expect(dueClaims(recorded, now)).toEqual([])
      for (const claim of due) expect(claimLife[claim.state].timeout6h).toBe('unanswered')
    }),
  )
})
