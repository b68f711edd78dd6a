import { sectorsWithin, type GroundVersion } from '#domain/agreement'
import { accept, firstRefusal, refuse, type Answer } from '#domain/life'
import type { Ring } from '#domain/measure'
import {
  sectorStands,
  type Observation,
  type ObservationWhole,
  type StandingObservation,
} from '#domain/observation'
import { observationsByIds, watchById, type ObservationRow, type WatchSeen } from '#server/projections'
import { observationSealed, type ObservationSealed } from '#wire/observation'

import type { Deed, Ground } from './act.ts'

/** What observations are held against: the ground as agreed, and the watch that they name. */
export type Held = {
  readonly versions: readonly GroundVersion[]
  /** Ids of the sectors of all versions; which of them were in force at its time is asked of each by itself. */
  readonly sectors: readonly string[]
  readonly area: readonly Ring[]
  readonly adjoins: readonly string[]
  readonly watch: WatchSeen | undefined
}

/** Reads the ground, and the watch that a sealed part names. */
export async function readHeld(ground: Ground, deed: Deed<unknown>): Promise<Held> {
  const told = toldBy(deed)
  const versions = await ground.agreed.ground()
  const named = told?.watch.kind === 'known' ? told.watch.value : undefined
  const watch = named === undefined ? undefined : await watchById(await ground.rows(), named)
  const sectors = versions.flatMap(({ geography }) => geography.sectors)
  const ofWatch = watch === undefined ? [] : sectorsWithin(versions, watch)
  return {
    versions,
    sectors: [...new Set(sectors.map(({ id }) => id))],
    area: sectors.flatMap(({ area }) => area),
    adjoins: ofWatch.find(({ id }) => id === watch?.watch.sector)?.adjoins ?? [],
    watch,
  }
}

/** Whether each names a sector that was agreed for its time, never one of a later or an earlier ground (R-AGR-9). */
export function inSectorsOfTheirTime(
  observed: readonly Observation[],
  { versions }: Held,
): Answer<undefined, 'OBS_SECTOR_UNKNOWN'> {
  const answers = observed.map(({ sector, at }, n) => {
    const stands = sectorStands(
      sector,
      sectorsWithin(versions, at).map(({ id }) => id),
    )
    return stands.ok ? stands : refuse(stands.code, stands.kept, { row: n + 1, ...stands.detail })
  })
  return firstRefusal(...answers) ?? accept(undefined)
}

/** The sealed part of observations; `undefined` where this node opens none. */
function toldBy({ sealed }: Deed<unknown>): ObservationSealed | undefined {
  return sealed && observationSealed.parse(sealed)
}

/**
 * Observations with the mission's part of each. Nobody can judge what the mission's node cannot read, so without the office
 * by which it reads (record.md 10.5) nothing is taken; and each observation has its part.
 */
export function wholesOf(
  observed: readonly Observation[],
  deed: Deed<unknown>,
): Answer<readonly ObservationWhole[], 'PTY_NOT_APPOINTED' | 'REC_BODY'> {
  const told = toldBy(deed)
  if (told === undefined) return refuse('PTY_NOT_APPOINTED', 'draft', { office: READER })
  const { observations: missions } = told
  if (missions.length !== observed.length)
    return refuse('REC_BODY', 'draft', { field: 'sealed.observations' })
  return accept(
    observed.flatMap((observation, n) => {
      const mission = missions[n]
      return mission === undefined ? [] : [{ observation, mission }]
    }),
  )
}

/** The office by which the mission's node reads. */
const READER = 'M.views'

/** A watch that a patrol names is one of its own office; the duty officer's desk speaks for every team. */
export function ownWatch(
  watch: WatchSeen | undefined,
  { author }: Deed<unknown>,
): Answer<undefined, 'OBS_NO_WATCH'> {
  const isOthers = watch !== undefined && author.role === 'PL' && watch.office !== author.office
  return isOthers ? refuse('OBS_NO_WATCH', 'draft') : accept(undefined)
}

/** The observations of these ids, in the order asked; one that is not there is refused by its place. */
export async function readObservations(
  ground: Ground,
  ids: readonly string[],
): Promise<Answer<readonly ObservationRow[], 'REC_REF'>> {
  const found = new Map((await observationsByIds(await ground.rows(), ids)).map((row) => [row.id, row]))
  const missing = ids.filter((id) => !found.has(id))
  if (missing.length > 0) return refuse('REC_REF', 'draft', { rel: 'of', ids: missing })
  return accept(ids.flatMap((id) => found.get(id) ?? []))
}

/** One observation by its id. */
export async function readObservation(
  ground: Ground,
  id: string,
): Promise<Answer<ObservationRow, 'REC_REF'>> {
  const found = await readObservations(ground, [id])
  if (!found.ok) return found
  const [row] = found.value
  return row ? accept(row) : refuse('REC_REF', 'draft', { rel: 'of' })
}

/** An observation as the rules of its life ask for it. */
export function standingObservation({ state, rid }: ObservationRow): StandingObservation {
  return { state, newest: rid }
}

/** Whether an observation is the author's own office's: that it brought in, or wrote the newest version of. */
export function isOwn({ office, wrote }: ObservationRow, { author }: Deed<unknown>): boolean {
  return office === author.office || wrote === author.office
}
