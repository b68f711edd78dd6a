import type { z } from 'zod'

import { accept, refuse, type Answer, type Detail, type Refused } from '#domain/life'
import type { GazetteerEntry, KnownAmbiguity, Utc } from '#domain/measure'
import type { Entity } from '#domain/party'

/** One row of a foreign file: its number in the file from 1, its id, and what it says or why it cannot be taken. */
export type Row<T, C extends string> = {
  readonly row: number
  readonly id: string
  readonly draft: Answer<T, C>
}

/** What every reader of a file is told: what the mechanism holds, the time, and the zone of rows that name none. */
export type Asked = {
  readonly now: Utc
  /** As `--zone` gives it; used only for rows without one (R-MEA-1). */
  readonly zone?: string
  readonly entities: readonly Entity[]
  readonly places: readonly GazetteerEntry[]
  readonly ambiguities?: readonly KnownAmbiguity[]
  /** Truces whose instant is known, to recompute what a file derived from them. */
  readonly truces?: readonly { readonly id: string; readonly effective: Utc }[]
}

/** Codes any reader can refuse a row with. */
export type RowCode = 'IMP_SHAPE' | 'IMP_DUPLICATE_ID' | 'IMP_SIZE'

/** Most rows of one file, as the record's import job counts them. */
export const ROWS_MAX = 100_000

/** Most bytes of a draft's JSON: an envelope of 61,440 bytes holds it with its header, references and commitment (record.md 2.2). */
const DRAFT_MAX_BYTES = 58_000

/** A refusal that names the field it is about, unless it already does. */
export function atField<C extends string>(field: string, refused: Refused<C>): Refused<C> {
  return { ...refused, detail: { field, ...refused.detail } }
}

/** A refusal of a part, seen from the whole it is in: its field is named from there. */
export function under<C extends string>(path: string, refused: Refused<C>): Refused<C> {
  const field = refused.detail['field']
  const whole = typeof field === 'string' && field !== '' ? `${path}.${field}` : path
  return { ...refused, detail: { ...refused.detail, field: whole } }
}

/** A row or a part of one that has not the shape used here. */
export function badShape(field: string, detail: Detail = {}): Refused<'IMP_SHAPE'> {
  return refuse('IMP_SHAPE', 'nothing', { field, ...detail })
}

/** A foreign value as a refusal shows it: bounded, and never more than what the file itself says. */
export function shown(value: unknown): string {
  return clipped(typeof value === 'string' ? value : (JSON.stringify(value) ?? ''), 80)
}

/** The beginning of a text, no longer than `max` units and without half of a character at its end. */
export function clipped(text: string, max: number): string {
  const part = text.slice(0, max)
  return part.isWellFormed() ? part : part.slice(0, -1)
}

/** A value read with a schema; the first thing wrong with it is named by its path from `field`. */
export function shaped<T>(schema: z.ZodType<T>, value: unknown, field = ''): Answer<T, 'IMP_SHAPE'> {
  const read = schema.safeParse(value)
  if (read.success) return accept(read.data)
  const [issue] = read.error.issues
  const path = issue?.path ?? []
  const found = path.reduce<unknown>((inner, key) => memberAt(inner, key), value)
  return badShape(pathText(field, path), { found: shown(found ?? ''), ...expectedBy(issue) })
}

function memberAt(value: unknown, key: PropertyKey): unknown {
  return typeof value === 'object' && value !== null
    ? Object.entries(value).find(([name]) => name === String(key))?.[1]
    : undefined
}

/** What the schema would have taken, where that can be said in a word. */
function expectedBy(issue: z.core.$ZodIssue | undefined): Detail {
  if (issue?.code === 'invalid_type') return { expected: issue.expected }
  return issue?.code === 'invalid_value' ? { expected: issue.values.map(String) } : {}
}

function pathText(field: string, path: readonly PropertyKey[]): string {
  const text = path.reduce<string>((so, key) => {
    if (typeof key === 'number') return `${so}[${key}]`
    return so === '' ? String(key) : `${so}.${String(key)}`
  }, field)
  return text.slice(0, 120)
}

/** Rows as they are read: each with its number, its id where it has one, and the value it stands for. */
export type Numbered = { readonly row: number; readonly id: string; readonly value: unknown }

/** Numbers the rows of a file, from 1 or from where an earlier list of the same file ended. */
export function numbered(values: readonly unknown[], first = 1): readonly Numbered[] {
  return values.map((value, i) => ({ row: first + i, id: idOf(value), value }))
}

function idOf(value: unknown): string {
  const id = isObject(value) ? value['id'] : undefined
  return typeof id === 'string' ? id.slice(0, 80) : ''
}

/** Whether a value is an object with names. */
export function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** A member of an object, if it has one of its own by that name. */
export function member(value: unknown, name: string): unknown {
  return isObject(value) && Object.hasOwn(value, name) ? value[name] : undefined
}

/**
 * Reads each row by itself, so that one that cannot be taken keeps no other from being taken. Of rows that bear one id,
 * word for word the same, the first stands; if they differ none does, as a person must say which is meant.
 */
export function readRows<T, C extends string>(
  rows: readonly Numbered[],
  read: (value: unknown) => Answer<T, C>,
): readonly Row<T, C | RowCode>[] {
  const byId = Map.groupBy(
    rows.filter(({ id }) => id !== ''),
    ({ id }) => id,
  )
  return rows.map(({ row, id, value }) => {
    const twice = duplicateOf(row, byId.get(id) ?? [])
    const draft = twice ?? sized(read(value))
    return { row, id, draft: draft.ok ? draft : { ...draft, detail: { row, id, ...draft.detail } } }
  })
}

function duplicateOf(row: number, sameId: readonly Numbered[]): Refused<'IMP_DUPLICATE_ID'> | undefined {
  const [first] = sameId
  if (first === undefined || sameId.length === 1) return undefined
  const alike = new Set(sameId.map(({ value }) => JSON.stringify(value))).size === 1
  if (alike && first.row === row) return undefined
  return refuse('IMP_DUPLICATE_ID', 'nothing', { field: 'id', rows: sameId.map((each) => String(each.row)) })
}

function sized<T, C extends string>(draft: Answer<T, C>): Answer<T, C | 'IMP_SIZE'> {
  if (!draft.ok) return draft
  const sizeBytes = utf8Bytes(JSON.stringify(draft.value))
  if (sizeBytes <= DRAFT_MAX_BYTES) return draft
  return refuse('IMP_SIZE', 'nothing', { field: 'text', sizeBytes, maxBytes: DRAFT_MAX_BYTES })
}

function utf8Bytes(text: string): number {
  let bytes = 0
  for (const char of text) {
    const point = char.codePointAt(0) ?? 0
    bytes += point < 0x80 ? 1 : point < 0x800 ? 2 : point < 0x1_0000 ? 3 : 4
  }
  return bytes
}
