import readXlsxFile from 'read-excel-file/universal'

import { accept, refuse, type Answer } from '#domain/life'

import { zipEntries, type Inflate, type ZipEntries } from './table-zip.ts'
import { textOfUtf8 } from './utf8.ts'

/** Rows of one sheet of a workbook as text, and its name. */
export type SheetRows = { readonly rows: readonly (readonly string[])[]; readonly sheet: string }

/** What a workbook is read with. */
export type SheetAsked = { readonly sheet?: string; readonly inflate: Inflate; readonly maxRows: number }

/**
 * The rows of a workbook's sheet: the one asked for, else the first that is not empty. Every cell is text: a number as it
 * would be typed, a date as `YYYY-MM-DD hh:mm`, and a formula as `=` and its text, never what a program once made of it.
 */
export async function xlsxRows(
  bytes: Uint8Array,
  { sheet: asked, inflate, maxRows }: SheetAsked,
): Promise<Answer<SheetRows, 'IMP_SHAPE' | 'IMP_SIZE'>> {
  const entries = zipEntries(bytes, inflate)
  if (!entries.ok) return entries
  const xml = xmlBySheet(entries.value)
  const sheets = await sheetsOf(bytes)
  if (sheets === undefined) return refuse('IMP_SHAPE', 'nothing', { field: 'workbook', expected: 'xlsx' })
  const found =
    asked === undefined
      ? sheets.find(({ rows }) => rows.some((row) => row.some((cell) => cell !== '')))
      : sheets.find(({ sheet }) => sheet === asked)
  if (found === undefined)
    return refuse('IMP_SHAPE', 'nothing', {
      field: 'sheet',
      found: asked ?? '',
      expected: sheets.map(({ sheet }) => sheet).slice(0, 20),
    })
  if (found.rows.length > maxRows) return refuse('IMP_SIZE', 'nothing', { rows: found.rows.length, maxRows })
  const own = xml.get(found.sheet) ?? ''
  const formulas = formulasIn(own)
  const rows = found.rows.map((row, down) =>
    row.map((cell, across) => formulas.get(`${down}:${across}`) ?? cell),
  )
  return accept({ sheet: found.sheet, rows: mergedDown(rows, own) })
}

/** The library throws at what is no workbook, or holds a cell it cannot read; both are for the person to mend. */
async function sheetsOf(bytes: Uint8Array): Promise<readonly SheetRows[] | undefined> {
  try {
    const sheets = await readXlsxFile(new Uint8Array(bytes).buffer, { trim: false })
    return sheets.map(({ sheet, data }) => ({ sheet, rows: data.map((row) => row.map(cellText)) }))
  } catch {
    return undefined
  }
}

/** The library's type of a date cell is that of its constructor, so what a cell is, is asked of the value itself. */
function cellText(value: unknown): string {
  if (value === null || value === undefined) return ''
  if (value instanceof Date) return dateText(value)
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean'
    ? String(value)
    : ''
}

/** Days before this one are what a clock time alone is stored as: a part of day 0 of the workbook's own calendar. */
const FIRST_DAY = '1900-01-02'
/** Day 0 of that calendar as the library tells it. */
const CLOCK_DAY_MS = Date.parse('1899-12-30T00:00:00.000Z')
const DAY_S = 86_400

function dateText(date: Date): string {
  if (Number.isNaN(date.getTime())) return ''
  // A minute is a fraction of a day that no float holds exactly: what lies half a second off is meant.
  const iso = new Date(Math.round(date.getTime() / 1000) * 1000).toISOString()
  const [day, clock] = [iso.slice(0, 10), iso.slice(11, 19)]
  const time = clock.endsWith(':00') ? clock.slice(0, 5) : clock
  if (day < FIRST_DAY) return overDays(date, time)
  return clock === '00:00:00' ? day : `${day} ${time}`
}

/** A clock time of 24 hours and more is told as such, which no clock shows, and never as one of the day before. */
function overDays(date: Date, time: string): string {
  const days = Math.floor(Math.round((date.getTime() - CLOCK_DAY_MS) / 1000) / DAY_S)
  const [hour = '', ...rest] = time.split(':')
  return days <= 0 ? time : [String(Number(hour) + 24 * days), ...rest].join(':')
}

/** The XML of each sheet by its name. */
function xmlBySheet(entries: ZipEntries): ReadonlyMap<string, string> {
  const targets = new Map(
    [...xmlOf(entries, 'xl/_rels/workbook.xml.rels').matchAll(/<Relationship\b[^>]*>/g)].map(([tag]) => [
      attribute(tag, 'Id'),
      attribute(tag, 'Target').replace(/^\/?(?:xl\/)?/, ''),
    ]),
  )
  const sheets = [...xmlOf(entries, 'xl/workbook.xml').matchAll(/<(?:\w+:)?sheet\b[^>]*>/g)]
  return new Map(
    sheets.map(([tag]) => {
      const path = targets.get(attribute(tag, 'r:id')) ?? ''
      return [unescaped(attribute(tag, 'name')), xmlOf(entries, `xl/${path}`)]
    }),
  )
}

const FORMULA_CELL = /<(?:\w+:)?c\b([^>]*)>\s*<(?:\w+:)?f\b[^>]*?(?:\/>|>([^<]*)<)/g

/** Formulas by `row:column`, from 0: the library gives what they were last worked out to, and that is not told. */
function formulasIn(xml: string): ReadonlyMap<string, string> {
  const cells = new Map<string, string>()
  for (const [, attributes = '', text = ''] of xml.matchAll(FORMULA_CELL)) {
    const at = /^([A-Z]{1,3})(\d{1,7})$/.exec(attribute(`<c ${attributes}>`, 'r'))
    if (at) cells.set(`${Number(at[2]) - 1}:${columnOf(at[1] ?? '')}`, `=${unescaped(text)}`)
  }
  return cells
}

const MERGED = /<(?:\w+:)?mergeCell\b[^>]*\bref="([A-Z]{1,3})(\d{1,7}):[A-Z]{1,3}(\d{1,7})"/g

/** A cell merged over several rows says the same of each of them that says anything: so a reader of the sheet sees it. */
function mergedDown(rows: readonly (readonly string[])[], xml: string): readonly (readonly string[])[] {
  const filled = rows.map((row) => [...row])
  for (const [, letters = '', first, last] of xml.matchAll(MERGED)) {
    const [across, top] = [columnOf(letters), Number(first) - 1]
    const value = rows[top]?.[across] ?? ''
    for (const row of filled.slice(top + 1, Number(last)))
      if (row[across] === '' && row.some((cell) => cell.trim() !== '')) row[across] = value
  }
  return filled
}

function columnOf(letters: string): number {
  return Array.from(letters).reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1
}

function xmlOf(entries: ZipEntries, path: string): string {
  const text = textOfUtf8(entries.get(path) ?? new Uint8Array(), 0)
  return text.ok ? text.value : ''
}

function attribute(tag: string, name: string): string {
  return new RegExp(`\\s${name}="([^"]*)"`).exec(tag)?.[1] ?? ''
}

function unescaped(text: string): string {
  const named: Readonly<Record<string, string>> = {
    '&lt;': '<',
    '&gt;': '>',
    '&quot;': '"',
    '&apos;': "'",
    '&amp;': '&',
  }
  return text.replaceAll(/&(?:lt|gt|quot|apos|amp);/g, (entity) => named[entity] ?? entity)
}
