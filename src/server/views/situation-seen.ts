import {
  EMPTY_SUM,
  msOfUtc,
  OBSERVATION_CLASSES,
  sumOfCounts,
  type ObservationClass,
  type Utc,
} from '#domain/measure'
import type { Mechanism } from '#domain/party'
import { observationsAsOf, watchesAsOf, type ObservationAsOf } from '#server/projections'
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
  const state = await stateOf(rows)
  const size = state?.size ?? 0
  const watches = await watchesAsOf(rows, { size, ...range })
  const bySector = settings.sectors.map(({ id }) => {
    const own = watches.filter(({ watch }) => watch.sector === id)
    return coveredMin(own, range)
  })
  const observedMin = bySector.reduce((sum, min) => sum + min, 0)
  const counted = (await observationsAsOf(rows, { size, ...range })).filter(counts)
  const lastsMin = minutes(range.from, range.to)
  const ofMin = bySector.length * lastsMin
  return {
    seen: { ...countsOf(counted, observedMin > 0), observedMin, ofMin },
    leastMin: bySector.length === 0 ? 0 : Math.min(...bySector),
    lastsMin,
  }
}

/** Whether it counts: neither withdrawn nor set aside, and the one that stands for its group (R-OBS-10). */
function counts({ state, group }: ObservationAsOf): boolean {
  return state !== 'withdrawn' && state !== 'quarantined' && group?.counted !== false
}

function countsOf(counted: readonly ObservationAsOf[], hasEffort: boolean): Pick<Seen, 'byClass' | 'total'> {
  const ofClass = (name: ObservationClass) =>
    counted.flatMap(({ observation }) => (observation.class === name ? [observation.count] : []))
  const all = OBSERVATION_CLASSES.flatMap(ofClass)
  if (all.length === 0 && !hasEffort) return { byClass: [] }
  return {
    byClass: OBSERVATION_CLASSES.flatMap((name) => {
      const found = ofClass(name)
      return found.length === 0 ? [] : [{ class: name, sum: sumOfCounts(found) }]
    }),
    total: all.length === 0 ? EMPTY_SUM : sumOfCounts(all),
  }
}

/** Whole minutes of a range that at least one of some stretches covers: a minute counts once, whoever looked (R-RPT-2). */
export function coveredMin(stretches: readonly Range[], range: Range): number {
  const inside = stretches
    .map(({ from, to }) => ({ from: from > range.from ? from : range.from, to: to < range.to ? to : range.to }))
    .filter(({ from, to }) => from < to)
    .toSorted((a, b) => (a.from < b.from ? -1 : 1))
  let until = range.from
  let sum = 0
  for (const { from, to } of inside) {
    if (to <= until) continue
    sum += minutes(from > until ? from : until, to)
    until = to
  }
  return sum
}

function minutes(from: Utc, to: Utc): number {
  return Math.floor((msOfUtc(to) - msOfUtc(from)) / MINUTE_MS)
}
