import { accept, refuse, type Answer } from '#domain/life'

import { decodeTable, type Decoded, type Encoding } from './table-bytes.ts'
import { csvRows, type CsvRows, type Delimiter } from './table-csv.ts'
import { xlsxRows } from './table-xlsx.ts'
import type { Inflate } from './table-zip.ts'

/** A foreign table: rows of cells, each of them text, and how its bytes were read. */
export type Table = {
  readonly rows: readonly (readonly string[])[]
  readonly source:
    | {
        readonly format: 'csv'
        readonly encoding: Decoded['encoding']
        readonly delimiter: CsvRows['delimiter']
      }
    | { readonly format: 'xlsx'; readonly sheet: string }
}

/** What a table is read with: what a person says where the bytes do not, and how a workbook is unpacked. */
export type TableAsked = {
  readonly encoding?: Encoding
  readonly delimiter?: Delimiter
  readonly sheet?: string
  readonly inflate: Inflate
}

/** What a whole table can be refused with, before any row is looked at. */
export type TableCode = 'IMP_SIZE' | 'IMP_EMPTY' | 'IMP_ENCODING' | 'IMP_SHAPE'

/** Most bytes of a table's file, as of every import's; most rows, columns, and characters of a cell. */
const TABLE_BYTES_MAX = 20 * 1024 * 1024
const ROWS_MAX = 100_000
const COLUMNS_MAX = 100
/** A spreadsheet's own bound (Excel specifications and limits). */
const CELL_MAX_CHARS = 32_767

/**
 * The rows of a table's bytes: separated text in one of five encodings, or a workbook. Bounded before and while it is read;
 * says which encoding and delimiter were taken and how sure that is. Text from a clipboard is bytes of UTF-8 with tabs.
 */
export async function readTable(bytes: Uint8Array, asked: TableAsked): Promise<Answer<Table, TableCode>> {
  if (bytes.length > TABLE_BYTES_MAX)
    return refuse('IMP_SIZE', 'nothing', { sizeBytes: bytes.length, maxBytes: TABLE_BYTES_MAX })
  if (bytes.length === 0) return refuse('IMP_EMPTY', 'nothing')
  const table = isZip(bytes) ? await workbook(bytes, asked) : separated(bytes, asked)
  return table.ok ? bounded(table.value) : table
}

function isZip(bytes: Uint8Array): boolean {
  return [0x50, 0x4b, 0x03, 0x04].every((byte, i) => bytes[i] === byte)
}

async function workbook(bytes: Uint8Array, asked: TableAsked): Promise<Answer<Table, TableCode>> {
  const { inflate, sheet } = asked
  const read = await xlsxRows(bytes, {
    inflate,
    maxRows: ROWS_MAX,
    ...(sheet === undefined ? {} : { sheet }),
  })
  if (!read.ok) return read
  return accept({ rows: read.value.rows, source: { format: 'xlsx', sheet: read.value.sheet } })
}

function separated(bytes: Uint8Array, asked: TableAsked): Answer<Table, TableCode> {
  const decoded = decodeTable(bytes, asked.encoding)
  if (!decoded.ok) return decoded
  const { text, encoding } = decoded.value
  const { delimiter: named } = asked
  const read = csvRows(text, { maxRows: ROWS_MAX, ...(named === undefined ? {} : { delimiter: named }) })
  if (!read.ok) return read
  const { rows, delimiter } = read.value
  return accept({ rows, source: { format: 'csv', encoding, delimiter } })
}

function bounded(table: Table): Answer<Table, TableCode> {
  if (table.rows.every((row) => row.every((cell) => cell.trim() === '')))
    return refuse('IMP_EMPTY', 'nothing')
  for (const [i, row] of table.rows.entries()) {
    if (row.length > COLUMNS_MAX)
      return refuse('IMP_SIZE', 'nothing', { row: i, columns: row.length, maxColumns: COLUMNS_MAX })
    const long = row.find((cell) => cell.length > CELL_MAX_CHARS)
    if (long !== undefined)
      return refuse('IMP_SIZE', 'nothing', { row: i, chars: long.length, maxChars: CELL_MAX_CHARS })
  }
  return accept(table)
}

/** A cell that a spreadsheet would run: it begins like a formula and is no number with its sign. */
export function isFormula(cell: string): boolean {
  return /^\s*(?:[=@]|[+-].*[\p{L}(|!])/u.test(cell)
}
