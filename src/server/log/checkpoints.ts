import type { Reader, Tx } from '#server/storage'

import type { LogTables } from './tables.ts'

type Columns = Pick<LogTables, 'record.log_checkpoint' | 'record.log_state'>

/** Checkpoints without a cosignature that are kept, so that what was just served can be asked for again. */
const KEPT = 1_000

/** Keeps a checkpoint, and lets go of the one that is now too old. */
export async function keepCheckpoint(tx: Tx, row: LogTables['record.log_checkpoint']): Promise<void> {
  const rows = tx.withTables<Columns>()
  await rows.insertInto('record.log_checkpoint').values(row).execute()
  const old = rows
    .selectFrom('record.log_checkpoint')
    .select('size')
    .orderBy('size', 'desc')
    .offset(KEPT)
    .limit(1)
  await rows.deleteFrom('record.log_checkpoint').where('size', '<=', old).execute()
}

/** The newest committed checkpoint, as a signed note; `undefined` while the log is empty. */
export async function checkpointText(rows: Reader<Columns>): Promise<string | undefined> {
  const state = await rows
    .selectFrom('record.log_state')
    .select('checkpoint')
    .where('size', '>', 0)
    .executeTakeFirst()
  return state?.checkpoint
}
