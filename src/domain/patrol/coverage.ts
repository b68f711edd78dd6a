import { msOfUtc, utcFromMs, wallTime, type Interval, type Maybe, type Zone } from '#domain/measure'

import type { EffortItem, EffortMeans, EffortVisibility } from './effort.ts'

/** How much of a sector's planned time somebody could observe (R-RPT-4). */
export type CoverageMark = 'full' | 'part' | 'little' | 'none'

/** Weight of an hour by how far one could see, in tenths (reports.md section 4). */
const WEIGHT_TENTHS: Readonly<Record<EffortVisibility, number>> = { good: 10, limited: 5, poor: 2 }

const MINUTE_MS = 60_000
/** Every zone's clocks are a multiple of so much from UTC (IANA database, since 1972). */
const QUARTER_MS = 15 * MINUTE_MS
/** Night, by the clocks of the mechanism's zone (reports.md section 3). */
const NIGHT = { fromHour: 22, toHour: 6 }

type Ms = { readonly fromMs: number; readonly toMs: number }

/**
 * Effort for a rate, in whole minutes: each item's time within the interval, weighted by how far one could see. Two teams
 * in one sector are twice the effort. Source: reports.md section 4.
 */
export function effortMinutes(items: readonly EffortItem[], within: Interval): number {
  const tenths = items.reduce(
    (sum, item) => sum + lengthMs(clipped(item, within)) * WEIGHT_TENTHS[item.visibility],
    0,
  )
  return Math.round(tenths / (10 * MINUTE_MS))
}

/** Time in which somebody could observe a sector, in whole minutes: a minute counts once, whoever looked. Source: R-RPT-2. */
export function sectorMinutes(items: readonly EffortItem[], sector: string, within: Interval): number {
  return minutes(unionOf(items, sector, within))
}

/** The same in several sectors, added: sector-minutes. */
export function watchedMinutes(
  items: readonly EffortItem[],
  sectors: readonly string[],
  within: Interval,
): number {
  return sectors.reduce((sum, sector) => sum + sectorMinutes(items, sector, within), 0)
}

/** When somebody watched a sector, in milliseconds. */
export type WatchedSpan = { readonly sector: string; readonly fromMs: number; readonly toMs: number }

/** Bars of one width, from an instant on. */
export type EffortBars = { readonly fromMs: number; readonly widthMs: number; readonly bars: number }

/** The same in each bar, of many watches: of each sector the whole minutes in the bar, added. */
export function watchedMinutesByBar(
  spans: readonly WatchedSpan[],
  sectors: readonly string[],
  { fromMs, widthMs, bars }: EffortBars,
): readonly number[] {
  const bySector = Map.groupBy(spans, ({ sector }) => sector)
  const within = { fromMs, toMs: fromMs + widthMs * bars }
  const inSector = sectors.map((sector) => {
    const ms = Array.from({ length: bars }, () => 0)
    for (const span of unionOfMs(bySector.get(sector) ?? [], within))
      for (let bar = Math.floor((span.fromMs - fromMs) / widthMs); bar < bars; bar++) {
        const startMs = fromMs + bar * widthMs
        if (startMs >= span.toMs) break
        ms[bar] = (ms[bar] ?? 0) + lengthMs(shared(span, { fromMs: startMs, toMs: startMs + widthMs }))
      }
    return ms
  })
  return Array.from({ length: bars }, (_, bar) =>
    inSector.reduce((sum, ms) => sum + Math.floor((ms[bar] ?? 0) / MINUTE_MS), 0),
  )
}

/** Items of one means: their effort and sector-minutes are those of the means. */
export function effortBy(items: readonly EffortItem[], means: EffortMeans): readonly EffortItem[] {
  return items.filter((item) => item.means.includes(means))
}

/** When somebody could observe a sector: spans that neither touch nor overlap, in order. */
export function watchedSpans(
  items: readonly EffortItem[],
  sector: string,
  within: Interval,
): readonly Interval[] {
  return unionOf(items, sector, within).map(intervalOf)
}

/** When nobody could: what of the interval the watched spans leave, so that both tile it. */
export function unwatchedSpans(
  items: readonly EffortItem[],
  sector: string,
  within: Interval,
): readonly Interval[] {
  const watched = unionOf(items, sector, within)
  const starts = [msOfUtc(within.from), ...watched.map(({ toMs }) => toMs)]
  const ends = [...watched.map(({ fromMs }) => fromMs), msOfUtc(within.to)]
  return starts
    .map((fromMs, at): Ms => ({ fromMs, toMs: ends[at] ?? fromMs }))
    .filter((span) => lengthMs(span) > 0)
    .map(intervalOf)
}

