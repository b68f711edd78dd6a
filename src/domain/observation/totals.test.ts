import { readFileSync } from 'node:fs'

import fc from 'fast-check'
import { expect, test } from 'vitest'

import { EMPTY_SUM, OBSERVATION_CLASSES, phraseOfSum, sumOfCounts, type Count } from '#domain/measure'

import {
  countedItems,
  fatesOf,
  sumsStand,
  totalsOf,
  type CountedItem,
  type EventGroup,
  type Means,
  type ObservationState,
  type Totals,
  type TotalSettings,
} from './index.ts'

const APART: TotalSettings = { liveFireOutside: 'countedApart' }
const LEFT_OUT: TotalSettings = { liveFireOutside: 'leftOut' }

const exact = (n: number): Count => ({ kind: 'exact', n })

const item = (id: string, count: Count, change: Partial<CountedItem> = {}): CountedItem => ({
  id,
  class: 'explosion',
  sub: 'undetermined',
  count,
  means: ['heard'],
  zone: 'inside',
  liveFire: 'no',
  state: 'received',
  outsideEffort: false,
  automatic: false,
  ...change,
})

const totalN = (items: readonly CountedItem[], settings = APART): number =>
  totalsOf(items, settings).total.sum.n

test('[R-OBS-1] the total is the sum of the five classes, and of nothing else', () => {
  const items = [
    item('e', exact(2660)),
    item('p', exact(911), { class: 'projectile', sub: 'none' }),
    item('m', exact(90), { class: 'muzzleFlash', sub: 'none' }),
    item('i', exact(54), { class: 'illuminationFlare', sub: 'none' }),
    item('b', exact(2579), { class: 'burstShot', sub: 'burst' }),
    item('w', exact(7), { class: 'weaponPresence', sub: 'none' }),
  ]
  const { total, byClass } = totalsOf(items, APART)
  expect(total).toEqual({ sum: { ...EMPTY_SUM, n: 6294, low: 6294, high: 6294 }, items: 5 })
  expect(OBSERVATION_CLASSES.map((of) => byClass[of].sum.n)).toEqual([2660, 911, 90, 54, 2579])
})

test('[R-OBS-2] sub-classes of explosions sum to the class, and the rest is undetermined', () => {
  const items = [
    item('1', exact(2), { sub: 'impact' }),
    item('2', exact(25), { sub: 'airburst' }),
    item('3', exact(0), { sub: 'none' }),
    item('4', exact(31)),
  ]
  const { explosionSubs, byClass } = totalsOf(items, APART)
  expect(byClass.explosion).toMatchObject({ sum: { n: 58 }, items: 4 })
  expect(Object.values(explosionSubs).map(({ sum }) => sum.n)).toEqual([2, 25, 0, 31])
  // The zero is one of each sub-class as well: there it prints 0, never "not observed".
  expect(Object.values(explosionSubs).map((tally) => tally.items)).toEqual([2, 2, 1, 2])
})

test('[R-OBS-1] a stated total that its parts do not make is refused with the difference', () => {
  expect(sumsStand(41_274, [12_495, 6508, 238, 127, 21_906])).toEqual({ ok: true, value: 41_274 })
  expect(sumsStand(31_076, [10_065, 4877, 227, 107, 15_800])).toEqual({ ok: true, value: 31_076 })
  expect(sumsStand(6295, [2660, 911, 90, 54, 2579])).toMatchObject({
    code: 'OBS_SUM_MISMATCH',
    detail: { stated: 6295, computed: 6294, difference: 1 },
  })
  expect(sumsStand(0, [])).toEqual({ ok: true, value: 0 })
})

test('[R-OBS-6] a number that nobody knows opens the total', () => {
  const { total } = totalsOf([item('1', exact(110)), item('2', { kind: 'unknown' })], APART)
  expect(phraseOfSum(total.sum)).toEqual({ kind: 'atLeast', n: 110 })
})

