import fc from 'fast-check'
import { expect, test } from 'vitest'

import { isSide, known, notStated, otherSide, type Place, type StatedTime } from '#domain/measure'

import {
  differencesWithin,
  matterDifference,
  mattersOf,
  matterState,
  type Ground,
  type LinkFact,
  type Matter,
  type MatterAccount,
  type MatterComparing,
} from './index.ts'

const centres: Readonly<Record<string, number>> = { north: 40_500, middle: 40_000, south: 39_500 }
const ground: Ground = {
  sectors: ['S1', 'S2'],
  centreOf: (id) => {
    const latMilliDeg = centres[id]
    return latMilliDeg === undefined ? undefined : { latMilliDeg, lonMilliDeg: 46_000 }
  },
}
const comparing: MatterComparing<MatterAccount> = { adjoins: () => false, isInGap: () => false }

const place = (status: Place['status'], ...candidates: readonly string[]): Place => ({
  asWritten: `as written: ${candidates.join()}`,
  status,
  candidates,
  parts: [],
  sector: notStated,
})
const from = (clock: string): StatedTime => ({
  text: clock,
  zone: known('+04:00'),
  precision: 'startOnly',
  from: known(`2020-10-10T${clock}:00.000Z`),
  to: notStated,
})

const account = (id: string, firstIndex: number, change: Partial<MatterAccount> = {}): MatterAccount => ({
  id,
  firstIndex,
  index: firstIndex,
  column: 'A',
  stands: true,
  kind: 'violation',
  at: from('08:00'),
  place: place('resolved', 'middle'),
  what: [{ lang: 'en', text: 'x', original: true }],
  class: notStated,
  count: notStated,
  allegedActor: 'B',
  ...change,
})
const ofB = { column: 'B', allegedActor: 'A' } as const
const joins = (one: string, other: string, index: number): LinkFact => ({
  relation: 'sameEvent',
  accounts: [one, other],
  index,
})
const near = (one: string, other: string): LinkFact => ({
  relation: 'possiblySame',
  accounts: [one, other],
  index: 9,
})
const idsOf = (matters: readonly Matter<MatterAccount>[]): readonly (readonly string[])[] =>
  matters.map(({ accounts }) => accounts.map(({ id }) => id))
const stateOf = (matter: Matter<MatterAccount> | undefined) =>
  matter && matterState(matter, matterDifference(matter, comparing))

test('[R-CLM-5] accounts are one matter only where a person joined them, through others too', () => {
  const accounts = [account('a', 1), account('b', 2, ofB), account('c', 3)]
  expect(idsOf(mattersOf(accounts, [], ground))).toEqual([['a'], ['b'], ['c']])
  const joined = [joins('b', 'a', 10), joins('b', 'c', 11)]
  expect(idsOf(mattersOf(accounts, joined, ground))).toEqual([['a', 'b', 'c']])
  expect(idsOf(mattersOf(accounts, [near('a', 'b')], ground))).toEqual([['a'], ['b'], ['c']])
})

test('[R-CLM-5] the newest link of a pair counts, in whichever order they are listed or written', () => {
  const accounts = [account('a', 1), account('b', 2, ofB)]
  const both = [{ ...joins('b', 'a', 11), relation: 'different' } as const, joins('a', 'b', 10)]
  expect(idsOf(mattersOf(accounts, both, ground))).toEqual([['a'], ['b']])
  expect(idsOf(mattersOf(accounts, [...both, joins('a', 'b', 12)], ground))).toEqual([['a', 'b']])
})

test('[R-CLM-5] a matter keeps the id of its earliest account, and a link to what is not there joins nothing', () => {
  const accounts = [account('z', 1), account('b', 2, ofB)]
  const [matter] = mattersOf(accounts.toReversed(), [joins('b', 'z', 9), joins('z', 'gone', 10)], ground)
  expect([matter?.id, matter?.accounts.map(({ id }) => id)]).toEqual(['z', ['z', 'b']])
})

test('[R-CLM-5] two accounts are not joined through one that is not there', () => {
  const accounts = [account('a', 1), account('b', 2, ofB)]
  const links = [joins('a', 'gone', 9), joins('gone', 'b', 10)]
  expect(idsOf(mattersOf(accounts, links, ground))).toEqual([['a'], ['b']])
})

test('[R-CLM-7] beside an account that was withdrawn there is one account, not two that wait for a link', () => {
  const accounts = [account('a', 1), account('b', 2, { ...ofB, stands: false })]
  const [first] = mattersOf(accounts, [near('a', 'b')], ground)
  expect([stateOf(first), first?.beside.length]).toEqual(['oneAccount', 1])
})

