import { GONE, HeldAlikes } from './held-alikes.ts'
import { Numbering, SetNumbering } from './held-numbering.ts'
import { HeldWords } from './held-words.ts'

/** An observation as far as figures and searches need it. */
export type HeldRow = {
  readonly id: string
  readonly first_idx: number
  readonly changed: number
  readonly revision: number
  readonly from_at: string
  /** What it is like, as `HeldAlikes` reads it. */
  readonly alike: string
  /** The count as JSON. */
  readonly count: string
  /** Where it tells of nothing, which report of nothing it is part of. */
  readonly nothing: string | null
  /** Ids of places, commas between. */
  readonly places: string
  readonly words: string
}

const FIRST_CAPACITY = 1024

type Arrays = {
  readonly key: Float64Array
  readonly fromMs: Float64Array
  readonly revision: Uint16Array
  /** What it is like; `GONE` where a newer version stands in another row. */
  readonly alike: Uint32Array
  readonly count: Uint32Array
  readonly places: Uint32Array
  /** Number of the report of nothing that a row is part of, from 1; 0: it tells of something. */
  readonly nothing: Uint32Array
  /** 1 where it stands aside for the one of its group that counts. */
  readonly aside: Uint8Array
}

function arraysOf(capacity: number): Arrays {
  return {
    key: new Float64Array(capacity),
    fromMs: new Float64Array(capacity),
    revision: new Uint16Array(capacity),
    alike: new Uint32Array(capacity),
    count: new Uint32Array(capacity),
    places: new Uint32Array(capacity),
    nothing: new Uint32Array(capacity),
    aside: new Uint8Array(capacity),
  }
}

/**
 * Observations as columns of numbers: 35 bytes each, which a processor walks through at some nanoseconds a row. A row never
 * changes but for where it stands in its life; a new version is a new row, and the old one is marked gone.
 */
export class HeldColumns {
  /** Rows, gone ones among them. */
  size = 0
  /** Observations that tell of nothing. */
  ofNothing = 0
  /** Between which instants all begin, gone ones among them; the first is behind the last where there are none. */
  firstMs: number = Infinity
  lastMs: number = -Infinity
  readonly words: HeldWords = new HeldWords()
  readonly alikes: HeldAlikes = new HeldAlikes()
  readonly counts: Numbering = new Numbering()
  readonly placeSets: SetNumbering = new SetNumbering()
  readonly reports: Numbering = new Numbering()
  arrays: Arrays = arraysOf(FIRST_CAPACITY)
  readonly #rows = new Map<number, number>()

  /** Observations there are. */
  get of(): number {
    return this.#rows.size
  }

  /** Takes a row as it stands now: a new one, a new version of one, or where one stands in its life. */
  take(row: HeldRow): void {
    const key = keyOf(row)
    const at = this.#rows.get(key)
    const { arrays } = this
    if (at !== undefined && arrays.revision[at] === row.revision) {
      arrays.alike[at] = this.alikes.of(row.alike)
      return
    }
    if (at !== undefined) {
      arrays.alike[at] = GONE
      if (arrays.nothing[at] !== 0) this.ofNothing -= 1
    }
    this.#rows.set(key, this.size)
    this.#append(row, key)
  }

  /** Says whether an observation stands aside for another of its group. */
  setAside(row: Pick<HeldRow, 'id' | 'first_idx'>, isAside: boolean): void {
    const at = this.#rows.get(keyOf(row))
    if (at !== undefined) this.arrays.aside[at] = isAside ? 1 : 0
  }

  #append(row: HeldRow, key: number): void {
    if (this.size === this.arrays.key.length) this.#grow()
    const at = this.size++
    const { arrays } = this
    const fromMs = Date.parse(row.from_at)
    this.firstMs = Math.min(this.firstMs, fromMs)
    this.lastMs = Math.max(this.lastMs, fromMs)
    if (row.nothing !== null) this.ofNothing += 1
    arrays.key[at] = key
    arrays.fromMs[at] = fromMs
    arrays.revision[at] = row.revision
    arrays.alike[at] = this.alikes.of(row.alike)
    arrays.count[at] = this.counts.of(row.count)
    arrays.places[at] = this.placeSets.of(row.places)
    arrays.nothing[at] = row.nothing === null ? 0 : this.reports.of(row.nothing) + 1
    this.words.add(at, row.words)
  }

  #grow(): void {
    const [from, to] = [this.arrays, arraysOf(this.arrays.key.length * 2)]
    to.key.set(from.key)
    to.fromMs.set(from.fromMs)
    to.revision.set(from.revision)
    to.alike.set(from.alike)
    to.count.set(from.count)
    to.places.set(from.places)
    to.nothing.set(from.nothing)
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