test('[R-OBS-8] fire of an exercise outside the zone is counted and shown apart, or left out and shown beside', () => {
  const items = [
    item('3', exact(3)),
    item('12', exact(12), { zone: 'outside', liveFire: 'declared' }),
    item('in', exact(4), { zone: 'inside', liveFire: 'declared' }),
    item('?', exact(5), { zone: 'cannotSay', liveFire: 'assessed' }),
  ]
  expect(totalN(items)).toBe(24)
  expect(totalN(items, LEFT_OUT)).toBe(12)
  for (const settings of [APART, LEFT_OUT])
    expect(totalsOf(items, settings).liveFireOutside.total).toMatchObject({ sum: { n: 12 }, items: 1 })
})

test('[R-OBS-14] what devices told is apart from what people told, until one of them accepts it', () => {
  const told = [item('human', exact(12)), item('device', exact(30), { automatic: true, means: ['recorded'] })]
  expect(totalN(told)).toBe(12)
  expect(totalsOf(told, APART).automatic.total).toMatchObject({ sum: { n: 30 }, items: 1 })
  const reviewed = told.map((each) => (each.automatic ? { ...each, state: 'accepted' as const } : each))
  expect(totalN(reviewed)).toBe(42)
  expect(totalsOf(reviewed, APART).automatic.total.items).toBe(0)
})

test('[R-OBS-10] of a group one member a class counts: the chosen one, and when it was withdrawn the next by the rule', () => {
  const heard = item('heard', exact(10))
  const recorded = item('camera', exact(12), { means: ['recorded'] })
  const flash = item('flash', exact(2), { class: 'muzzleFlash', sub: 'none', means: ['saw'] })
  const group: EventGroup = {
    members: ['heard', 'camera', 'flash'],
    counted: [
      { class: 'explosion', id: 'heard' },
      { class: 'muzzleFlash', id: 'flash' },
    ],
  }
  const counted = (items: readonly CountedItem[]): readonly string[] =>
    countedItems(items, [group]).map(({ id }) => id)
  expect(counted([heard, recorded, flash])).toEqual(['heard', 'flash'])
  expect(counted([{ ...heard, state: 'withdrawn' }, recorded, flash])).toEqual(['camera', 'flash'])
})

test('[R-OBS-16] an observation outside the effort stays in the raw total', () => {
  expect(totalN([item('1', exact(1), { outsideEffort: true })])).toBe(1)
})

test('[R-OBS-13] five heard in an arc between two instants are one item of five', () => {
  expect(totalsOf([item('arc', exact(5))], APART).total).toMatchObject({ sum: { n: 5 }, items: 1 })
})

test('[R-OBS-12] the same content under two ids is two until a person groups it', () => {
  const twice = [item('a', exact(5)), item('b', exact(5))]
  expect(totalN(countedItems(twice, []))).toBe(10)
  const group: EventGroup = { members: ['a', 'b'], counted: [{ class: 'explosion', id: 'a' }] }
  expect(totalN(countedItems(twice, [group]))).toBe(5)
})

const anyItem = fc.record({
  count: fc.oneof(
    fc.nat(1000).map(exact),
    fc.nat(1000).map((n): Count => ({ kind: 'about', n })),
    fc.nat(1000).map((n): Count => ({ kind: 'atLeast', n })),
    fc.constant<Count>({ kind: 'unknown' }),
  ),
  class: fc.constantFrom(...OBSERVATION_CLASSES),
  means: fc.subarray<Means>(['saw', 'heard', 'recorded'], { minLength: 1 }),
  zone: fc.constantFrom('inside' as const, 'outside' as const, 'cannotSay' as const),
  liveFire: fc.constantFrom('no' as const, 'assessed' as const, 'declared' as const),
  state: fc.constantFrom<ObservationState>('received', 'questioned', 'accepted', 'withdrawn', 'quarantined'),
  automatic: fc.boolean(),
  group: fc.integer({ min: 0, max: 4 }),
})

