import type { AccountColumn, Gaps } from '#web/desk'
import type { MatterAnswer } from '#wire/claim'

import type { Look } from './look.ts'

/** What the table is drawn from. */
export type TableProps = {
  readonly matter: MatterAnswer
  readonly sides: readonly AccountColumn[]
  readonly third: AccountColumn | undefined
  readonly gaps: Gaps
  readonly look: Look
  readonly setLook: (change: Partial<Look>) => void
}
