import type { JSX, ReactNode } from 'react'

import { localTime, useReader, utcTime } from '#web/controls'

import { situationCss as c } from './styles.ts'

/** One of the four figures: what it is, the figure, and below it what it stands on. */
export function Figure({
  label,
  figure,
  note,
}: {
  readonly label: string
  readonly figure: ReactNode
  readonly note: ReactNode
}): JSX.Element {
  return (
    <div className={c('figure')}>
      <p className={c('lab')}>{label}</p>
      <p className={c('fig')}>{figure}</p>
      <p className={c('note')}>{note}</p>
    </div>
  )
}

/** An instant as a figure on both clocks; `isLimit`: something is due by then, not at it. */
export function Clocks({
  at,
  isLimit = false,
}: {
  readonly at: string
  readonly isLimit?: boolean
}): JSX.Element {
  const { zone, t } = useReader()
  const { time, offset } = localTime(at, zone)
  return (
    <time dateTime={at}>
      {isLimit ? t('situation.byTime', { time }) : time} <small>{offset}</small> {utcTime(at)}
      <small>Z</small>
    </time>
  )
}

/** Hatching before the words: nobody looked, which is not calm. */
export function NotObserved(): JSX.Element {
  return <NoFigure swatch="unseen" words="states.notObserved" />
}

/** Dots before the words: the data is known to be incomplete here. */
export function NotInThisData(): JSX.Element {
  return <NoFigure swatch="gap" words="states.notInThisData" />
}

function NoFigure({
  swatch,
  words,
}: {
  readonly swatch: 'unseen' | 'gap'
  readonly words: 'states.notObserved' | 'states.notInThisData'
}): JSX.Element {
  const { t } = useReader()
  return (
    <span className={c('unseenFig')}>
      <i className={c(`swt ${swatch} big`)} aria-hidden="true" />
      <span className={c('upper')}>{t(words)}</span>
    </span>
  )
}
