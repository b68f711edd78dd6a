import type { Agreement, FurtherText } from '#domain/agreement'
import type { Reader } from '#server/storage'
import { agreementBodies, furtherText } from '#wire/agreement'

import { byType, refOf } from './by-type.ts'
import type { Fact, Projection } from './projection.ts'

/** A text of a recorded agreement that was found later. */
export type AgreementTextsTable = {
  readonly rid: string
  readonly agreement: string
  readonly idx: number
  readonly at: string
  readonly body: unknown
}

/** Columns of the table that these reads touch. */
export type AgreementTextsOwn = { readonly agreement_texts: AgreementTextsTable }

/** A further text's row with its body read. */
export type AgreementTextRow = AgreementTextsTable & { readonly body: FurtherText }

/** Further texts of recorded agreements. */
export const agreementTexts: Projection = byType<AgreementTextsTable>({
  table: 'agreement_texts',
  key: ['rid'],
  adds: {
    'agreement.recorded': (fact) => {
      const body = agreementBodies['agreement.recorded'].parse(fact.body)
      if (!('further' in body)) return []
      const { rid, index, at } = fact
      return [{ rid, agreement: refOf(fact, 'adds'), idx: index, at, body: body.further }]
    },
  },
})

/** The agreement that a fact of type `agreement.recorded` records; none where it adds a text to one. */
export function recordedAgreement({ body }: Pick<Fact, 'body'>): Agreement | undefined {
  const read = agreementBodies['agreement.recorded'].parse(body)
  return 'agreement' in read ? read.agreement : undefined
}

/** Further texts below a size of the log, in the order they were recorded. */
export async function agreementTextsBelow(
  rows: Reader<AgreementTextsOwn>,
  size: number,
): Promise<readonly AgreementTextRow[]> {
  const found = await rows
    .selectFrom('agreement_texts')
    .selectAll()
    .where('idx', '<', size)
    .orderBy('idx')
    .execute()
  return found.map(withBody)
}

function withBody(row: AgreementTextsTable): AgreementTextRow {
  return { ...row, body: furtherText.parse(row.body) }
}
