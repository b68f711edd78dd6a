import { createHash } from 'node:crypto'

import type { ImportedFrom } from '#domain/claim'
import { canonicalJson } from '#domain/record'
import type { Reader } from '#server/storage'
import { agreementBodies } from '#wire/agreement'
import { claimBodies } from '#wire/claim'
import { placeBody } from '#wire/facts'
import { observationBodies } from '#wire/observation'
import type { ImportBody } from '#wire/record'

import { byType } from './by-type.ts'
import type { Fact, Projection } from './projection.ts'

/** A row of an imported file that is in the record. */
export type ImportRowsTable = {
  readonly file: string
  readonly what: ImportBody['what']
  readonly file_row: number
  readonly scope: string
  readonly source_id: string
  readonly content: string
  readonly rid: string
  readonly idx: number
}

/** Columns of the table that these reads touch. */
export type ImportRowsOwn = { readonly import_rows: ImportRowsTable }

/** What a row of a file says, as far as it must not be recorded twice or otherwise. */
export type ImportedContent = {
  /** As what its file was imported: one file may hold lists of several kinds, each with a row 1. */
  readonly what: ImportBody['what']
  /** Within which its id names one thing: what it is, and the side that lodged it. */
  readonly scope: string
  readonly from: ImportedFrom
  /** SHA-256 of the canonical form of what it tells. */
  readonly content: string
}

/** The content of a fact that an import brought in; `undefined` for any other. */
export function importedContent(type: string, body: unknown): ImportedContent | undefined {
  const told = toldBy(type, body)
  if (told?.from === undefined) return undefined
  const content = createHash('sha256').update(canonicalJson(told.content)).digest('hex')
  return { what: told.what, scope: told.scope, from: told.from, content }
}

/** Types of fact that a row of a file can become. */
const IMPORTED = [
  'statement.transcribed',
  'claim.lodged',
  'claim.answered',
  'measure.place',
  'agreement.recorded',
] as const

/** Which row of which file became which record. */
export const importRows: Projection = byType<ImportRowsTable>({
  table: 'import_rows',
  key: ['file', 'what', 'file_row'],
  adds: {
    ...Object.fromEntries(IMPORTED.map((type) => [type, rowsOf])),
    'observation.imported': observationRowsOf,
  },
})

/** Whether a row of a file is in the record already. */
export async function isRowTaken(
  rows: Reader<ImportRowsOwn>,
  { what, from }: Pick<ImportedContent, 'what' | 'from'>,
): Promise<boolean> {
  const found = await rows
    .selectFrom('import_rows')
    .select('rid')
    .where('file', '=', from.file)
    .where('what', '=', what)
    .where('file_row', '=', from.row)
    .executeTakeFirst()
  return found !== undefined
}

/** Which of these rows of a list of a file are in the record, in order. */
export async function rowsTakenOf(
  rows: Reader<ImportRowsOwn>,
  { file, what }: Pick<ImportRowsTable, 'file' | 'what'>,
  asked: readonly number[],
): Promise<readonly number[]> {
  const found = await listed(rows, { file, what }).where('file_row', 'in', asked).execute()
  return found.map((row) => row.file_row)
}

/** Content recorded under an id in a scope, from whichever file; empty if none is. */
export async function contentsOf(
  rows: Reader<ImportRowsOwn>,
  scope: string,
  sourceId: string,
): Promise<readonly string[]> {
  const found = await rows
    .selectFrom('import_rows')
    .select('content')
    .where('scope', '=', scope)
    .where('source_id', '=', sourceId)
    .execute()
  return found.map((row) => row.content)
}

/** Rows of a list of a file that are in the record, in order, after one of them; for an import to go on where it stopped. */
export async function rowsTakenAfter(
  rows: Reader<ImportRowsOwn>,
  { file, what }: Pick<ImportRowsTable, 'file' | 'what'>,
  after: number,
): Promise<readonly number[]> {
  const found = await listed(rows, { file, what }).where('file_row', '>', after).limit(ROWS_PAGE).execute()
  return found.map((row) => row.file_row)
}

const ROWS_PAGE = 10_000

/** Numbers of the rows of a list of a file that are in the record, in order. */
function listed(rows: Reader<ImportRowsOwn>, { file, what }: Pick<ImportRowsTable, 'file' | 'what'>) {
  return rows
    .selectFrom('import_rows')
    .select('file_row')
    .where('file', '=', file)
    .where('what', '=', what)
    .orderBy('file_row')
}

function rowsOf(fact: Fact): readonly ImportRowsTable[] {
  const imported = importedContent(fact.type, fact.body)
  if (imported === undefined) return []
  const { what, scope, content, from } = imported
  const { file, row: file_row, id: source_id } = from
  return [{ file, what, file_row, scope, source_id, content, rid: fact.rid, idx: fact.index }]
}

/** A row of a table of observations has no id of its own: its number stands for one. */
function observationRowsOf(fact: Fact): readonly ImportRowsTable[] {
  const { observations, from } = observationBodies['observation.imported'].parse(fact.body)
  return observations.flatMap((observation, n) => {
    const row = from.rows[n]
    if (row === undefined) return []
    const content = createHash('sha256').update(canonicalJson(observation)).digest('hex')
    const named = { file: from.file, what: 'observations' as const, file_row: row, source_id: String(row) }
    return [{ ...named, scope: fact.type, content, rid: fact.rid, idx: fact.index }]
  })
}

function toldBy(type: string, body: unknown) {
  switch (type) {
    case 'statement.transcribed': {
      const { statement, importedFrom } = claimBodies[type].parse(body)
      return { what: 'statements', scope: type, content: statement, from: importedFrom } as const
    }
    case 'claim.lodged': {
      const { claim, importedFrom } = claimBodies[type].parse(body)
      return { what: 'claims', scope: `${type} ${claim.by}`, content: claim, from: importedFrom } as const
    }
    case 'claim.answered': {
      const { answer, importedFrom } = claimBodies[type].parse(body)
      return { what: 'claims', scope: `${type} ${answer.by}`, content: answer, from: importedFrom } as const
    }
    case 'measure.place': {
      const { place, importedFrom } = placeBody.parse(body)
      return { what: 'places', scope: type, content: place, from: importedFrom } as const
    }
    case 'agreement.recorded': {
      const read = agreementBodies[type].parse(body)
      if (!('agreement' in read)) return undefined
      const { agreement, importedFrom } = read
      return { what: 'agreements', scope: type, content: agreement, from: importedFrom } as const
    }
    default:
      return undefined
  }
}
