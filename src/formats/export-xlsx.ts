import writeXlsxFile from 'write-excel-file/universal'

import type { ExportCell, ExportTable } from './export-csv.ts'

/** A spreadsheet's longest cell, and longest name of a sheet (Excel specifications and limits). */
const CELL_MAX_CHARS = 32_767
const SHEET_MAX_CHARS = 31

/**
 * A table as a workbook of one sheet. Strings are stored as strings and numbers as numbers; no cell is a formula, whatever
 * it begins with. The same table makes the same bytes: the archive's times are those at which its calendar begins.
 */
export async function xlsxBytes(table: ExportTable, sheet: string): Promise<Uint8Array> {
  const heading = table.columns.map((name) => ({ value: name, type: String, fontWeight: 'bold' as const }))
  const rows = table.rows.map((row) => row.map(cellOf))
  const file = writeXlsxFile([heading, ...rows], {
    sheet: sheet.slice(0, SHEET_MAX_CHARS),
    stickyRowsCount: 1,
  })
  const packed: ArrayBuffer = await (await file.toBlob()).arrayBuffer()
  return withoutTimes(new Uint8Array(packed))
}

/** A cell of the library; `null` is its word for an empty one. */
function cellOf(
  cell: ExportCell,
): { readonly value: string | number; readonly type: StringConstructor | NumberConstructor } | null {
  if (cell === '') return null
  return typeof cell === 'number'
    ? { value: cell, type: Number }
    : { value: cell.slice(0, CELL_MAX_CHARS), type: String }
}

const LOCAL_SIGNATURE = 0x0403_4b50
const CENTRAL_SIGNATURE = 0x0201_4b50
const END_SIGNATURE = 0x0605_4b50
const END_BYTES = 22
/** 1 January 1980, 00:00, as an archive writes it (ZIP application note 6.3.10, section 4.4.6). */
const FIRST_DATE = 0x0021

/** The archive with the time of every file set to the first there is; where each stands, its directory says. */
function withoutTimes(bytes: Uint8Array): Uint8Array {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const end = bytes.length - END_BYTES
  if (view.getUint32(end, true) !== END_SIGNATURE) throw new Error('the workbook is no plain archive')
  let at = view.getUint32(end + 16, true)
  for (let left = view.getUint16(end + 10, true); left > 0; left--) {
    const local = view.getUint32(at + 42, true)
    if (view.getUint32(at, true) !== CENTRAL_SIGNATURE || view.getUint32(local, true) !== LOCAL_SIGNATURE)
      throw new Error('the workbook is no plain archive')
    for (const start of [at + 12, local + 10]) {
      view.setUint16(start, 0, true)
      view.setUint16(start + 2, FIRST_DATE, true)
    }
    at += 46 + [28, 30, 32].reduce((sum, offset) => sum + view.getUint16(at + offset, true), 0)
  }
  return bytes
}
