import type { AuthorHead } from '#domain/record'
import type { Reader } from '#server/storage'

import type { Projection } from './projection.ts'

/** Where an author stands in its own stream: its newest record, and the head that record named. */
export type AuthorsTable = {
  readonly key: string
  readonly seq: number
  readonly rid: string
  readonly after_epoch: number
  readonly after_size: number
  readonly after_root: string
}

type Columns = { readonly authors: AuthorsTable }

/** Learns the newest record of every author from every fact. */
export const authors: Projection = {
  table: 'authors',
  key: ['key'],
  types: 'every',
  async apply(tx, fact) {
    const row = {
      key: fact.author.key,
      seq: fact.seq,
      rid: fact.rid,
      after_epoch: fact.after.epoch,
      after_size: fact.after.size,
      after_root: fact.after.root,
    }
    await tx
      .withTables<Columns>()
      .insertInto('authors')
      .values(row)
      .onConflict((same) => same.column('key').doUpdateSet(row).where('authors.seq', '<', fact.seq))
      .execute()
  },
}

/** The heads of those of the given authors that have written. */
export async function authorHeads(
  rows: Reader<Columns>,
  asked: readonly string[],
): Promise<readonly AuthorsTable[]> {
  if (asked.length === 0) return []
  return rows.selectFrom('authors').selectAll().where('key', 'in', asked).execute()
}

/** An author's row as the rules of the record speak of it. */
export function authorHeadOf(row: AuthorsTable): AuthorHead {
  const { seq, rid, after_epoch: epoch, after_size: size, after_root: root } = row
  return { seq, rid, after: { epoch, size, root } }
}
