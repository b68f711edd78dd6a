import type { OpsLogEntry } from '#domain/observation'
import type { Reader } from '#server/storage'
import { observationInner } from '#wire/observation'

import { byType } from './by-type.ts'
import type { Projection } from './projection.ts'

/** A line of the ops log as typed: class M, where this node opened it. */
export type OpsLogTable = {
  readonly rid: string
  readonly idx: number
  readonly at: string
  readonly office: string
  readonly entry_at: string
  readonly body: unknown
  readonly became: string | null
  readonly became_idx: number | null
}

/** Columns of the table that these reads touch. */
export type OpsLogOwn = { readonly ops_log: OpsLogTable }

/** A line with its entry read. */
export type OpsLogRow = Omit<OpsLogTable, 'body'> & { readonly entry: OpsLogEntry }

/** The ops log, and which observation a line became. */
export const opsLog: Projection = byType<OpsLogTable>({
  table: 'ops_log',
  key: ['rid'],
  adds: {
    'observation.log.written': ({ rid, index, at, author, inner }) => {
      const { entry } = observationInner['observation.log.written'].parse(inner?.body)
      const line = { rid, idx: index, at, office: author.office, entry_at: entry.at, body: entry }
      return [{ ...line, became: null, became_idx: null }]
    },
  },
  changes: {
    'observation.log.became': async (tx, fact) => {
      const { of, observation } = observationInner['observation.log.became'].parse(fact.inner?.body)
      await tx
        .withTables<OpsLogOwn>()
        .updateTable('ops_log')
        .set({ became: observation, became_idx: fact.index })
        .where('rid', '=', of)
        .where('became', 'is', null)
        .execute()
    },
  },
})

/** A page of the log, newest first, below an index; of one office where one is named. */
export async function opsLogBefore(
  rows: Reader<OpsLogOwn>,
  asked: { readonly before: number; readonly limit: number; readonly office?: string },
): Promise<readonly OpsLogRow[]> {
  const page = rows
    .selectFrom('ops_log')
    .selectAll()
    .where('idx', '<', asked.before)
    .orderBy('idx', 'desc')
    .limit(asked.limit)
  const found = await (asked.office === undefined ? page : page.where('office', '=', asked.office)).execute()
  return found.map(opsLogRead)
}

/** One line by its record. */
export async function opsLogByRid(rows: Reader<OpsLogOwn>, rid: string): Promise<OpsLogRow | undefined> {
  const row = await rows.selectFrom('ops_log').selectAll().where('rid', '=', rid).executeTakeFirst()
  return row && opsLogRead(row)
}

function opsLogRead({ body, ...row }: OpsLogTable): OpsLogRow {
  return { ...row, entry: observationInner['observation.log.written'].parse({ entry: body }).entry }
}
