import type { RecordedTerm } from '#domain/agreement'
import { notStated } from '#domain/measure'
import type { Reader, Tx } from '#server/storage'
import { agreementBodies, recordedTerm } from '#wire/agreement'

import { addRows } from './add-rows.ts'
import { recordedAgreement } from './agreement-texts.ts'
import { byType, refOf } from './by-type.ts'
import { idOf } from './parameter-id.ts'
import { parameterOf, type ParameterVersionsOwn } from './parameter-versions.ts'
import type { Fact, Projection } from './projection.ts'

/** A term: of a recorded text, or proposed here. */
export type ParametersTable = {
  readonly id: string
  readonly agreement: string
  readonly key: string
  readonly idx: number
  readonly place: number
  readonly basis: 'recorded' | 'proposed'
  readonly replaces: string | null
  readonly body: unknown
}

/** Columns of the table that these reads touch. */
export type ParametersOwn = { readonly parameters: ParametersTable }

/** A term's row with its body read. */
export type ParameterRow = ParametersTable & { readonly body: RecordedTerm }

const TABLE = 'parameters'
const KEY = ['id']

/** Terms as they first entered the record. A new version of one is a version, not a term. */
export const parameters: Projection = byType<ParametersTable>({
  table: TABLE,
  key: KEY,
  adds: {
    'agreement.recorded': (fact) => {
      const { rid, index } = fact
      const terms = recordedAgreement(fact)?.terms ?? []
      return terms.map((term, place) => ({
        id: idOf(rid, term.key),
        agreement: rid,
        key: term.key,
        idx: index,
        place,
        basis: 'recorded' as const,
        replaces: null,
        body: term,
      }))
    },
  },
  changes: { 'agreement.proposed': begin },
})

/** Terms below a size of the log, in the order of their texts. */
export async function parametersBelow(
  rows: Reader<ParametersOwn>,
  size: number,
): Promise<readonly ParameterRow[]> {
  const found = await rows
    .selectFrom('parameters')
    .selectAll()
    .where('idx', '<', size)
    .orderBy('idx')
    .orderBy('place')
    .execute()
  return found.map(withBody)
}

function withBody(row: ParametersTable): ParameterRow {
  return { ...row, body: recordedTerm.parse(row.body) }
}

async function begin(tx: Tx, fact: Fact): Promise<void> {
  if (fact.ref.some(({ rel }) => rel === 'follows')) return
  const { term } = agreementBodies['agreement.proposed'].parse(fact.body)
  const replaced = fact.ref.find(({ rel }) => rel === 'replaces')?.rid
  const rows = tx.withTables<ParameterVersionsOwn>()
  const replaces = replaced === undefined ? null : ((await parameterOf(rows, replaced, term.key)) ?? null)
  const row: ParametersTable = {
    id: idOf(fact.rid, term.key),
    agreement: refOf(fact, 'of'),
    key: term.key,
    idx: fact.index,
    place: 0,
    basis: 'proposed',
    replaces,
    body: { ...term, ...UNPUBLISHED },
  }
  await addRows(tx, { table: TABLE, key: KEY }, [row])
}

/** What only a published text says of a term. */
const UNPUBLISHED = {
  actor: notStated,
  published: 'notStated',
  publishedAs: notStated,
  leftOpen: false,
  open: [],
  said: [],
  inTexts: [],
  verification: 'read',
  note: notStated,
} satisfies Partial<RecordedTerm>
