import type { Count, Maybe } from '#domain/measure'
import { phraseOfSum } from '#domain/measure'
import type { AccountLine, AccountTable, Compared, Figure, Interval95 } from '#domain/report'

import { value, written, type DataCell } from './daily-csv-cells.ts'
import type { DailyPaper } from './daily-paper.ts'
import { tenthsOfHours } from './daily-said.ts'

/** A column of a table for programs: its name, type and HXL tag, and whether the public form leaves it out. */
export type Column = {
  readonly name: string
  readonly type: 'string' | 'number' | 'date' | 'integer'
  readonly hxl?: string
  readonly isWithheld?: boolean
}

/** A table for programs. Rows hold every column; those the public form leaves out are taken away when it is written. */
export type DataTable = {
  readonly name: string
  readonly columns: readonly Column[]
  readonly rows: readonly (readonly DataCell[])[]
}

const ALL = 'all'

/** `cfv-daily`: the five classes, sub-classes and totals of the whole zone and of each sector (reports.md section 7). */
function violationsData(paper: DailyPaper): DataTable {
  const { observed, sectors } = paper.daily
  const ofZone: readonly ViolationRow[] = [
    ...observed.byClass.map((each) => ({ sector: ALL, class: each.class, sub: '', compared: each })),
    ...observed.explosionSubs.map(({ sub, figure }) => ({
      sector: ALL,
      class: 'explosion',
      sub,
      compared: alone(figure),
    })),
    { sector: ALL, class: ALL, sub: '', compared: observed.total },
    { sector: ALL, class: ALL, sub: 'since_truce', compared: alone(observed.sinceTruce) },
    { sector: ALL, class: ALL, sub: 'automatic', compared: alone(observed.automatic) },
  ]
  const outside: ViolationRow = {
    sector: ALL,
    class: ALL,
    sub: '',
    compared: alone(observed.liveFireOutside),
    liveFire: 'outside',
  }
  const ofSectors = sectors.flatMap(({ sector, byClass, total, mark }): readonly ViolationRow[] =>
    byClass
      .map((each): ViolationRow => ({
        sector,
        class: each.class,
        sub: '',
        compared: alone(each.figure),
        mark,
      }))
      .concat({ sector, class: ALL, sub: '', compared: total, mark }),
  )
  return {
    name: 'cfv-daily',
    columns: VIOLATION_COLUMNS,
    rows: ofZone.concat(outside, ofSectors).map((row) => violationRow(paper, row)),
  }
}

const VIOLATION_COLUMNS: readonly Column[] = [
  { name: 'date', type: 'date', hxl: '#date+occurred' },
  { name: 'sector', type: 'string', hxl: '#loc+sector+code' },
  { name: 'class', type: 'string', hxl: '#event+type+code' },
  { name: 'sub', type: 'string', hxl: '#event+subtype+code' },
  { name: 'count', type: 'number', hxl: '#indicator+cfv+num' },
  { name: 'count_low', type: 'number', hxl: '#indicator+cfv+min+num' },
  { name: 'count_high', type: 'number', hxl: '#indicator+cfv+max+num' },
  { name: 'qualifier', type: 'string', hxl: '#meta+qualifier' },
  { name: 'effort_h', type: 'number', hxl: '#indicator+effort+hours+num' },
  { name: 'rate_100h', type: 'number', hxl: '#indicator+rate+num' },
  { name: 'rate_low', type: 'number', hxl: '#indicator+rate+min+num' },
  { name: 'rate_high', type: 'number', hxl: '#indicator+rate+max+num' },
  { name: 'coverage', type: 'string', hxl: '#meta+coverage' },
  { name: 'live_fire', type: 'string', hxl: '#event+livefire' },
  { name: 'zone', type: 'string', hxl: '#loc+zone' },
  { name: 'status', type: 'string', hxl: '#meta+status' },
  { name: 'revision', type: 'integer', hxl: '#meta+revision' },
  { name: 'supersedes', type: 'string', hxl: '#meta+supersedes' },
]

/** A figure that stands by itself: without an effort of its own, without a comparison. */
type Alone = { readonly now: Figure; readonly effortMin?: number; readonly rate: Maybe<Interval95> }

function alone(now: Figure): Alone {
  return { now, rate: { kind: 'absent' } }
}

type ViolationRow = {
  readonly sector: string
  readonly class: string
  readonly sub: string
  readonly compared: Alone | Compared
  readonly mark?: string
  readonly liveFire?: string
}

