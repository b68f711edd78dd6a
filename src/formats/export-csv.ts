/** A value of an exported table: text, a number, or nothing. */
export type ExportCell = string | number

/** A table on its way out: the names of its columns, and its rows, each as long as they are. */
export type ExportTable = {
  readonly columns: readonly string[]
  readonly rows: readonly (readonly ExportCell[])[]
}

/**
 * A table as CSV: RFC 4180 with LF, UTF-8, no byte order mark (reports.md section 7). A text cell that a spreadsheet would
 * run gets an apostrophe before it; a number stays a number.
 */
export function csvText({ columns, rows }: ExportTable): string {
  return [columns, ...rows].map(csvLine).join('')
}

function csvLine(cells: readonly ExportCell[]): string {
  return `${cells.map(csvCell).join(',')}\n`
}

/** What a spreadsheet takes for a formula, or strips to find one behind (OWASP, CSV injection). */
const RUNS = /^[=+\-@\t\r]/
const NEEDS_QUOTES = /[",\r\n]/

function csvCell(cell: ExportCell): string {
  if (typeof cell === 'number') return String(cell)
  const text = RUNS.test(cell) ? `'${cell}` : cell
  return NEEDS_QUOTES.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}
