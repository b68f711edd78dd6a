import { readFileSync } from 'node:fs'

import fc from 'fast-check'
import { expect, test } from 'vitest'

import { otherSide, type Side } from '#domain/measure'

import {
  actsAsSide,
  byTwoOffices,
  byTwoPersons,
  entityOf,
  entityOfSide,
  officeOf,
  sideOfOffice,
  sidesInOrder,
  type Entity,
  type Signer,
} from './index.ts'

const side = fc.constantFrom<Side>('A', 'B')

test('[R-PTY-8] the side shown first alternates by reporting day, before the first day too', () => {
  expect([-2, -1, 0, 1, 2].map((day) => sidesInOrder(day)[0])).toEqual(['A', 'B', 'A', 'B', 'A'])
})

test('[R-PTY-8] a side’s own desk shows its own first on every day, and exchanging sides exchanges the order', () => {
  fc.assert(
    fc.property(fc.integer({ min: -1000, max: 1000 }), side, (day, own) => {
      expect(sidesInOrder(day, own)).toEqual([own, otherSide(own)])
      expect(sidesInOrder(day + 1)).toEqual(sidesInOrder(day).map(otherSide))
    }),
  )
})

const signer = (person: string, key = `key of ${person}`, office = 'M.investigator'): Signer => ({
  person,
  key,
  office,
})

test('[R-PTY-3] two persons are two people with two keys', () => {
  const [one, two] = [signer('one'), signer('two')]
  expect(byTwoPersons({ signers: [one, two], authors: [] }).ok).toBe(true)
  expect(byTwoPersons({ signers: [one, signer('one', 'another device')], authors: [] })).toMatchObject({
    code: 'PTY_SAME_PERSON',
    kept: 'nothing',
  })
  expect(byTwoPersons({ signers: [one, signer('two', one.key)], authors: [] }).ok).toBe(false)
})

test('[R-PTY-3] an author neither approves nor releases what they wrote, from any office', () => {
  const [one, two] = [signer('one'), signer('two')]
  expect(byTwoPersons({ signers: [two], authors: [one] }).ok).toBe(true)
  expect(byTwoPersons({ signers: [two, signer('one', 'on call', 'M.head')], authors: [one] })).toMatchObject({
    code: 'PTY_SAME_PERSON',
    detail: { office: 'M.head' },
  })
})

test('[R-PTY-3] where two offices are needed, two people of one are not enough', () => {
  expect(byTwoOffices([signer('one'), signer('two', 'k', 'M.head')]).ok).toBe(true)
  expect(byTwoOffices([signer('one'), signer('two')])).toMatchObject({
    code: 'PTY_SAME_OFFICE',
    detail: { office: 'M.investigator' },
  })
})

test('[R-PTY-9] no office but a side’s own acts as that side', () => {
  expect(sideOfOffice({ side: 'none' })).toMatchObject({ code: 'PTY_NOT_A_SIDE' })
  expect(actsAsSide({ side: 'none' }, 'B')).toMatchObject({ code: 'PTY_NOT_A_SIDE', detail: { side: 'B' } })
  fc.assert(
    fc.property(side, side, (mine, asked) => {
      expect(sideOfOffice({ side: mine })).toEqual({ ok: true, value: mine })
      expect(actsAsSide({ side: mine }, asked).ok).toBe(mine === asked)
      expect(actsAsSide({ side: otherSide(mine) }, otherSide(asked)).ok).toBe(mine === asked)
    }),
  )
})

test('[R-PTY-9] an office is found by its code', () => {
  const office = { code: 'M.duty', holder: 'M', role: 'DO', side: 'none' } as const
  expect(officeOf([office], 'M.duty')).toBe(office)
  expect(officeOf([office], 'M.none')).toBeUndefined()
})

test('[R-PTY-7] entities are data of the founding: a second mechanism needs no change here', () => {
  const file: { readonly sides: readonly { readonly code: Side; readonly entity: string }[] } = JSON.parse(
    readFileSync(`${import.meta.dirname}/../../../fixtures/mechanisms/second-constructed.json`, 'utf8'),
  )
  const entities = file.sides.map(({ code, entity }): Entity => ({
    code: entity,
    kind: 'side',
    side: code,
    name: [],
  }))
  for (const { code, entity } of file.sides) {
    expect(entityOf(entities, entity)).toMatchObject({ value: { code: entity } })
    expect(entityOfSide(entities, entity, code).ok).toBe(true)
    expect(entityOfSide(entities, entity, otherSide(code)).ok).toBe(false)
  }
  expect(entityOf(entities, 'XX')).toEqual({
    ok: false,
    code: 'PTY_ENTITY_UNKNOWN',
    kept: 'draft',
    detail: { entity: 'XX', known: file.sides.map(({ entity }) => entity) },
  })
})
