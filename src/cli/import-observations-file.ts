import { accept, refuse, type Answer } from '#domain/life'
import { dayRule, zoneFromText } from '#domain/measure'
import { isOutsideEffort, mayImport, type ObservationWhole, type StandingWatch } from '#domain/observation'
import { readObservations, type ObservationTable, type TableRow } from '#formats/observation-table'
import { readTable, type Table, type TableAsked } from '#formats/table'
import type { Encoding } from '#formats/table-bytes'
import type { Delimiter } from '#formats/table-csv'
import { gazetteerOf } from '#formats/told-place'
import { inflate } from '#server/node'

import { allPlaces } from './accounts.ts'
import type { RefusedRow } from './import-file.ts'
import { everyPage } from './pages.ts'
import type { Reader } from './reader.ts'
import { textOption, type Call, type Verb } from './verb.ts'

/** Options of `import observations` beside those of every import. */
export const OBSERVATION_OPTIONS: Verb['options'] = {
  year: 'text',
  columns: 'text',
  sheet: 'text',
  encoding: 'text',
  delimiter: 'text',
  watch: 'text',
  confirm: 'text',
}

/** A row that can be taken, as it will be signed. */
export type TakenObservation = {
  readonly row: number
  readonly own: TableRow['own']
  readonly whole: ObservationWhole
}

/** A table of observations as judged: how it was read, and what of it can be taken. */
export type JudgedTable = {
  readonly table: Table
  readonly read: ObservationTable
  readonly taken: readonly TakenObservation[]
  readonly refused: readonly RefusedRow[]
  /** Rows that need a person's word, by `--confirm`. */
  readonly unconfirmed: readonly number[]
  readonly watch: StandingWatch | undefined
}

const ENCODINGS: readonly Encoding[] = ['utf-8', 'utf-16le', 'utf-16be', 'windows-1251', 'windows-1252']
const DELIMITERS: readonly Delimiter[] = ['comma', 'semicolon', 'tab']

/**
 * Reads a table and judges each row as the node will, before anything is written. A total that the table states and its
 * rows do not add up to refuses all of it, with the difference.
 */
export async function judgedTable(
  call: Call,
  reader: Reader,
  bytes: Uint8Array,
): Promise<Answer<JudgedTable, string>> {
  const asked = tableAsked(call)
  if (!asked.ok) return asked
  const watch = await watchOf(call, reader)
  if (!watch.ok) return watch
  const table = await readTable(bytes, asked.value)
  if (!table.ok) return table
  const read = await readFor(call, reader, table.value)
  if (!read.ok) return read
  const { missing } = read.value.heading
  if (missing.length > 0) return refuse('IMP_COLUMN_MISSING', 'nothing', { field: missing })
  const wrong = read.value.totals.find(({ holds }) => !holds)
  if (wrong !== undefined) {
    const { row, of, stated, low, high } = wrong
    const near = high === 'open' ? low : Math.abs(stated - low) < Math.abs(stated - high) ? low : high
    const difference = Math.abs(stated - near)
    return refuse('OBS_SUM_MISMATCH', 'nothing', { row, of, stated, computed: near, difference })
  }
  return accept(judged(read.value, { call, reader, table: table.value, watch: watch.value }))
}

async function readFor(call: Call, reader: Reader, table: Table): Promise<Answer<ObservationTable, string>> {
  const { mechanism } = reader
  const places = await allPlaces(reader)
  if (!places.ok) return places
  const rule = dayRule(mechanism)
  if (!rule.ok) return rule
  const [zone, year] = [textOption(call, 'zone'), yearOf(call)]
  if (!year.ok) return year
  const named = zone === undefined ? undefined : zoneFromText(zone)
  if (named && !named.ok) return refuse('MEA_ZONE_MISSING', 'nothing', { ...named.detail, field: '--zone' })
  const context = {
    now: mechanism.clock.now,
    gazetteer: gazetteerOf(places.value, []),
    sectors: mechanism.sectors.map(({ id }) => id),
    dayRule: rule.value,
    ...(zone === undefined ? {} : { zone }),
    ...(year.value === undefined ? {} : { year: year.value }),
  }
  return readObservations(table, context, textOption(call, 'columns'))
}

function yearOf(call: Call): Answer<number | undefined, 'CLI_VALUE'> {
  const text = textOption(call, 'year')
  if (text === undefined) return accept(undefined)
  return /^\d{4}$/.test(text)
    ? accept(Number(text))
    : refuse('CLI_VALUE', 'nothing', { option: '--year', text })
}

