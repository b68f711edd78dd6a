import type { Reader, Tx } from '#server/storage'

import { byType, refOf } from './by-type.ts'
import type { Fact, Projection } from './projection.ts'

/** The first of two signatures under a deed of a side, or under a declaration of the mission. */
export type AgreementFirstsTable = {
  readonly rid: string
  readonly idx: number
  readonly at: string
  readonly office: string
  readonly key: string
  readonly type: string
  readonly names: string
  readonly seconded: number | null
  readonly body: unknown
}

/** Columns of the table that these reads touch. */
export type AgreementFirstsOwn = { readonly agreement_firsts: AgreementFirstsTable }

/** Types of deed that two persons sign: the first record waits, the second does it. */
const TWO_SIGN = [
  'agreement.suspended',
  'agreement.resumed',
  'agreement.ended',
  'agreement.denounced',
  'agreement.broken-declared',
] as const

/** First signatures, and whether somebody seconded them. */
export const agreementFirsts: Projection = byType<AgreementFirstsTable>({
  table: 'agreement_firsts',
  key: ['rid'],
  adds: Object.fromEntries(TWO_SIGN.map((type) => [type, first])),
  changes: Object.fromEntries(TWO_SIGN.map((type) => [type, second])),
})

/** A first signature by its record. */
export function agreementFirst(
  rows: Reader<AgreementFirstsOwn>,
  rid: string,
): Promise<AgreementFirstsTable | undefined> {
  return rows.selectFrom('agreement_firsts').selectAll().where('rid', '=', rid).executeTakeFirst()
}

/** Whether a record of a deed that two persons sign is the second of them, which does it. */
export function isSecond(fact: Pick<Fact, 'ref'>): boolean {
  return fact.ref.some(({ rel }) => rel === 'seconds')
}

function first(fact: Fact): readonly AgreementFirstsTable[] {
  if (isSecond(fact)) return []
  const { rid, index, at, author, type, body } = fact
  const { office, key } = author
  return [
    { rid, idx: index, at, office, key, type, names: refOf(fact, 'of'), seconded: null, body: body ?? {} },
  ]
}

async function second(tx: Tx, fact: Fact): Promise<void> {
  if (!isSecond(fact)) return
  await tx
    .withTables<AgreementFirstsOwn>()
    .updateTable('agreement_firsts')
    .set({ seconded: fact.index })
    .where('rid', '=', refOf(fact, 'seconds'))
    .where('seconded', 'is', null)
    .execute()
}
