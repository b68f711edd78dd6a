import { z } from 'zod'

import { accountsQuestion } from './claim.ts'
import { observation, observationMission, observationsQuestion } from './observation.ts'

/** Most bytes of a table that the door of previews takes, and most rows; a longer file is imported by the command line. */
export const TABLE_MAX_BYTES: number = 20 * 1024 * 1024
export const PREVIEW_ROWS_MAX = 5_000

/** Fields of an observation that a column of a table may hold. */
export const tableField = z.enum([
  'observer',
  'event',
  'bearing',
  'range',
  'means',
  'count',
  'qualifier',
  'class',
  'sub',
  'description',
  'weapon',
  'dateTime',
  'date',
  'time',
  'fromTime',
  'toTime',
  'fromUtc',
  'toUtc',
  'sector',
  'zone',
  'day',
  'id',
  'revises',
  'group',
  'counted',
])
export type TableField = z.infer<typeof tableField>

/** What a table is read with. Zone and year are never assumed: without a zone every row answers `MEA_ZONE_MISSING`. */
export const tableQuestion = z.strictObject({
  zone: z.string().max(64).optional(),
  year: z.coerce.number().int().min(1900).max(9998).optional(),
  /** Fields by column, counted from 1, where the heading is not to be guessed from: `observer:1,event:2,count:4`; `0` leaves a field out. */
  columns: z.string().max(400).optional(),
  /** Name of the sheet of a workbook; else its first that is not empty. */
  sheet: z.string().max(64).optional(),
  /** Encoding and delimiter, where a person says what the bytes did not show. */
  encoding: z.enum(['utf-8', 'utf-16le', 'utf-16be', 'windows-1251', 'windows-1252']).optional(),
  delimiter: z.enum(['comma', 'semicolon', 'tab']).optional(),
})
export type TableQuestion = z.infer<typeof tableQuestion>

const cell = z.string().max(32_768)

/** One thing said of a row: a code of the catalogue, the field it is about, and what its sentence needs. */
const rowNote = z.strictObject({
  code: z.string().max(60),
  field: z.string().max(120),
  detail: z.record(z.string(), z.union([z.string(), z.number(), z.array(z.string())])),
})

/** What a person must say of a row before it can be taken: that its sub-class stays undetermined, or that it is an observation of its own. */
const rowAsks = z.array(z.enum(['sub', 'duplicate'])).readonly()

const previewRow = z.strictObject({
  /** From 1, the heading not counted. */
  row: z.int(),
  verdict: z.enum(['ok', 'warning', 'refused']),
  notes: z.array(rowNote).readonly(),
  asks: rowAsks,
  /** Whole where the row can be taken; a refused row keeps what could be read of it. */
  draft: z.strictObject({ observation, mission: observationMission }).exactOptional(),
  /** The reporting day of the mechanism it would belong to. */
  day: z.string().max(10).exactOptional(),
  /** Its own id in the table, what it revises, and its group, where the table has such columns. */
  own: z
    .strictObject({
      id: z.string().max(80).exactOptional(),
      revises: z.string().max(80).exactOptional(),
      group: z.string().max(80).exactOptional(),
      counted: z.boolean().exactOptional(),
    })
    .exactOptional(),
})
export type PreviewRow = z.infer<typeof previewRow>

/** Answer of `POST /api/files/observations`: what the table says, row by row. Nothing was written. */
export const tablePreview = z.strictObject({
  /** SHA-256 of the bytes, hex: what an import of it names. */
  file: z.string().regex(/^[0-9a-f]{64}$/),
  format: z.enum(['csv', 'xlsx']),
  /** Which encoding and delimiter were taken, and how sure that is; absent for a workbook. */
  encoding: z
    .strictObject({ name: z.string().max(20), sure: z.enum(['asked', 'certain', 'likely']) })
    .exactOptional(),
  delimiter: z
    .strictObject({
      name: z.enum(['comma', 'semicolon', 'tab']),
      sure: z.enum(['asked', 'certain', 'likely']),
    })
    .exactOptional(),
  sheet: z.string().max(64).exactOptional(),
  heading: z.array(cell).readonly(),
  /** Column, counted from 1, of each field found; the rest were not found. */
  columns: z
    .array(z.strictObject({ field: tableField, column: z.int(), by: z.enum(['heading', 'asked']) }))
    .readonly(),
  /** Fields without which no row can be taken. */
  missing: z.array(tableField).readonly(),
  /** Cells of the first 50 rows, as text; a formula is text too and is never run. */
  text: z.array(z.array(cell).readonly()).max(50).readonly(),
  rows: z.array(previewRow).readonly(),
  tally: z.strictObject({ ok: z.int(), warning: z.int(), refused: z.int() }),
  /** Rows of the table that state a total, and what the rows before them add up to. One that differs refuses the table. */
  totals: z
    .array(
      z.strictObject({
        row: z.int(),
        of: z.string().max(60),
        stated: z.int(),
        low: z.int(),
        high: z.union([z.int(), z.literal('open')]),
        holds: z.boolean(),
      }),
    )
    .readonly(),
})
export type TablePreview = z.infer<typeof tablePreview>

/** Filters of an exported list of observations: those of the view, without its pages. */
export const observationsFileQuestion = z.strictObject(
  observationsQuestion.omit({ after: true, limit: true }).shape,
)

/** Filters of an exported list of accounts: those of the view, without its pages. */
export const accountsFileQuestion = z.strictObject(accountsQuestion.omit({ after: true, limit: true }).shape)
