import { isSide, type Count, type Maybe } from '#domain/measure'
import type { AccountLine, AccountTable, AnswerState } from '#domain/report'

import { value, written, type DataCell } from './daily-csv-cells.ts'
import type { DailyPaper } from './daily-paper.ts'
import { FIGURE_WORDS, STATUS, statusOnly, type Column, type DataTable } from './daily-table.ts'

/** `statements`: what was said publicly; never in one table with what was lodged (R-RPT-36). */
export function statementsData(paper: DailyPaper): DataTable {
  const rows = accountRows(paper, {
    table: paper.daily.saidPublicly,
    columns: STATEMENT_COLUMNS,
    rowOf: (line) => [
      value(line.id),
      maybeData(line.said),
      value(line.column === 'third' ? entityKind(paper, line.entity) : 'side'),
      value(isSide(line.column) ? line.column : ''),
      written(line.entity),
      written(line.sources.map(({ publisher }) => publisher).join('; ')),
      maybeData(line.from),
      maybeData(line.to),
      written(sectorData(line)),
      value(line.kind),
      maybeData(line.class),
      ...countData(line.count),
      value(line.sources.map(({ date }) => date).join('; ')),
    ],
  })
  return { name: 'statements', columns: STATEMENT_COLUMNS, rows }
}

/** Of reports.md section 7, letter for letter; then when each rendering was published, and the status. */
const STATEMENT_COLUMNS: readonly Column[] = [
  { name: 'id', type: 'string' },
  { name: 'said_at', type: 'datetime', isWithheld: true },
  { name: 'speaker_kind', type: 'string' },
  { name: 'side', type: 'string', isWithheld: true },
  { name: 'entity', type: 'string', isWithheld: true },
  { name: 'publisher', type: 'string' },
  { name: 'event_from', type: 'datetime', isWithheld: true },
  { name: 'event_to', type: 'datetime', isWithheld: true },
  { name: 'sector', type: 'string' },
  { name: 'kind', type: 'string' },
  { name: 'class', type: 'string' },
  { name: 'count', type: 'string' },
  { name: 'qualifier', type: 'string' },
  { name: 'published', type: 'string' },
  STATUS,
]

/** `claims`: what the sides lodged and signed. */
export function claimsData(paper: DailyPaper): DataTable {
  const rows = accountRows(paper, {
    table: paper.daily.lodged,
    columns: CLAIM_COLUMNS,
    rowOf: (line) => [
      value(line.id),
      maybeData(line.said),
      value(isSide(line.column) ? line.column : ''),
      maybeData(line.from),
      maybeData(line.to),
      written(sectorData(line)),
      maybeData(line.class),
      ...countData(line.count),
      value(line.state.kind === 'known' ? STATE_WORDS[line.state.value] : ''),
      value(answeredData(line)),
      value(line.kind),
      written(line.asWritten),
    ],
  })
  return { name: 'claims', columns: CLAIM_COLUMNS, rows }
}

/** Of reports.md section 7, letter for letter; then the kind, the place as it was written, and the status. */
const CLAIM_COLUMNS: readonly Column[] = [
  { name: 'id', type: 'string' },
  { name: 'stated_at', type: 'datetime', isWithheld: true },
  { name: 'by', type: 'string', isWithheld: true },
  { name: 'event_from', type: 'datetime', isWithheld: true },
  { name: 'event_to', type: 'datetime', isWithheld: true },
  { name: 'sector', type: 'string' },
  { name: 'class', type: 'string' },
  { name: 'count', type: 'string' },
  { name: 'qualifier', type: 'string' },
  { name: 'state', type: 'string', isWithheld: true },
  { name: 'answered_in_min', type: 'integer', isWithheld: true },
  { name: 'kind', type: 'string' },
  { name: 'place_as_written', type: 'string', isWithheld: true },
  STATUS,
]

const STATE_WORDS: Readonly<Record<AnswerState, string>> = {
  lodged: 'lodged',
  answered: 'answered',
  answeredLate: 'answered_late',
  unanswered: 'unanswered',
  seatEmpty: 'seat_empty',
}

/** Minutes until the answer; of an empty seat the word that says so, never a blank that reads as silence (R-RPT-38). */
function answeredData({ state, answeredInMin }: AccountLine): string | number {
  if (answeredInMin.kind === 'known') return answeredInMin.value
  return state.kind === 'known' && state.value === 'seatEmpty' ? STATE_WORDS.seatEmpty : ''
}

/** The data of a table of accounts: its rows without their last cell, which is the status of each. */
type Accounts = {
  readonly table: AccountTable
  readonly columns: readonly Column[]
  readonly rowOf: (line: AccountLine) => readonly DataCell[]
}

/** A row for each account; in a known gap of the data one row that says so (R-MEA-17). Each ends with its status. */
function accountRows(
  paper: DailyPaper,
  { table, columns, rowOf }: Accounts,
): readonly (readonly DataCell[])[] {
  if (table.kind === 'rows') return table.lines.map((line) => rowOf(line).concat(statusOnly(paper)))
  const gap = columns.slice(0, -1).map((_, i) => value(i === 0 ? FIGURE_WORDS.notInThisData : ''))
  return [gap.concat(statusOnly(paper))]
}

function entityKind({ mechanism }: DailyPaper, code: string): string {
  return mechanism.entities.find((entity) => entity.code === code)?.kind ?? ''
}

function sectorData({ sector }: AccountLine): string {
  return sector.kind === 'known' ? sector.value : 'unknown'
}

/** What is known as it is; looked and cannot say is `unknown`; what was not told or does not apply is empty. */
function maybeData(told: Maybe<string>): DataCell {
  if (told.kind === 'known') return value(told.value)
  return value(told.kind === 'unknown' || told.kind === 'disputed' ? 'unknown' : '')
}

/** A count with its qualifier: two cells. */
export function countData(count: Maybe<Count>): readonly DataCell[] {
  if (count.kind !== 'known') return [value(''), value('')]
  const { value: told } = count
  switch (told.kind) {
    case 'exact':
    case 'about':
      return [value(told.n), value(told.kind)]
    case 'atLeast':
      return [value(told.n), value('at_least')]
    case 'atMost':
      return [value(told.n), value('at_most')]
    case 'between':
      return [value(`${told.low}-${told.high}`), value('between')]
    case 'unknown':
      return [value('unknown'), value('unknown')]
  }
}
