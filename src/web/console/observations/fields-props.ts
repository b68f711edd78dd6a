import type { KeptDraft } from '#web/desk'

import type { FieldName, Fields } from './fields.ts'
import type { Making } from './making.ts'

/** A draft of this screen's forms, changed field by field. */
export type DraftKept = Omit<KeptDraft<Fields>, 'change'> & {
  readonly set: (field: FieldName, value: string) => void
}

/** What the fields of a form need: the draft, what it is read with, and what is wrong with a field. */
export type FieldsProps = {
  readonly draft: DraftKept
  readonly making: Making
  readonly error: (field: FieldName) => string | undefined
}
