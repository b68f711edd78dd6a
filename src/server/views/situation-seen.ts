import { msOfUtc, OBSERVATION_CLASSES, type Utc } from '#domain/measure'
import { countedItems, totalsOf, type CountedItem } from '#domain/observation'
import type { Mechanism } from '#domain/party'
import { sectorMinutes } from '#domain/patrol'
import {
  effortOf,
  groupsAsOf,
  mechanismOver,
  observationsAsOf,
  watchesAsOf,
  type ObservationAsOf,
} from '#server/projections'
import type { SituationAnswer } from '#wire/situation'

import { stateOf } from './state.ts'
import type { Rows } from './view.ts'

/** What the mission saw in a stretch of time, and how much of it somebody could see. */
type Seen = SituationAnswer['seen']

/** The same with the effort of the sector that was watched least, which judges a day and is shown to nobody (R-DNH-7). */
export type SeenBetween = { readonly seen: Seen; readonly leastMin: number; readonly lastsMin: number }

type Range = { readonly from: Utc; readonly to: Utc }

const MINUTE_MS = 60_000

/** Counts by class of what counts, and sector-minutes observed of all; no count at all where nobody could observe. */
export async function seenBetween(rows: Rows, settings: Mechanism, range: Range): Promise<SeenBetween> {
  const size = (await stateOf(rows))?.size ?? 0
  const watches = await watchesAsOf(rows, { size, ...range })
  const effort = effortOf(watches, range.to)
  const { sectors } = (await mechanismOver(rows, { size, ...range })) ?? settings
  const bySector = sectors.map(({ id }) => sectorMinutes(effort, id, range))
  const observedMin = bySector.reduce((sum, min) => sum + min, 0)
  const lastsMin = Math.max(0, Math.floor((msOfUtc(range.to) - msOfUtc(range.from)) / MINUTE_MS))
  const counts = await countsIn(rows, settings, { ...range, size })
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

/** The same for who may not know yet how much was watched: what was seen, and no zero, as a zero says that somebody looked. */
export function withoutEffort({ byClass, total }: Seen): Seen {
  return byClass.length === 0 || total === undefined ? { byClass } : { byClass, total }
}

type Counts = Pick<ReturnType<typeof totalsOf>, 'byClass' | 'total'>

async function countsIn(
  rows: Rows,
  { settings }: Mechanism,
  asked: Range & { readonly size: number },
): Promise<Counts> {
  return totalsOf(await countedIn(rows, asked), settings)
}

/** What counts of a stretch of time as the record of a size holds it: neither withdrawn nor grouped away. */
export async function countedIn(
  rows: Rows,
  asked: Range & { readonly size: number },
): Promise<readonly CountedItem[]> {
  const observed = await observationsAsOf(rows, asked)
  const groups = await groupsAsOf(rows, { size: asked.size, ids: observed.map(({ id }) => id) })
  return countedItems(
    observed.map(itemOf),
    groups.map(({ group }) => group),
  )
}

function itemOf({ id, state, observation }: ObservationAsOf): CountedItem {
  return { ...observation, id, state, automatic: false }
}

function shown({ byClass, total }: Counts): Pick<Seen, 'byClass' | 'total'> {
  return {
    byClass: OBSERVATION_CLASSES.flatMap((name) =>
      byClass[name].items === 0 ? [] : [{ class: name, sum: byClass[name].sum }],
    ),
    total: total.sum,
  }
}
