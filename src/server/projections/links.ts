import type { Relation } from '#domain/claim'
import type { Reader } from '#server/storage'
import { claimBodies } from '#wire/claim'

import { byType } from './by-type.ts'
import type { Projection } from './projection.ts'

/** The newest link of a pair of accounts. `low` and `high` are their ids in order. */
export type LinksTable = {
  readonly low: string
  readonly high: string
  readonly rid: string
  readonly idx: number
  readonly at: string
  readonly office: string
  readonly relation: Relation
}

/** Columns of the tables that these reads touch. */
export type LinksOwn = { readonly links: LinksTable }

/** The newest link of each pair, from `claim.linked` (R-CLM-5). */
export const links: Projection = byType({
  table: 'links',
  key: ['low', 'high'],
  changes: {
    'claim.linked': async (tx, fact) => {
      const { link } = claimBodies['claim.linked'].parse(fact.body)
      const { rid, index: idx, at, author } = fact
      const newest = { rid, idx, at, office: author.office, relation: link.relation }
      await tx
        .withTables<LinksOwn>()
        .insertInto('links')
        .values({ ...pairOf(link.accounts), ...newest })
        .onConflict((conflict) =>
          conflict.columns(['low', 'high']).doUpdateSet(newest).where('links.idx', '<', idx),
        )
        .execute()
    },
  },
})

/** A pair of accounts in the order of their ids, whoever named which first. */
export function pairOf(accounts: readonly [string, string]): { readonly low: string; readonly high: string } {
  const [one, other] = accounts
  return one < other ? { low: one, high: other } : { low: other, high: one }
}

/** Newest links that touch any of these accounts, in the order they were made. */
export function linksOf(rows: Reader<LinksOwn>, accounts: readonly string[]): Promise<readonly LinksTable[]> {
  if (accounts.length === 0) return Promise.resolve([])
  return rows
    .selectFrom('links')
    .selectAll()
    .where((is) => is.or([is('low', 'in', accounts), is('high', 'in', accounts)]))
    .orderBy('idx')
    .execute()
}
