import fc from 'fast-check'
import { expect, test } from 'vitest'

import { sumOfCounts, type Count } from '#domain/measure'

import { HeldColumns, keyOf, type HeldRow } from './held-columns.ts'
import { nothingAmong, pageAmong, rowsBetween, spanAmong, sumsAmong } from './held-figures.ts'
import { walk, type Facet, type Sought } from './held-scan.ts'

const HOUR_MS = 3_600_000
const START_MS = Date.parse('2031-05-01T00:00:00.000Z')
const LONG = 72

const aRow = fc.record({
  first_idx: fc.nat(8),
  place: fc.nat(5),
  changed: fc.nat(50),
  revision: fc.integer({ min: 1, max: 3 }),
  office: fc.constantFrom('M.duty', 'M.patrol'),
  wrote: fc.constantFrom('M.duty', 'M.patrol'),
  state: fc.constantFrom('received', 'accepted', 'withdrawn'),
  hour: fc.nat(LONG - 1),
  sector: fc.constantFrom('N-1', 'S-2', 'West bank', null),
  class: fc.constantFrom('explosion', 'burstShot'),
  sub: fc.constantFrom('none', 'impact'),
  means: fc.subarray(['saw', 'heard', 'recorded'], { minLength: 1 }),
  zone: fc.constantFrom('inside', 'outside'),
  liveFire: fc.constantFrom('no', 'declared'),
  outsideEffort: fc.boolean(),
  n: fc.constantFrom(0, 1, 7),
  about: fc.boolean(),
  places: fc.subarray(['mill', 'ridge']),
  words: fc.constantFrom('Smoke behind the ridge', 'smoky hill, twice', '', 'two flashes'),
})

const toldRow = aRow.map(({ place, hour, n, about, ...row }) => {
  const told: Count = about ? { kind: 'about', n } : { kind: 'exact', n }
  return {
    ...row,
    id: `rid${row.first_idx}.${place}`,
    hour,
    told,
    isNothing: n === 0 && !about,
  }
})
type Told = typeof toldRow extends fc.Arbitrary<infer T> ? T : never

/** A row as the table has it. */
function heldRow(row: Told): HeldRow {
  const { id, first_idx, changed, revision, words } = row
  const { class: told, sub, zone, state, liveFire, outsideEffort, office, wrote, means, sector } = row
  const few = [told, sub, zone, state, liveFire, outsideEffort, office, wrote, means.join(',')]
  return {
    id,
    first_idx,
    changed,
    revision,
    words,
    from_at: new Date(hourMs(row.hour)).toISOString(),
    alike: (sector === null ? few : [...few, sector]).join(' '),
    count: JSON.stringify(row.told),
    nothing: reportOf(row),
    places: row.places.join(','),
  }
}

/** Which report of nothing a row is part of. */
function reportOf({ first_idx: index, hour, isNothing }: Told): string | null {
  return isNothing ? `rid${index} ${hour}` : null
}

/** Rows as they come in: those of one observation by rising revision, as the log has them. */
const history = fc
  .array(toldRow, { maxLength: 60 })
  .map((rows) => newerOnly(rows.toSorted((a, b) => a.revision - b.revision)))

/** Of an equal revision only the state is new. */
function newerOnly(rows: readonly Told[]): readonly Told[] {
  const byKey = new Map<number, Told>()
  return rows.map((row) => {
    const known = byKey.get(keyOf(row))
    const stands = known?.revision === row.revision ? { ...known, state: row.state } : row
    byKey.set(keyOf(row), stands)
    return stands
  })
}

const aSpan = fc
  .tuple(fc.nat(LONG), fc.nat(LONG))
  .map(([one, other]) => ({ fromMs: hourMs(Math.min(one, other)), toMs: hourMs(Math.max(one, other)) }))
const OPEN = { fromMs: -Infinity, toMs: Infinity }
const maybe = <T>(values: fc.Arbitrary<T>) => fc.option(values, { nil: undefined, freq: 3 })

