import type { Agreement } from '#domain/agreement'
import type { Reader } from '#server/storage'
import { agreement as agreementSchema } from '#wire/agreement'

import {
  agreementTextsBelow,
  recordedAgreement,
  type AgreementTextRow,
  type AgreementTextsOwn,
} from './agreement-texts.ts'
import { byType } from './by-type.ts'
import type { Projection } from './projection.ts'

/** A recorded agreement or proposal. */
export type AgreementsTable = {
  readonly id: string
  readonly idx: number
  readonly at: string
  readonly office: string
  readonly source_id: string
  readonly kind: Agreement['kind']
  readonly day: string | null
  readonly under: string | null
  readonly body: unknown
}

/** Columns of the table that these reads touch. */
export type AgreementsOwn = AgreementTextsOwn & { readonly agreements: AgreementsTable }

/** An agreement's row with its body read. */
export type AgreementRow = AgreementsTable & { readonly body: Agreement }

/** Agreements and proposals, as recorded from what was published. */
export const agreements: Projection = byType<AgreementsTable>({
  table: 'agreements',
  key: ['id'],
  adds: {
    'agreement.recorded': (fact) => {
      const agreement = recordedAgreement(fact)
      if (agreement === undefined) return []
      const { rid, index, at, author } = fact
      const { id: source_id, kind, day, under } = agreement
      return [
        {
          id: rid,
          idx: index,
          at,
          office: author.office,
          source_id,
          kind,
          day: day.kind === 'known' ? day.value : null,
          under: under.kind === 'known' ? under.value.agreement : null,
          body: agreement,
        },
      ]
    },
  },
})

/** One agreement by the rid of its record. */
export async function agreementById(
  rows: Reader<AgreementsOwn>,
  id: string,
): Promise<AgreementRow | undefined> {
  const row = await rows.selectFrom('agreements').selectAll().where('id', '=', id).executeTakeFirst()
  return row && withBody(row)
}

/** Agreements recorded under these ids of the data. */
export async function agreementsBySource(
  rows: Reader<AgreementsOwn>,
  sourceIds: readonly string[],
): Promise<readonly AgreementRow[]> {
  if (sourceIds.length === 0) return []
  const found = await rows.selectFrom('agreements').selectAll().where('source_id', 'in', sourceIds).execute()
  return found.map(withBody)
}

/** Agreements below a size of the log with the texts found since, the newest day first, then the last recorded; one without a day comes last. */
export async function agreementsBelow(
  rows: Reader<AgreementsOwn>,
  size: number,
): Promise<readonly AgreementRow[]> {
  const found = await rows.selectFrom('agreements').selectAll().where('idx', '<', size).execute()
  const further = await agreementTextsBelow(rows, size)
  return found
    .map(withBody)
    .map((row) => withFurther(row, further))
    .toSorted(newestFirst)
}

function withFurther(row: AgreementRow, further: readonly AgreementTextRow[]): AgreementRow {
  const texts = further.filter(({ agreement }) => agreement === row.id).map(({ body }) => body.text)
  return texts.length === 0 ? row : { ...row, body: { ...row.body, texts: [...row.body.texts, ...texts] } }
}

function newestFirst(a: AgreementRow, b: AgreementRow): number {
  const [own, other] = [a.day ?? '', b.day ?? '']
  return own === other ? b.idx - a.idx : own < other ? 1 : -1
}

function withBody(row: AgreementsTable): AgreementRow {
  return { ...row, body: agreementSchema.parse(row.body) }
}
