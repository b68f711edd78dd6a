import type { Observation, ObservationMission } from '#domain/observation'
import { sql, type Reader } from '#server/storage'

import { byType } from './by-type.ts'
import { begunIn, revisionIn } from './observation-facts.ts'
import type { Fact, Projection } from './projection.ts'

/**
 * One version of an observation, whole. Its parts were read when the record was; what this node wrote of them is not read
 * again, as a daily takes them by the ten thousand. That a row is as the record says, a rebuild proves.
 */
export type ObservationVersionsTable = {
  readonly observation: string
  readonly idx: number
  readonly rid: string
  readonly at: string
  readonly office: string
  readonly reason: string | null
  readonly from_at: string
  readonly body: Observation
  readonly mission: ObservationMission | null
  readonly watch: string | null
}

/** A version without what is not there: `mission` and `watch` are where this node opened the sealed part. */
export type ObservationVersion = Omit<ObservationVersionsTable, 'reason' | 'mission' | 'watch'> & {
  readonly mission?: ObservationMission
  readonly watch?: string
  readonly reason?: string
}

/** What is joint of a version, and the watch it names where this node opened that. */
export type JointVersion = Omit<ObservationVersion, NotJoint>
type NotJoint = 'mission' | 'office' | 'reason'

/** Columns of the table that these reads touch. */
export type ObservationVersionsOwn = { readonly observation_versions: ObservationVersionsTable }

/** Every version an observation has had (R-OBS-9). */
export const observationVersions: Projection = byType<ObservationVersionsTable>({
  table: 'observation_versions',
  key: ['observation', 'idx'],
  adds: {
    'observation.submitted': begun,
    'observation.imported': begun,
    'observation.revised': (fact) => {
      const { id, observed, mission, watch, reason } = revisionIn(fact)
      return [versionOf(fact, { observation: id, body: observed, mission, watch, reason })]
    },
  },
})

/** Versions of some observations, newest first. */
export async function observationVersionsOf(
  rows: Reader<ObservationVersionsOwn>,
  ids: readonly string[],
): Promise<readonly ObservationVersion[]> {
  if (ids.length === 0) return []
  const found = await rows
    .selectFrom('observation_versions')
    .selectAll()
    .where('observation', 'in', ids)
    .orderBy('idx', 'desc')
    .execute()
  return found.map(versionRead)
}

/**
 * The joint parts in force at a size of the log, of observations that begin in `[from, to)` as those versions tell it. The
 * mission's parts are twice as large and asked for apart (`missionsAsOf`): a daily reads four weeks for its figures alone.
 */
export async function versionsAsOf(
  rows: Reader<ObservationVersionsOwn>,
  { size, from, to }: { readonly size: number; readonly from: string; readonly to: string },
): Promise<readonly JointVersion[]> {
  const begins = rows
    .selectFrom('observation_versions')
    .select('observation')
    .where('from_at', '>=', from)
    .where('from_at', '<', to)
    .where('idx', '<', size)
  const found = await rows
    .selectFrom('observation_versions')
    .select(['observation', 'idx', 'rid', 'at', 'from_at', 'body', 'watch'])
    .distinctOn('observation')
    .where('observation', 'in', begins)
    .where('idx', '<', size)
    .orderBy('observation')
    .orderBy('idx', 'desc')
    .execute()
  return found.filter((row) => from <= row.from_at && row.from_at < to).map(jointRead)
}

/** The mission's parts in force at a size of the log, by observation: of those whose part this node opened. */
export async function missionsAsOf(
  rows: Reader<ObservationVersionsOwn>,
  { size, ids }: { readonly size: number; readonly ids: readonly string[] },
): Promise<ReadonlyMap<string, ObservationMission>> {
  if (ids.length === 0) return new Map()
  const found = await rows
    .selectFrom('observation_versions')
    .select(['observation', 'mission'])
    .distinctOn('observation')
    .where(sql<boolean>`observation = any(${[...ids]}::text[])`)
    .where('idx', '<', size)
    .orderBy('observation')
    .orderBy('idx', 'desc')
    .execute()
  return new Map(
    found.flatMap(({ observation, mission }) => (mission === null ? [] : [[observation, mission] as const])),
  )
}

function begun(fact: Fact): readonly ObservationVersionsTable[] {
  return begunIn(fact).map(({ id, observed, mission, watch }) =>
    versionOf(fact, { observation: id, body: observed, mission, watch, reason: undefined }),
  )
}

type Version = {
  readonly observation: string
  readonly body: Observation
  readonly mission: ObservationMission | undefined
  readonly watch: string | undefined
  readonly reason: string | undefined
}

function versionOf({ rid, index, at, author }: Fact, version: Version): ObservationVersionsTable {
  const { observation, body, mission, watch, reason } = version
  return {
    observation,
    idx: index,
    rid,
    at,
    office: author.office,
    reason: reason ?? null,
    from_at: body.at.from,
    body,
    mission: mission ?? null,
    watch: watch ?? null,
  }
}

function jointRead({ watch, ...rest }: Omit<ObservationVersionsTable, NotJoint>): JointVersion {
  return { ...rest, ...(watch === null ? {} : { watch }) }
}

function versionRead(row: ObservationVersionsTable): ObservationVersion {
  const { reason, mission, watch, ...rest } = row
  return {
    ...rest,
    ...(mission === null ? {} : { mission }),
    ...(watch === null ? {} : { watch }),
    ...(reason === null ? {} : { reason }),
  }
}
