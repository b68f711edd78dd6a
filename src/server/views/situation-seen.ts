import { addSums, EMPTY_SUM, msOfUtc, OBSERVATION_CLASSES, type CountSum, type Utc } from '#domain/measure'
import type { ObservedClass, Tally } from '#domain/observation'
import type { Mechanism } from '#domain/party'
import { sectorMinutes } from '#domain/patrol'
import {
  effortOf,
  mechanismOver,
  rowsBetween,
  sumsAmong,
  watchesAsOf,
  type Held,
  type ObservationsHeld,
  type Sort,
} from '#server/projections'
import type { SituationAnswer } from '#wire/situation'

import { isCounting } from './observation-sums.ts'
import { stateOf } from './state.ts'
import type { Rows } from './view.ts'

/** What the mission saw in a stretch of time, and how much of it somebody could see. */
type Seen = SituationAnswer['seen']

/** The same with the effort of the sector that was watched least, which judges a day and is shown to nobody (R-DNH-7). */
export type SeenBetween = { readonly seen: Seen; readonly leastMin: number; readonly lastsMin: number }

type Range = { readonly from: Utc; readonly to: Utc }

const MINUTE_MS = 60_000

/** Counts by class of what counts, and sector-minutes observed of all; no count at all where nobody could observe. */
export async function seenBetween(
  rows: Rows,
  { held, settings }: Seeing,
  range: Range,
): Promise<SeenBetween> {
  const size = (await stateOf(rows))?.size ?? 0
  const watches = await watchesAsOf(rows, { size, ...range })
  const effort = effortOf(watches, range.to)
  const { sectors } = (await mechanismOver(rows, { size, ...range })) ?? settings
  const bySector = sectors.map(({ id }) => sectorMinutes(effort, id, range))
  const observedMin = bySector.reduce((sum, min) => sum + min, 0)
  const lastsMin = Math.max(0, Math.floor((msOfUtc(range.to) - msOfUtc(range.from)) / MINUTE_MS))
  const counts = countedBetween(await held.upTo(rows), range, (sort) => isCounting(sort, settings))
  return {
    // Zero is a fact only where somebody looked (R-RPT-4): one told of another stretch is none of this.
    seen: {
      ...(counts.total.sum.high === 0 && observedMin === 0 ? { byClass: [] } : shown(counts)),
      observedMin,
      ofMin: bySector.length * lastsMin,
    },
    leastMin: bySector.length === 0 ? 0 : Math.min(...bySector),
    lastsMin,
  }
}

/** What the picture of a stretch of time is made from. */
export type Seeing = { readonly held: ObservationsHeld; readonly settings: Mechanism }

/** The same for who may not know yet how much was watched: what was seen, and no zero, as a zero says that somebody looked. */
export function withoutEffort({ byClass, total }: Seen): Seen {
  return byClass.length === 0 || total === undefined ? { byClass } : { byClass, total }
}

type Counts = {
  readonly byClass: readonly { readonly class: ObservedClass; readonly sum: CountSum }[]
  /** Of the five classes. */
  readonly total: Tally
}

/** What of a stretch of time counts and is of the sorts that are taken: neither withdrawn nor grouped away. */
export function countedBetween(
  { observations }: Held,
  { from, to }: Range,
  isTaken: (sort: Sort) => boolean,
): Counts {
  const within = rowsBetween(observations, { fromMs: msOfUtc(from), toMs: msOfUtc(to) })
  const { byClass } = sumsAmong(observations, within, { isCounting: isTaken, bars: NO_BARS })
  const five = OBSERVATION_CLASSES.flatMap((name) => byClass.filter((each) => each.class === name))
  return {
    byClass: five.map((each) => ({ class: each.class, sum: each.sum })),
    total: {
      sum: five.map(({ sum }) => sum).reduce(addSums, EMPTY_SUM),
      items: five.reduce((sum, { items }) => sum + items, 0),
    },
  }
}

const NO_BARS = { fromMs: 0, widthMs: 1, bars: 0 }

function shown({ byClass, total }: Counts): Pick<Seen, 'byClass' | 'total'> {
  return { byClass, total: total.sum }
}
