import type { Text } from '#domain/measure'
import type { Reader } from '#server/storage'
import { text } from '#wire/measure'
import { reportBodies } from '#wire/report'

import { byType } from './by-type.ts'
import type { Projection } from './projection.ts'

/** A remark on a reporting day. */
export type RemarksTable = {
  readonly rid: string
  readonly day: string
  readonly idx: number
  readonly at: string
  readonly office: string
  readonly texts: unknown
}

/** Columns of the table that these reads touch. */
export type RemarksOwn = { readonly remarks: RemarksTable }

/** A remark with its texts read. */
export type RemarkRow = RemarksTable & { readonly texts: Text }

/** Every remark of a head of mission. */
export const remarks: Projection = byType<RemarksTable>({
  table: 'remarks',
  key: ['rid'],
  adds: {
    'report.remarked': ({ rid, index, at, author, body }) => {
      const { day, texts } = reportBodies['report.remarked'].parse(body)
      return [{ rid, day, idx: index, at, office: author.office, texts }]
    },
  },
})

/** Remarks on a day below a size of the log: the newest of each office, in the order they were signed. */
export async function remarksAsOf(
  rows: Reader<RemarksOwn>,
  { day, size }: { readonly day: string; readonly size: number },
): Promise<readonly RemarkRow[]> {
  const found = await rows
    .selectFrom('remarks')
    .selectAll()
    .where('day', '=', day)
    .where('idx', '<', size)
    .orderBy('idx')
    .execute()
  const newest = new Map(found.map((row) => [row.office, row]))
  return [...newest.values()].map(remarkRead)
}

function remarkRead(row: RemarksTable): RemarkRow {
  return { ...row, texts: text.parse(row.texts) }
}
