import { useEffect, useRef, useState } from 'react'

import { dropDraft, keepDraft, readDraft, type Draft } from '#web/outbox'

import { fieldsOf, keptFields, type FieldName, type Fields } from './fields.ts'

/** A draft being written: its fields, one change at a time, when it was last kept on this device, and how to drop it. */
export type DraftKept = {
  readonly fields: Fields
  readonly set: (field: FieldName, value: string) => void
  readonly keptAt: string | undefined
  readonly kept: () => Draft
  readonly drop: () => Promise<void>
}

/** The draft of a form, kept at every key stroke and there again after a crash or a sign-out (R-UI-13). */
export function useDraft(id: string, begin: Fields): DraftKept | undefined {
  const [fields, setFields] = useState<Fields>()
  const [keptAt, setKeptAt] = useState<string>()
  const latest = useRef(begin)
  useEffect(() => {
    let left = false
    void readDraft(id).then((draft) => {
      if (left) return
      latest.current = draft === undefined ? begin : fieldsOf(draft.fields, begin)
      setFields(latest.current)
      setKeptAt(draft?.at)
    })
    return () => {
      left = true
    }
    // A form begins once; what it began with does not change under the writer.
    // eslint-disable-next-line react/exhaustive-deps
  }, [id])
  if (fields === undefined) return undefined
  const draft = (): Draft => ({ id, fields: keptFields(latest.current), at: new Date().toISOString() })
  return {
    fields,
    set(field, value) {
      latest.current = { ...latest.current, [field]: value }
      setFields(latest.current)
      const now = draft()
      void keepDraft(now).then(() => setKeptAt(now.at))
    },
    keptAt,
    kept: draft,
    async drop() {
      await dropDraft(id)
      latest.current = begin
      setFields(begin)
      setKeptAt(undefined)
    },
  }
}
