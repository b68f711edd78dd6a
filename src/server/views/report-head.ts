import type { DailyHead } from '#domain/report'

import { stateOf } from './state.ts'
import type { Rows } from './view.ts'

/** The head that a daily is asked as of: the newest where no size is given, else one that was signed and is still kept. */
export async function headAt(rows: Rows, size: number | undefined): Promise<DailyHead['asOf'] | undefined> {
  const state = await stateOf(rows)
  if (state === undefined) return undefined
  const { epoch } = state
  if (size === undefined || size === state.size)
    return { epoch, size: state.size, root: Buffer.from(state.root).toString('hex') }
  const kept = await rows
    .selectFrom('record.log_checkpoint')
    .select('text')
    .where('size', '=', size)
    .executeTakeFirst()
  const root = kept && Buffer.from(kept.text.split('\n')[2] ?? '', 'base64').toString('hex')
  return root === undefined ? undefined : { epoch, size, root }
}
