import { msOfUtc, OBSERVATION_CLASSES, type ObservationClass } from '#domain/measure'
import { canPerceive } from '#domain/observation'
import type { Mechanism } from '#domain/party'
import {
  effortBy,
  effortMinutes,
  nightSharePct,
  sectorMinutes,
  sectorsWithoutSight,
  watchedMinutes,
  type EffortItem,
} from '#domain/patrol'

import type { Coverage } from './daily.ts'
import { dayRuleOf, type Day } from './days.ts'

const MINUTE_MS = 60_000

/** A sector's time on a day. */
export type SectorTime = { readonly sector: string; readonly plannedMin: number; readonly doneMin: number }

/** Planned and done time of each sector: planned is the day itself, since no plan of patrols tells anything else. */
export function sectorTimes(
  effort: readonly EffortItem[],
  day: Day,
  mechanism: Mechanism,
): readonly SectorTime[] {
  const plannedMin = (msOfUtc(day.to) - msOfUtc(day.from)) / MINUTE_MS
  return mechanism.sectors.map(({ id: sector }) => ({
    sector,
    plannedMin,
    doneMin: sectorMinutes(effort, sector, day),
  }))
}

/**
 * What could not be seen on a day. Done and prevented and unexplained are the planned time, to the minute (R-RPT-1); no
 * part of this mechanism tells yet what prevented anything, so what nobody watched is unexplained.
 */
export function coverageOf(effort: readonly EffortItem[], day: Day, mechanism: Mechanism): Coverage {
  const times = sectorTimes(effort, day, mechanism)
  const sectors = times.map(({ sector }) => sector)
  const plannedMin = sumOf(times.map((each) => each.plannedMin))
  const doneMin = sumOf(times.map((each) => each.doneMin))
  const { zone } = dayRuleOf(mechanism)
  return {
    sectors: sectors.length,
    plannedMin,
    doneMin,
    byMeans: MEANS.map((means) => ({ means, min: watchedMinutes(effortBy(effort, means), sectors, day) })),
    prevented: [],
    unexplainedMin: plannedMin - doneMin,
    unobserved: times.flatMap(({ sector, plannedMin: planned, doneMin: done }) =>
      done < planned ? [{ sector, min: planned - done }] : [],
    ),
    nightSharePct: nightSharePct(effort, { ...day, sectors }, zone),
    undetectable: undetectableIn(sectorsWithoutSight(effort, sectors, day)),
  }
}

/**
 * Effort behind a figure in whole minutes, weighted by visibility: of one sector or of all, by those who could tell of the
 * class.
 */
export function effortFor(
  effort: readonly EffortItem[],
  day: Day,
  of: { readonly sector?: string; readonly observed?: ObservationClass },
): number {
  const { sector, observed } = of
  const own = effort.filter(
    (item) =>
      (sector === undefined || item.sector === sector) &&
      (observed === undefined || item.means.some((means) => canPerceive(means, observed))),
  )
  return effortMinutes(own, day)
}

const MEANS = ['saw', 'heard', 'recorded'] as const

/** Classes that nobody tells by ear, in sectors where nobody could see (R-OBS-4). */
function undetectableIn(sectors: readonly string[]): Coverage['undetectable'] {
  if (sectors.length === 0) return []
  return OBSERVATION_CLASSES.filter((observed) => !canPerceive('heard', observed)).map((observed) => ({
    class: observed,
    sectors,
  }))
}

function sumOf(values: readonly number[]): number {
  return values.reduce((sum, each) => sum + each, 0)
}
