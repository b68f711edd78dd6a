import { useId, type JSX, type ReactNode } from 'react'

import { classNames } from './class-names.ts'
import css from './parts.module.css'

const c = classNames(css)

/** A few values side by side of which one is on, under their name. */
export function Segments({ label, children }: { readonly label: string; readonly children: ReactNode }): JSX.Element {
  const id = useId()
  return (
    <div role="group" aria-labelledby={id}>
      <p id={id} className={c('segmentsLabel')}>
        {label}
      </p>
      <div className={c('segments')}>{children}</div>
    </div>
  )
}

/** One of the values. */
export function Segment({
  on,
  choose,
  label,
  lang,
}: {
  readonly on: boolean
  readonly choose: () => void
  readonly label: string
  readonly lang?: string
}): JSX.Element {
  return (
    <button type="button" className={c('segment')} aria-pressed={on} onClick={choose} lang={lang}>
      {label}
    </button>
  )
}
