import { z } from 'zod'

import type { TermValue } from '#domain/agreement'
import type { Maybe, Text, Utc } from '#domain/measure'
import type { Reader } from '#server/storage'
import { agreementBodies, termValue } from '#wire/agreement'
import { maybe, text, utc } from '#wire/measure'

import { addRows } from './add-rows.ts'
import { recordedAgreement } from './agreement-texts.ts'
import { byType } from './by-type.ts'
import { idOf } from './parameter-id.ts'
import type { Fact, Projection } from './projection.ts'

/** One version of a term. */
export type ParameterVersionsTable = {
  readonly rid: string
  readonly parameter: string
  readonly idx: number
  readonly at: string
  readonly office: string
  readonly key: string
  readonly body: unknown
}

/** Columns of the table that these reads touch. */
export type ParameterVersionsOwn = { readonly parameter_versions: ParameterVersionsTable }

/** What a version says: words, value, from when it holds once agreed, and on what conditions. */
export type VersionBody = {
  readonly words: Text
  readonly value: Maybe<TermValue>
  readonly from?: Utc
  readonly conditions: readonly Text[]
}

/** A version's row with its body read. */
export type ParameterVersionRow = ParameterVersionsTable & { readonly body: VersionBody }

const versionBody: z.ZodType<VersionBody> = z.strictObject({
  words: text,
  value: maybe(termValue),
  from: utc.exactOptional(),
  conditions: z.array(text).readonly(),
})

const TABLE = 'parameter_versions'
const KEY = ['rid', 'parameter']

/** Every version a term has had (R-AGR-3: earlier ones stay readable). */
export const parameterVersions: Projection = byType<ParameterVersionsTable>({
  table: TABLE,
  key: KEY,
  adds: { 'agreement.recorded': recorded },
  changes: {
    'agreement.proposed': async (tx, fact) => {
      const { term, from, conditions } = agreementBodies['agreement.proposed'].parse(fact.body)
      const followed = fact.ref.find(({ rel }) => rel === 'follows')?.rid
      const rows = tx.withTables<ParameterVersionsOwn>()
      const parameter =
        followed === undefined ? idOf(fact.rid, term.key) : await parameterOf(rows, followed, term.key)
      if (parameter === undefined) return
      const { words, value } = term
      const body = { words, value, ...(from === undefined ? {} : { from }), conditions }
      await addRows(tx, { table: TABLE, key: KEY }, [versionOf(fact, { parameter, key: term.key, body })])
    },
  },
})

/** The term whose version of this key a record made; `undefined` if it made none. */
export async function parameterOf(
  rows: Reader<ParameterVersionsOwn>,
  rid: string,
  key: string,
): Promise<string | undefined> {
  const row = await rows
    .selectFrom('parameter_versions')
    .select('parameter')
    .where('rid', '=', rid)
    .where('key', '=', key)
    .executeTakeFirst()
  return row?.parameter
}

/** Versions below a size of the log, in order. */
export async function parameterVersionsBelow(
  rows: Reader<ParameterVersionsOwn>,
  size: number,
): Promise<readonly ParameterVersionRow[]> {
  const found = await rows
    .selectFrom('parameter_versions')
    .selectAll()
    .where('idx', '<', size)
    .orderBy('idx')
    .execute()
  return found.map(withBody)
}

function withBody(row: ParameterVersionsTable): ParameterVersionRow {
  return { ...row, body: versionBody.parse(row.body) }
}

/**
 * A recorded text holds from the instant it says its terms are in force, else from that of its first truce: once both
 * sides have signed for them, as until then they are as published.
 */
function recorded(fact: Fact): readonly ParameterVersionsTable[] {
  const agreement = recordedAgreement(fact)
  if (agreement === undefined) return []
  const { inForceFrom, truces, terms } = agreement
  const holds = inForceFrom.kind === 'known' ? inForceFrom : truces[0]?.effective.utc
  const from = holds?.kind === 'known' ? { from: holds.value } : {}
  return terms.map(({ key, words, value }) =>
    versionOf(fact, { parameter: idOf(fact.rid, key), key, body: { words, value, ...from, conditions: [] } }),
  )
}

type Version = { readonly parameter: string; readonly key: string; readonly body: VersionBody }

function versionOf({ rid, index, at, author }: Fact, version: Version): ParameterVersionsTable {
  return { rid, idx: index, at, office: author.office, ...version }
}