function violationRow(paper: DailyPaper, row: ViolationRow): readonly DataCell[] {
  const { rate, effortMin, now } = row.compared
  const rates = rate.kind === 'known' ? [rate.value.median, rate.value.low, rate.value.high] : ['', '', '']
  return [
    value(paper.daily.head.day),
    written(row.sector),
    value(row.class),
    value(row.sub),
    ...figureData(now),
    value(effortMin === undefined ? '' : hoursData(effortMin)),
    ...rates.map(value),
    value(row.mark),
    value(row.liveFire),
    value(row.liveFire === undefined ? '' : 'outside'),
    ...standing(paper),
  ]
}

/** Count, fewest, most, qualifier: a word of the data dictionary where there is no number. */
function figureData(figure: Figure): readonly DataCell[] {
  if (figure.kind !== 'count') return [FIGURE_WORDS[figure.kind], '', '', ''].map(value)
  const { n, low, high } = figure.sum
  return [
    value(n),
    value(low),
    value(high === 'open' ? 'unknown' : high),
    value(QUALIFIERS[phraseOfSum(figure.sum).kind]),
  ]
}

const FIGURE_WORDS: Readonly<Record<Exclude<Figure['kind'], 'count'>, string>> = {
  notObserved: 'not_observed',
  notYet: 'not_yet',
  notInThisData: 'not_in_this_data',
  withheld: 'withheld',
}

const QUALIFIERS: Readonly<Record<ReturnType<typeof phraseOfSum>['kind'], string>> = {
  exact: 'exact',
  about: 'about',
  atLeast: 'at_least',
  aboutOrMore: 'about_or_more',
  between: 'between',
}

/** The word a figure’s number is said with. */
export function qualifierOf(figure: Figure): string {
  return figure.kind === 'count' ? QUALIFIERS[phraseOfSum(figure.sum).kind] : FIGURE_WORDS[figure.kind]
}

/** Minutes as hours with one decimal, as every form of the report rounds them. */
export function hoursData(min: number): string {
  return (tenthsOfHours(min) / 10).toFixed(1)
}

/** Status, revision, and what this version replaces (R-REP-2, R-RPT-23). */
function standing({ daily, status }: DailyPaper): readonly DataCell[] {
  const { day, revision } = daily.head
  return [value(status), value(revision), value(revision > 1 ? `${day}.r${revision - 1}` : '')]
}

/** `coverage`: planned, done and prevented hours; a row for each sector, each cause and the rest (R-RPT-1). */
function coverageData({ daily }: DailyPaper): DataTable {
  const { coverage, sectors, head } = daily
  const row = (sector: string, cells: readonly (string | undefined)[]): readonly DataCell[] => [
    value(head.day),
    written(sector),
    ...cells.map(value),
  ]
  return {
    name: 'coverage',
    columns: [
      { name: 'date', type: 'date' },
      { name: 'sector', type: 'string' },
      { name: 'planned_h', type: 'number' },
      { name: 'done_h', type: 'number' },
      { name: 'prevented_h', type: 'number' },
      { name: 'cause', type: 'string' },
      { name: 'mark', type: 'string' },
    ],
    rows: [
      row(ALL, [hoursData(coverage.plannedMin), hoursData(coverage.doneMin), '', '', '']),
      ...coverage.prevented.map(({ cause, min }) => row(ALL, ['', '', hoursData(min), cause, ''])),
      row(ALL, ['', '', hoursData(coverage.unexplainedMin), 'unexplained', '']),
      ...sectors.map(({ sector, plannedMin, doneMin, mark }) =>
        row(sector, [hoursData(plannedMin), hoursData(doneMin), '', '', mark]),
      ),
    ],
  }
}

/** `statements`: what was said publicly; never in one table with what was lodged (R-RPT-36). */
function statementsData(paper: DailyPaper): DataTable {
  const rows = accountRows(paper.daily.saidPublicly, STATEMENT_COLUMNS, (line) => [
    value(line.id),
    value(line.column === 'third' ? entityKind(paper, line.entity) : 'side'),
    value(line.column === 'third' ? '' : line.column),
    written(line.entity),
    written(line.sources.map(({ publisher }) => publisher).join('; ')),
    value(line.sources.map(({ date }) => date).join('; ')),
    value(line.from.kind === 'known' ? line.from.value : ''),
    written(sectorData(line)),
    value(line.kind),
    ...countData(line.count),
  ])
  return { name: 'statements', columns: STATEMENT_COLUMNS, rows }
}

