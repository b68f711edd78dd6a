import type { Figure } from '#domain/report'

import { value, type DataCell } from './daily-csv-cells.ts'
import type { DailyPaper } from './daily-paper.ts'

/** A column of a table for programs: its name, type and HXL tag, and whether the public form leaves it out. */
export type Column = {
  readonly name: string
  readonly type: 'string' | 'number' | 'date' | 'datetime' | 'integer' | 'boolean'
  readonly hxl?: string
  readonly isWithheld?: boolean
}

/** A table for programs. Rows hold every column; those the public form leaves out are taken away when it is written. */
export type DataTable = {
  readonly name: string
  readonly columns: readonly Column[]
  readonly rows: readonly (readonly DataCell[])[]
}

/** Words of the data dictionary where there is no number (reports.md section 7). */
export const FIGURE_WORDS: Readonly<Record<Exclude<Figure['kind'], 'count'>, string>> = {
  notObserved: 'not_observed',
  notYet: 'not_yet',
  notInThisData: 'not_in_this_data',
  withheld: 'withheld',
}

/** Status, revision, and what this version replaces (R-REP-2, R-RPT-23). */
export function standing({ daily, status }: DailyPaper): readonly DataCell[] {
  const { day, revision } = daily.head
  return [value(status), value(revision), value(revision > 1 ? `${day}.r${revision - 1}` : '')]
}

/** The column that every table of a daily ends with: nobody takes a row of it for more than it is (R-REP-2). */
export const STATUS: Column = { name: 'status', type: 'string' }

/** That column's cell. */
export function statusOnly({ status }: DailyPaper): readonly DataCell[] {
  return [value(status)]
}
