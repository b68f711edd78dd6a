import { firstWhere } from './first-where.ts'
import { GONE, type HeldAlikes } from './held-alikes.ts'
import type { HeldColumns } from './held-columns.ts'
import type { Numbering, SetNumbering } from './held-numbering.ts'

/** Half-open in milliseconds. */
type Span = { readonly fromMs: number; readonly toMs: number }

/** What observations are looked for; what is left out is open. Several spans are met together. */
export type Sought = {
  readonly within: Span
  /** The day that is looked at, apart from `within`: figures by day are counted without it. */
  readonly day: Span
  readonly sector?: string | undefined
  readonly class?: string | undefined
  readonly sub?: string | undefined
  readonly means?: string | undefined
  readonly zone?: string | undefined
  readonly state?: string | undefined
  readonly place?: string | undefined
  readonly text?: string | undefined
  /** Whether places and words of what two offices wrote may be looked in. */
  readonly mayReadOf: (office: string, wrote: string) => boolean
}

/** What a walk through all found. */
export type Walked = {
  /** Rows that match, in the order of the columns. */
  readonly rows: Uint32Array
  /** Observations there are, and those among them that tell of nothing. */
  readonly of: number
  readonly ofNothing: number
  /** How many have each value, counted with everything that is sought but the value's own. */
  readonly facets: Readonly<Record<Facet, readonly FoundFacet[]>>
  /** How many begin at or after each bound and before the next, counted without the day that is sought. */
  readonly byBound: readonly number[]
}

export type Facet = 'sector' | 'class' | 'means' | 'zone' | 'state' | 'place'

/** A value and how many have it. */
export type FoundFacet = { readonly value: string; readonly items: number }

// What of a question a row may fail, one bit each: a facet counts the rows that fail at most its own.
const DAY = 1
const SECTOR = 2
const CLASS = 4
const MEANS = 8
const ZONE = 16
const STATE = 32
const PLACE = 64
const OTHER = 128

/** Walks through every observation once: which match, and every figure that follows the others (R-UI-9). */
export function walk(held: HeldColumns, sought: Sought, bounds: readonly number[]): Walked {
  const { size, arrays, alikes } = held
  const { within, day } = sought
  const failsAlike = failsOfAlikes(held, sought)
  const mayRead = readableOf(held, sought)
  const failsPlaces =
    sought.place === undefined ? undefined : failsInSets(held.placeSets, PLACE, sought.place)
  const words = sought.text === undefined ? undefined : held.words.find(sought.text, size)
  const byBound = countedAmong(bounds)
  const byAlike = new Uint32Array(alikes.size)
  const byPlaces = new Uint32Array(held.placeSets.members.length)
  const rows = new Uint32Array(size)
  let matching = 0
  for (let at = 0; at < size; at++) {
    const alike = arrays.alike[at] ?? GONE
    let fails = failsAlike[alike] ?? OTHER
    // Two bits and no facet: nothing counts it. A power of two has one.
    if (fails === OTHER || (fails & (fails - 1)) !== 0) continue
    const ms = arrays.fromMs[at] ?? 0
    if (ms < within.fromMs || ms >= within.toMs || (words !== undefined && words[at] === 0)) continue
    if (ms < day.fromMs || ms >= day.toMs) fails |= DAY
    const places = arrays.places[at] ?? 0
    if (failsPlaces !== undefined) fails |= failsPlaces[places] ?? 0
    if ((fails & (fails - 1)) !== 0) continue
    if (fails === 0) rows[matching++] = at
    if (fails <= DAY) byBound.count(ms)
    if (fails !== DAY && fails !== PLACE) byAlike[alike] = (byAlike[alike] ?? 0) + 1
    if ((fails === 0 || fails === PLACE) && mayRead[alike] === 1)
      byPlaces[places] = (byPlaces[places] ?? 0) + 1
  }
  return {
    rows: rows.subarray(0, matching),
    of: held.of,
    ofNothing: held.ofNothing,
    byBound: byBound.read(),
    facets: facetsOf(held, { byAlike, failsAlike, byPlaces }),
  }
}

/** What of the question rows fail that are alike: nothing is sought in what is gone. */
function failsOfAlikes({ alikes }: HeldColumns, sought: Sought): Uint8Array {
  const sector = failsIn(alikes.sectors, SECTOR, (value) => isOpen(sought.sector, value))
  const kind = kindFails(alikes, sought)
  const means = failsInSets(alikes.meansSets, MEANS, sought.means)
  const zone = failsIn(alikes.zones, ZONE, (value) => isOpen(sought.zone, value))
  const state = failsIn(alikes.states, STATE, (value) => isOpen(sought.state, value))
  const writers = writerFails(alikes, sought)
  const fails = new Uint8Array(alikes.size).fill(OTHER)
  for (let of = GONE + 1; of < fails.length; of++)
    fails[of] =
      (sector[alikes.sector[of] ?? 0] ?? 0) |
      (kind[alikes.kind[of] ?? 0] ?? 0) |
      (means[alikes.means[of] ?? 0] ?? 0) |
      (zone[alikes.zone[of] ?? 0] ?? 0) |
      (state[alikes.state[of] ?? 0] ?? 0) |
      (writers[alikes.writers[of] ?? 0] ?? 0)
  return fails
}

