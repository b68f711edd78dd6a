import { accept, type Answer } from '#domain/life'

import { HEADINGS, type TableField } from './observation-headings.ts'
import { wordKey } from './observation-words.ts'
import { badShape } from './rows.ts'

/** Where each field stands: its column, counted from 0, and whether the heading or a person said so. */
export type Columns = ReadonlyMap<TableField, { readonly column: number; readonly by: 'heading' | 'asked' }>

/** The heading of a table: its row, counted from 0, its cells, the fields found in it, and those without which no row reads. */
export type Heading = {
  readonly row: number
  readonly cells: readonly string[]
  readonly columns: Columns
  readonly missing: readonly TableField[]
}

/** A title, a source and a blank line stand above the heading of a printed table; more is none. */
const ABOVE_MAX = 10

/**
 * Finds the heading among the first rows, by how many of its cells name a field in any of five languages, and which column
 * each field stands in. What a person says of a column goes before what its heading says.
 */
export function headingOf(
  rows: readonly (readonly string[])[],
  asked: ReadonlyMap<TableField, number>,
): Heading {
  const looked = rows.slice(0, ABOVE_MAX).map((cells, row) => ({ row, cells, guess: guessed(cells) }))
  const best = looked.toSorted((a, b) => b.guess.size - a.guess.size || a.row - b.row)[0]
  const { row, cells, guess } = best ?? { row: 0, cells: [], guess: new Map<TableField, number>() }
  const columns = new Map<TableField, { readonly column: number; readonly by: 'heading' | 'asked' }>()
  const given = new Set(asked.values())
  for (const [field, column] of guess)
    if (!asked.has(field) && !given.has(column + 1)) columns.set(field, { column, by: 'heading' })
  for (const [field, column] of asked) if (column > 0) columns.set(field, { column: column - 1, by: 'asked' })
  return { row, cells, columns, missing: missingOf(columns) }
}

function guessed(cells: readonly string[]): Map<TableField, number> {
  const found = new Map<TableField, number>()
  for (const [column, cell] of cells.entries()) {
    const field = fieldOf(cell)
    if (field !== undefined && !found.has(field)) found.set(field, column)
  }
  return found
}

/** Fields by the key of each heading: a hundred headings are folded once, not at every cell. */
const FIELDS: ReadonlyMap<string, TableField> = new Map(
  fieldNames().flatMap((field) =>
    HEADINGS[field].map((heading): readonly [string, TableField] => [wordKey(heading), field]),
  ),
)

function fieldOf(cell: string): TableField | undefined {
  return FIELDS.get(wordKey(cell))
}

/** The fields there are, in the order of the list. */
function fieldNames(): readonly TableField[]
function fieldNames(): readonly string[] {
  return Object.keys(HEADINGS)
}

/** An observation needs what was perceived, how, how many and when; where from is not stated in every table. */
function missingOf(columns: Columns): readonly TableField[] {
  const hasTime =
    columns.has('dateTime') ||
    (columns.has('fromUtc') && columns.has('toUtc')) ||
    (columns.has('date') && (columns.has('time') || columns.has('fromTime')))
  const needed: readonly TableField[] = ['means', 'count', 'class']
  return [...needed.filter((field) => !columns.has(field)), ...(hasTime ? [] : (['dateTime'] as const))]
}

/** Reads what a person says of the columns: `observer:1,event:2`; 0 leaves a field out. */
export function askedColumns(text: string): Answer<ReadonlyMap<TableField, number>, 'IMP_SHAPE'> {
  const asked = new Map<TableField, number>()
  for (const pair of text.split(',').filter((each) => each.trim() !== '')) {
    const [, name = '', column = ''] = /^\s*([A-Za-z]+)\s*:\s*(\d{1,3})\s*$/.exec(pair) ?? []
    const field = fieldNames().find((each) => each === name)
    if (field === undefined || asked.has(field))
      return badShape('columns', { found: pair.slice(0, 80), expected: fieldNames() })
    asked.set(field, Number(column))
  }
  return accept(asked)
}
