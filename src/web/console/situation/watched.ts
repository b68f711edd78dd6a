import { msOfUtc, utcFromMs, type Utc } from '#domain/measure'
import type { ObservationsAnswer, WatchesAnswer } from '#wire/observation'
import type { SituationAnswer } from '#wire/situation'

import type { Range } from './range.ts'

/** A stretch of time with how much of the sectors' time in it somebody watched, from 0 to 1. */
export type Watched = Range & { readonly share: number; readonly watchedMin: number; readonly allMin: number }

/** What tells how much was watched. `readsWatches`: the reader reads every watch, so that the hours' effort is all of it. */
export type WatchedAsked = {
  readonly range: Range
  readonly now: Utc
  readonly situation: Pick<SituationAnswer, 'day' | 'seen'> & {
    readonly geography: { readonly sectors: readonly unknown[] }
  }
  readonly hours: ObservationsAnswer['hours']
  readonly effort: WatchesAnswer['effort']
  readonly readsWatches: boolean
}

const MINUTE_MS = 60_000
const HOUR_MS = 60 * MINUTE_MS

/**
 * What could have been seen, up to now: by the hour for who reads watches; as one stretch of the day for who reads effort
 * by day, or where the whole day was unseen; `undefined` for who may not know it yet (R-DNH-7).
 */
export function watchedIn(asked: WatchedAsked): readonly Watched[] | undefined {
  const { situation, hours, readsWatches } = asked
  if (readsWatches && hours.some(({ effortMin }) => effortMin !== undefined)) return byHour(asked)
  if (situation.seen.observedMin === undefined) return undefined
  return ofDay(asked)
}

function byHour({ range, now, situation, hours }: WatchedAsked): readonly Watched[] {
  const sectors = situation.geography.sectors.length
  return hours.flatMap(({ from, effortMin }, n) => {
    if (effortMin === undefined) return []
    const fromMs = msOfUtc(from)
    const toMs = fromMs + widthMs(hours, n)
    const untilMs = Math.min(toMs, msOfUtc(now))
    const allMin = Math.round((sectors * (untilMs - fromMs)) / MINUTE_MS)
    return clipped({ from, to: utcFromMs(untilMs) }, range).map((at) => told(at, effortMin, allMin))
  })
}

function widthMs(hours: WatchedAsked['hours'], n: number): number {
  const [one, next] = n + 1 < hours.length ? [hours[n], hours[n + 1]] : [hours[n - 1], hours[n]]
  return one === undefined || next === undefined ? HOUR_MS : msOfUtc(next.from) - msOfUtc(one.from)
}

function ofDay({ range, now, situation, effort }: WatchedAsked): readonly Watched[] {
  const { day, seen } = situation
  const rows = effort.filter((row) => row.day === day.day)
  const watchedMin = rows.reduce((sum, row) => sum + row.observedMin, 0)
  const allMin = rows.reduce((sum, row) => sum + row.plannedMin, 0)
  const until = now < day.to ? now : day.to
  return clipped({ from: day.from, to: until }, range).map((at) =>
    rows.length === 0 ? told(at, seen.observedMin ?? 0, seen.ofMin ?? 0) : told(at, watchedMin, allMin),
  )
}

function told(at: Range, watchedMin: number, allMin: number): Watched {
  return { ...at, watchedMin, allMin, share: allMin <= 0 ? 0 : Math.min(1, watchedMin / allMin) }
}

function clipped({ from, to }: Range, range: Range): readonly Range[] {
  const at = { from: from > range.from ? from : range.from, to: to < range.to ? to : range.to }
  return at.from < at.to ? [at] : []
}