/** Items of a day, and the groups they are in: group 0 is none. */
const anyDay = fc.array(anyItem, { maxLength: 30 }).map((told) => {
  const items = told.map((each, at) => item(`i${at}`, each.count, { ...each, sub: 'none' }))
  const groups = [1, 2, 3, 4]
    .map((group) => items.filter((__, at) => told[at]?.group === group))
    .filter((members) => members.length >= 2)
    .map((members): EventGroup => ({ members: members.map(({ id }) => id), counted: firstOfEach(members) }))
  return { items, groups }
})

function firstOfEach(members: readonly CountedItem[]): EventGroup['counted'] {
  return OBSERVATION_CLASSES.flatMap((of) => {
    const first = members.find((each) => each.class === of)
    return first === undefined ? [] : [{ class: of, id: first.id }]
  })
}

const sumOf = (items: readonly CountedItem[]): unknown => sumOfCounts(items.map(({ count }) => count))

test('[R-OBS-10] conservation: counted, exercise apart, grouped away, withdrawn and left out are all that was received', () => {
  fc.assert(
    fc.property(anyDay, fc.constantFrom(APART, LEFT_OUT), ({ items, groups }, settings) => {
      const fates = fatesOf(items, groups, settings)
      expect(fates.size).toBe(items.length)
      const of = (...kinds: readonly string[]): readonly CountedItem[] =>
        items.filter(({ id }) => kinds.includes(fates.get(id) ?? ''))
      const totals = totalsOf(countedItems(items, groups), settings)
      const inTotal = of('counted', 'liveFireApart')
      const byBoth = sumOfCounts(inTotal.map(({ count }) => count))
      expect([totals.total.sum.n + totals.automatic.total.sum.n, byBoth.n]).toEqual([byBoth.n, byBoth.n])
      expect(totals.total.items + totals.automatic.total.items).toBe(inTotal.length)
      expect(of('liveFireApart').length > 0 && settings === LEFT_OUT).toBe(false)
      const away = of('groupedAway', 'withdrawn', 'leftOut', 'notReceived')
      expect(inTotal.length + away.length).toBe(items.length)
      expect(sumOf([...inTotal, ...away])).toEqual(sumOf(items))
    }),
  )
})

test('[R-OBS-11] grouping and undoing it leaves the totals as they were, and grouping never raises them', () => {
  fc.assert(
    fc.property(anyDay, ({ items, groups }) => {
      const all = totalsOf(countedItems(items, []), APART)
      const grouped = totalsOf(countedItems(items, groups), APART)
      expect(totalsOf(countedItems(items, []), APART)).toEqual(all)
      expect(grouped.total.items).toBeLessThanOrEqual(all.total.items)
      expect(grouped.total.sum.low).toBeLessThanOrEqual(all.total.sum.low)
      // Whoever is grouped away of a class, one of that class that stood still counts.
      for (const of of OBSERVATION_CLASSES)
        expect(countedItems(items, groups).some((each) => each.class === of)).toBe(
          countedItems(items, []).some((each) => each.class === of),
        )
    }),
  )
})

test('[R-OBS-12] in whatever order items come, the totals are the same', () => {
  fc.assert(
    fc.property(anyDay, fc.infiniteStream(fc.nat()), ({ items, groups }, order) => {
      const kept = items.map((each): CountedItem => ({ ...each, state: 'received' }))
      const shuffled = kept
        .map((each) => [Number(order.next().value), each] as const)
        .toSorted(([a], [b]) => a - b)
        .map(([, each]) => each)
      expect(totalsOf(countedItems(shuffled, groups), APART)).toEqual(
        totalsOf(countedItems(kept, groups), APART),
      )
    }),
  )
})

test('[R-OBS-9] a revision of one observation changes no other’s share of the total', () => {
  fc.assert(
    fc.property(fc.array(fc.nat(500), { minLength: 1, maxLength: 10 }), fc.nat(500), (counts, revised) => {
      const items = counts.map((n, at) => item(`i${at}`, exact(n)))
      const [first, ...rest] = items
      const after = first ? [{ ...first, count: exact(revised) }, ...rest] : rest
      expect(totalN(after) - revised).toBe(totalN(items) - (counts[0] ?? 0))
    }),
  )
})

