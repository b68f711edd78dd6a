import type { Statement } from '#domain/claim'
import type { Reader, Tx } from '#server/storage'
import { claimBodies, statement as statementSchema } from '#wire/claim'

import { addRows } from './add-rows.ts'
import { byType, refOf } from './by-type.ts'
import type { Fact, Projection } from './projection.ts'

/** One version of a statement, whole. */
export type StatementVersionsTable = {
  readonly rid: string
  readonly statement: string
  readonly idx: number
  readonly at: string
  readonly office: string
  readonly change: 'transcribed' | 'rendered' | 'corrected' | 'retracted'
  readonly reason: string | null
  readonly body: unknown
}

/** A version's row with its body read. */
export type StatementVersionRow = StatementVersionsTable & { readonly body: Statement }

const TABLE = 'statement_versions'
const KEY = ['rid']

type Own = { readonly statement_versions: StatementVersionsTable }

/** Every version a statement has had (R-CLM-7: nothing is taken away). */
export const statementVersions: Projection = byType<StatementVersionsTable>({
  table: TABLE,
  key: KEY,
  adds: {
    'statement.transcribed': (fact) => {
      const { statement } = claimBodies['statement.transcribed'].parse(fact.body)
      return [versionOf(fact, { statement: fact.rid, change: 'transcribed', reason: null, body: statement })]
    },
    'statement.corrected': (fact) => {
      const { statement, reason } = claimBodies['statement.corrected'].parse(fact.body)
      const corrected = refOf(fact, 'corrects')
      return [versionOf(fact, { statement: corrected, change: 'corrected', reason, body: statement })]
    },
  },
  changes: {
    'statement.rendered': async (tx, fact) => {
      const { rendering } = claimBodies['statement.rendered'].parse(fact.body)
      await keepNext(tx, fact, { rel: 'renders', change: 'rendered', rendering })
    },
    'statement.retracted': async (tx, fact) => {
      const { rendering } = claimBodies['statement.retracted'].parse(fact.body)
      await keepNext(tx, fact, { rel: 'retracts', change: 'retracted', rendering })
    },
  },
})

/** Versions of some statements, newest first. */
export async function statementVersionsOf(
  rows: Reader<Own>,
  ids: readonly string[],
): Promise<readonly StatementVersionRow[]> {
  if (ids.length === 0) return []
  const found = await rows
    .selectFrom('statement_versions')
    .selectAll()
    .where('statement', 'in', ids)
    .orderBy('idx', 'desc')
    .execute()
  return found.map(withBody)
}

function withBody(row: StatementVersionsTable): StatementVersionRow {
  return { ...row, body: statementSchema.parse(row.body) }
}

type Version = Pick<StatementVersionsTable, 'statement' | 'change' | 'reason'> & { readonly body: Statement }

function versionOf({ rid, index, at, author }: Fact, version: Version): StatementVersionsTable {
  return { rid, idx: index, at, office: author.office, ...version }
}

type Rendered = {
  readonly rel: string
  readonly change: 'rendered' | 'retracted'
  readonly rendering: Statement['renderings'][number]
}

async function keepNext(tx: Tx, fact: Fact, { rel, change, rendering }: Rendered): Promise<void> {
  const statement = refOf(fact, rel)
  const before = await tx
    .withTables<Own>()
    .selectFrom('statement_versions')
    .select('body')
    .where('statement', '=', statement)
    .where('idx', '<', fact.index)
    .orderBy('idx', 'desc')
    .limit(1)
    .executeTakeFirst()
  if (before === undefined) return
  const body = statementSchema.parse(before.body)
  const renderings = [...body.renderings, rendering]
  const next = versionOf(fact, { statement, change, reason: null, body: { ...body, renderings } })
  await addRows(tx, { table: TABLE, key: KEY }, [next])
}
