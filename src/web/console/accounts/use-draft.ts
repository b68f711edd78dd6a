import { useKeptDraft, type KeptDraft } from '#web/desk'

import { fieldsOf, type FieldName, type Fields } from './fields.ts'

/** A draft of this screen's forms, changed field by field. */
export type DraftKept = Omit<KeptDraft<Fields>, 'change'> & {
  readonly set: (field: FieldName, value: string) => void
}

/** The draft of a form, kept at every key stroke and there again after a crash or a sign-out (R-UI-13). */
export function useDraft(id: string, begin: Fields): DraftKept | undefined {
  const draft = useKeptDraft(id, { begin, read: fieldsOf })
  if (draft === undefined) return undefined
  const { change, ...rest } = draft
  return { ...rest, set: (field, value) => change((before) => ({ ...before, [field]: value })) }
}
