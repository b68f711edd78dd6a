import { addSums, EMPTY_SUM, sumOfAlike, type Count, type CountSum } from '#domain/measure'
import type { Observation, ObservedClass, ObservationState, ZoneFlag } from '#domain/observation'

import { firstWhere } from './first-where.ts'
import { GONE, type HeldAlikes } from './held-alikes.ts'
import type { HeldColumns } from './held-columns.ts'

// Rows are walked through by their place: over a million, an iterator takes three times as long.

/** When the first and the last of some rows begin; `undefined` of none. */
export function spanAmong(
  { arrays }: HeldColumns,
  rows: Uint32Array,
): { readonly firstMs: number; readonly lastMs: number } | undefined {
  let [firstMs, lastMs] = [Infinity, -Infinity]
  for (let at = 0; at < rows.length; at++) {
    const row = rows[at] ?? 0
    const ms = arrays.fromMs[row] ?? 0
    if (ms < firstMs) firstMs = ms
    if (ms > lastMs) lastMs = ms
  }
  return rows.length === 0 ? undefined : { firstMs, lastMs }
}

/** Rows of the observations that begin in a stretch of time, half-open, in milliseconds. */
export function rowsBetween(
  { arrays, size }: HeldColumns,
  { fromMs, toMs }: { readonly fromMs: number; readonly toMs: number },
): Uint32Array {
  const rows = new Uint32Array(size)
  let count = 0
  for (let at = 0; at < size; at++) {
    const ms = arrays.fromMs[at] ?? 0
    if (fromMs <= ms && ms < toMs && arrays.alike[at] !== GONE) rows[count++] = at
  }
  return rows.subarray(0, count)
}

/** Reports of nothing among some rows: an exact zero is one, and the zeros of one record over one time are one together. */
export function nothingAmong(
  { arrays, reports }: HeldColumns,
  rows: Uint32Array,
): { readonly items: number; readonly reports: number } {
  const isKnown = new Uint8Array(reports.values.length + 1)
  let [items, known] = [0, 0]
  for (let at = 0; at < rows.length; at++) {
    const report = arrays.nothing[rows[at] ?? 0] ?? 0
    if (report === 0) continue
    items += 1
    if (isKnown[report] === 0) known += 1
    isKnown[report] = 1
  }
  return { items, reports: known }
}

/** A place in the order of a list: newest first by when it began, then by when it was received. */
export type ListPlace = { readonly fromMs: number; readonly key: number }

/** The first so many of some rows behind a place, in the list's order. */
export function pageAmong(
  { arrays }: HeldColumns,
  rows: Uint32Array,
  { after, limit }: { readonly after?: ListPlace; readonly limit: number },
): readonly ListPlace[] {
  const kept: ListPlace[] = []
  let oldestMs = -Infinity
  // Back from what was received last, which mostly began last: once the page is full, one comparison passes each of the rest.
  for (let at = rows.length - 1; at >= 0; at--) {
    const row = rows[at] ?? 0
    const fromMs = arrays.fromMs[row] ?? 0
    if (fromMs < oldestMs || (after !== undefined && fromMs > after.fromMs)) continue
    const place = { fromMs, key: arrays.key[row] ?? 0 }
    const last = kept.at(-1)
    if (after !== undefined && order(after, place) >= 0) continue
    if (kept.length === limit && last !== undefined && order(last, place) <= 0) continue
    kept.splice(
      firstWhere(kept, (there) => order(there, place) >= 0),
      0,
      place,
    )
    if (kept.length > limit) kept.pop()
    if (kept.length === limit) oldestMs = kept.at(-1)?.fromMs ?? -Infinity
  }
  return kept
}

function order(one: ListPlace, other: ListPlace): number {
  return one.fromMs === other.fromMs ? other.key - one.key : other.fromMs - one.fromMs
}

/** All of an observation that decides whether it counts, but for its group. */
export type Sort = {
  readonly class: ObservedClass
  readonly state: ObservationState
  readonly zone: ZoneFlag
  readonly liveFire: Observation['liveFire']
  readonly outsideEffort: boolean
}

/** Bars of one width, from an instant on. */
export type Bars = { readonly fromMs: number; readonly widthMs: number; readonly bars: number }

