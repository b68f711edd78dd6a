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

/** Columns of the table that these reads touch. */
export type MechanismsOwn = { readonly mechanisms: MechanismsTable }

/** Settings of the founding: one row, from `party.mechanism`. */
export const mechanisms: Projection = byType<MechanismsTable>({
  table: 'mechanisms',
  key: ['rid'],
  adds: {
    'party.mechanism': ({ rid, index, at, body }) => [{ rid, idx: index, at, body: mechanism.parse(body) }],
  },
})

/** The mechanism's settings in force; `undefined` before it is founded. */
export async function mechanismInForce(rows: Reader<MechanismsOwn>): Promise<Mechanism | undefined> {
  const row = await rows
    .selectFrom('mechanisms')
    .select('body')
    .orderBy('idx', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row && mechanism.parse(row.body)
}
