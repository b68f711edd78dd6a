import type { RecordedTruce } from '#domain/agreement'
import type { Reader } from '#server/storage'
import { recordedTruce } from '#wire/agreement'

import { recordedAgreement } from './agreement-texts.ts'
import { byType } from './by-type.ts'
import type { Projection } from './projection.ts'

/** A truce as a recorded text announces it. */
export type TrucesTable = {
  readonly id: string
  readonly agreement: string
  readonly idx: number
  readonly at: string
  readonly body: unknown
}

/** Columns of the table that these reads touch. */
export type TrucesOwn = { readonly truces: TrucesTable }

/** A truce's row with its body read. */
export type TruceRow = TrucesTable & { readonly body: RecordedTruce }

/** Truces of recorded texts. */
export const truces: Projection = byType<TrucesTable>({
  table: 'truces',
  key: ['id'],
  adds: {
    'agreement.recorded': (fact) => {
      const { rid, index, at } = fact
      const announced = recordedAgreement(fact)?.truces ?? []
      return announced.map((truce) => ({ id: truce.id, agreement: rid, idx: index, at, body: truce }))
    },
  },
})

/** Truces below a size of the log, in the order they were recorded. */
export async function trucesBelow(rows: Reader<TrucesOwn>, size: number): Promise<readonly TruceRow[]> {
  const found = await rows
    .selectFrom('truces')
    .selectAll()
    .where('idx', '<', size)
    .orderBy('idx')
    .orderBy('id')
    .execute()
  return found.map(withBody)
}

function withBody(row: TrucesTable): TruceRow {
  return { ...row, body: recordedTruce.parse(row.body) }
}

/** Which of these ids of truces are taken. */
export async function trucesKnown(
  rows: Reader<TrucesOwn>,
  ids: readonly string[],
): Promise<ReadonlySet<string>> {
  if (ids.length === 0) return new Set()
  const found = await rows.selectFrom('truces').select('id').where('id', 'in', ids).execute()
  return new Set(found.map(({ id }) => id))
}
