import type { Mechanism } from '#domain/party'
import type { Reader } from '#server/storage'
import { mechanism } from '#wire/party'

import { byType } from './by-type.ts'
import type { Projection } from './projection.ts'

/** The mechanism as founded. */
export type MechanismsTable = {
  readonly rid: string
  readonly idx: number
  readonly at: string
  readonly body: unknown
}

type Own = { readonly mechanisms: MechanismsTable }

/** Settings of the founding: one row, from `party.mechanism`. */
export const mechanisms: Projection = {
  table: 'mechanisms',
  key: ['rid'],
  ...byType({
    'party.mechanism': async (tx, { rid, index, at, body }) => {
      await tx
        .withTables<Own>()
        .insertInto('mechanisms')
        .values({ rid, idx: index, at, body: mechanism.parse(body) })
        .onConflict((conflict) => conflict.column('rid').doNothing())
        .execute()
    },
  }),
}

/** The mechanism's settings in force; `undefined` before it is founded. */
export async function mechanismInForce(rows: Reader<Own>): Promise<Mechanism | undefined> {
  const row = await rows
    .selectFrom('mechanisms')
    .select('body')
    .orderBy('idx', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row && mechanism.parse(row.body)
}