/** Sectors in which nobody could see or record for any part of the interval: what needs sight goes undetected there. Source: R-PAT-10. */
export function sectorsWithoutSight(
  items: readonly EffortItem[],
  sectors: readonly string[],
  within: Interval,
): readonly string[] {
  const seeing = items.filter(({ means }) => means.some((each) => each !== 'heard'))
  return sectors.filter((sector) => unionOf(seeing, sector, within).length === 0)
}

/** Per cent of the sector-time watched that lay at night in the zone; absent where nobody watched. Source: reports.md section 3. */
export function nightSharePct(
  items: readonly EffortItem[],
  within: Interval & { readonly sectors: readonly string[] },
  zone: Zone,
): Maybe<number> {
  const watched = within.sectors.flatMap((sector) => unionOf(items, sector, within))
  const wholeMs = watched.reduce((sum, span) => sum + lengthMs(span), 0)
  if (wholeMs === 0) return { kind: 'absent' }
  const nights = nightsOf(within, zone)
  const nightMs = watched.reduce(
    (sum, span) => sum + nights.reduce((inner, night) => inner + lengthMs(shared(span, night)), 0),
    0,
  )
  return { kind: 'known', value: Math.round((100 * nightMs) / wholeMs) }
}

/** The mark of a sector: from 90 % of its planned time full, from 25 % part, more than none little. Source: R-RPT-4. */
export function coverageMark(doneMin: number, plannedMin: number): CoverageMark {
  if (doneMin <= 0 || plannedMin <= 0) return 'none'
  const pct = (100 * doneMin) / plannedMin
  if (pct >= 90) return 'full'
  return pct >= 25 ? 'part' : 'little'
}

/** The union of a sector's items within an interval, in order. */
function unionOf(items: readonly EffortItem[], sector: string, within: Interval): readonly Ms[] {
  return unionOfMs(items.filter((item) => item.sector === sector).map(msOf), msOf(within))
}

function unionOfMs(all: readonly Ms[], within: Ms): readonly Ms[] {
  const spans = all
    .map((span) => shared(span, within))
    .filter((span) => lengthMs(span) > 0)
    .toSorted((a, b) => a.fromMs - b.fromMs)
  const union: Ms[] = []
  for (const span of spans) {
    const last = union.at(-1)
    if (last === undefined || last.toMs < span.fromMs) union.push(span)
    else union[union.length - 1] = { fromMs: last.fromMs, toMs: Math.max(last.toMs, span.toMs) }
  }
  return union
}

function nightsOf(within: Interval, zone: Zone): readonly Ms[] {
  const all = msOf(within)
  const first = Math.floor(all.fromMs / QUARTER_MS)
  const quarters = Array.from({ length: Math.ceil(all.toMs / QUARTER_MS) - first }, (_, at) => first + at)
  return quarters
    .map((quarter): Ms => ({ fromMs: quarter * QUARTER_MS, toMs: (quarter + 1) * QUARTER_MS }))
    .filter(({ fromMs }) => {
      const { hour } = wallTime(utcFromMs(fromMs), zone)
      return hour >= NIGHT.fromHour || hour < NIGHT.toHour
    })
}

function clipped(item: Interval, within: Interval): Ms {
  return shared(msOf(item), msOf(within))
}

function shared(a: Ms, b: Ms): Ms {
  return { fromMs: Math.max(a.fromMs, b.fromMs), toMs: Math.min(a.toMs, b.toMs) }
}

function msOf({ from, to }: Interval): Ms {
  return { fromMs: msOfUtc(from), toMs: msOfUtc(to) }
}

function lengthMs({ fromMs, toMs }: Ms): number {
  return Math.max(0, toMs - fromMs)
}

/** Whole minutes of spans: a minute watched in part is not claimed. */
function minutes(spans: readonly Ms[]): number {
  return Math.floor(spans.reduce((sum, span) => sum + lengthMs(span), 0) / MINUTE_MS)
}

function intervalOf({ fromMs, toMs }: Ms): Interval {
  return { from: utcFromMs(fromMs), to: utcFromMs(toMs) }
}