function failsIn(numbering: Numbering, bit: number, isMet: (value: string) => boolean): Uint8Array {
  return Uint8Array.from(numbering.values, (value) => (isMet(value) ? 0 : bit))
}

function isOpen(sought: string | undefined, value: string): boolean {
  return sought === undefined || sought === value
}

function failsInSets({ values, members }: SetNumbering, bit: number, sought: string | undefined): Uint8Array {
  const fails = new Uint8Array(members.length)
  if (sought === undefined) return fails
  const number = values.values.indexOf(sought)
  for (let set = 0; set < fails.length; set++) fails[set] = members[set]?.includes(number) === true ? 0 : bit
  return fails
}

function kindFails({ kinds }: HeldAlikes, sought: Sought): Uint8Array {
  return Uint8Array.from(kinds.values, (kind) => {
    const [told = '', sub = ''] = kind.split(' ')
    return (isOpen(sought.class, told) ? 0 : CLASS) | (isOpen(sought.sub, sub) ? 0 : OTHER)
  })
}

/** What somebody may not read is not found by what stands in it (R-ACC-5). */
function writerFails(alikes: HeldAlikes, sought: Sought): Uint8Array {
  const fails = (sought.place === undefined ? 0 : PLACE) | (sought.text === undefined ? 0 : OTHER)
  return writersRead(alikes, sought).map((mayRead) => (mayRead === 1 ? 0 : fails))
}

function writersRead({ writerPairs }: HeldAlikes, { mayReadOf }: Sought): Uint8Array {
  return Uint8Array.from(writerPairs.values, (pair) => {
    const [office = '', wrote = ''] = pair.split(' ')
    return mayReadOf(office, wrote) ? 1 : 0
  })
}

/** 1 where the places and words of what is so alike may be read. */
function readableOf({ alikes }: HeldColumns, sought: Sought): Uint8Array {
  const read = writersRead(alikes, sought)
  return Uint8Array.from(alikes.writers, (writers, of) => (of === GONE ? 0 : (read[writers] ?? 0)))
}

type Counted = {
  /** How many of each alike match but for what they fail, which is at most one facet's. */
  readonly byAlike: Uint32Array
  readonly failsAlike: Uint8Array
  /** The same of each set of places, of rows that fail at most their places. */
  readonly byPlaces: Uint32Array
}

function facetsOf(
  { alikes, placeSets }: HeldColumns,
  { byAlike, failsAlike, byPlaces }: Counted,
): Walked['facets'] {
  const counts = (numbers: readonly number[], values: number, bit: number): Uint32Array => {
    const of = new Uint32Array(values)
    for (let alike = GONE + 1; alike < byAlike.length; alike++) {
      const number = numbers[alike] ?? 0
      if (((failsAlike[alike] ?? 0) | bit) === bit) of[number] = (of[number] ?? 0) + (byAlike[alike] ?? 0)
    }
    return of
  }
  const { sectors, kinds, meansSets, zones, states } = alikes
  const means = counts(alikes.means, meansSets.members.length, MEANS)
  return {
    sector: facetOf(sectors.values, counts(alikes.sector, sectors.values.length, SECTOR)),
    class: facetOf(
      kinds.values.map((value) => value.slice(0, value.indexOf(' '))),
      counts(alikes.kind, kinds.values.length, CLASS),
    ),
    means: facetOf(meansSets.values.values, membersCounted(meansSets, means)),
    zone: facetOf(zones.values, counts(alikes.zone, zones.values.length, ZONE)),
    state: facetOf(states.values, counts(alikes.state, states.values.length, STATE)),
    place: facetOf(placeSets.values.values, membersCounted(placeSets, byPlaces)),
  }
}

/** How often each value stands in sets that were counted. */
function membersCounted({ values, members }: SetNumbering, sets: Uint32Array): Uint32Array {
  const counts = new Uint32Array(values.values.length)
  for (let set = 0; set < sets.length; set++) {
    const times = sets[set] ?? 0
    if (times > 0) for (const member of members[set] ?? []) counts[member] = (counts[member] ?? 0) + times
  }
  return counts
}

/** By value, in the order of their letters' codes; a value may stand there several times. */
function facetOf(values: readonly string[], counts: Uint32Array): readonly FoundFacet[] {
  const items = new Map<string, number>()
  for (const [number, value] of values.entries()) {
    const count = counts[number] ?? 0
    if (count > 0) items.set(value, (items.get(value) ?? 0) + count)
  }
  return [...items]
    .toSorted(([one], [other]) => (one < other ? -1 : 1))
    .map(([value, count]) => ({ value, items: count }))
}

/** Counts instants by the bound they are behind, the last of them; none before the first. */
function countedAmong(bounds: readonly number[]) {
  const marks = Float64Array.from(bounds)
  const counts = new Uint32Array(marks.length)
  // The one before lay mostly behind the same.
  let [at, fromMs, toMs] = [-1, -Infinity, marks[0] ?? Infinity]
  return {
    count: (ms: number): void => {
      if (ms < fromMs || ms >= toMs) {
        at = firstWhere(marks, (mark) => mark > ms) - 1
        fromMs = at < 0 ? -Infinity : (marks[at] ?? 0)
        toMs = marks[at + 1] ?? Infinity
      }
      if (at >= 0) counts[at] = (counts[at] ?? 0) + 1
    },
    read: (): readonly number[] => [...counts],
  }
}
