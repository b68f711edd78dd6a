import { accept, refuse, type Answer } from '#domain/life'
import type { ObservationWhole } from '#domain/observation'

import { askedColumns, headingOf, type Columns, type Heading } from './observation-columns.ts'
import type { TableField } from './observation-headings.ts'
import { readRow, type TableContext } from './observation-row.ts'
import type { CellOf, RowAsk, RowNote, Told } from './observation-told.ts'
import { checkedTotal, totalOfRow, type StatedTotal } from './observation-totals.ts'
import type { Table } from './table.ts'

/** What a row says of itself: its id in the table, what it revises, its group and whether it counts there. */
export type OwnRow = {
  readonly id?: string
  readonly revises?: string
  readonly group?: string
  readonly counted?: boolean
}

/** A row of a table of observations: its verdict, why, what only a person can say of it, and the observation it stands for. */
export type TableRow = {
  /** From 1, the heading not counted. */
  readonly row: number
  readonly verdict: 'ok' | 'warning' | 'refused'
  /** Of a refused row what refuses it; else what a person should look at. */
  readonly notes: readonly RowNote[]
  readonly asks: readonly RowAsk[]
  readonly told: Told
  readonly own: OwnRow
  /** Absent where the row is refused. */
  readonly draft?: ObservationWhole
}

/** A table of observations as read. */
export type ObservationTable = {
  readonly heading: Heading
  /** Cells of the rows under the heading, as text. */
  readonly text: readonly (readonly string[])[]
  readonly rows: readonly TableRow[]
  readonly totals: readonly StatedTotal[]
}

/**
 * Reads the mission's annex table, or one with like columns under headings of five languages. Each row is judged by itself;
 * what cannot be taken keeps no other from being taken. `columns` is what a person says of them: `observer:1,event:2`.
 */
export function readObservations(
  table: Table,
  context: TableContext,
  columns: string = '',
): Answer<ObservationTable, 'IMP_SHAPE' | 'IMP_EMPTY'> {
  const asked = askedColumns(columns)
  if (!asked.ok) return asked
  const heading = headingOf(table.rows, asked.value)
  const text = table.rows.slice(heading.row + 1)
  if (table.rows.every(isBlank)) return refuse('IMP_EMPTY', 'nothing', { field: 'rows' })
  if (heading.columns.size === 0)
    return refuse('IMP_SHAPE', 'nothing', { field: 'heading', found: heading.cells.join(' | ').slice(0, 80) })
  if (text.every(isBlank)) return refuse('IMP_EMPTY', 'nothing', { field: 'rows' })
  return accept({ heading, text, ...rowsOf(text, heading, context) })
}

function rowsOf(
  text: readonly (readonly string[])[],
  heading: Heading,
  context: TableContext,
): Pick<ObservationTable, 'rows' | 'totals'> {
  const rows: TableRow[] = []
  const totals: StatedTotal[] = []
  const first = new Map<string, number>()
  for (const [at, cells] of text.entries()) {
    if (isBlank(cells)) continue
    const row = at + 1
    const cell = cellsOf(cells, heading.columns)
    const of = totalOfRow(cells, cell)
    const total = of === undefined ? undefined : checkedTotal({ row, of, text: cell('count') }, rows)
    if (total !== undefined) {
      totals.push(total)
      continue
    }
    const content = JSON.stringify(cells.map((each) => each.trim()))
    const same = first.get(content)
    if (same === undefined) first.set(content, row)
    rows.push(judged({ row, cells, cell, same, heading }, context))
  }
  return { rows, totals }
}

function isBlank(cells: readonly string[]): boolean {
  return cells.every((cell) => cell.trim() === '')
}

function cellsOf(cells: readonly string[], columns: Columns): CellOf {
  return (field: TableField) => {
    const at = columns.get(field)
    return at === undefined ? '' : (cells[at.column] ?? '')
  }
}

type Given = {
  readonly row: number
  readonly cells: readonly string[]
  readonly cell: CellOf
  /** The earlier row that is the same word for word. */
  readonly same: number | undefined
  readonly heading: Heading
}

function judged({ row, cells, cell, same, heading }: Given, context: TableContext): TableRow {
  const { told, refusals, warnings, asks, draft } = readRow(cell, context)
  const shape = shapeNotes(cells, heading)
  const refused = [...shape, ...refusals]
  const repeated: readonly RowNote[] =
    same === undefined ? [] : [{ code: 'ROW_DUPLICATE', field: 'row', detail: { rows: [String(same)] } }]
  const looked = [...warnings, ...repeated]
  const own = ownOf(cell)
  if (refused.length > 0 || draft === undefined)
    return { row, verdict: 'refused', notes: refused, asks: [], told, own }
  const verdict = looked.length > 0 ? 'warning' : 'ok'
  const all: readonly RowAsk[] = same === undefined ? asks : [...asks, 'duplicate']
  return { row, verdict, notes: looked, asks: all, told, own, draft }
}

/** A field that the table has no column for, and cells beyond the heading's last: a delimiter stood in a cell without quotes. */
function shapeNotes(cells: readonly string[], { missing, cells: named }: Heading): readonly RowNote[] {
  const beyond = cells.slice(named.length).some((cell) => cell.trim() !== '')
  return [
    ...missing.map((field) => ({ code: 'IMP_COLUMN_MISSING', field, detail: {} })),
    ...(beyond
      ? [{ code: 'IMP_SHAPE', field: 'columns', detail: { found: cells.length, expected: named.length } }]
      : []),
  ]
}

const ID_MAX = 80

function ownOf(cell: CellOf): OwnRow {
  const [id, revises, group, counted] = (['id', 'revises', 'group', 'counted'] as const).map((field) =>
    cell(field).trim().slice(0, ID_MAX),
  )
  return {
    ...(id ? { id } : {}),
    ...(revises ? { revises } : {}),
    ...(group ? { group } : {}),
    ...(group && counted ? { counted: /^(?:y|yes|1|true)$/i.test(counted) } : {}),
  }
}
