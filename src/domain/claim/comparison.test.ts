import fc from 'fast-check'
import { expect, test } from 'vitest'

import {
  addS,
  isSide,
  known,
  notStated,
  otherSide,
  type Count,
  type Maybe,
  type Place,
  type StatedTime,
} from '#domain/measure'

import {
  adjoiningOf,
  COMPARED_FIELDS,
  compareAccounts,
  type AccountKind,
  type AllegedActor,
  type ComparedField,
  type Comparing,
  type Outcome,
  type Told,
} from './index.ts'

const adjoins = adjoiningOf([
  { id: 'S1', adjoins: ['S2'] },
  { id: 'S2', adjoins: [] },
  { id: 'S3', adjoins: [] },
])
const comparing: Comparing = { adjoins, inGap: false }

const utc = (clock: string): string => `2020-10-10T${clock}:00.000Z`
const stretch = (from: string, to: string): StatedTime => ({
  text: `${from}-${to}`,
  zone: known('+04:00'),
  precision: 'period',
  from: known(utc(from)),
  to: known(utc(to)),
})
const minute = (clock: string): StatedTime => ({
  ...stretch(clock, clock),
  precision: 'minute',
  to: known(addS(utc(clock), 60)),
})
const place = (
  status: Place['status'],
  candidates: readonly string[],
  sector: Maybe<string> = notStated,
): Place => ({
  asWritten: 'x',
  status,
  candidates,
  parts: [],
  sector,
})

const told = (change: Partial<Told>): Told => ({
  kind: 'violation',
  at: minute('08:05'),
  place: place('resolved', ['one']),
  what: [{ lang: 'en', text: 'x', original: true }],
  class: notStated,
  count: notStated,
  allegedActor: 'B',
  ...change,
})

const outcome = (field: ComparedField, a: Partial<Told>, b: Partial<Told>): Outcome | undefined =>
  compareAccounts(told(a), told(b), comparing).find((each) => each.field === field)?.outcome

test('[R-CLM-4] six explosions against none at nearly one time and place: same, same, contradict', () => {
  const sector = known('S2')
  const a = told({ place: place('unresolved', [], sector), count: known({ kind: 'exact', n: 6 }) })
  const b = told({
    at: minute('08:12'),
    place: place('unresolved', [], sector),
    count: known({ kind: 'exact', n: 0 }),
  })
  expect(compareAccounts(a, b, comparing)).toEqual([
    { field: 'kind', outcome: 'same' },
    { field: 'allegedActor', outcome: 'same' },
    { field: 'place', outcome: 'same' },
    { field: 'time', outcome: 'same' },
    { field: 'count', outcome: 'contradict' },
    { field: 'class', outcome: 'bothSilent' },
  ])
})

test('[R-CLM-4] the same kind of act with the sides exchanged is mirrored in kind and actor together', () => {
  const [a, b] = [{ allegedActor: 'A' }, { allegedActor: 'B' }] as const
  expect([outcome('kind', a, b), outcome('allegedActor', a, b)]).toEqual(['mirrored', 'mirrored'])
  const other = { ...b, kind: 'hit' } as const
  expect([outcome('kind', a, other), outcome('allegedActor', a, other)]).toEqual(['overlap', 'contradict'])
})

test('[R-CLM-4] a denial contradicts the act it denies, of the same actor', () => {
  const denial = { kind: 'denial', allegedActor: 'B' } as const
  expect([outcome('kind', denial, {}), outcome('allegedActor', denial, {})]).toEqual(['contradict', 'same'])
  expect(outcome('kind', denial, { kind: 'hit' })).toBe('contradict')
  expect(outcome('kind', denial, denial)).toBe('same')
  expect(outcome('kind', { ...denial, allegedActor: 'unclear' }, { allegedActor: 'unclear' })).toBe('overlap')
  expect(outcome('kind', { ...denial, allegedActor: 'A' }, {})).toBe('overlap')
  expect(outcome('kind', { kind: 'hit' }, {})).toBe('overlap')
})

