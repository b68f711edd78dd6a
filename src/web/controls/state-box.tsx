import { useEffect, useState, type JSX, type ReactNode } from 'react'

import { classNames } from './class-names.ts'
import { useReader } from './reader.tsx'

import css from './parts.module.css'

const c = classNames(css)

/** What a part shows when it has no content: these and no others (console.md section 4). */
export type BoxState = 'empty' | 'filtered' | 'gap' | 'unseen' | 'error' | 'absent'

const STRIP: Readonly<Record<BoxState, string>> = {
  empty: '',
  filtered: '',
  gap: ' strip stripGap',
  unseen: ' strip stripUnseen',
  error: '',
  absent: '',
}

/** A sentence why there is nothing here, what was kept, and the act that would change it. */
export function StateBox({
  state,
  title,
  text,
  isPage = false,
  children,
}: {
  readonly state: BoxState
  readonly title: string
  readonly text?: string | undefined
  /** It stands in the place of a whole screen, so its title is the page's. */
  readonly isPage?: boolean
  readonly children?: ReactNode
}): JSX.Element {
  return (
    <div className={c(`box${STRIP[state]}`)} role={state === 'error' ? 'alert' : 'status'}>
      {isPage ? <h1>{title}</h1> : <b>{title}</b>}
      {text !== undefined && <p>{text}</p>}
      {children !== undefined && <div className={c('acts')}>{children}</div>}
    </div>
  )
}

/** A problem of the node: its sentence and code, and a way to try again. */
export function ProblemBox({
  sentence,
  code,
  again,
}: {
  readonly sentence: string
  readonly code: string
  readonly again: () => void
}): JSX.Element {
  const { t } = useReader()
  return (
    <StateBox state="error" title={t('states.errorTitle')} text={sentence}>
      <button type="button" className={c('btn')} onClick={again}>
        {t('states.again')}
      </button>
      <span className={c('code note')}>{code}</span>
    </StateBox>
  )
}

/** Space in the shape of what is coming. Nothing for 300 ms; after 3 s it says what is waited for. */
export function Loading({ lines = 6 }: { readonly lines?: number }): JSX.Element | undefined {
  const { t } = useReader()
  const stage = useStage()
  if (stage === 'none') return undefined
  return (
    <div className={c('skeleton')} aria-busy="true">
      {Array.from({ length: lines }, (_, line) => (
        <i key={line} style={{ width: `${92 - ((line * 17) % 45)}%` }} />
      ))}
      {stage === 'long' && <output className={c('note')}>{t('states.loadingLong')}</output>}
    </div>
  )
}

const SOON_MS = 300 // console.md section 4: below this nothing changes on screen
const LONG_MS = 3000

function useStage(): 'none' | 'soon' | 'long' {
  const [stage, setStage] = useState<'none' | 'soon' | 'long'>('none')
  useEffect(() => {
    const soon = setTimeout(() => setStage('soon'), SOON_MS)
    const long = setTimeout(() => setStage('long'), LONG_MS)
    return () => {
      clearTimeout(soon)
      clearTimeout(long)
    }
  }, [])
  return stage
}
