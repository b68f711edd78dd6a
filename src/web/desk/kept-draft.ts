import { useEffect, useRef, useState } from 'react'

import { dropDraft, keepDraft, readDraft, type Draft } from '#web/outbox'

/** A draft being written: its fields, one change at a time, when it was last kept on this device, and how to drop it. */
export type KeptDraft<F> = {
  readonly fields: F
  readonly change: (change: (before: F) => F) => void
  readonly keptAt: string | undefined
  readonly kept: () => Draft
  readonly drop: () => Promise<void>
}

/** How a draft begins, and how one that was kept is read back: what is missing or of another shape stays as it begins. */
type Beginning<F> = { readonly begin: F; readonly read: (text: string, begin: F) => F }

/** The draft of a form, kept at every key stroke and there again after a crash or a sign-out (R-UI-13). */
export function useKeptDraft<F extends object>(
  id: string,
  { begin, read }: Beginning<F>,
): KeptDraft<F> | undefined {
  const [fields, setFields] = useState<F>()
  const [keptAt, setKeptAt] = useState<string>()
  const latest = useRef(begin)
  useEffect(() => {
    let left = false
    void readDraft(id).then((draft) => {
      if (left) return
      latest.current = draft === undefined ? begin : read(draft.fields, begin)
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
  const draft = (): Draft => draftOf(id, latest.current)
  return {
    fields,
    change(change) {
      latest.current = change(latest.current)
      setFields(latest.current)
      const now = draft()
      void keepDraft(now).then(() => setKeptAt(now.at))
    },
    keptAt,
    kept: draft,
    async drop() {
      // What is shown goes first: what was signed a moment ago cannot be signed again while the device forgets it.
      latest.current = begin
      setFields(begin)
      setKeptAt(undefined)
      await dropDraft(id)
    },
  }
}

function draftOf(id: string, fields: object): Draft {
  return { id, fields: JSON.stringify(fields), at: new Date().toISOString() }
}
