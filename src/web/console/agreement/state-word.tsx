import type { JSX } from 'react'

import { useReader } from '#web/controls'
import type { TermAnswer } from '#wire/agreement'

import { agreementCss as c } from './styles.ts'

type State = TermAnswer['state']

/** Drawn, not set: half, full and struck discs, one shape for each state, without a colour of its own. */
const SHAPES: Readonly<Record<State, JSX.Element | undefined>> = {
  proposed: <circle cx="6" cy="6" r="4.5" fill="none" stroke="currentColor" strokeWidth="1.5" />,
  disputed: (
    <>
      <circle cx="6" cy="6" r="4.5" fill="none" stroke="currentColor" strokeWidth="1.5" />
      <path d="M2.5 9.5l7-7" stroke="currentColor" strokeWidth="1.5" />
    </>
  ),
  blocked: <path d="M2 2l8 8M10 2l-8 8" stroke="currentColor" strokeWidth="1.8" />,
  agreed: (
    <>
      <circle cx="6" cy="6" r="4.5" fill="none" stroke="currentColor" strokeWidth="1.5" />
      <path d="M6 1.5a4.5 4.5 0 0 0 0 9z" fill="currentColor" />
    </>
  ),
  inForce: <circle cx="6" cy="6" r="5" fill="currentColor" />,
  suspended: <path d="M3.5 2v8M8.5 2v8" stroke="currentColor" strokeWidth="2" />,
  ended: <rect x="2" y="2" width="8" height="8" fill="none" stroke="currentColor" strokeWidth="1.5" />,
  notStated: undefined,
}

/** A state as glyph and word, and what it rests on: as published, or signed here (R-AGR-7, R-AGR-8). */
export function StateWord({ term }: { readonly term: TermAnswer }): JSX.Element {
  const { t } = useReader()
  const shape = SHAPES[term.state]
  return (
    <span className={c('state')}>
      {shape !== undefined && (
        <svg viewBox="0 0 12 12" aria-hidden="true">
          {shape}
        </svg>
      )}
      {t('agreement.state', { state: term.state })}
      <span className={c('basis')}>{t('agreement.basis', { basis: term.basis })}</span>
    </span>
  )
}
