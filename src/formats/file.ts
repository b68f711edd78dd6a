import { z } from 'zod'

import type { AccountKind } from '#domain/claim'
import { accept, refuse, type Answer } from '#domain/life'
import { zoneFromText, type KnownAmbiguity, type Utc } from '#domain/measure'

import { badShape, member, ROWS_MAX, shaped, type Asked } from './rows.ts'
import { lang, words } from './shapes.ts'
import { readSource, type SourceCode } from './source.ts'
import { foreignInstant } from './told-bounds.ts'
import { gazetteerOf, type Gazetteer } from './told-place.ts'
import { kindMapOf, UNDETERMINED } from './told-values.ts'

/** What a whole file can be refused with. */
export type FileCode = SourceCode | 'IMP_SHAPE' | 'MEA_ZONE_MISSING'

/** A file read as JSON, and its lists of rows by the names asked for; a bare list is the first of them. */
export type ReadFile = { readonly file: unknown; readonly lists: readonly (readonly unknown[])[] }

/** The lists of a file by name, each absent one empty, with the file they stand in for what it says of all of them. */
export function readFile(
  bytes: Uint8Array,
  zone: string | undefined,
  names: readonly string[],
): Answer<ReadFile, FileCode> {
  const read = zone === undefined ? undefined : zoneFromText(zone)
  if (read && !read.ok) return refuse('MEA_ZONE_MISSING', 'nothing', { field: '--zone', ...read.detail })
  const source = readSource(bytes)
  if (!source.ok) return source
  const file = source.value
  const lists: (readonly unknown[])[] = []
  for (const [i, name] of names.entries()) {
    const list: unknown = Array.isArray(file) ? (i === 0 ? file : []) : (member(file, name) ?? [])
    if (!Array.isArray(list)) return badShape(name, { expected: 'array' })
    lists.push(list)
  }
  const rows = lists.reduce((sum, list) => sum + list.length, 0)
  if (rows === 0) return refuse('IMP_EMPTY', 'nothing', { field: names.join(', ') })
  if (rows > ROWS_MAX) return refuse('IMP_SIZE', 'nothing', { rows, maxRows: ROWS_MAX })
  return accept({ file, lists })
}

/** What a file says of all its rows, beside what the importer was asked. */
export type FileContext = {
  readonly asked: Asked
  readonly gazetteer: Gazetteer
  readonly kindMap: ReadonlyMap<string, AccountKind>
  readonly language: string
  /** Instants of truces by id; the only one of a file is also that of its rows that name none. */
  readonly truces: ReadonlyMap<string, Utc>
  readonly onlyTruce: Utc | undefined
}

/** Reads what a file says of all its rows; what it says in no form known here is as if it had not. */
export function contextOf(file: unknown, asked: Asked): FileContext {
  const own = trucesOf(file)
  return {
    asked,
    gazetteer: gazetteerOf(asked.places, [...(asked.ambiguities ?? []), ...ambiguitiesOf(file)]),
    kindMap: kindMapOf(file),
    language: languageOf(file),
    truces: new Map([...own, ...(asked.truces ?? []).map(({ id, effective }) => [id, effective] as const)]),
    onlyTruce: own.length === 1 ? own[0]?.[1] : undefined,
  }
}

/** The language a file says its texts are in: `lang`, `language`, or in its note on how rows are mapped. */
function languageOf(file: unknown): string {
  const mapped = /\blang ([a-z]{2,3})\b/.exec(JSON.stringify(member(file, 'importMap')) ?? '')?.[1]
  const named = [member(file, 'lang'), member(file, 'language'), mapped]
  const found = named.map((tag) => lang.safeParse(tag)).find((read) => read.success)
  return found?.data ?? UNDETERMINED
}

function trucesOf(file: unknown): readonly (readonly [string, Utc])[] {
  const list = member(file, 'truces')
  const truces: readonly unknown[] = Array.isArray(list) ? list : [member(file, 'truce')]
  return truces.flatMap((truce) => {
    const id = member(truce, 'id')
    const written = member(truce, 'effectiveUtc') ?? member(member(truce, 'effective'), 'utc')
    const instant = typeof written === 'string' ? foreignInstant(written) : undefined
    return typeof id === 'string' && instant?.ok ? [[id, instant.value] as const] : []
  })
}

const ambiguity: z.ZodType<KnownAmbiguity> = z.looseObject({
  text: words(200),
  candidates: z.array(words(64)).max(64),
})

/** Names a file says are of several places. One of a single place is a spelling, not an ambiguity. */
export function ambiguitiesOf(file: unknown): readonly KnownAmbiguity[] {
  const list = member(file, 'ambiguities')
  if (!Array.isArray(list)) return []
  return list.flatMap((each: unknown) => {
    const read = shaped(ambiguity, each)
    return read.ok && read.value.candidates.length > 1 ? [read.value] : []
  })
}
