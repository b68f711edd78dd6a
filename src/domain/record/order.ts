import { accept, refuse, type Answer } from '#domain/life'

import { GENESIS_TYPE } from './envelope-form.ts'
import type { Head } from './envelope.ts'
import type { KeyState } from './key-state.ts'
import type { RecordRows } from './rows.ts'
import type { ReadSubmission } from './submission.ts'

/** Codes of checks 10 and 11 of record.md 2.6. */
export type OrderRefusal =
  | 'REC_AUTHOR_FORK'
  | 'REC_SEQ_GAP'
  | 'REC_PREV'
  | 'REC_AFTER_AHEAD'
  | 'REC_FORK'
  | 'REC_AFTER_BACK'

/**
 * [R-REC-20, R-REC-23, R-REC-25] Judges the place of a record (checks 10 and 11): next in its author's own stream, and
 * behind a head that this log really had, not before the one its author named last.
 */
export function judgeOrder(
  { env, rid }: ReadSubmission,
  rows: RecordRows,
  author: KeyState,
): Answer<undefined, OrderRefusal> {
  const { key } = env.author
  const head = rows.headOf(key)
  const want = (head?.seq ?? 0) + 1
  if (env.seq < want)
    return refuse('REC_AUTHOR_FORK', 'quarantine', { evidence: [rows.ridAt(key, env.seq) ?? '', rid] })
  if (env.seq > want) return refuse('REC_SEQ_GAP', 'draft', { want })
  const prev = head?.rid ?? (env.type === GENESIS_TYPE ? null : author.enrolledBy)
  if (env.prev !== prev) return refuse('REC_PREV', 'draft')
  const root = rows.rootAt(env.after.epoch, env.after.size)
  if (root === undefined) return refuse('REC_AFTER_AHEAD', 'draft', { size: env.after.size })
  if (root !== env.after.root) return refuse('REC_FORK', 'quarantine', { size: env.after.size })
  if (head && isBefore(env.after, head.after))
    return refuse('REC_AFTER_BACK', 'draft', { size: head.after.size })
  return accept(undefined)
}

/** Whether a head is an earlier one: order of epochs, then of sizes. */
function isBefore(one: Head, other: Head): boolean {
  return one.epoch === other.epoch ? one.size < other.size : one.epoch < other.epoch
}
