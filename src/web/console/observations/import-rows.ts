import { known, notStated } from '#domain/measure'
import type { ToSign } from '#web/desk'
import type { PreviewRow, TablePreview } from '#wire/files'
import type { WatchRow } from '#wire/observation'

import { isOutside } from './made-observation.ts'
import { observed } from './made.ts'
import type { Making } from './making.ts'

/** Most observations in one record of an import (settled: 100 rows of one watch or none). */
const BATCH_MAX = 100
const REFUSED_MAX = 200 // the wire's bound of a named job

/** Rows that can be taken: whole, not refused, and revising nothing (a revision is a person's own act). */
export function takeable({ draft, verdict, own }: PreviewRow): boolean {
  return draft !== undefined && verdict !== 'refused' && own?.revises === undefined
}

/** Rows that are taken unless a person says otherwise; one that asks something waits for the answer. */
export function chosenFirst({ rows }: TablePreview): ReadonlySet<number> {
  return new Set(rows.filter((row) => takeable(row) && row.asks.length === 0).map(({ row }) => row))
}

/** What an import signs: the job that names the file and what is left out, then its rows in records of up to 100. */
export type ImportActs = { readonly job: ToSign; readonly batches: readonly ImportBatch[] }

/** One record of an import, and how many rows it brings. */
export type ImportBatch = { readonly act: ToSign; readonly rows: number }

type Import = {
  readonly preview: TablePreview
  readonly name: string
  readonly chosen: ReadonlySet<number>
  /** The watch they were made under, where the table is of one; else none, and they are never effort. */
  readonly watch: WatchRow | undefined
}

/** Makes the acts of an import. */
export function importActs({ preview, name, chosen, watch }: Import, making: Making): ImportActs {
  const taken = preview.rows.filter((row) => chosen.has(row.row) && takeable(row))
  const left = preview.rows.filter((row) => !taken.includes(row))
  const job: ToSign = {
    act: 'record.import',
    type: 'record.import',
    body: {
      file: preview.file,
      name: name.slice(0, 200),
      what: 'observations',
      rows: Math.max(...preview.rows.map(({ row }) => row)),
      taken: taken.length,
      refused: left.flatMap(whyLeft).slice(0, REFUSED_MAX),
    },
    ref: [],
  }
  return { job, batches: batchesOf(taken).map((rows) => batch(rows, { preview, watch }, making)) }
}

/** Why a row is left, where the table itself says why; one that a person left out has nothing to say. */
function whyLeft({ row, notes }: PreviewRow): readonly WhyLeft[] {
  const [note] = notes
  return note === undefined ? [] : [{ row, id: String(row), code: note.code, field: note.field }]
}

type WhyLeft = {
  readonly row: number
  readonly id: string
  readonly code: string
  readonly field: string
}

function batchesOf(rows: readonly PreviewRow[]): readonly (readonly PreviewRow[])[] {
  const count = Math.ceil(rows.length / BATCH_MAX)
  return Array.from({ length: count }, (_, n) => rows.slice(n * BATCH_MAX, (n + 1) * BATCH_MAX))
}

function batch(
  rows: readonly PreviewRow[],
  { preview, watch }: Pick<Import, 'preview' | 'watch'>,
  making: Making,
): ImportBatch {
  const drafts = rows.flatMap(({ draft }) => draft ?? [])
  const observations = drafts.map(({ observation }) => ({
    ...observation,
    outsideEffort: isOutside(observation, watch, making),
  }))
  return {
    rows: rows.length,
    act: {
      act: 'observation.import',
      type: 'observation.imported',
      body: { observations, from: { file: preview.file, rows: rows.map(({ row }) => row) } },
      ref: [],
      sealed: {
        body: {
          watch: watch === undefined ? notStated : known(watch.id),
          observations: drafts.map(({ mission }) => mission),
        },
        to: observed(making),
      },
    },
  }
}
