import {
  statementLife,
  type Rendering,
  type Statement,
  type StatementEvent,
  type StatementState,
} from '#domain/claim'
import { stateAfter } from '#domain/life'
import type { StatedTime } from '#domain/measure'
import type { Reader, Tx } from '#server/storage'
import { claimBodies, statement as statementSchema } from '#wire/claim'

import { byType, refOf } from './by-type.ts'
import type { Fact, Projection } from './projection.ts'
import { tellerOf, type Teller } from './told-columns.ts'

/** What was said in public, as its newest version has it. */
export type StatementsTable = {
  readonly id: string
  readonly rid: string
  readonly idx: number
  readonly at: string
  readonly first_idx: number
  readonly first_at: string
  readonly office: string
  readonly state: StatementState
  readonly teller: Teller
  readonly entity: string
  readonly kind: string
  readonly source_file: string | null
  readonly source_row: number | null
  readonly source_id: string | null
  readonly retraction: unknown
  readonly body: unknown
}

/** Columns of the table that these reads touch. */
export type StatementsOwn = { readonly statements: StatementsTable }

/** A statement's row with its body read. */
export type StatementRow = StatementsTable & { readonly body: Statement }

/** Statements, as their newest versions have them: transcribed, rendered, corrected, retracted, adopted by a claim. */
export const statements: Projection = byType<StatementsTable>({
  table: 'statements',
  key: ['id'],
  adds: { 'statement.transcribed': (fact) => [begun(fact)] },
  changes: {
    'statement.rendered': async (tx, fact) => {
      const { rendering } = claimBodies['statement.rendered'].parse(fact.body)
      await change(tx, fact, { rel: 'renders', event: 'render', retell: withRendering(rendering) })
    },
    'statement.corrected': async (tx, fact) => {
      const { statement } = claimBodies['statement.corrected'].parse(fact.body)
      await change(tx, fact, { rel: 'corrects', event: 'correct', retell: () => statement })
    },
    'statement.retracted': async (tx, fact) => {
      const retraction = claimBodies['statement.retracted'].parse(fact.body)
      const retell = withRendering(retraction.rendering)
      await change(tx, fact, { rel: 'retracts', event: 'retract', retell, retraction })
    },
    'claim.lodged': adopt,
  },
})

/** One statement as its newest version has it. */
export async function statementById(
  rows: Reader<StatementsOwn>,
  id: string,
): Promise<StatementRow | undefined> {
  const [row] = await statementsByIds(rows, [id])
  return row
}

/** Statements as their newest versions have them, in the order they entered the record. */
export async function statementsByIds(
  rows: Reader<StatementsOwn>,
  ids: readonly string[],
): Promise<readonly StatementRow[]> {
  if (ids.length === 0) return []
  const found = await rows
    .selectFrom('statements')
    .selectAll()
    .where('id', 'in', ids)
    .orderBy('first_idx')
    .execute()
  return found.map(withBody)
}

function withBody(row: StatementsTable): StatementRow {
  return { ...row, body: statementSchema.parse(row.body) }
}

function begun(fact: Fact): StatementsTable {
  const { statement, importedFrom } = claimBodies['statement.transcribed'].parse(fact.body)
  return {
    id: fact.rid,
    first_idx: fact.index,
    first_at: fact.at,
    office: fact.author.office,
    ...versionColumns(fact, statement),
    state: 'transcribed',
    source_file: importedFrom?.file ?? null,
    source_row: importedFrom?.row ?? null,
    source_id: importedFrom?.id ?? null,
    retraction: null,
  }
}

type Change = {
  readonly rel: string
  readonly event: StatementEvent
  readonly retell: (before: Statement) => Statement
  readonly retraction?: { readonly saidAt: StatedTime; readonly rendering: Rendering }
}

/** Every event of a statement's life but adoption makes a new version. */
async function change(tx: Tx, fact: Fact, { rel, event, retell, retraction }: Change): Promise<void> {
  const row = await statementById(tx.withTables<StatementsOwn>(), refOf(fact, rel))
  if (row === undefined || row.idx >= fact.index) return
  const next = stateAfter(statementLife, row.state, event)
  await tx
    .withTables<StatementsOwn>()
    .updateTable('statements')
    .set({
      ...versionColumns(fact, retell(row.body)),
      state: next.ok ? next.value : row.state,
      ...(retraction === undefined ? {} : { retraction }),
    })
    .where('id', '=', row.id)
    .execute()
}

async function adopt(tx: Tx, fact: Fact): Promise<void> {
  const adopted = fact.ref.find((ref) => ref.rel === 'adopts')?.rid
  if (adopted === undefined) return
  const row = await statementById(tx.withTables<StatementsOwn>(), adopted)
  const next = row && stateAfter(statementLife, row.state, 'adopt')
  if (!next?.ok) return
  await tx
    .withTables<StatementsOwn>()
    .updateTable('statements')
    .set({ state: next.value })
    .where('id', '=', adopted)
    .execute()
}

function versionColumns(fact: Fact, statement: Statement) {
  return {
    rid: fact.rid,
    idx: fact.index,
    at: fact.at,
    teller: tellerOf(statement),
    entity: statement.speaker.entity,
    kind: statement.kind,
    body: statement,
  }
}

function withRendering(rendering: Rendering): (before: Statement) => Statement {
  return (before) => ({ ...before, renderings: [...before.renderings, rendering] })
}
