import { useEffect, useState } from 'react'

import { loadLang, type Lang } from '#words'

/** Whether the words of a paper's language are here; asks for them where they are not (R-UI-60). */
export function usePaperWords(lang: Lang): boolean {
  const [ready, setReady] = useState<ReadonlySet<Lang>>(new Set())
  useEffect(() => {
    let left = false
    void loadLang(lang).then(() => {
      if (!left) setReady((before) => new Set([...before, lang]))
    })
    return () => {
      left = true
    }
  }, [lang])
  return ready.has(lang)
}
