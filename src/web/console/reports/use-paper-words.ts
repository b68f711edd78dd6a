import { useEffect, useState } from 'react'

import type { Lang } from '#words'

import { loadPaperWords } from './paper-words.ts'

/** Whether the words of a paper's language are here; asks for them where they are not (R-UI-60). */
export function usePaperWords(lang: Lang): boolean {
  const [ready, setReady] = useState<ReadonlySet<Lang>>(new Set())
  useEffect(() => {
    let left = false
    void loadPaperWords(lang).then(() => {
      if (!left) setReady((before) => new Set([...before, lang]))
    })
    return () => {
      left = true
    }
  }, [lang])
  return ready.has(lang)
}
