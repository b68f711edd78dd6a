import { accept, firstRefusal, refuse, type Answer } from '#domain/life'
import {
  contentsOf,
  holderOf,
  importedContent,
  isRowTaken,
  jobsOfRow,
  type ImportedContent,
  type ImportsTable,
} from '#server/projections'

import type { Deed, Ground } from './act.ts'

/** Why a row of a file is not recorded. */
export type ImportCode = 'IMP_ROW_TAKEN' | 'IMP_AMENDED' | 'IMP_SHAPE'

/** What the record holds of the row that a deed came from; `undefined` for a deed that no import brought in. */
export type ImportFound =
  | {
      readonly row: ImportedContent
      readonly isTaken: boolean
      readonly contents: readonly string[]
      readonly jobs: readonly ImportsTable[]
    }
  | undefined

/** Reads what the record holds of the row that a deed came from. */
export async function readImport(ground: Ground, deed: Deed<unknown>): Promise<ImportFound> {
  const row = importedContent(deed.type, deed.body)
  if (row === undefined) return undefined
  const rows = await ground.rows()
  return {
    row,
    isTaken: await isRowTaken(rows, row),
    contents: await contentsOf(rows, row.scope, row.from.id),
    jobs: await jobsOfRow(rows, row),
  }
}

/**
 * Whether a row may enter: its office named the job, the row is not in the record, and neither is its id: with other
 * content it is an amended line, which only a person's correction may record; with the same it is the same row again.
 */
export function importStands(found: ImportFound, deed: Deed<unknown>): Answer<undefined, ImportCode> {
  if (found === undefined) return accept(undefined)
  const { row, isTaken, contents, jobs } = found
  const { row: number, id } = row.from
  const named = { row: number, id }
  if (isTaken) return refuse('IMP_ROW_TAKEN', 'nothing', named)
  return (
    firstRefusal<ImportCode>(
      ofOwnJob(found, deed),
      contents.some((content) => content !== row.content)
        ? refuse('IMP_AMENDED', 'draft', named)
        : accept(undefined),
      contents.length > 0 ? refuse('IMP_ROW_TAKEN', 'nothing', named) : accept(jobs),
    ) ?? accept(undefined)
  )
}

function ofOwnJob(found: NonNullable<ImportFound>, deed: Deed<unknown>): Answer<undefined, 'IMP_SHAPE'> {
  const { from } = found.row
  const own = found.jobs.some(
    ({ office, rows }) => holderOf(office) === deed.author.holder && from.row <= rows,
  )
  return own
    ? accept(undefined)
    : refuse('IMP_SHAPE', 'draft', { field: 'importedFrom', row: from.row, id: from.id })
}
