import { phraseOfSum, type Maybe } from '#domain/measure'
import {
  noSectorOf,
  type Compared,
  type Daily,
  type Figure,
  type Interval95,
  type ZoneRow,
} from '#domain/report'

import { value, written, type DataCell } from './daily-csv-cells.ts'
import type { DailyPaper } from './daily-paper.ts'
import { tenthsOfHours } from './daily-said.ts'
import { FIGURE_WORDS, standing, STATUS, statusOnly, type Column, type DataTable } from './daily-table.ts'
import { claimsData, statementsData } from './daily-tables-accounts.ts'
import { annexData } from './daily-tables-annex.ts'

const ALL = 'all'

/** `cfv-daily`: the five classes, sub-classes and totals of the whole zone and of each sector (reports.md section 7). */
function violationsData(paper: DailyPaper): DataTable {
  const { observed } = paper.daily
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
    liveFire: observed.liveFireOutsideIs === 'leftOut' ? 'left_out' : 'counted_apart',
    zone: 'outside',
  }
  const ofZones = observed.zones.flatMap(zoneRows)
  const ofSectors = sectorRows(paper.daily)
  return {
    name: 'cfv-daily',
    columns: VIOLATION_COLUMNS,
    rows: ofZone
      .concat(outside, ofZones, ofSectors, noSectorRows(paper.daily))
      .map((row) => violationRow(paper, row)),
  }
}

function sectorRows({ sectors }: Daily): readonly ViolationRow[] {
  return sectors.flatMap(({ sector, byClass, total, mark }): readonly ViolationRow[] =>
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
}

/** What was counted in no known sector: with the rows of the sectors it is the whole zone's. */
function noSectorRows(daily: Daily): readonly ViolationRow[] {
  const left = noSectorOf(daily)
  if (left?.now === undefined) return []
  const row = { sector: 'not_known', sub: '' }
  return [
    ...left.byClass.map((each) => ({ ...row, class: each.class, compared: alone(each.figure) })),
    { ...row, class: ALL, compared: alone(left.now) },
  ]
}

/**
 * One side of the zone's edge: its figure, and its fire of exercises where that is not the row of its own (R-OBS-7, R-OBS-8).
 * What nobody can place is in its own row, and in neither of the two others.
 */
function zoneRows({ zone, figure, liveFire }: ZoneRow): readonly ViolationRow[] {
  const row = { sector: ALL, class: ALL, sub: '', zone: ZONE_WORDS[zone] }
  return [
    { ...row, compared: alone(figure) },
    ...(zone === 'outside' ? [] : [{ ...row, compared: alone(liveFire), liveFire: 'counted' }]),
  ]
}

const ZONE_WORDS: Readonly<Record<ZoneRow['zone'], string>> = {
  inside: 'inside',
  outside: 'outside',
  cannotSay: 'cannot_say',
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
  readonly zone?: string
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
    value(row.zone),
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

/** `coverage`: planned, done and prevented hours; a row for each sector, each cause and the rest (R-RPT-1). */
function coverageData(paper: DailyPaper): DataTable {
  const { coverage, sectors, head } = paper.daily
  const row = (sector: string, cells: readonly (string | undefined)[]): readonly DataCell[] => [
    value(head.day),
    written(sector),
    ...cells.map(value),
    ...statusOnly(paper),
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
      STATUS,
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

/** `corrections`: each figure of an earlier version that this one changes (R-RPT-23). */
function correctionsData(paper: DailyPaper): DataTable {
  const { daily, issuedAt, form } = paper
  const at = issuedAt.kind === 'known' ? issuedAt.value : ''
  return {
    name: 'corrections',
    columns: [
      { name: 'report', type: 'string' },
      { name: 'path', type: 'string' },
      { name: 'was', type: 'string' },
      { name: 'now', type: 'string' },
      { name: 'kind', type: 'string' },
      { name: 'at', type: form === 'public' ? 'date' : 'datetime' },
      STATUS,
    ],
    rows: daily.corrections.map(({ path, was, now, why }) =>
      [
        value(`D-${daily.head.n}/${daily.head.year}`),
        value(path),
        written(was),
        written(now),
        value(why),
        value(form === 'public' ? at.slice(0, 10) : at),
      ].concat(statusOnly(paper)),
    ),
  }
}

/** Every table of a daily, in the order of its files. */
export function tablesOf(paper: DailyPaper): readonly DataTable[] {
  const tables = MAKERS.flatMap((make) => make(paper) ?? [])
  return paper.form === 'public' ? tables.map(openOnly) : tables
}

const MAKERS: readonly ((paper: DailyPaper) => DataTable | undefined)[] = [
  violationsData,
  coverageData,
  statementsData,
  claimsData,
  correctionsData,
  annexData,
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
  const tables = MAKERS.flatMap((make) => make(paper) ?? [])
  return Object.fromEntries(
    tables.flatMap(({ name, columns }) => {
      const left = paper.form === 'public' ? columns.filter(({ isWithheld }) => isWithheld === true) : []
      return left.length === 0 ? [] : [[name, left.map((column) => column.name)]]
    }),
  )
}
