import { utcFromMs, type Utc } from '#domain/measure'
import { fatesOf, type CountedItem } from '#domain/observation'
import type { Mechanism } from '#domain/party'
import { watchedMinutesByBar } from '#domain/patrol'
import { spanAmong, sumsAmong, type Held, type Sort, type Sought } from '#server/projections'
import type { ObservationsAnswer, ObservationsQuestion } from '#wire/observation'

import { missionItemOf } from './observation-rows.ts'
import type { Asked } from './view.ts'

/** Most bars of a range; a longer one has wider bars of whole hours. */
const BARS_MAX = 240
const HOUR_MS = 3_600_000

type Summing = {
  readonly held: Held
  /** Rows of those that match. */
  readonly matching: Uint32Array
  readonly sought: Sought
  readonly settings: Mechanism
  readonly asked: Asked<ObservationsQuestion>
}

/** What counts of all that match, by class and over time; effort beside it for who reads class M. */
export function sumsOf(summing: Summing): Pick<ObservationsAnswer, 'totals' | 'hours'> {
  const { held, matching, settings } = summing
  const bars = barsOf(summing)
  const sums = sumsAmong(held.observations, matching, {
    bars,
    isCounting: (sort) => isCounting(sort, settings),
  })
  const effort = effortIn(bars, summing)
  return {
    totals: sums.byClass,
    hours: sums.bars.map((items, at) => barOf(barFrom(bars, at), items, effort?.[at])),
  }
}

function barOf(from: Utc, items: number, effortMin: number | undefined): ObservationsAnswer['hours'][number] {
  return effortMin === undefined ? { from, items } : { from, items, effortMin }
}

type Bars = Parameters<typeof sumsAmong>[2]['bars']

function barFrom({ fromMs, widthMs }: Bars, bar: number): Utc {
  return utcFromMs(fromMs + bar * widthMs)
}

/** Bars of whole hours over the range that is asked for, else over what matches. */
function barsOf({ held, matching, sought: { within, day } }: Summing): Bars {
  const span = spanAmong(held.observations, matching)
  const asked = { fromMs: Math.max(within.fromMs, day.fromMs), toMs: Math.min(within.toMs, day.toMs) }
  const startMs = Number.isFinite(asked.fromMs) ? asked.fromMs : (span?.firstMs ?? 0)
  const toMs = Number.isFinite(asked.toMs) ? asked.toMs : (span?.lastMs ?? -1) + 1
  const fromMs = Math.floor(startMs / HOUR_MS) * HOUR_MS
  const hours = Math.max(0, Math.ceil((toMs - fromMs) / HOUR_MS))
  const widthMs = Math.max(1, Math.ceil(hours / BARS_MAX)) * HOUR_MS
  return { fromMs, widthMs, bars: Math.ceil((hours * HOUR_MS) / widthMs) }
}

/** What counts: neither withdrawn, nor left out as an exercise outside the zone by the mechanism's setting (R-OBS-8). */
export function isCounting(sort: Sort, { settings }: Mechanism): boolean {
  const plain = { id: '', sub: 'none', count: { kind: 'unknown' }, means: [] } as const
  const item: CountedItem = { ...plain, ...sort, automatic: false }
  const fate = fatesOf([item], [], settings).get(item.id)
  return fate === 'counted' || fate === 'liveFireApart'
}

/** Sector-minutes watched in each bar, of the watches that this reader reads; `undefined` for who reads none. */
function effortIn(
  bars: Bars,
  { held: { watches }, settings, asked: { question, mayRead, asker, now } }: Summing,
): readonly number[] | undefined {
  const { office } = asker.who
  const readsAll = mayRead(missionItemOf([]))
  if (!readsAll && (office === undefined || !mayRead(missionItemOf([office])))) return undefined
  const lasted = watches.lasted({ now, sector: question.sector, ...(readsAll ? {} : { office }) })
  const sectors = settings.sectors.map(({ id }) => id)
  return watchedMinutesByBar(lasted, sectors, bars)
}
