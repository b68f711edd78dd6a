import { CsvError, parse } from 'csv-parse/sync'

import { accept, refuse, type Answer } from '#domain/life'

import type { Sure } from './table-bytes.ts'

/** What stands between two cells. */
export type Delimiter = 'comma' | 'semicolon' | 'tab'

/** Rows of cells, which delimiter was taken between them, and how sure that is. */
export type CsvRows = {
  readonly rows: readonly (readonly string[])[]
  readonly delimiter: { readonly name: Delimiter; readonly sure: Sure }
}

const CHARS: Readonly<Record<Delimiter, string>> = { comma: ',', semicolon: ';', tab: '\t' }
const DELIMITERS: readonly Delimiter[] = ['comma', 'semicolon', 'tab']

/** Longest record: a hundred cells of a spreadsheet's own longest would be more than a whole file may have. */
const RECORD_MAX_CHARS = 1_048_576

/** How many records are looked at to tell one delimiter from another. */
const LOOK_ROWS = 50

/**
 * The rows of a text of separated cells (RFC 4180), quoted cells with line ends in them among them. The delimiter is the one
 * that makes most columns and makes as many of them in every row; a first line `sep=;`, as spreadsheets write it, says it.
 */
export function csvRows(
  text: string,
  asked: { readonly delimiter?: Delimiter; readonly maxRows: number },
): Answer<CsvRows, 'IMP_SHAPE' | 'IMP_SIZE'> {
  const said = /^"?sep=([,;\t])"?\r?\n/.exec(text)
  const body = said ? text.slice(said[0].length) : text
  const named = asked.delimiter ?? DELIMITERS.find((name) => CHARS[name] === said?.[1])
  const delimiter = named === undefined ? guessed(body) : { name: named, sure: 'asked' as const }
  const rows = parsed(body, CHARS[delimiter.name], asked.maxRows + 1)
  if (!rows.ok) return rows
  if (rows.value.length > asked.maxRows)
    return refuse('IMP_SIZE', 'nothing', { rows: rows.value.length, maxRows: asked.maxRows })
  return accept({ rows: rows.value, delimiter })
}

function guessed(text: string): CsvRows['delimiter'] {
  const fits = DELIMITERS.map((name) => fitOf(text, name))
    .filter(({ columns }) => columns > 1)
    .toSorted((a, b) => b.share - a.share || b.columns - a.columns)
  const [best, second] = fits
  if (best === undefined) return { name: 'comma', sure: 'likely' }
  const isAlone = best.share === 1 && (second === undefined || second.share < 1)
  return { name: best.name, sure: isAlone ? 'certain' : 'likely' }
}

/** How many columns most rows have with a delimiter, and which share of the rows has as many. */
type Fit = { readonly name: Delimiter; readonly columns: number; readonly share: number }

function fitOf(text: string, name: Delimiter): Fit {
  const looked = parsed(text, CHARS[name], LOOK_ROWS)
  // A quote that is not closed refuses the table as what its heading shows it to be, never as another that happens to read.
  if (!looked.ok) return { name, columns: (/^.*/.exec(text)?.[0] ?? '').split(CHARS[name]).length, share: 1 }
  if (looked.value.length === 0) return { name, columns: 0, share: 0 }
  const filled = looked.value.filter((row) => row.some((cell) => cell.trim() !== ''))
  const bySize = Map.groupBy(filled, (row) => row.length)
  const [columns = 0, same = []] = [...bySize].toSorted((a, b) => b[1].length - a[1].length)[0] ?? []
  return { name, columns, share: filled.length === 0 ? 0 : same.length / filled.length }
}

function parsed(
  text: string,
  delimiter: string,
  to: number,
): Answer<readonly (readonly string[])[], 'IMP_SHAPE' | 'IMP_SIZE'> {
  try {
    return accept(
      parse(text, {
        delimiter,
        to,
        record_delimiter: ['\r\n', '\n', '\r'],
        relax_column_count: true,
        relax_quotes: true, // 5" mortar: a mark inside a cell that does not begin with one is part of it
        max_record_size: RECORD_MAX_CHARS,
      }),
    )
  } catch (error) {
    if (!(error instanceof CsvError)) throw error
    if (error.code === 'CSV_MAX_RECORD_SIZE')
      return refuse('IMP_SIZE', 'nothing', { maxChars: RECORD_MAX_CHARS })
    const line = typeof error['lines'] === 'number' ? { line: error['lines'] } : {}
    return refuse('IMP_SHAPE', 'nothing', { field: 'quote', found: error.code, ...line })
  }
}
