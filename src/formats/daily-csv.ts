import { csvText, value } from './daily-csv-cells.ts'
import { paperStem, type DailyPaper, type PaperFile } from './daily-paper.ts'
import type { DataTable } from './daily-table.ts'
import { tablesOf } from './daily-tables.ts'

/** A table of a daily as CSV: the names of its columns, the HXL row where it has tags, then the rows (reports.md section 7). */
function tableText({ columns, rows }: DataTable): string {
  const tags = columns.map(({ hxl }) => hxl)
  return csvText([
    columns.map(({ name }) => value(name)),
    ...(tags.some((tag) => tag !== undefined) ? [tags.map(value)] : []),
    ...rows,
  ])
}

/** The daily's tables, a file each. The public form's files lack the columns that it may not tell. */
export function dailyCsv(paper: DailyPaper): readonly PaperFile[] {
  return tablesOf(paper).map((table) => ({
    name: `${paperStem(paper)}.${table.name}.csv`,
    bytes: new TextEncoder().encode(tableText(table)),
  }))
}
