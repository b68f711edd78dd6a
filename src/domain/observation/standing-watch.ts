import { isIntersecting, type Utc } from '#domain/measure'

import type { Means, Observation, ObservedClass, Watch } from './observation.ts'
import type { WatchState } from './watch-life.ts'

/** A watch in the record: its newest version, where it stands, and the span it covers. `to` is the planned end while open. */
export type StandingWatch = {
  readonly id: string
  readonly watch: Watch
  readonly state: WatchState
  readonly from: Utc
  readonly to: Utc
}

/** Later than any instant of the record: an open watch covers what comes until somebody closes it. */
const NO_END: Utc = '9999-12-31T23:59:59.999Z'

/**
 * Whether an observation lies outside its watch's interval or sector (R-OBS-16): its first instant decides, as for its
 * day (R-MEA-4), and an open watch has no end yet. Sound carries 10 km, so what was heard or recorded in a sector that
 * adjoins the watch's is inside; so is what lies in no single sector, since then nobody can say that it was outside.
 */
export function isOutsideEffort(
  observation: Pick<Observation, 'at' | 'sector' | 'means'>,
  standing: StandingWatch | undefined,
  adjoins: readonly string[] = [],
): boolean {
  if (standing === undefined) return true
  const { from } = observation.at
  if (from < standing.from || endOf(standing) <= from) return true
  const { sector } = observation
  if (sector.kind !== 'known' || sector.value === standing.watch.sector) return false
  const isAudible = observation.means.some((means) => means === 'heard' || means === 'recorded')
  return !(isAudible && adjoins.includes(sector.value))
}

/**
 * Whether somebody watched for that class over the whole of an observation: under that watch, in its sector, by means
 * that can perceive it. What is told as zero needs this (R-OBS-18).
 */
export function isWatched(
  observation: Pick<Observation, 'at' | 'sector' | 'means' | 'class'>,
  standing: StandingWatch,
): boolean {
  const { at, sector, means } = observation
  const perceiving: readonly Means[] = standing.watch.means
  return (
    standing.from <= at.from &&
    at.to <= endOf(standing) &&
    sector.kind === 'known' &&
    sector.value === standing.watch.sector &&
    means.every((each) => perceiving.includes(each)) &&
    means.some((each) => canPerceive(each, observation.class))
  )
}

/** Whether a means can tell of a class at all: a flash of a muzzle and a flare are seen, never heard. Source: R-OBS-4. */
export function canPerceive(means: Means, observedClass: ObservedClass): boolean {
  return means !== 'heard' || !NEEDS_SIGHT.has(observedClass)
}

/** Classes nobody tells by ear alone. Source: R-OBS-4. */
const NEEDS_SIGHT: ReadonlySet<ObservedClass> = new Set<ObservedClass>(['muzzleFlash', 'illuminationFlare'])

/** The first of a team's other watches that a watch overlaps: a team is in one place at a time. */
export function overlappedBy(
  watch: Pick<Watch, 'callSign' | 'from' | 'to'>,
  others: readonly StandingWatch[],
): StandingWatch | undefined {
  return others.find((other) => other.watch.callSign === watch.callSign && isIntersecting(watch, other))
}

function endOf(standing: StandingWatch): Utc {
  return standing.state === 'open' ? NO_END : standing.to
}
