import { hex } from '#tlog'

import type { LogHead } from './state.ts'

/** What an author gets for a record that is in the log, durable before it is sent (record.md section 8). */
export type Receipt = {
  readonly at: string
  readonly epoch: number
  /** By the cosignatures of the checkpoint: none yet at the moment of a receipt. */
  readonly grade: 'recorded'
  readonly index: number
  readonly leaf: string
  readonly rid: string
  readonly size: number
  /** The signed note of the head that covers it. */
  readonly checkpoint: string
}

/** Where a record stands in the log. */
export type Logged = {
  readonly index: number
  readonly at: string
  readonly rid: string
  readonly leaf: Uint8Array
}

/** The receipt for a record under a head that covers it. */
export function receiptOf({ index, at, rid, leaf }: Logged, head: LogHead): Receipt {
  const { epoch, size, checkpoint } = head
  return { at, epoch, grade: 'recorded', index, leaf: hex(leaf), rid, size, checkpoint }
}
