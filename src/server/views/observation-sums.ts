import { sumOfCounts, type Count, type Utc } from '#domain/measure'
import { countedItems, fatesOf, type CountedItem, type ObservedClass } from '#domain/observation'
import type { Mechanism } from '#domain/party'
import { watchedMinutes } from '#domain/patrol'
import {
  effortOf,
  observationsAlike,
  observationsByIds,
  observationsSpan,
  standingGroups,
  watchesFound,
  type FoundAlike,
  type ObservationFilter,
  type ObservationRow,
} from '#server/projections'
import type { ObservationsAnswer, ObservationsQuestion } from '#wire/observation'

import type { Asked, Rows } from './view.ts'

/** Most bars of a range; a longer one has wider bars of whole hours. */
const BARS_MAX = 240
const HOUR_MS = 3_600_000

/** What counts of all that match, by class and over time; effort beside it for who reads class M. */
export async function sumsOf(
  rows: Rows,
  filter: ObservationFilter,
  { settings, asked }: { readonly settings: Mechanism; readonly asked: Asked<ObservationsQuestion> },
): Promise<Pick<ObservationsAnswer, 'totals' | 'hours'>> {
  const bars = await barsOf(rows, filter)
  const alike = await observationsAlike(rows, filter, {
    bounds: bars.map(({ from }) => from),
    without: await groupedAway(rows),
  })
  const counting = countingOf(alike, settings)
  const effort = await effortIn(rows, filter, { bars, settings, now: asked.now })
  return {
    totals: totalsOfClasses(counting),
    hours: bars.map(({ from }, at) =>
      barOf(
        from,
        counting.filter(({ place }) => place === at + 1),
        effort?.[at],
      ),
    ),
  }
}

function barOf(
  from: Utc,
  alike: readonly FoundAlike[],
  effortMin: number | undefined,
): ObservationsAnswer['hours'][number] {
  const bar = { from, items: itemsIn(alike.filter(({ count }) => !isNothing(count))) }
  return effortMin === undefined ? bar : { ...bar, effortMin }
}

/** An exact zero is a report of nothing: it stands in a total, and no bar is drawn of it. */
function isNothing(count: Count): boolean {
  return count.kind === 'exact' && count.n === 0
}

type Bar = { readonly from: Utc; readonly to: Utc }

/** Bars of whole hours over the range that is asked for, else over what matches. */
async function barsOf(rows: Rows, filter: ObservationFilter): Promise<readonly Bar[]> {
  const { first, last } = await observationsSpan(rows, filter)
  const froms = filter.spans.flatMap(({ from }) => from ?? [])
  const tos = filter.spans.flatMap(({ to }) => to ?? [])
  const from = froms.toSorted().at(-1) ?? first
  const to = tos.toSorted()[0] ?? (last === null ? null : new Date(Date.parse(last) + 1).toISOString())
  if (from === null || to === null) return []
  const fromMs = Math.floor(Date.parse(from) / HOUR_MS) * HOUR_MS
  const hours = Math.ceil((Date.parse(to) - fromMs) / HOUR_MS)
  if (!(hours > 0)) return []
  const widthMs = Math.ceil(hours / BARS_MAX) * HOUR_MS
  const count = Math.ceil((hours * HOUR_MS) / widthMs)
  const at = (bar: number): Utc => new Date(fromMs + bar * widthMs).toISOString()
  return Array.from({ length: count }, (_, bar) => ({ from: at(bar), to: at(bar + 1) }))
}

/** Members of groups that stand aside for the one that counts, whatever is asked for. */
async function groupedAway(rows: Rows): Promise<readonly string[]> {
  const groups = (await standingGroups(rows)).map(({ group }) => group)
  const members = await observationsByIds(rows, [...new Set(groups.flatMap((group) => group.members))])
  const items = members.map(itemOf)
  const counted = new Set(countedItems(items, groups).map(({ id }) => id))
  return items.map(({ id }) => id).filter((id) => !counted.has(id))
}

function itemOf({ id, state, body }: ObservationRow): CountedItem {
  return { ...body, id, state, automatic: false }
}

/** What counts: neither withdrawn, nor left out as an exercise outside the zone by the mechanism's setting (R-OBS-8). */
function countingOf(alike: readonly FoundAlike[], { settings }: Mechanism): readonly FoundAlike[] {
  const items = alike.map((each, at): CountedItem => {
    const { class: told, state, zone, count, live_fire: liveFire } = each
    const plain = { sub: 'none', means: [], outsideEffort: false, automatic: false } as const
    return { id: String(at), class: told, state, zone, count, liveFire, ...plain }
  })
  const fates = fatesOf(items, [], settings)
  return alike.filter((_, at) => {
    const fate = fates.get(String(at))
    return fate === 'counted' || fate === 'liveFireApart'
  })
}

function totalsOfClasses(counting: readonly FoundAlike[]): ObservationsAnswer['totals'] {
  const byClass = Map.groupBy(counting, (each) => each.class)
  return [...byClass].map(([told, alike]: readonly [ObservedClass, readonly FoundAlike[]]) => ({
    class: told,
    sum: sumOfCounts(alike.flatMap(timesCount)),
    items: itemsIn(alike),
  }))
}

function timesCount({ count, items }: FoundAlike): readonly Count[] {
  return Array.from({ length: items }, () => count)
}

function itemsIn(alike: readonly FoundAlike[]): number {
  return alike.reduce((sum, { items }) => sum + items, 0)
}

type Effort = { readonly bars: readonly Bar[]; readonly settings: Mechanism; readonly now: Utc }

/** Sector-minutes watched in each bar, of the watches that this reader reads; `undefined` for who reads none. */
async function effortIn(
  rows: Rows,
  { mission, sector }: ObservationFilter,
  { bars, settings, now }: Effort,
): Promise<readonly number[] | undefined> {
  const [first, last] = [bars[0], bars.at(-1)]
  if (mission === 'none' || !first || !last) return undefined
  const own = mission === 'all' ? {} : mission
  const watches = await watchesFound(rows, { from: first.from, to: last.to, sector, ...own })
  const effort = effortOf(watches, now)
  const sectors = settings.sectors.map(({ id }) => id)
  return bars.map((bar) => watchedMinutes(effort, sectors, bar))
}