test('[R-CLM-5] without a link there is no contradiction, with one there may be', () => {
  const accounts = [account('a', 1), account('b', 2, { ...ofB, allegedActor: 'B', kind: 'denial' })]
  expect(mattersOf(accounts, [], ground).map(stateOf)).toEqual(['oneAccount', 'oneAccount'])
  const beside = mattersOf(accounts, [near('a', 'b')], ground)
  expect(beside.map(stateOf)).toEqual(['notLinked', 'notLinked'])
  expect(beside.map((matter) => matter.beside.map(({ id }) => id))).toEqual([['b'], ['a']])
  const joined = mattersOf(accounts, [joins('a', 'b', 9)], ground)
  expect(joined.map(stateOf)).toEqual(['disputed'])
})

test('[R-CLM-6] two accounts that accuse each other are both there, mirrored, and disputed', () => {
  const [matter] = mattersOf([account('a', 1), account('b', 2, ofB)], [joins('a', 'b', 9)], ground)
  expect(matter && matterDifference(matter, comparing)).toContainEqual({
    field: 'allegedActor',
    outcome: 'mirrored',
  })
  expect([matter?.accounts.length, stateOf(matter)]).toEqual([2, 'disputed'])
})

test('[R-CLM-4] where nothing contradicts a matter is not disputed', () => {
  const accounts = [account('a', 1), account('b', 2, { column: 'B' })]
  expect(mattersOf(accounts, [joins('a', 'b', 9)], ground).map(stateOf)).toEqual(['notDisputed'])
})

test('[R-CLM-7] a withdrawn account stays in its matter and is compared no more', () => {
  const accounts = [
    account('a', 1),
    account('b', 2, { ...ofB, stands: false, place: place('resolved', 'north'), at: from('07:00') }),
  ]
  const [matter] = mattersOf(accounts, [joins('a', 'b', 9)], ground)
  expect(matter?.accounts.map(({ id }) => id)).toEqual(['a', 'b'])
  expect([stateOf(matter), matter?.name, matter?.from]).toEqual([
    'oneAccount',
    { kind: 'places', places: ['middle'] },
    from('08:00'),
  ])
})

test('[R-CLM-16] a third State has its own column: it is compared with nobody and nobody is silent beside it', () => {
  const accounts = [account('a', 1), account('t', 2, { column: 'third', allegedActor: 'A' })]
  const [matter] = mattersOf(accounts, [joins('a', 't', 9)], ground)
  expect(matter && matterDifference(matter, comparing)).toBeUndefined()
  expect(stateOf(matter)).toBe('oneAccount')
  expect(mattersOf(accounts, [near('a', 't')], ground).map(stateOf)).toEqual(['oneAccount', 'oneAccount'])
})

test('[R-CLM-16] the newest standing account of each side is compared, and its own accounts inside its column', () => {
  const accounts = [
    account('a1', 1, { index: 20, allegedActor: 'A' }),
    account('a2', 2),
    account('b', 3, ofB),
  ]
  const [matter] = mattersOf(accounts, [joins('a1', 'a2', 9), joins('a2', 'b', 10)], ground)
  expect(matter && matterDifference(matter, comparing)).toContainEqual({
    field: 'allegedActor',
    outcome: 'same',
  })
  expect(matter && differencesWithin(matter, comparing)).toEqual([
    { accounts: ['a1', 'a2'], field: 'kind', outcome: 'mirrored' },
    { accounts: ['a1', 'a2'], field: 'allegedActor', outcome: 'mirrored' },
  ])
})

test('[R-MEA-17] an account in a gap makes silence read not in this data', () => {
  const [matter] = mattersOf([account('a', 1), account('b', 2, ofB)], [joins('a', 'b', 9)], ground)
  const inGap = { ...comparing, isInGap: ({ id }: MatterAccount) => id === 'b' }
  expect(matter && matterDifference(matter, inGap)).toContainEqual({
    field: 'count',
    outcome: 'notInThisData',
  })
})

test('[R-UI-73] matters stand as on the ground: sectors, places from the north, areas, unresolved, the whole line', () => {
  const inSector = (id: string): Partial<MatterAccount> => ({
    place: { ...place('unresolved'), sector: known(id) },
  })
  const accounts = [
    account('line', 1, { place: place('notAPlace') }),
    account('unresolved', 2, { place: place('unresolved') }),
    account('area', 3, { place: place('resolved', 'area-one') }),
    account('south', 4, { place: place('resolved', 'south') }),
    account('candidates', 5, { place: place('candidates', 'south', 'north') }),
    account('late', 6, { at: from('09:00') }),
    account('early', 7, ofB),
    account('elsewhere', 8, inSector('S9')),
    account('second', 9, inSector('S2')),
    account('first', 10, inSector('S1')),
  ]
  expect(mattersOf(accounts, [], ground).map(({ id }) => id)).toEqual([
    'first',
    'second',
    'elsewhere',
    'candidates',
    'early',
    'late',
    'south',
    'area',
    'unresolved',
    'line',
  ])
})

