import type { EventGroup } from '#domain/observation'
import { sql, type Reader } from '#server/storage'
import { observationBodies } from '#wire/observation'

import { byType, refOf } from './by-type.ts'
import type { Projection } from './projection.ts'

/** Observations of one event and which of them count, as a person said (R-OBS-10). */
export type EventGroupsTable = {
  readonly rid: string
  readonly idx: number
  readonly at: string
  readonly office: string
  readonly members: readonly string[]
  readonly body: unknown
  readonly undone_idx: number | null
  readonly undone_rid: string | null
}

/** Columns of the table that these reads touch. */
export type EventGroupsOwn = { readonly event_groups: EventGroupsTable }

/** A group with what it says read. */
export type GroupRow = Omit<EventGroupsTable, 'body' | 'members'> & { readonly group: EventGroup }

/** Groups; undone, each stays as it was (R-OBS-11). */
export const eventGroups: Projection = byType<EventGroupsTable>({
  table: 'event_groups',
  key: ['rid'],
  adds: {
    'observation.grouped': ({ rid, index, at, author, body }) => {
      const { group } = observationBodies['observation.grouped'].parse(body)
      const made = { rid, idx: index, at, office: author.office, members: [...group.members], body: group }
      return [{ ...made, undone_idx: null, undone_rid: null }]
    },
  },
  changes: {
    'observation.ungrouped': async (tx, fact) => {
      await tx
        .withTables<EventGroupsOwn>()
        .updateTable('event_groups')
        .set({ undone_idx: fact.index, undone_rid: fact.rid })
        .where('rid', '=', refOf(fact, 'ungroups'))
        .where('undone_idx', 'is', null)
        .execute()
    },
  },
})

/** Groups in force now that hold any of these observations, in the order they were made. */
export function groupsOf(rows: Reader<EventGroupsOwn>, ids: readonly string[]): Promise<readonly GroupRow[]> {
  return groupsAsOf(rows, { size: Number.MAX_SAFE_INTEGER, ids })
}

/** Groups in force at a size of the log that hold any of these observations, in the order they were made. */
export async function groupsAsOf(
  rows: Reader<EventGroupsOwn>,
  { size, ids }: { readonly size: number; readonly ids: readonly string[] },
): Promise<readonly GroupRow[]> {
  if (ids.length === 0) return []
  // One look into the index of members for each id: asked for all at once, every group is compared with every id.
  const found = await rows
    .selectFrom('event_groups')
    .innerJoin(
      sql<{ readonly id: string }>`unnest(${[...ids]}::text[])`.as<'asked'>(sql`asked(id)`),
      (join) => join.on(sql<boolean>`members @> array[asked.id]`),
    )
    .selectAll('event_groups')
    .where('idx', '<', size)
    .where((is) => is.or([is('undone_idx', 'is', null), is('undone_idx', '>=', size)]))
    .orderBy('idx')
    .execute()
  return [...new Map(found.map((row) => [row.rid, row])).values()].map(groupRead)
}

/** Members of the groups that a record above an index made or undid, each with that record's index, in their order. */
export async function groupsMovedAfter(
  rows: Reader<EventGroupsOwn>,
  index: number,
): Promise<readonly { readonly idx: number; readonly members: readonly string[] }[]> {
  return rows
    .selectFrom('event_groups')
    .select([sql<number>`greatest(idx, undone_idx)`.as('idx'), 'members'])
    .where((is) => is.or([is('idx', '>', index), is('undone_idx', '>', index)]))
    .orderBy(sql`1`)
    .execute()
}

/** One group by the record that made it, undone or not. */
export async function groupByRid(rows: Reader<EventGroupsOwn>, rid: string): Promise<GroupRow | undefined> {
  const row = await rows.selectFrom('event_groups').selectAll().where('rid', '=', rid).executeTakeFirst()
  return row && groupRead(row)
}

function groupRead(row: EventGroupsTable): GroupRow {
  const { rid, idx, at, office, undone_idx, undone_rid, body } = row
  const { group } = observationBodies['observation.grouped'].parse({ group: body })
  return { rid, idx, at, office, undone_idx, undone_rid, group }
}