const aQuestion = fc.record({
  within: fc.oneof(fc.constant(OPEN), aSpan),
  day: fc.oneof(fc.constant(OPEN), aSpan),
  sector: maybe(fc.constantFrom('N-1', 'unknown', 'X-9')),
  class: maybe(fc.constantFrom('explosion', 'projectile')),
  sub: maybe(fc.constantFrom('impact')),
  means: maybe(fc.constantFrom('saw', 'heard')),
  zone: maybe(fc.constantFrom('inside')),
  state: maybe(fc.constantFrom('received', 'withdrawn')),
  place: maybe(fc.constantFrom('mill', 'nowhere')),
  text: maybe(fc.constantFrom('smok', 'SMOKE ridge', '--', 'two')),
  reads: fc.constantFrom('all', 'own', 'none'),
})
type Question = typeof aQuestion extends fc.Arbitrary<infer Q> ? Q : never

function hourMs(hour: number): number {
  return START_MS + hour * HOUR_MS
}

function soughtOf({ reads, ...values }: Question): Sought {
  const mayReadOf = (office: string, wrote: string) =>
    reads === 'all' || (reads === 'own' && (office === 'M.patrol' || wrote === 'M.patrol'))
  return { ...values, mayReadOf }
}

function heldOf(rows: readonly Told[]): HeldColumns {
  const held = new HeldColumns()
  for (const row of rows) held.take(heldRow(row))
  return held
}

/** Every row that stands, in the order of the columns. */
function standing(held: HeldColumns): Uint32Array {
  return rowsBetween(held, OPEN)
}

/** Each observation as its newest row has it. */
function newest(rows: readonly Told[]): readonly Told[] {
  return [...new Map(rows.map((row) => [keyOf(row), row])).values()]
}

/** What of a question a row does not meet, looked at one condition after the other. */
function unmet(row: Told, sought: Sought): ReadonlySet<string> {
  const atMs = hourMs(row.hour)
  const isIn = ({ fromMs, toMs }: Sought['day']) => fromMs <= atMs && atMs < toMs
  const mayRead = sought.mayReadOf(row.office, row.wrote)
  const words = row.words.toLowerCase().match(/[a-z]+/g) ?? []
  const asked = sought.text?.toLowerCase().match(/[a-z]+/g) ?? undefined
  const isOpen = (of: string | undefined, value: string) => of === undefined || of === value
  const met = {
    within: isIn(sought.within),
    day: isIn(sought.day),
    sector: isOpen(sought.sector, row.sector ?? 'unknown'),
    class: isOpen(sought.class, row.class),
    sub: isOpen(sought.sub, row.sub),
    means: sought.means === undefined || row.means.includes(sought.means),
    zone: isOpen(sought.zone, row.zone),
    state: isOpen(sought.state, row.state),
    place: sought.place === undefined || (mayRead && row.places.includes(sought.place)),
    text:
      sought.text === undefined ||
      (mayRead && asked !== undefined && asked.every((each) => words.some((word) => word.startsWith(each)))),
  }
  return new Set(Object.entries(met).flatMap(([name, isMet]) => (isMet ? [] : [name])))
}

const VALUES: Readonly<Record<Facet, (row: Told) => readonly string[]>> = {
  sector: (row) => [row.sector ?? 'unknown'],
  class: (row) => [row.class],
  means: (row) => row.means,
  zone: (row) => [row.zone],
  state: (row) => [row.state],
  place: (row) => row.places,
}

function countsOf(values: readonly string[]): readonly { readonly value: string; readonly items: number }[] {
  return [...Map.groupBy(values, (value) => value)]
    .map(([value, all]) => ({ value, items: all.length }))
    .toSorted((a, b) => (a.value < b.value ? -1 : 1))
}

