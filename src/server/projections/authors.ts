import type { AuthorHead } from '#domain/record'
import type { Reader } from '#server/storage'

import type { Fact, Projection } from './projection.ts'

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
  async apply(tx, facts) {
    const newest = new Map(facts.map((fact) => [fact.author.key, rowOf(fact)]))
    await tx
      .withTables<Columns>()
      .insertInto('authors')
      .values([...newest.values()])
      .onConflict((same) =>
        same
          .column('key')
          .doUpdateSet((each) => ({
            seq: each.ref('excluded.seq'),
            rid: each.ref('excluded.rid'),
            after_epoch: each.ref('excluded.after_epoch'),
            after_size: each.ref('excluded.after_size'),
            after_root: each.ref('excluded.after_root'),
          }))
          .whereRef('authors.seq', '<', 'excluded.seq'),
      )
      .execute()
  },
}

function rowOf({ author, seq, rid, after }: Fact): AuthorsTable {
  const { epoch: after_epoch, size: after_size, root: after_root } = after
  return { key: author.key, seq, rid, after_epoch, after_size, after_root }
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
