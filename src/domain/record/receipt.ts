import type { Utc } from '#domain/measure'

import type { Rid } from './envelope.ts'
import type { Grade } from './grade.ts'
import { canonicalJson } from './json.ts'

/** What the sequencer says of a record that is in the log (record.md section 8). `leaf` is hex. */
export type ReceiptBody = {
  readonly at: Utc
  readonly epoch: number
  readonly grade: Grade
  readonly index: number
  readonly leaf: string
  readonly rid: Rid
  readonly size: number
}

/** The body of a 201: its canonical text. */
export function receiptText(receipt: ReceiptBody): string {
  return canonicalJson(receipt)
}