const STATEMENT_COLUMNS: readonly Column[] = [
  { name: 'id', type: 'string' },
  { name: 'speaker_kind', type: 'string' },
  { name: 'side', type: 'string', isWithheld: true },
  { name: 'entity', type: 'string', isWithheld: true },
  { name: 'publisher', type: 'string' },
  { name: 'published', type: 'string' },
  { name: 'event_from', type: 'string', isWithheld: true },
  { name: 'sector', type: 'string' },
  { name: 'kind', type: 'string' },
  { name: 'count', type: 'string' },
  { name: 'qualifier', type: 'string' },
]

/** `claims`: what the sides lodged and signed. */
function claimsData({ daily }: DailyPaper): DataTable {
  const rows = accountRows(daily.lodged, CLAIM_COLUMNS, (line) => [
    value(line.id),
    value(line.column),
    value(line.from.kind === 'known' ? line.from.value : ''),
    written(sectorData(line)),
    written(line.asWritten),
    value(line.kind),
    ...countData(line.count),
  ])
  return { name: 'claims', columns: CLAIM_COLUMNS, rows }
}

const CLAIM_COLUMNS: readonly Column[] = [
  { name: 'id', type: 'string' },
  { name: 'by', type: 'string', isWithheld: true },
  { name: 'event_from', type: 'string', isWithheld: true },
  { name: 'sector', type: 'string' },
  { name: 'place_as_written', type: 'string', isWithheld: true },
  { name: 'kind', type: 'string' },
  { name: 'count', type: 'string' },
  { name: 'qualifier', type: 'string' },
]

/** A row for each account; in a known gap of the data one row that says so (R-MEA-17). */
function accountRows(
  table: AccountTable,
  columns: readonly Column[],
  rowOf: (line: AccountLine) => readonly DataCell[],
): readonly (readonly DataCell[])[] {
  if (table.kind === 'rows') return table.lines.map(rowOf)
  return [columns.map((_, i) => value(i === 0 ? FIGURE_WORDS.notInThisData : ''))]
}

function entityKind({ mechanism }: DailyPaper, code: string): string {
  return mechanism.entities.find((entity) => entity.code === code)?.kind ?? ''
}

function sectorData({ sector }: AccountLine): string {
  return sector.kind === 'known' ? sector.value : 'unknown'
}

function countData(count: Maybe<Count>): readonly DataCell[] {
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

/** `corrections`: each figure of an earlier version that this one changes (R-RPT-23). */
function correctionsData({ daily, issuedAt, form }: DailyPaper): DataTable {
  const at = issuedAt.kind === 'known' ? issuedAt.value : ''
  return {
    name: 'corrections',
    columns: [
      { name: 'report', type: 'string' },
      { name: 'path', type: 'string' },
      { name: 'was', type: 'string' },
      { name: 'now', type: 'string' },
      { name: 'kind', type: 'string' },
      { name: 'at', type: 'string' },
    ],
    rows: daily.corrections.map(({ path, was, now, why }) => [
      value(`D-${daily.head.n}/${daily.head.year}`),
      value(path),
      written(was),
      written(now),
      value(why),
      value(form === 'public' ? at.slice(0, 10) : at),
    ]),
  }
}

/** Every table of a daily, in the order of its files. */
export function tablesOf(paper: DailyPaper): readonly DataTable[] {
  const tables = MAKERS.map((make) => make(paper))
  return paper.form === 'public' ? tables.map(openOnly) : tables
}

const MAKERS: readonly ((paper: DailyPaper) => DataTable)[] = [
  violationsData,
  coverageData,
  statementsData,
  claimsData,
  correctionsData,
]

/** A table without the columns that the public form leaves out. */
function openOnly({ name, columns, rows }: DataTable): DataTable {
  const kept = new Set(columns.flatMap((column, i) => (column.isWithheld === true ? [] : [i])))
  return {
    name,
    columns: columns.filter((_, i) => kept.has(i)),
    rows: rows.map((row) => row.filter((_, i) => kept.has(i))),
  }
}

/** Names of the columns that a form leaves out, by table. */
export function withheldColumns(paper: DailyPaper): Readonly<Record<string, readonly string[]>> {
  const tables = MAKERS.map((make) => make(paper))
  return Object.fromEntries(
    tables.flatMap(({ name, columns }) => {
      const left = paper.form === 'public' ? columns.filter(({ isWithheld }) => isWithheld === true) : []
      return left.length === 0 ? [] : [[name, left.map((column) => column.name)]]
    }),
  )
}
