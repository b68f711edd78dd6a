import type { Reader, Tx } from '#server/storage'

import type { LogTables } from './tables.ts'

type Columns = Pick<LogTables, 'record.blob' | 'record.key_wrap'>

/** The sealed part of a record as its author sent it: the age file of the content, by its hash, and the wrap of its key. */
export type SealedParts = {
  readonly rid: string
  readonly sha256: string
  readonly content: Uint8Array
  readonly wrap: Uint8Array
}

/** Keeps sealed parts, in the transaction of their entries. The same content sent with two records is held once. */
export async function keepSealed(tx: Tx, parts: readonly SealedParts[], at: string): Promise<void> {
  if (parts.length === 0) return
  const rows = tx.withTables<Columns>()
  const blobs = parts.map(({ sha256, content }) => ({
    sha256,
    size: content.length,
    role: 'content' as const,
    held_at: at,
    bytes: Buffer.from(content),
  }))
  await rows
    .insertInto('record.blob')
    .values(blobs)
    .onConflict((same) => same.doNothing())
    .execute()
  const wraps = parts.map(({ rid, wrap }) => ({ rid, bytes: Buffer.from(wrap) }))
  await rows.insertInto('record.key_wrap').values(wraps).execute()
}

/** Content by its hash and wrap by the record's rid; `undefined` where either is not held (never sent, or erased). */
export async function sealedOf(
  rows: Reader<Columns>,
  asked: { readonly rid: string; readonly sha256: string },
): Promise<{ readonly content: Uint8Array; readonly wrap: Uint8Array } | undefined> {
  const wrap = await rows
    .selectFrom('record.key_wrap')
    .select('bytes')
    .where('rid', '=', asked.rid)
    .executeTakeFirst()
  const blob = await rows
    .selectFrom('record.blob')
    .select('bytes')
    .where('sha256', '=', asked.sha256)
    .executeTakeFirst()
  return wrap && blob && { content: blob.bytes, wrap: wrap.bytes }
}
