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
  const { size, arrays } = held
  const failing = failingOf(held, sought)
  const mayRead = readableOf(held, sought)
  const tallies = talliesFor(held, bounds)
  const rows = new Uint32Array(size)
  let [matching, of, ofNothing] = [0, 0, 0]
  for (let at = 0; at < size; at++) {
    if (arrays.gone[at] === 1) continue
    of += 1
    if (arrays.nothing[at] !== 0) ofNothing += 1
    const fails = failing(at)
    // Two bits and no facet: nothing counts it. A power of two has one.
    if ((fails & (fails - 1)) !== 0 || fails === OTHER) continue
    if (fails === 0) rows[matching++] = at
    tallies.count(at, fails, mayRead[arrays.writers[at] ?? 0] === 1)
  }
  return { rows: rows.subarray(0, matching), of, ofNothing, ...tallies.read() }
}

/** What of the question each row fails. */
function failingOf(held: HeldColumns, sought: Sought): (at: number) => number {
  const { arrays } = held
  const sector = failsIn(held.sectors, SECTOR, (value) => isOpen(sought.sector, value))
  const kind = kindFails(held, sought)
  const means = failsInSets(held.meansSets, MEANS, sought.means)
  const zone = failsIn(held.zones, ZONE, (value) => isOpen(sought.zone, value))
  const state = failsIn(held.states, STATE, (value) => isOpen(sought.state, value))
  const places = failsInSets(held.placeSets, PLACE, sought.place)
  const writers = writerFails(held, sought)
  const words = sought.text === undefined ? undefined : held.words.find(sought.text, held.size)
  const { within, day } = sought
  return (at) => {
    const fromMs = arrays.fromMs[at] ?? 0
    const time =
      (fromMs < within.fromMs || fromMs >= within.toMs ? OTHER : 0) |
      (fromMs < day.fromMs || fromMs >= day.toMs ? DAY : 0)
    const text = words !== undefined && words[at] === 0 ? OTHER : 0
    return (
      time |
      text |
      (sector[arrays.sector[at] ?? 0] ?? 0) |
      (kind[arrays.kind[at] ?? 0] ?? 0) |
      (means[arrays.means[at] ?? 0] ?? 0) |
      (zone[arrays.zone[at] ?? 0] ?? 0) |
      (state[arrays.state[at] ?? 0] ?? 0) |
      (places[arrays.places[at] ?? 0] ?? 0) |
      (writers[arrays.writers[at] ?? 0] ?? 0)
    )
  }
}

function failsIn(numbering: Numbering, bit: number, isMet: (value: string) => boolean): Uint8Array {
  return Uint8Array.from(numbering.values, (value) => (isMet(value) ? 0 : bit))
}

function isOpen(sought: string | undefined, value: string): boolean {
  return sought === undefined || sought === value
}

function failsInSets({ values, members }: SetNumbering, bit: number, sought: string | undefined): Uint8Array {
  if (sought === undefined) return new Uint8Array(members.length)
  const number = values.values.indexOf(sought)
  return Uint8Array.from(members, (set) => (set.includes(number) ? 0 : bit))
}

function kindFails({ kinds }: HeldColumns, sought: Sought): Uint8Array {
  return Uint8Array.from(kinds.values, (kind) => {
    const [told = '', sub = ''] = kind.split(' ')
    return (isOpen(sought.class, told) ? 0 : CLASS) | (isOpen(sought.sub, sub) ? 0 : OTHER)
  })
}

/** What somebody may not read is not found by what stands in it (R-ACC-5). */
function writerFails(held: HeldColumns, sought: Sought): Uint8Array {
  const fails = (sought.place === undefined ? 0 : PLACE) | (sought.text === undefined ? 0 : OTHER)
  return readableOf(held, sought).map((mayRead) => (mayRead === 1 ? 0 : fails))
}

function readableOf({ writerPairs }: HeldColumns, { mayReadOf }: Sought): Uint8Array {
  return Uint8Array.from(writerPairs.values, (pair) => {
    const [office = '', wrote = ''] = pair.split(' ')
    return mayReadOf(office, wrote) ? 1 : 0
  })
}

function talliesFor(held: HeldColumns, bounds: readonly number[]) {
  const { arrays } = held
  const placeOf = placeAmong(bounds)
  const byBound = new Uint32Array(bounds.length)
  const sector = new Uint32Array(held.sectors.values.length)
  const kind = new Uint32Array(held.kinds.values.length)
  const means = new Uint32Array(held.meansSets.members.length)
  const zone = new Uint32Array(held.zones.values.length)
  const state = new Uint32Array(held.states.values.length)
  const places = new Uint32Array(held.placeSets.members.length)
  return {
    /** Counts a row where it fails nothing, or only what the facet itself seeks. */
    count: (at: number, fails: number, mayRead: boolean): void => {
      if ((fails | DAY) === DAY) add(byBound, placeOf(arrays.fromMs[at] ?? 0))
      if ((fails | SECTOR) === SECTOR) add(sector, arrays.sector[at])
      if ((fails | CLASS) === CLASS) add(kind, arrays.kind[at])
      if ((fails | MEANS) === MEANS) add(means, arrays.means[at])
      if ((fails | ZONE) === ZONE) add(zone, arrays.zone[at])
      if ((fails | STATE) === STATE) add(state, arrays.state[at])
      if (mayRead && (fails | PLACE) === PLACE) add(places, arrays.places[at])
    },
    read: () => ({
      byBound: [...byBound],
      facets: {
        sector: facetOf(held.sectors.values, sector),
        class: facetOf(
          held.kinds.values.map((value) => value.slice(0, value.indexOf(' '))),
          kind,
        ),
        means: facetOf(held.meansSets.values.values, membersCounted(held.meansSets, means)),
        zone: facetOf(held.zones.values, zone),
        state: facetOf(held.states.values, state),
        place: facetOf(held.placeSets.values.values, membersCounted(held.placeSets, places)),
      },
    }),
  }
}

function add(counts: Uint32Array, at: number | undefined): void {
  if (at !== undefined && at >= 0) counts[at] = (counts[at] ?? 0) + 1
}

/** How often each value stands in sets that were counted. */
function membersCounted({ values, members }: SetNumbering, sets: Uint32Array): Uint32Array {
  const counts = new Uint32Array(values.values.length)
  for (const [number, set] of members.entries()) {
    const times = sets[number] ?? 0
    if (times > 0) for (const member of set) counts[member] = (counts[member] ?? 0) + times
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

/** Which bound an instant is behind, the last of them; -1 before the first. Bounds lie about evenly, so that a guess is near. */
function placeAmong(bounds: readonly number[]): (ms: number) => number {
  const marks = Float64Array.from(bounds)
  const [first = 0, last = 0] = [marks[0], marks.at(-1)]
  const step = marks.length > 1 ? (last - first) / (marks.length - 1) : 1
  return (ms) => {
    if (marks.length === 0 || ms < first) return -1
    let at = Math.min(marks.length - 1, Math.floor((ms - first) / step))
    while (at > 0 && ms < (marks[at] ?? 0)) at -= 1
    while (at < marks.length - 1 && ms >= (marks[at + 1] ?? 0)) at += 1
    return at
  }
}
