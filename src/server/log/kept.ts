import type { Tx } from '#server/storage'

import type { LogTables } from './tables.ts'

/** Bytes that did not become an entry and are kept for ever: to look into, or as proof of a fork. */
export type KeptBytes = { readonly bytes: Uint8Array; readonly code: string; readonly at: string }

/** Keeps a submission that nobody may lose and the log did not take. The same bytes are kept once. */
export async function keepInQuarantine(tx: Tx, kept: KeptBytes): Promise<void> {
  await tx
    .withTables<Pick<LogTables, 'record.quarantine'>>()
    .insertInto('record.quarantine')
    .values({ ...kept, bytes: Buffer.from(kept.bytes) })
    .onConflict((same) => same.doNothing())
    .execute()
}

/** Keeps a submission that proves a fork, of its author's stream or of the log. The same bytes are kept once. */
export async function keepAsEvidence(tx: Tx, kept: KeptBytes): Promise<void> {
  await tx
    .withTables<Pick<LogTables, 'record.evidence'>>()
    .insertInto('record.evidence')
    .values({ ...kept, bytes: Buffer.from(kept.bytes) })
    .onConflict((same) => same.doNothing())
    .execute()
}