test('[R-CLM-4] an actor that is not stated is silent, one that is unclear may be either', () => {
  const actors = (a: AllegedActor, b: AllegedActor) =>
    outcome('allegedActor', { allegedActor: a }, { allegedActor: b })
  expect(actors('notStated', 'A')).toBe('oneSilent')
  expect(actors('notStated', 'notStated')).toBe('bothSilent')
  expect(actors('unclear', 'A')).toBe('overlap')
  expect(actors('A', 'A')).toBe('same')
})

test('[R-CLM-4] time is the same within fifteen minutes when both tell the minute', () => {
  expect(outcome('time', {}, { at: minute('08:20') })).toBe('same')
  expect(outcome('time', {}, { at: minute('08:21') })).toBe('contradict')
  expect(outcome('time', {}, { at: { ...minute('08:06'), precision: 'about' } })).toBe('overlap')
  expect(outcome('time', {}, { at: stretch('08:05', '08:07') })).toBe('overlap')
  expect(outcome('time', { at: stretch('08:00', '08:10') }, { at: stretch('08:24', '08:30') })).toBe(
    'overlap',
  )
  expect(outcome('time', { at: stretch('08:00', '08:10') }, { at: stretch('08:25', '08:30') })).toBe(
    'contradict',
  )
})

test('[R-CLM-4] an end that was not told stays open, and a time not told at all is silent', () => {
  const after = { ...stretch('08:00', '09:00'), to: notStated }
  expect(outcome('time', {}, { at: after })).toBe('overlap')
  expect(outcome('time', { at: minute('07:40') }, { at: after })).toBe('contradict')
  const day: StatedTime = { ...after, precision: 'day', from: notStated }
  expect(outcome('time', {}, { at: day })).toBe('overlap')
  const none: StatedTime = { ...day, precision: 'unknown' }
  expect(outcome('time', {}, { at: none })).toBe('oneSilent')
  expect(outcome('time', { at: none }, { at: none })).toBe('bothSilent')
})

test('[R-CLM-4] place is the same for one entry or one or adjoining sectors, and contradicts only when both are decided', () => {
  const places = (a: Place, b: Place) => outcome('place', { place: a }, { place: b })
  const one = place('resolved', ['one'])
  expect(places(one, one)).toBe('same')
  expect(places(one, place('resolved', ['two']))).toBe('contradict')
  expect(places(one, place('several', ['one', 'two']))).toBe('overlap')
  expect(places(one, place('several', ['two', 'three']))).toBe('contradict')
  expect(places(one, place('candidates', ['two', 'three']))).toBe('overlap')
  expect(places(one, place('unresolved', []))).toBe('overlap')
  expect(places(one, place('notAPlace', []))).toBe('overlap')
  const sectors = (a: string, b: string) =>
    places(place('resolved', ['one'], known(a)), place('resolved', ['two'], known(b)))
  expect([sectors('S1', 'S1'), sectors('S1', 'S2'), sectors('S2', 'S1'), sectors('S1', 'S3')]).toEqual([
    'same',
    'same',
    'same',
    'contradict',
  ])
})

test('[R-CLM-4] counts are compared by what they can mean', () => {
  const counts = (a: Maybe<Count>, b: Maybe<Count>) => outcome('count', { count: a }, { count: b })
  const exact = (n: number) => known<Count>({ kind: 'exact', n })
  expect(counts(exact(5), exact(5))).toBe('same')
  expect(counts(exact(5), exact(6))).toBe('contradict')
  expect(counts(known({ kind: 'about', n: 6 }), known({ kind: 'about', n: 4 }))).toBe('overlap')
  expect(counts(known({ kind: 'atLeast', n: 4 }), exact(4))).toBe('overlap')
  expect(counts(known({ kind: 'unknown' }), exact(4))).toBe('oneSilent')
  expect(counts(known({ kind: 'unknown' }), notStated)).toBe('bothSilent')
  const disputed: Maybe<Count> = { kind: 'disputed', values: [{ by: 'x', value: { kind: 'exact', n: 1 } }] }
  expect([counts(disputed, exact(4)), counts(disputed, notStated)]).toEqual(['overlap', 'oneSilent'])
})