test('[R-UI-9] the walk finds what looking at each observation finds, and each facet follows all but its own', () => {
  fc.assert(
    fc.property(history, aQuestion, (rows, question) => {
      const sought = soughtOf(question)
      const held = heldOf(rows)
      const all = newest(rows)
      const bounds = [0, 24, 48].map(hourMs)
      const walked = walk(held, sought, bounds)
      const keys = [...walked.rows].map((at) => held.arrays.key[at])
      const matching = all.filter((row) => unmet(row, sought).size === 0)
      expect(new Set(keys)).toEqual(new Set(matching.map(keyOf)))
      expect([walked.of, walked.ofNothing]).toEqual([
        all.length,
        all.filter(({ isNothing }) => isNothing).length,
      ])
      const butFor = (name: string) =>
        all.filter((row) => [...unmet(row, sought)].every((each) => each === name))
      for (const facet of ['sector', 'class', 'means', 'zone', 'state'] as const)
        expect([facet, walked.facets[facet]]).toEqual([facet, countsOf(butFor(facet).flatMap(VALUES[facet]))])
      const readable = butFor('place').filter((row) => sought.mayReadOf(row.office, row.wrote))
      expect(walked.facets.place).toEqual(countsOf(readable.flatMap(VALUES.place)))
      expect(walked.byBound).toEqual(
        [0, 24, 48].map(
          (from) => butFor('day').filter(({ hour }) => from <= hour && hour < from + 24).length,
        ),
      )
      expect(nothingAmong(held, walked.rows)).toEqual({
        items: matching.filter(({ isNothing }) => isNothing).length,
        reports: new Set(matching.flatMap((row) => reportOf(row) ?? [])).size,
      })
      const hours = matching.map(({ hour }) => hourMs(hour))
      expect(spanAmong(held, walked.rows)).toEqual(
        hours.length === 0 ? undefined : { firstMs: Math.min(...hours), lastMs: Math.max(...hours) },
      )
    }),
    { numRuns: 500 },
  )
})

test('[R-OBS-10] sums are those of the observations that count and stand aside for none, by class and over time', () => {
  fc.assert(
    fc.property(history, fc.nat(3), (rows, every) => {
      const held = heldOf(rows)
      const all = newest(rows)
      const isAside = (row: Told) => every > 0 && row.first_idx % (every + 1) === 0
      for (const row of all) held.setAside(row, isAside(row))
      const counting = all.filter(
        (row) => !isAside(row) && row.state !== 'withdrawn' && row.zone === 'inside' && !row.outsideEffort,
      )
      const sums = sumsAmong(held, standing(held), {
        isCounting: ({ state, zone, outsideEffort }) =>
          state !== 'withdrawn' && zone === 'inside' && !outsideEffort,
        bars: { fromMs: START_MS, widthMs: 5 * HOUR_MS, bars: 15 },
      })
      const byClass = [...Map.groupBy(counting, (row) => row.class)].toSorted(([a], [b]) => (a < b ? -1 : 1))
      expect(sums.byClass).toEqual(
        byClass.map(([told, alike]) => ({
          class: told,
          sum: sumOfCounts(alike.map((row) => row.told)),
          items: alike.length,
        })),
      )
      const shown = counting.filter(({ isNothing }) => !isNothing)
      expect(sums.bars).toEqual(
        Array.from(
          { length: 15 },
          (_, bar) => shown.filter(({ hour }) => Math.floor(hour / 5) === bar).length,
        ),
      )
    }),
  )
})

test('[R-UI-9] pages of any size put together are the whole list, newest first, each once', () => {
  fc.assert(
    fc.property(history, fc.integer({ min: 1, max: 7 }), (rows, limit) => {
      const held = heldOf(rows)
      const all = newest(rows)
        .map((row) => ({ fromMs: hourMs(row.hour), key: keyOf(row) }))
        .toSorted((a, b) => b.fromMs - a.fromMs || b.key - a.key)
      const pages = []
      for (let after = {}; pages.length <= all.length;) {
        const page = pageAmong(held, standing(held), { ...after, limit })
        pages.push(...page)
        const last = page.at(-1)
        if (last === undefined) break
        after = { after: last }
      }
      expect(pages).toEqual(all)
    }),
  )
})