test('[R-UI-73] a matter is named by its places from the north and the earliest instant told, never by a side', () => {
  const accounts = [
    account('a', 1, { place: place('resolved', 'south'), at: from('08:05') }),
    account('b', 2, { ...ofB, place: place('several', 'south', 'north', 'area-one'), at: from('08:00') }),
    account('c', 3, { place: place('unresolved') }),
    account('d', 4, { place: place('notAPlace') }),
  ]
  const [first, second, third] = mattersOf(accounts, [joins('a', 'b', 9)], ground)
  expect(first?.name).toEqual({ kind: 'places', places: ['north', 'south', 'area-one'] })
  expect(first?.from).toEqual(from('08:00'))
  expect(second?.name).toEqual({ kind: 'asWritten', asWritten: 'as written: ' })
  expect(third?.name).toEqual({ kind: 'wholeLine' })
})

const IDS = ['a', 'b', 'c', 'd', 'e', 'f']
const anyAccount = (id: string, at: number): fc.Arbitrary<MatterAccount> =>
  fc
    .record({
      column: fc.constantFrom('A', 'B', 'third'),
      allegedActor: fc.constantFrom('A', 'B', 'unclear', 'notStated'),
      kind: fc.constantFrom('violation', 'denial'),
      stands: fc.boolean(),
      place: fc.constantFrom(
        place('resolved', 'north'),
        place('several', 'south', 'north'),
        place('unresolved'),
        place('notAPlace'),
      ),
      at: fc.constantFrom(from('08:00'), from('09:00'), { ...from('08:00'), from: notStated }),
    } satisfies { readonly [K in keyof MatterAccount]?: fc.Arbitrary<MatterAccount[K]> })
    .map((change) => account(id, at, change))
const anyAccounts = fc.tuple(...IDS.map(anyAccount))
const anyLinks = fc.array(
  fc.record({
    relation: fc.constantFrom('sameEvent', 'possiblySame', 'different'),
    accounts: fc.tuple(fc.constantFrom(...IDS), fc.constantFrom(...IDS)),
    index: fc.nat({ max: 99 }),
  } satisfies { readonly [K in keyof LinkFact]: fc.Arbitrary<LinkFact[K]> }),
  { maxLength: 8 },
)
const swapped = (each: MatterAccount): MatterAccount => ({
  ...each,
  column: each.column === 'third' ? 'third' : otherSide(each.column),
  allegedActor: isSide(each.allegedActor) ? otherSide(each.allegedActor) : each.allegedActor,
})
const summary = (accounts: readonly MatterAccount[], links: readonly LinkFact[]) =>
  mattersOf(accounts, links, ground).map((matter) => ({
    id: matter.id,
    accounts: matter.accounts.map(({ id }) => id),
    name: matter.name,
    from: matter.from,
    difference: matterDifference(matter, comparing),
    state: stateOf(matter),
    within: differencesWithin(matter, comparing).toSorted((a, b) =>
      JSON.stringify(a) < JSON.stringify(b) ? -1 : 1,
    ),
  }))

test('[R-PTY-1] exchanging the sides changes no matter: order, name, time, difference, state', () => {
  fc.assert(
    fc.property(anyAccounts, anyLinks, (accounts, links) => {
      expect(summary(accounts.map(swapped), links)).toEqual(summary(accounts, links))
    }),
  )
})

test('[R-CLM-7] every account is in exactly one matter, whatever was linked, withdrawn or listed first', () => {
  fc.assert(
    fc.property(anyAccounts, anyLinks, (accounts, links) => {
      const matters = mattersOf(accounts, links, ground)
      expect(matters.flatMap((matter) => matter.accounts.map(({ id }) => id)).toSorted()).toEqual(IDS)
      expect(mattersOf(accounts.toReversed(), links, ground)).toEqual(matters)
    }),
  )
})

test('[R-UI-73] a hundred more statements of one side, joined by nobody, move, rename and decide nothing', () => {
  fc.assert(
    fc.property(anyAccounts, anyLinks, anyAccount('new', 100), (accounts, links, one) => {
      const more = Array.from({ length: 100 }, (_, at) => ({ ...one, id: `new ${at}`, firstIndex: 100 + at }))
      const after = summary([...accounts, ...more], links).filter(({ id }) => !id.startsWith('new'))
      expect(after).toEqual(summary(accounts, links))
    }),
  )
})
