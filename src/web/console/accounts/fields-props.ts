import type { MatterAnswer } from '#wire/claim'

import type { FieldName } from './fields.ts'
import type { Making } from './making.ts'
import type { DraftKept } from './use-draft.ts'

/** What the fields of every form need. */
export type FieldsProps = {
  readonly draft: DraftKept
  readonly making: Making
  readonly matters: readonly MatterAnswer[]
  /** The sentence of a field's fault, while it has one. */
  readonly error: (field: FieldName) => string | undefined
}
