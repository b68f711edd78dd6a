import type { JSX, ReactNode } from 'react'

import { classNames } from './class-names.ts'

import css from './parts.module.css'

const c = classNames(css)

/** A few values side by side of which one is on, under their name. */
export function Segments({
  label,
  children,
}: {
  readonly label: string
  readonly children: ReactNode
}): JSX.Element {
  return (
    <fieldset className={c('plainSet')}>
      <legend className={c('segmentsLabel')}>{label}</legend>
      <div className={c('segments')}>{children}</div>
    </fieldset>
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
