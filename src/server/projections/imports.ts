import { sql, type Reader, type Tx } from '#server/storage'
import { observationBodies } from '#wire/observation'
import { importBody, type ImportBody } from '#wire/record'

import { byType } from './by-type.ts'
import { importedContent, type ImportedContent } from './import-rows.ts'
import type { Fact, Projection } from './projection.ts'

/** A named import job: what its office takes of a file, and how much of that is in the record. */
export type ImportsTable = {
  readonly rid: string
  readonly idx: number
  readonly at: string
  readonly office: string
  readonly file: string
  readonly name: string
  readonly what: ImportBody['what']
  readonly rows: number
  readonly taken: number
  readonly done: number
  readonly done_idx: number
  readonly body: unknown
}

type Own = { readonly imports: ImportsTable }

/** Import jobs from `record.import`, and their progress from the rows they brought in. Complete when done equals taken. */
export const imports: Projection = byType({
  table: 'imports',
  key: ['rid'],
  changes: {
    'record.import': begin,
    'statement.transcribed': countRow,
    'claim.lodged': countRow,
    'claim.answered': countRow,
    'measure.place': countRow,
    'agreement.recorded': countRow,
    'observation.imported': countRows,
  },
})

/** The jobs that take a row's list of its file, oldest first. */
export function jobsOfRow(
  rows: Reader<Own>,
  { what, from }: Pick<ImportedContent, 'what' | 'from'>,
): Promise<readonly ImportsTable[]> {
  return jobsOfFile(rows, { file: from.file, what })
}

/** The jobs that take a list of a file, oldest first. */
export function jobsOfFile(
  rows: Reader<Own>,
  { file, what }: Pick<ImportsTable, 'file' | 'what'>,
): Promise<readonly ImportsTable[]> {
  return rows
    .selectFrom('imports')
    .selectAll()
    .where('file', '=', file)
    .where('what', '=', what)
    .orderBy('idx')
    .execute()
}

/** A page of jobs, newest first, older than an index. */
export function importsBefore(
  rows: Reader<Own>,
  before: number | undefined,
  limit: number,
): Promise<readonly ImportsTable[]> {
  const page = rows.selectFrom('imports').selectAll().orderBy('idx', 'desc').limit(limit)
  return (before === undefined ? page : page.where('idx', '<', before)).execute()
}

/** A job of a file that has one already starts from what is in the record: it counts the rows of its file, whoever named them. */
async function begin(tx: Tx, fact: Fact): Promise<void> {
  const { file, name, what, rows, taken, refused } = importBody.parse(fact.body)
  const own = tx.withTables<Own>()
  const earlier = await own
    .selectFrom('imports')
    .select((pick) => pick.fn.max('done').as('done'))
    .where('file', '=', file)
    .where('what', '=', what)
    .executeTakeFirst()
  await own
    .insertInto('imports')
    .values({
      rid: fact.rid,
      idx: fact.index,
      at: fact.at,
      office: fact.author.office,
      file,
      name,
      what,
      rows,
      taken,
      done: Math.min(taken, earlier?.done ?? 0),
      done_idx: fact.index,
      body: { refused },
    })
    .onConflict((conflict) => conflict.column('rid').doNothing())
    .execute()
}

async function countRow(tx: Tx, fact: Fact): Promise<void> {
  const imported = importedContent(fact.type, fact.body)
  if (imported === undefined) return
  await count(tx, fact, { file: imported.from.file, what: imported.what, rows: 1 })
}

async function countRows(tx: Tx, fact: Fact): Promise<void> {
  const { file, rows } = observationBodies['observation.imported'].parse(fact.body).from
  await count(tx, fact, { file, what: 'observations', rows: rows.length })
}

async function count(
  tx: Tx,
  fact: Fact,
  { file, what, rows }: Pick<ImportsTable, 'file' | 'what' | 'rows'>,
): Promise<void> {
  await tx
    .withTables<Own>()
    .updateTable('imports')
    .set({ done: sql<number>`least(taken, done + ${rows})`, done_idx: fact.index })
    .where('file', '=', file)
    .where('what', '=', what)
    .where('done_idx', '<', fact.index)
    .whereRef('done', '<', 'taken')
    .execute()
}
