import { sql, type Reader, type Tx } from '#server/storage'

import type { EntryColumns, LogTables } from './tables.ts'

type Columns = Pick<LogTables, 'record.log_entry'>

/** What a list shows of an entry, and all that a reader without right to its body may know of it (record.md 10.3). */
export type EntryLine = Pick<EntryColumns, 'idx' | 'rid' | 'at' | 'type' | 'vis' | 'office'>

/** What changed in the record: enough to say to whom it is news. */
export type Change = Pick<EntryColumns, 'idx' | 'at' | 'type' | 'office'>

/** Most entries that one reading answers. */
const PAGE_MAX = 256

const LINE = ['idx', 'rid', 'at', 'type', 'vis', 'office'] as const

/** Adds entries in their order. A statement of arrays: one row at a time costs a trip to the server for each. */
export async function insertEntries(tx: Tx, entries: readonly EntryColumns[]): Promise<void> {
  const of = <K extends keyof EntryColumns>(column: K) => entries.map((entry) => entry[column])
  await sql`
    insert into record.log_entry (idx, rid, author_key, seq, office, at, type, vis, leaf, bytes)
    select * from unnest(
      ${of('idx')}::bigint[], ${of('rid')}::text[], ${of('author_key')}::text[], ${of('seq')}::bigint[],
      ${of('office')}::text[], ${of('at')}::text[], ${of('type')}::text[], ${of('vis')}::text[],
      ${buffers(of('leaf'))}::bytea[], ${buffers(of('bytes'))}::bytea[]
    )`.execute(tx)
}

// The driver writes arrays of Buffers as bytea, and would write other byte arrays as JSON.
function buffers(list: readonly Uint8Array[]): readonly Buffer[] {
  return list.map((bytes) => Buffer.from(bytes))
}

/** One entry by its index or its rid; `undefined` if the log has none. */
export function entryAt(rows: Reader<Columns>, id: number | string): Promise<EntryColumns | undefined> {
  const column = typeof id === 'number' ? 'idx' : 'rid'
  return rows.selectFrom('record.log_entry').selectAll().where(column, '=', id).executeTakeFirst()
}

/** Entries below an index, newest first, as a list shows them. */
export function entriesBefore(
  rows: Reader<Columns>,
  page: { readonly before: number; readonly limit: number },
): Promise<readonly EntryLine[]> {
  return rows
    .selectFrom('record.log_entry')
    .select(LINE)
    .where('idx', '<', page.before)
    .orderBy('idx', 'desc')
    .limit(Math.min(page.limit, PAGE_MAX))
    .execute()
}

/** Whole entries from an index on, in order, at most 256: what an audit from nothing reads. */
export function rawFrom(
  rows: Reader<Columns>,
  from: number,
  limit: number = PAGE_MAX,
): Promise<readonly EntryColumns[]> {
  return rows
    .selectFrom('record.log_entry')
    .selectAll()
    .where('idx', '>=', from)
    .orderBy('idx')
    .limit(Math.min(limit, PAGE_MAX))
    .execute()
}

/** What came at or after an index, in order, at most 256: what a feed tells (L-4). */
export function changesFrom(rows: Reader<Columns>, from: number): Promise<readonly Change[]> {
  return rows
    .selectFrom('record.log_entry')
    .select(['idx', 'at', 'type', 'office'])
    .where('idx', '>=', from)
    .orderBy('idx')
    .limit(PAGE_MAX)
    .execute()
}

/** Those of the given rids that the log has, with their entries. */
export async function entriesByRid(
  rows: Reader<Columns>,
  rids: readonly string[],
): Promise<readonly EntryColumns[]> {
  if (rids.length === 0) return []
  return rows.selectFrom('record.log_entry').selectAll().where('rid', 'in', rids).execute()
}

/** A place in an author's own stream. */
export type StreamPlace = { readonly key: string; readonly seq: number }

/** The records at these places of their authors' streams. */
export async function ridsInStreams(
  rows: Reader<Columns>,
  places: readonly StreamPlace[],
): Promise<readonly (StreamPlace & { readonly rid: string })[]> {
  if (places.length === 0) return []
  return rows
    .selectFrom('record.log_entry')
    .select(['author_key as key', 'seq', 'rid'])
    .where((row) =>
      row.or(places.map(({ key, seq }) => row.and([row('author_key', '=', key), row('seq', '=', seq)]))),
    )
    .execute()
}
