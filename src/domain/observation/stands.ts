import { accept, firstRefusal, refuse, type Answer } from '#domain/life'
import {
  addS,
  bearingStands,
  countInRange,
  instantStands,
  intervalBetween,
  notInFuture,
  intervalOfCount,
  known,
  positionPlausible,
  rangeStands,
  withoutNull,
  zoneFromText,
  type Count,
  type Ring,
  type Utc,
} from '#domain/measure'

import type { Observation, ObservationMission, ObservedTime, SubClass } from './observation.ts'
import { canPerceive } from './standing-watch.ts'

/** An observation with the mission's part of it. */
export type ObservationWhole = { readonly observation: Observation; readonly mission: ObservationMission }

/** What an observation is held against: the present, and the ground as agreed. */
export type GroundAsked = {
  readonly now: Utc
  /** Ids of the agreed sectors; where none were agreed a sector stands as it was told. */
  readonly sectors: readonly string[]
  /** Outlines of the mechanism's area; where none are given a position is held against the globe alone. */
  readonly area?: readonly Ring[]
}

/** Why an observation cannot be recorded as it stands. */
export type StandsCode =
  | 'OBS_CLASS_MISSING'
  | 'OBS_SUB_NEEDS_SIGHT'
  | 'OBS_SECTOR_UNKNOWN'
  | 'MEA_COUNT_RANGE'
  | 'MEA_TIME_IMPOSSIBLE'
  | 'MEA_INTERVAL_EMPTY'
  | 'MEA_ZONE_MISSING'
  | 'MEA_TIME_FUTURE'
  | 'MEA_BEARING_RANGE'
  | 'MEA_DISTANCE_RANGE'
  | 'MEA_POSITION_IMPLAUSIBLE'
  | 'MEA_NULL'

/** A clock may be that far ahead of the record's; what is later has not come yet (console.md 5.3). */
export const CLOCK_AHEAD_S = 60

/** Sub-classes of the two classes that have some; zero of a class is of none (R-OBS-3). */
const SUBS: Readonly<Record<'explosion' | 'burstShot', readonly SubClass[]>> = {
  explosion: ['impact', 'airburst', 'outgoing', 'undetermined'],
  burstShot: ['burst', 'shot'],
}

/** Refuses what no observation can say, whoever saw it. */
export function observationStands(
  { observation, mission }: ObservationWhole,
  asked: GroundAsked,
): Answer<undefined, StandsCode> {
  return (
    firstRefusal<StandsCode>(
      withoutNull(observation),
      withoutNull(mission),
      classStands(observation),
      sightStands(observation, mission),
      countInRange(observation.count),
      timeStandsAt(observation, asked.now),
      sectorStands(observation.sector, asked.sectors),
      placesStand(mission, asked.area ?? []),
    ) ?? accept(undefined)
  )
}

/** Whether a count says that there was nothing: it can mean no number but zero. */
export function isZero(count: Count): boolean {
  return intervalOfCount(count).high === 0
}

/** Refuses a sector that was not agreed. Where no sectors were agreed one stands as it was told. */
export function sectorStands(
  sector: Observation['sector'],
  sectors: readonly string[],
): Answer<undefined, 'OBS_SECTOR_UNKNOWN'> {
  if (sector.kind !== 'known' || sectors.length === 0 || sectors.includes(sector.value))
    return accept(undefined)
  return refuse('OBS_SECTOR_UNKNOWN', 'draft', { text: sector.value.slice(0, 200), known: sectors })
}

/** Refuses a class without its sub-class, or with one that is not its own. Source: R-OBS-3. */
function classStands({ class: told, sub, count }: Observation): Answer<undefined, 'OBS_CLASS_MISSING'> {
  const allowed = told === 'explosion' || told === 'burstShot' ? SUBS[told] : NO_SUB
  if (allowed.includes(sub) || (sub === 'none' && isZero(count))) return accept(undefined)
  return refuse('OBS_CLASS_MISSING', 'draft', { class: told, sub, allowed })
}

const NO_SUB: readonly SubClass[] = ['none']

/** What was only heard is no flash and no flare; an impact or airburst is one assessed, with a note. Source: R-OBS-4. */
function sightStands(
  observation: Observation,
  mission: ObservationMission,
): Answer<undefined, 'OBS_SUB_NEEDS_SIGHT'> {
  const { means, sub, assessed } = observation
  if (means.some((each) => each !== 'heard')) return accept(undefined)
  const isTold = sub !== 'impact' && sub !== 'airburst'
  const isAssessed = assessed && mission.note.kind === 'known'
  if (canPerceive('heard', observation.class) && (isTold || isAssessed)) return accept(undefined)
  return refuse('OBS_SUB_NEEDS_SIGHT', 'draft', { class: observation.class, sub, offered: 'undetermined' })
}

type TimeCode = 'MEA_TIME_IMPOSSIBLE' | 'MEA_INTERVAL_EMPTY' | 'MEA_ZONE_MISSING' | 'MEA_TIME_FUTURE'

/** A time that was and is in order; a zero is told of no moment that is still to come. */
function timeStandsAt({ at, count }: Observation, now: Utc): Answer<undefined, TimeCode> {
  return (
    firstRefusal<TimeCode>(
      spanStands(at),
      zoneFromText(at.zone),
      hasCome(at.from, now),
      ...(isZero(count) ? [hasCome(at.to, now)] : []),
    ) ?? accept(undefined)
  )
}

/** Refuses a span with an end that no calendar has, or whose ends are not in order. */
export function spanStands({
  from,
  to,
}: Pick<ObservedTime, 'from' | 'to'>): Answer<undefined, 'MEA_TIME_IMPOSSIBLE' | 'MEA_INTERVAL_EMPTY'> {
  return (
    firstRefusal<'MEA_TIME_IMPOSSIBLE' | 'MEA_INTERVAL_EMPTY'>(
      instantStands(from),
      instantStands(to),
      intervalBetween(from, to),
    ) ?? accept(undefined)
  )
}

/** Refuses an instant that has not come yet, by more than a clock may be ahead. */
export function hasCome(utc: Utc, now: Utc): Answer<undefined, 'MEA_TIME_FUTURE'> {
  return notInFuture({ from: known(utc) }, addS(now, CLOCK_AHEAD_S))
}

type PlaceCode = 'MEA_BEARING_RANGE' | 'MEA_DISTANCE_RANGE' | 'MEA_POSITION_IMPLAUSIBLE'

function placesStand(
  { observer, event }: ObservationMission,
  area: readonly Ring[],
): Answer<undefined, PlaceCode> {
  return (
    firstRefusal<PlaceCode>(
      ...event.bearings.map(bearingStands),
      ...(event.range.kind === 'known' ? [rangeStands(event.range.value)] : []),
      ...(observer.position.kind === 'known' ? [positionPlausible(observer.position.value, area)] : []),
    ) ?? accept(undefined)
  )
}