/** What counts among some rows, by class and over time. */
export type Sums = {
  readonly byClass: readonly {
    readonly class: ObservedClass
    readonly sum: CountSum
    readonly items: number
  }[]
  /** Of each bar the items that are no zero. */
  readonly bars: readonly number[]
}

/** Sums of the rows that count and stand aside for no other of their group. */
export function sumsAmong(
  held: HeldColumns,
  rows: Uint32Array,
  { isCounting, bars }: { readonly isCounting: (sort: Sort) => boolean; readonly bars: Bars },
): Sums {
  const { arrays, alikes } = held
  const counting = countingOf(alikes, isCounting)
  const classes = [...new Set(alikes.kinds.values.map(classOf))].toSorted()
  const ofKind = alikes.kinds.values.map((kind) => classes.indexOf(classOf(kind)))
  const ofAlike = Uint8Array.from(alikes.kind, (kind) => ofKind[kind] ?? 0)
  const width = held.counts.values.length
  const counts = new Uint32Array(classes.length * width)
  const inBar = new Uint32Array(bars.bars)
  for (let at = 0; at < rows.length; at++) {
    const row = rows[at] ?? 0
    const alike = arrays.alike[row] ?? GONE
    if (arrays.aside[row] === 1 || counting[alike] === 0) continue
    const place = (ofAlike[alike] ?? 0) * width + (arrays.count[row] ?? 0)
    counts[place] = (counts[place] ?? 0) + 1
    if (arrays.nothing[row] !== 0) continue
    const bar = Math.floor(((arrays.fromMs[row] ?? 0) - bars.fromMs) / bars.widthMs)
    if (bar >= 0 && bar < bars.bars) inBar[bar] = (inBar[bar] ?? 0) + 1
  }
  const values = held.counts.values.map((value): Count => JSON.parse(value))
  const byClass = classes.map((told, at) => {
    const { sum, items } = tallyOf(values, counts.subarray(at * width, (at + 1) * width))
    return { class: told, sum, items }
  })
  return { byClass: byClass.filter(({ items }) => items > 0), bars: [...inBar] }
}

function classOf(kind: string): ObservedClass {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the projection writes no other
  return kind.slice(0, kind.indexOf(' ')) as ObservedClass
}

function tallyOf(values: readonly Count[], times: Uint32Array) {
  let [sum, items] = [EMPTY_SUM, 0]
  for (const [at, count] of values.entries()) {
    const alike = times[at] ?? 0
    if (alike > 0) sum = addSums(sum, sumOfAlike(count, alike))
    items += alike
  }
  return { sum, items }
}

const UNKNOWN = 0
const COUNTS = 1
const COUNTS_NOT = 2

/** 1 where what is so alike counts, asked once of each sort. */
function countingOf(alikes: HeldAlikes, isCounting: (sort: Sort) => boolean): Uint8Array {
  const { kinds, states, zones, marks } = alikes
  const [ofState, ofZone, ofMark] = [states.values.length, zones.values.length, marks.values.length]
  const known = new Uint8Array(kinds.values.length * ofState * ofZone * ofMark)
  const counting = new Uint8Array(alikes.size)
  for (let of = GONE + 1; of < counting.length; of++) {
    const [kind, state] = [alikes.kind[of] ?? 0, alikes.state[of] ?? 0]
    const [zone, mark] = [alikes.zone[of] ?? 0, alikes.mark[of] ?? 0]
    const at = ((kind * ofState + state) * ofZone + zone) * ofMark + mark
    if (known[at] === UNKNOWN)
      known[at] = isCounting(sortOf(alikes, { kind, state, zone, mark })) ? COUNTS : COUNTS_NOT
    counting[of] = known[at] === COUNTS ? 1 : 0
  }
  return counting
}

function sortOf(
  { kinds, states, zones, marks }: HeldAlikes,
  at: { readonly kind: number; readonly state: number; readonly zone: number; readonly mark: number },
): Sort {
  const [liveFire, outsideEffort] = (marks.values[at.mark] ?? '').split(' ')
  // oxlint-disable typescript/no-unsafe-type-assertion -- the projection writes no others
  return {
    class: classOf(kinds.values[at.kind] ?? ''),
    state: states.values[at.state] as ObservationState,
    zone: zones.values[at.zone] as ZoneFlag,
    liveFire: liveFire as Observation['liveFire'],
    outsideEffort: outsideEffort === 'true',
  }
  // oxlint-enable typescript/no-unsafe-type-assertion
}
