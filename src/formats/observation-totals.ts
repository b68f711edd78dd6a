import { addSums, EMPTY_SUM, OBSERVATION_CLASSES, sumOfCounts, type CountSum } from '#domain/measure'

import { countFromText } from './observation-count.ts'
import type { TableField } from './observation-headings.ts'
import type { TableRow } from './observation-table.ts'
import type { CellOf } from './observation-told.ts'
import { classIn, TOTAL_WORDS, wordKey } from './observation-words.ts'

/** A row that states a total: of which class or of all five, the number it states, and what the rows before it add up to. */
export type StatedTotal = {
  readonly row: number
  /** A class, or `total`. */
  readonly of: string
  readonly stated: number
  readonly low: number
  readonly high: number | 'open'
  readonly holds: boolean
}

const TOTALS: readonly string[] = TOTAL_WORDS.map(wordKey)

/**
 * Which class a row states a total of, or `total`; `undefined` where it is an observation. The word stands in the cell of the
 * class, or in the row's first cell where the row tells neither means nor time, as no observation does.
 */
export function totalOfRow(cells: readonly string[], cell: CellOf): string | undefined {
  const own = totalIn(cell('class'))
  if (own !== undefined || BESIDE_NONE.some((field) => cell(field).trim() !== '')) return own
  const of = totalIn(cells.find((each) => each.trim() !== '') ?? '')
  return of === 'total' ? (classIn(cell('class'))?.class ?? of) : of
}

const BESIDE_NONE: readonly TableField[] = ['means', 'dateTime', 'date', 'time', 'fromTime', 'fromUtc']

function totalIn(text: string): string | undefined {
  const key = wordKey(text)
  const word = TOTALS.find((each) => key === each || key.startsWith(`${each} `))
  if (word === undefined) return undefined
  const rest = key.slice(word.length).trim()
  return rest === '' ? 'total' : classIn(rest)?.class
}

/**
 * Holds a stated total against the rows before it: of the five classes alone, what was revised and what its group does not
 * count left out (R-OBS-1, R-OBS-9, R-OBS-10). It holds where the number lies between the fewest and the most they can mean.
 */
export function checkedTotal(
  { row, of, text }: { readonly row: number; readonly of: string; readonly text: string },
  before: readonly TableRow[],
): StatedTotal | undefined {
  const count = countFromText(text)
  if (!count.ok || count.value.kind !== 'exact') return undefined
  const { low, high } = sumOf(before, of)
  const stated = count.value.n
  return { row, of, stated, low, high, holds: low <= stated && (high === 'open' || stated <= high) }
}

function sumOf(rows: readonly TableRow[], of: string): CountSum {
  const revised = new Set(rows.flatMap(({ own }) => own.revises ?? []))
  return rows
    .filter(({ own }) => own.counted !== false && !(own.id !== undefined && revised.has(own.id)))
    .filter(({ told }) => isOf(told.class, of))
    .flatMap(({ told }) => (told.count === undefined ? [] : [told.count]))
    .map((count) => sumOfCounts([count]))
    .reduce(addSums, EMPTY_SUM)
}

function isOf(found: string | undefined, of: string): boolean {
  return of === 'total' ? OBSERVATION_CLASSES.some((each) => each === found) : found === of
}
