import type { Utc } from '#domain/measure'
import type { EventGroup, Observation, ObservationState } from '#domain/observation'
import { sql, type Reader } from '#server/storage'

import { groupsAsOf, type EventGroupsOwn, type GroupRow } from './event-groups.ts'
import { observationEventsOf, stateBehind, type ObservationEventsOwn } from './observation-events.ts'
import { versionsAsOf, type ObservationVersionsOwn } from './observation-versions.ts'
import type { ObservationsOwn } from './observations.ts'

/** An observation as the record had it at a size of the log. */
export type ObservationAsOf = {
  readonly id: string
  /** For people: `1289`, `1289.3`. */
  readonly number: string
  /** Index, time and office of the record that brought it in: late is what came after its day closed (R-MEA-5). */
  readonly firstIdx: number
  readonly receivedAt: Utc
  readonly office: string
  /** Record of the version in force, its index and time. */
  readonly rid: string
  readonly idx: number
  readonly at: Utc
  /** 1 for the first version. */
  readonly revision: number
  readonly state: ObservationState
  readonly observation: Observation
  /** The watch it names, by its id: class M, where this node opened the sealed part. */
  readonly watch?: string
  /** The group it is a member of, and whether it is the one that counts there for its class. */
  readonly group?: { readonly rid: string; readonly counted: boolean }
}

/** Columns of the tables that the reading touches. */
export type ObservationsAsOfOwn = ObservationsOwn &
  ObservationVersionsOwn &
  ObservationEventsOwn &
  EventGroupsOwn

/**
 * Observations as the record had them below a size of the log that begin in `[from, to)`, withdrawn ones too, by when they
 * begin. An item belongs to the day of its `from` (R-MEA-4), so that adjoining ranges share none.
 */
export async function observationsAsOf(
  rows: Reader<ObservationsAsOfOwn>,
  asked: { readonly size: number; readonly from: Utc; readonly to: Utc },
): Promise<readonly ObservationAsOf[]> {
  const versions = await versionsAsOf(rows, asked)
  const ids = versions.map(({ observation }) => observation)
  const firsts = new Map((await firstsOf(rows, ids)).map((row) => [row.id, row]))
  const lives = await livesAsOf(rows, ids, asked.size)
  const groups = groupOfEach(await groupsAsOf(rows, { size: asked.size, ids }))
  return versions
    .flatMap(({ observation: id, rid, idx, at, body, watch }) => {
      const first = firsts.get(id)
      const life = lives.get(id)
      const group = groups.get(id)
      if (first === undefined || life === undefined) return []
      const { number, first_idx: firstIdx, first_at: receivedAt, office } = first
      const version = { id, number, firstIdx, receivedAt, office, rid, idx, at, ...life, observation: body }
      return [
        {
          ...version,
          ...(watch === undefined ? {} : { watch }),
          ...(group === undefined ? {} : { group: { rid: group.rid, counted: countsIn(group.group, id) } }),
        },
      ]
    })
    .toSorted((a, b) => order(a.observation.at.from, b.observation.at.from) || order(a.id, b.id))
}

/** Whether an observation is the one of its class that counts in a group. */
export function countsIn(group: EventGroup, id: string): boolean {
  return group.counted.some((each) => each.id === id)
}

/** The group that each member is in; of two that hold it, the newer. */
export function groupOfEach(groups: readonly GroupRow[]): ReadonlyMap<string, GroupRow> {
  return new Map(groups.flatMap((each) => each.group.members.map((id) => [id, each] as const)))
}

async function firstsOf(rows: Reader<ObservationsOwn>, ids: readonly string[]) {
  if (ids.length === 0) return []
  return rows
    .selectFrom('observations')
    .select(['id', 'number', 'first_idx', 'first_at', 'office'])
    .where(sql<boolean>`id = any(${[...ids]}::text[])`)
    .execute()
}

type Life = Pick<ObservationAsOf, 'state' | 'revision'>

async function livesAsOf(
  rows: Reader<ObservationEventsOwn>,
  ids: readonly string[],
  size: number,
): Promise<ReadonlyMap<string, Life>> {
  const lives = new Map<string, Life>()
  for (const { observation, event } of await observationEventsOf(rows, ids, size)) {
    const { state, revision } = lives.get(observation) ?? { state: 'submitted', revision: 0 }
    const isVersion = event === 'receive' || event === 'revise'
    lives.set(observation, { state: stateBehind(state, event), revision: revision + (isVersion ? 1 : 0) })
  }
  return lives
}

function order(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0
}