test('[R-OBS-18] honest absence: without its zero a class has no items, never the reverse', () => {
  const withZero = totalsOf([item('zero', exact(0), { sub: 'none' })], APART)
  const without = totalsOf([], APART)
  expect(withZero.byClass.explosion).toEqual({ sum: EMPTY_SUM, items: 1 })
  expect(without.byClass.explosion).toEqual({ sum: EMPTY_SUM, items: 0 })
  fc.assert(
    fc.property(anyDay, ({ items }) => {
      const zeros = items.map((each) => ({ ...each, count: exact(0) }))
      const told = totalsOf(countedItems(zeros, []), APART)
      for (const tally of tallies(told)) expect(tally.sum).toEqual(EMPTY_SUM)
      const untold = totalsOf(countedItems(zeros.slice(1), []), APART)
      expect(untold.total.items).toBeLessThanOrEqual(told.total.items)
    }),
  )
})

const tallies = ({ byClass, total }: Totals) => [...Object.values(byClass), total]

/** A row of the constructed sums. */
type Row = Readonly<Record<string, string>>

function rowsOf(file: string): readonly Row[] {
  const text = readFileSync(`fixtures/imports/smm/sums-constructed/${file}`, 'utf8')
  const [head = '', ...lines] = text.trim().split(/\r?\n/)
  const names = head.split(',')
  return lines.map((line) => Object.fromEntries(line.split(',').map((cell, at) => [names[at] ?? '', cell])))
}

const countOf = ({ qualifier, n }: Row): Count => {
  expect(qualifier).toBe('exact')
  return exact(Number(n))
}

const SUBS = ['impact', 'airburst', 'outgoing', 'undetermined', 'burst', 'shot'] as const

function itemOf(row: Row): CountedItem {
  const of = OBSERVATION_CLASSES.find((each) => each === row['class'])
  if (of === undefined) throw new Error(`no class: ${row['class']}`)
  const sub = SUBS.find((each) => each === row['sub_class']) ?? 'none'
  return item(row['id'] ?? '', countOf(row), { class: of, sub })
}

function groupsOf(rows: readonly Row[]): readonly EventGroup[] {
  const names = [...new Set(rows.map((row) => row['group'] ?? ''))].filter((name) => name !== '')
  return names.map((name) => {
    const members = rows.filter((row) => row['group'] === name)
    const counted = members.filter((row) => row['counted_in_group'] === 'y').map(itemOf)
    return {
      members: members.map((row) => row['id'] ?? ''),
      counted: counted.map((each) => ({ class: each.class, id: each.id })),
    }
  })
}

test.each([
  ['total-41274.csv', 41_274, [12_495, 6508, 238, 127, 21_906]],
  ['total-6294.csv', 6294, [2660, 911, 90, 54, 2579]],
  ['total-31076.csv', 31_076, [10_065, 4877, 227, 107, 15_800]],
] as const)(
  '[R-OBS-1] %s comes to %i through revisions and groups, class by class',
  (file, total, classes) => {
    const rows = rowsOf(file)
    const revised = new Set(rows.map((row) => row['revises']))
    const newest = rows.filter((row) => !revised.has(row['id']))
    expect(newest.length).toBeLessThan(rows.length)
    const groups = groupsOf(newest)
    expect(groups.length).toBeGreaterThan(0)
    const totals = totalsOf(countedItems(newest.map(itemOf), groups), APART)
    expect(totals.total.sum).toEqual({ ...EMPTY_SUM, n: total, low: total, high: total })
    expect(OBSERVATION_CLASSES.map((of) => totals.byClass[of].sum.n)).toEqual(classes)
    const subs = Object.values(totals.explosionSubs).map(({ sum }) => sum.n)
    expect(sumsStand(totals.byClass.explosion.sum.n, subs).ok).toBe(true)
    expect(totalN(rows.map(itemOf))).not.toBe(total)
  },
)
