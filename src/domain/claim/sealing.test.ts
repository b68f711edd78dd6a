import { expect, test } from 'vitest'

import { otherSide, SIDES } from '#domain/measure'

import { isSealedTo, sealingOf, type SealableOffice } from './sealing.ts'

const OFFICES: readonly SealableOffice[] = [
  ...SIDES.flatMap((side) => ['L', 'R', 'node'].map((role) => ({ role, side }))),
  ...['DO', 'IN', 'HM', 'PO', 'ME', 'PL', 'GU', 'AU', 'node'].map((role) => ({
    role,
    side: 'none' as const,
  })),
]

function namesOf(type: string, by: 'A' | 'B'): readonly string[] {
  const sealing = sealingOf(type, by)
  return sealing
    ? OFFICES.filter((office) => isSealedTo(office, sealing)).map(({ role, side }) => `${side} ${role}`)
    : []
}

test('[R-ACT-2] a claim is sealed to its own side’s desk and DO, IN, HM, alike for both sides', () => {
  for (const by of SIDES) {
    const names = [`${by} L`, `${by} R`, 'none DO', 'none IN', 'none HM']
    expect(namesOf('claim.lodged', by)).toEqual(names)
    expect(namesOf('claim.corrected', by)).toEqual(names)
    expect(names.some((name) => name.startsWith(otherSide(by)))).toBe(false)
  }
})

test('[R-ACT-2] what is said of a statement or a link apart goes to the mission, and other facts have no sealed part', () => {
  for (const type of ['statement.transcribed', 'statement.corrected', 'claim.linked'])
    expect(namesOf(type, 'A')).toEqual(['none DO', 'none IN', 'none HM', 'none PO'])
  for (const type of [
    'claim.answered',
    'claim.withdrawn',
    'statement.rendered',
    'record.import',
    'claim.unanswered',
  ])
    expect(sealingOf(type, 'A')).toBeUndefined()
  expect(sealingOf('claim.lodged', undefined)).toBeUndefined()
})

test('[R-ACT-2] what was said elsewhere goes as a whole to the mission and the mediator, and to no side', () => {
  const names = OFFICES.filter((office) => isSealedTo(office, { kind: 'elsewhere' })).map(({ role }) => role)
  expect(names).toEqual(['DO', 'IN', 'HM', 'PO', 'ME'])
})
