/** A value of a table for programs: a text of people, or a number or word of ours that must stay as it is. */
export type DataCell =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'value'; readonly text: string }

/** A text that people wrote: a spreadsheet must never run it. */
export function written(text: string): DataCell {
  return { kind: 'text', text }
}

/** A number, date, code or word of the data dictionary. What does not apply is empty. */
export function value(text: string | number | undefined): DataCell {
  return { kind: 'value', text: text === undefined ? '' : String(text) }
}

/** What a spreadsheet takes for the beginning of a formula. Source: reports.md section 7; OWASP, CSV injection. */
const FORMULA = /^[=+\-@\t\r]/

/**
 * Rows as RFC 4180 writes them, with line feeds. A text that begins like a formula gets a leading apostrophe; numbers stay
 * numbers.
 */
export function csvText(rows: readonly (readonly DataCell[])[]): string {
  return rows.map((row) => `${row.map(cellText).join(',')}\n`).join('')
}

function cellText(cell: DataCell): string {
  const text = cell.kind === 'text' && FORMULA.test(cell.text) ? `'${cell.text}` : cell.text
  return /[",\n\r]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}
