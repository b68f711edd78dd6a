import { Numbering, SetNumbering } from './held-numbering.ts'
import { HeldWords } from './held-words.ts'

/** An observation as far as figures and searches need it. */
export type HeldRow = {
  readonly id: string
  readonly first_idx: number
  readonly changed: number
  readonly revision: number
  readonly office: string
  readonly wrote: string
  readonly state: string
  readonly from_at: string
  readonly sector: string | null
  readonly class: string
  readonly sub: string
  readonly means: readonly string[]
  readonly zone: string
  readonly live_fire: string
  readonly outside_effort: boolean
  /** The count as JSON. */
  readonly count: string
  /** Where it tells of nothing, which report of nothing it is part of. */
  readonly nothing: string | null
  readonly places: readonly string[]
  readonly words: string
}

/** Value of a sector's column for what lies in none. */
const NO_SECTOR = 'unknown'

const FIRST_CAPACITY = 1024

type Arrays = {
  readonly key: Float64Array
  readonly fromMs: Float64Array
  readonly revision: Uint16Array
  readonly sector: Uint16Array
  readonly kind: Uint16Array
  readonly means: Uint8Array
  readonly zone: Uint8Array
  readonly state: Uint8Array
  readonly mark: Uint8Array
  readonly count: Uint32Array
  readonly places: Uint32Array
  readonly writers: Uint16Array
  /** Number of the report of nothing that a row is part of, from 1; 0: it tells of something. */
  readonly nothing: Uint32Array
  /** 1 where a newer version stands in another row. */
  readonly gone: Uint8Array
  /** 1 where it stands aside for the one of its group that counts. */
  readonly aside: Uint8Array
}

function arraysOf(capacity: number): Arrays {
  return {
    key: new Float64Array(capacity),
    fromMs: new Float64Array(capacity),
    revision: new Uint16Array(capacity),
    sector: new Uint16Array(capacity),
    kind: new Uint16Array(capacity),
    means: new Uint8Array(capacity),
    zone: new Uint8Array(capacity),
    state: new Uint8Array(capacity),
    mark: new Uint8Array(capacity),
    count: new Uint32Array(capacity),
    places: new Uint32Array(capacity),
    writers: new Uint16Array(capacity),
    nothing: new Uint32Array(capacity),
    gone: new Uint8Array(capacity),
    aside: new Uint8Array(capacity),
  }
}

/**
 * Observations as columns of numbers: 45 bytes each, which a processor walks through at some ten nanoseconds a row. A row
 * never changes but for where it stands in its life; a new version is a new row, and the old one is marked gone.
 */
export class HeldColumns {
  /** Rows, gone ones among them. */
  size = 0
  readonly words: HeldWords = new HeldWords()
  readonly sectors: Numbering = new Numbering()
  /** Class and sub-class with a blank between. */
  readonly kinds: Numbering = new Numbering()
  readonly meansSets: SetNumbering = new SetNumbering()
  readonly zones: Numbering = new Numbering()
  readonly states: Numbering = new Numbering()
  /** Live fire, and whether it was off the watch, with a blank between. */
  readonly marks: Numbering = new Numbering()
  readonly counts: Numbering = new Numbering()
  readonly placeSets: SetNumbering = new SetNumbering()
  readonly writerPairs: Numbering = new Numbering()
  readonly reports: Numbering = new Numbering()
  arrays: Arrays = arraysOf(FIRST_CAPACITY)
  readonly #rows = new Map<number, number>()

  /** Takes a row as it stands now: a new one, a new version of one, or where one stands in its life. */
  take(row: HeldRow): void {
    const key = keyOf(row)
    const at = this.#rows.get(key)
    const { arrays } = this
    if (at !== undefined && arrays.revision[at] === row.revision) {
      arrays.state[at] = this.states.of(row.state)
      return
    }
    if (at !== undefined) arrays.gone[at] = 1
    this.#rows.set(key, this.size)
    this.#append(row, key)
  }

  /** Says whether an observation stands aside for another of its group. */
  setAside(row: Pick<HeldRow, 'id' | 'first_idx'>, isAside: boolean): void {
    const at = this.#rows.get(keyOf(row))
    if (at !== undefined) this.arrays.aside[at] = isAside ? 1 : 0
  }

  /** Rows of every observation as it stands. */
  standing(): Uint32Array {
    const rows = new Uint32Array(this.size)
    let count = 0
    for (let at = 0; at < this.size; at++) if (this.arrays.gone[at] === 0) rows[count++] = at
    return rows.subarray(0, count)
  }

  #append(row: HeldRow, key: number): void {
    if (this.size === this.arrays.key.length) this.#grow()
    const at = this.size++
    const { arrays } = this
    arrays.key[at] = key
    arrays.fromMs[at] = Date.parse(row.from_at)
    arrays.revision[at] = row.revision
    arrays.sector[at] = this.sectors.of(row.sector ?? NO_SECTOR)
    arrays.kind[at] = this.kinds.of(`${row.class} ${row.sub}`)
    arrays.means[at] = this.meansSets.of(row.means)
    arrays.zone[at] = this.zones.of(row.zone)
    arrays.state[at] = this.states.of(row.state)
    arrays.mark[at] = this.marks.of(`${row.live_fire} ${row.outside_effort}`)
    arrays.count[at] = this.counts.of(row.count)
    arrays.places[at] = this.placeSets.of(row.places)
    arrays.writers[at] = this.writerPairs.of(`${row.office} ${row.wrote}`)
    arrays.nothing[at] = row.nothing === null ? 0 : this.reports.of(row.nothing) + 1
    this.words.add(at, row.words)
  }

  #grow(): void {
    const [from, to] = [this.arrays, arraysOf(this.arrays.key.length * 2)]
    to.key.set(from.key)
    to.fromMs.set(from.fromMs)
    to.revision.set(from.revision)
    to.sector.set(from.sector)
    to.kind.set(from.kind)
    to.means.set(from.means)
    to.zone.set(from.zone)
    to.state.set(from.state)
    to.mark.set(from.mark)
    to.count.set(from.count)
    to.places.set(from.places)
    to.writers.set(from.writers)
    to.nothing.set(from.nothing)
    to.gone.set(from.gone)
    to.aside.set(from.aside)
    this.arrays = to
  }
}

/** Observations of one record stand at most so many together; the index `observations_key` says the same. */
const PLACES = 128

/** The place of an observation in the order it was received: its record's index, and its place there. */
export function keyOf({ id, first_idx: index }: Pick<HeldRow, 'id' | 'first_idx'>): number {
  return index * PLACES + Number(id.slice(id.indexOf('.') + 1))
}
