import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex } from '@noble/hashes/utils.js'

import { ordered } from './daily-json.ts'
import { paperNumber, paperStem, type DailyPaper, type PaperFile } from './daily-paper.ts'
import { nameFor } from './daily-said.ts'
import type { DataTable } from './daily-table.ts'
import { tablesOf, withheldColumns } from './daily-tables.ts'

/** Words that stand in a column of numbers where there is no number, and what each means (reports.md section 7). */
const NO_NUMBER: Readonly<Record<string, string>> = {
  '': 'does not apply',
  unknown: 'looked, and cannot say',
  not_observed: 'nobody could observe',
  not_yet: 'no part of this mechanism looks yet',
  not_in_this_data: 'a known gap of the data',
  seat_empty: 'the seat that would answer is empty',
  withheld: 'a small number, in the total alone (R-ACC-21)',
}

/** Under what the public may use the files; other forms are for their readers. */
const LICENCE = {
  name: 'CC-BY-4.0',
  title: 'Creative Commons Attribution 4.0',
  path: 'https://creativecommons.org/licenses/by/4.0/',
}

/** The list of a daily's data files with their columns, sizes and hashes, and what the form leaves out (Frictionless). */
export function datapackage(paper: DailyPaper, files: readonly PaperFile[]): Uint8Array {
  const tables = new Map(tablesOf(paper).map((table) => [`${paperStem(paper)}.${table.name}.csv`, table]))
  const content = {
    $schema: 'https://datapackage.org/profiles/2.0/datapackage.json',
    name: `daily-${paperStem(paper)}`,
    title: `${nameFor('en', paper.mechanism.name)}: ${paperNumber(paper)}`,
    version: `${paper.daily.head.revision}.0.0`,
    ...(paper.form === 'public' ? { licenses: [LICENCE] } : {}),
    status: paper.status,
    form: paper.form,
    record: paper.daily.head.asOf,
    withheld: withheldColumns(paper),
    missingValuesMean: NO_NUMBER,
    resources: files.map((file) => resource(file, tables.get(file.name))),
  }
  return new TextEncoder().encode(`${JSON.stringify(ordered(content), undefined, 1)}\n`)
}

function resource({ name, bytes }: PaperFile, table: DataTable | undefined): object {
  const common = {
    name: name.toLowerCase(),
    path: name,
    bytes: bytes.length,
    hash: `sha256:${bytesToHex(sha256(bytes))}`,
    mediatype: MEDIA[name.split('.').at(-1) ?? ''] ?? 'application/octet-stream',
  }
  if (table === undefined) return common
  const hasTags = table.columns.some(({ hxl }) => hxl !== undefined)
  return {
    ...common,
    encoding: 'utf-8',
    dialect: { delimiter: ',', lineTerminator: '\n', header: true, ...(hasTags ? { commentRows: [2] } : {}) },
    schema: {
      missingValues: Object.keys(NO_NUMBER),
      fields: table.columns.map(({ name: column, type, hxl }) => ({
        name: column,
        type,
        ...(hxl === undefined ? {} : { 'rdfType-hxl': hxl }),
      })),
    },
  }
}

const MEDIA: Readonly<Record<string, string>> = {
  csv: 'text/csv',
  json: 'application/json',
  geojson: 'application/geo+json',
  pdf: 'application/pdf',
}