function tableAsked(call: Call): Answer<TableAsked, 'CLI_VALUE'> {
  const [sheet, encoding, delimiter] = ['sheet', 'encoding', 'delimiter'].map((name) =>
    textOption(call, name),
  )
  const named = ENCODINGS.find((each) => each === encoding)
  const between = DELIMITERS.find((each) => each === delimiter)
  if (encoding !== undefined && named === undefined)
    return refuse('CLI_VALUE', 'nothing', { option: '--encoding', text: encoding })
  if (delimiter !== undefined && between === undefined)
    return refuse('CLI_VALUE', 'nothing', { option: '--delimiter', text: delimiter })
  return accept({
    inflate,
    ...(sheet === undefined ? {} : { sheet }),
    ...(named === undefined ? {} : { encoding: named }),
    ...(between === undefined ? {} : { delimiter: between }),
  })
}

/** The watch that all rows name: by its id or the beginning of it, if only one begins so. */
async function watchOf(call: Call, reader: Reader): Promise<Answer<StandingWatch | undefined, string>> {
  const wanted = textOption(call, 'watch')
  if (wanted === undefined) return accept(undefined)
  const pages = await everyPage((after) => reader.reader.views.watches({ limit: 200, ...after }))
  if (!pages.ok) return pages
  const [watch, other] = pages.value
    .flatMap(({ watches }) => watches)
    .filter(({ id }) => id.startsWith(wanted.toLowerCase()))
    .map(({ id, watch: told, state, to }) => ({ id, watch: told, state, from: told.from, to }))
  return watch !== undefined && other === undefined
    ? accept(watch)
    : refuse('CLI_VALUE', 'nothing', { option: '--watch', text: wanted })
}

type Judging = {
  readonly call: Call
  readonly reader: Reader
  readonly table: Table
  readonly watch: StandingWatch | undefined
}

function judged(read: ObservationTable, { call, reader, table, watch }: Judging): JudgedTable {
  const { mechanism } = reader
  const confirmed = confirmedRows(call)
  const adjoins = mechanism.sectors.find(({ id }) => id === watch?.watch.sector)?.adjoins ?? []
  const asked = {
    now: mechanism.clock.now,
    sectors: mechanism.sectors.map(({ id }) => id),
    area: mechanism.sectors.flatMap(({ area }) => area),
    adjoins,
    watch,
  }
  const taken: TakenObservation[] = []
  const refused: RefusedRow[] = []
  const unconfirmed: number[] = []
  for (const { row, own, draft, notes, asks } of read.rows) {
    const whole = draft && withFlag(draft, watch, adjoins)
    const isAsked = asks.length > 0 && !confirmed(row)
    const stands = whole && mayImport([whole], asked)
    if (isAsked) unconfirmed.push(row)
    if (whole !== undefined && stands?.ok === true && !isAsked) taken.push({ row, own, whole })
    else refused.push(refusedRow({ row, id: own.id ?? '', notes }, stands))
  }
  return { table, read, taken, refused, unconfirmed, watch }
}

/** Whether it lies outside the effort of the watch it names, which its author states (R-OBS-16). */
function withFlag(
  { observation, mission }: ObservationWhole,
  watch: StandingWatch | undefined,
  adjoins: readonly string[],
): ObservationWhole {
  return {
    observation: { ...observation, outsideEffort: isOutsideEffort(observation, watch, adjoins) },
    mission,
  }
}

function refusedRow(
  { row, id, notes }: { readonly row: number; readonly id: string; readonly notes: TableRow['notes'] },
  stands: Answer<unknown, string> | undefined,
): RefusedRow {
  if (stands?.ok === false) return { row, id, refused: { ...stands, detail: { ...stands.detail, row, id } } }
  const [first = refuse('IMP_SHAPE', 'nothing', { row, id, field: '' }), ...also] = notes.map(
    ({ code, detail, field }) => refuse(code, 'nothing', { ...detail, row, id, field }),
  )
  return { row, id, refused: first, also }
}

/** Rows that a person confirms: `54,58` or `all`. */
export function confirmedRows(call: Call): (row: number) => boolean {
  const text = textOption(call, 'confirm') ?? ''
  const rows = new Set(text.split(',').map((each) => Number(each.trim())))
  return (row) => text.trim() === 'all' || rows.has(row)
}