test('[R-CLM-4] classes are the same or contradict', () => {
  expect(outcome('class', { class: known('explosion') }, { class: known('explosion') })).toBe('same')
  expect(outcome('class', { class: known('explosion') }, { class: known('projectile') })).toBe('contradict')
  expect(outcome('class', { class: known('explosion') }, {})).toBe('oneSilent')
})

test('[R-MEA-17] in a gap of the data silence reads not in this data, and nothing else changes', () => {
  fc.assert(
    fc.property(anyTold, anyTold, (a, b) => {
      const inGap = compareAccounts(a, b, { adjoins, inGap: true })
      const gap = (each: Outcome): Outcome =>
        each === 'oneSilent' || each === 'bothSilent' ? 'notInThisData' : each
      const outcomes = compareAccounts(a, b, comparing)
      expect(inGap).toEqual(outcomes.map(({ field, outcome: each }) => ({ field, outcome: gap(each) })))
    }),
  )
})

const clock = fc.integer({ min: 0, max: 59 }).map((n) => `08:${String(n).padStart(2, '0')}`)
const end = fc.oneof(
  clock.map((each) => known(utc(each))),
  fc.constant(notStated),
)
const anyTold: fc.Arbitrary<Told> = fc.record({
  kind: fc.constantFrom<AccountKind>('violation', 'hit', 'denial'),
  at: fc.oneof(
    clock.map(minute),
    fc.record({
      text: fc.constant('x'),
      zone: fc.constant(notStated),
      precision: fc.constantFrom('period', 'unknown', 'about'),
      from: end,
      to: end,
    }),
  ),
  place: fc.record({
    asWritten: fc.constant('x'),
    status: fc.constantFrom('resolved', 'several', 'candidates', 'unresolved', 'notAPlace'),
    candidates: fc.subarray(['one', 'two', 'three']),
    parts: fc.constant([]),
    sector: fc.oneof(fc.constant(notStated), fc.constantFrom('S1', 'S2', 'S3').map(known)),
  }),
  what: fc.constant([{ lang: 'en', text: 'x', original: true }]),
  class: fc.oneof(fc.constant(notStated), fc.constantFrom('explosion', 'projectile').map(known)),
  count: fc.oneof(
    fc.constant(notStated),
    fc.nat({ max: 9 }).map((n) => known<Count>({ kind: 'exact', n })),
    fc.nat({ max: 9 }).map((n) => known<Count>({ kind: 'about', n })),
  ),
  allegedActor: fc.constantFrom<AllegedActor>('A', 'B', 'unclear', 'notStated'),
})
const mirrored = (account: Told): Told => ({
  ...account,
  allegedActor: isSide(account.allegedActor) ? otherSide(account.allegedActor) : account.allegedActor,
})

test('[R-PTY-1] which account comes first, and which side is which, change no outcome', () => {
  fc.assert(
    fc.property(anyTold, anyTold, (a, b) => {
      const outcomes = compareAccounts(a, b, comparing)
      expect(outcomes.map(({ field }) => field)).toEqual(COMPARED_FIELDS)
      expect(compareAccounts(b, a, comparing)).toEqual(outcomes)
      expect(compareAccounts(mirrored(a), mirrored(b), comparing)).toEqual(outcomes)
    }),
  )
})

test('[R-CLM-4] kind and actor are mirrored together or not at all', () => {
  fc.assert(
    fc.property(anyTold, anyTold, (a, b) => {
      const [kind, actor] = compareAccounts(a, b, comparing)
      expect(kind?.outcome === 'mirrored').toBe(actor?.outcome === 'mirrored')
    }),
  )
})
