import { expect, test } from 'vitest'

import { otherSide, SIDES } from '#domain/measure'

import { isSealedTo, sealingOf, type SealableOffice } from './sealing.ts'

const MISSION_ROLES = ['DO', 'IN', 'HM', 'PO', 'ME', 'PL'] as const

const OFFICES: readonly SealableOffice[] = [
  ...SIDES.flatMap((side) =>
    ['L', 'R', 'node'].map((role) => ({ role, office: `${side}.${role.toLowerCase()}` })),
  ),
  ...MISSION_ROLES.map((role) => ({ role, office: `M.${role.toLowerCase()}` })),
  { role: 'PL', office: 'M.second' },
  { role: 'node', office: 'M.node' },
  { role: 'node', office: 'M.views', held: 'node' },
  { role: 'node', office: 'A.views', held: 'node' },
  { role: 'node', office: 'B.views', held: 'node' },
  { role: 'node', office: 'G1.views', held: 'node' },
  { role: 'GU', office: 'G1.guarantor' },
]

function namesOf(type: string, author: { readonly side?: 'A' | 'B'; readonly office: string }) {
  const sealing = sealingOf(type, { side: undefined, ...author })
  return sealing ? OFFICES.filter((office) => isSealedTo(office, sealing)).map(({ office }) => office) : []
}

test('[R-ACT-2] a claim is sealed to its own side’s desk and DO, IN, HM, alike for both sides', () => {
  for (const side of SIDES) {
    const names = [`${side}.l`, `${side}.r`, 'M.do', 'M.in', 'M.hm']
    const author = { side, office: `${side}.l` }
    expect(namesOf('claim.lodged', author)).toEqual(names)
    expect(namesOf('claim.corrected', author)).toEqual(names)
    expect(names.some((name) => name.startsWith(otherSide(side)))).toBe(false)
  }
})

test('[R-ACT-2] what is said of a statement or a link apart goes to the mission, and other facts have no sealed part', () => {
  for (const type of ['statement.transcribed', 'statement.corrected', 'claim.linked'])
    expect(namesOf(type, { office: 'M.do' })).toEqual(['M.do', 'M.in', 'M.hm', 'M.po'])
  for (const type of [
    'claim.answered',
    'claim.withdrawn',
    'statement.rendered',
    'record.import',
    'claim.unanswered',
    'observation.withdrawn',
    'observation.accepted',
    'observation.questioned',
  ])
    expect(sealingOf(type, { side: 'A', office: 'A.l' })).toBeUndefined()
  expect(sealingOf('claim.lodged', { side: undefined, office: 'M.do' })).toBeUndefined()
})

test('[R-ACT-2] what was said elsewhere goes as a whole to the mission and the mediator, and to no side', () => {
  const names = OFFICES.filter((office) => isSealedTo(office, { kind: 'elsewhere' })).map(({ role }) => role)
  expect(names).toEqual(['DO', 'IN', 'HM', 'PO', 'ME'])
})

test('[R-ACT-9] what the mission observed goes to the mission, the author’s own patrol and the mission’s node', () => {
  for (const type of [
    'observation.submitted',
    'observation.imported',
    'observation.revised',
    'observation.grouped',
    'observation.ungrouped',
  ]) {
    expect(namesOf(type, { office: 'M.pl' })).toEqual(['M.do', 'M.in', 'M.hm', 'M.po', 'M.pl', 'M.views'])
    expect(namesOf(type, { office: 'M.do' })).toEqual(['M.do', 'M.in', 'M.hm', 'M.po', 'M.views'])
  }
})

test('[R-ACT-9] an office whose key the node holds gets nothing else', () => {
  const held = OFFICES.filter((office) => office.held === 'node')
  for (const sealing of [{ kind: 'own', side: 'A' }, { kind: 'mission' }, { kind: 'elsewhere' }] as const)
    expect(held.filter((office) => isSealedTo(office, sealing))).toEqual([])
})
