import fc from 'fast-check'
import { expect, test } from 'vitest'

import type { Answer } from '#domain/life'
import type { Count } from '#domain/measure'

import {
  defaultCounted,
  mayGroup,
  mayUngroup,
  type Countable,
  type EventGroup,
  type GroupMember,
  type Means,
} from './index.ts'

const codeOf = (answer: Answer<unknown, string>): string => (answer.ok ? 'accepted' : answer.code)

const member = (id: string, change: Partial<GroupMember> = {}): GroupMember => ({
  id,
  class: 'explosion',
  state: 'received',
  ...change,
})

const FOUND: readonly GroupMember[] = [
  member('a'),
  member('b'),
  member('flash', { class: 'muzzleFlash' }),
  member('gone', { state: 'withdrawn' }),
  member('apart', { state: 'quarantined' }),
  member('taken', { group: 'g0' }),
]

const group = (members: readonly string[], ...counted: EventGroup['counted']): EventGroup => ({
  members,
  counted,
})
const explosion = (id: string): EventGroup['counted'][number] => ({ class: 'explosion', id })

test('[R-OBS-10] a group is two or more of one event, one of each class counted', () => {
  const codes = [
    mayGroup(group(['a', 'b'], explosion('a')), FOUND),
    mayGroup(group(['a', 'b', 'flash'], explosion('b'), { class: 'muzzleFlash', id: 'flash' }), FOUND),
    mayGroup(group(['a'], explosion('a')), FOUND),
    mayGroup(group(['a', 'a'], explosion('a')), FOUND),
    mayGroup(group(['a', 'b', 'b'], explosion('a')), FOUND),
    mayGroup(group(['a', 'b', 'flash'], explosion('a')), FOUND),
    mayGroup(group(['a', 'b'], explosion('a'), explosion('b')), FOUND),
    mayGroup(group(['a', 'b']), FOUND),
    mayGroup(group(['a', 'b'], explosion('elsewhere')), FOUND),
    mayGroup(group(['a', 'flash'], explosion('flash'), { class: 'muzzleFlash', id: 'flash' }), FOUND),
  ].map(codeOf)
  expect(codes).toEqual(['accepted', 'accepted', ...Array.from({ length: 8 }, () => 'OBS_GROUP')])
})

test('[R-OBS-10] what is not there, was withdrawn, is in quarantine or in another group is in none', () => {
  expect(mayGroup(group(['a', 'missing'], explosion('a')), FOUND)).toMatchObject({
    code: 'REC_REF',
    detail: { ids: ['missing'] },
  })
  expect(codeOf(mayGroup(group(['a', 'gone'], explosion('a')), FOUND))).toBe('LIFE_NOT_ALLOWED')
  expect(codeOf(mayGroup(group(['a', 'apart'], explosion('a')), FOUND))).toBe('LIFE_NOT_ALLOWED')
  expect(mayGroup(group(['a', 'taken'], explosion('a')), FOUND)).toMatchObject({
    code: 'OBS_GROUP',
    detail: { why: 'alreadyGrouped', ids: ['taken'] },
  })
})

test('[R-OBS-11] a grouping is undone once, naming the members it had', () => {
  expect(mayUngroup({ members: ['a', 'b'], state: 'standing' }, ['b', 'a'])).toEqual({
    ok: true,
    value: undefined,
  })
  expect(codeOf(mayUngroup({ members: ['a', 'b'], state: 'standing' }, ['a']))).toBe('OBS_GROUP')
  expect(codeOf(mayUngroup({ members: ['a', 'b'], state: 'undone' }, ['a', 'b']))).toBe('LIFE_NOT_ALLOWED')
})

const item = (id: string, means: readonly Means[], count: Count): Countable => ({
  id,
  class: 'explosion',
  means,
  count,
})

test('[R-OBS-10] unless a person chooses, sight and recording go before hearing, then the higher low bound, then the earlier', () => {
  const heard = item('patrol 1', ['heard'], { kind: 'exact', n: 40 })
  const seen = item('patrol 2', ['heard', 'saw'], { kind: 'exact', n: 10 })
  const recorded = item('camera', ['recorded'], { kind: 'exact', n: 12 })
  const about = item('patrol 3', ['saw'], { kind: 'about', n: 14 })
  const same = item('patrol 4', ['imagery'], { kind: 'atLeast', n: 12 })
  const counted = (...members: readonly Countable[]): readonly string[] =>
    defaultCounted(members).map(({ id }) => id)
  expect(counted(heard, recorded)).toEqual(['camera'])
  expect(counted(recorded, heard)).toEqual(['camera'])
  expect(counted(seen, recorded)).toEqual(['camera'])
  // About 14 may be 11: the lower bound decides, not the number told.
  expect(counted(recorded, about)).toEqual(['camera'])
  expect(counted(recorded, same)).toEqual(['camera'])
  expect(counted(same, recorded)).toEqual(['patrol 4'])
  expect(counted()).toEqual([])
})

test('[R-OBS-10] the default names one member of each class, and is a group that may be made', () => {
  const anyMember = fc.record({
    class: fc.constantFrom('explosion' as const, 'muzzleFlash' as const, 'burstShot' as const),
    means: fc.subarray<Means>(['saw', 'heard', 'recorded', 'imagery'], { minLength: 1 }),
    count: fc.nat(50).map((n): Count => ({ kind: 'exact', n })),
  })
  fc.assert(
    fc.property(fc.array(anyMember, { minLength: 2, maxLength: 8 }), (told) => {
      const members = told.map((each, at) => ({ ...each, id: `m${at}` }))
      const counted = defaultCounted(members)
      const found = members.map((each): GroupMember => ({ ...each, state: 'received' }))
      expect(mayGroup({ members: members.map(({ id }) => id), counted }, found)).toEqual({
        ok: true,
        value: undefined,
      })
    }),
  )
})
