import type { JSX } from 'react'

import { classNames } from './class-names.ts'
import { NoValueText } from './maybe-text.tsx'
import { useReader } from './reader.tsx'

import css from './parts.module.css'

const c = classNames(css)

/** What a comparison says of one field (R-CLM-4); the last is a gap of the data. No outcome says "agree". */
export type OutcomeName =
  | 'same'
  | 'overlap'
  | 'mirrored'
  | 'contradict'
  | 'oneSilent'
  | 'bothSilent'
  | 'notInThisData'

const PATH: Readonly<Record<Exclude<OutcomeName, 'notInThisData'>, string>> = {
  same: 'M3.5 6h9M3.5 10h9',
  overlap: 'M3 6.5c2-2 3 2 5 0s3 2 5 0M3 10.5c2-2 3 2 5 0s3 2 5 0',
  mirrored: 'M2.5 5.8h10M9.7 3l2.8 2.8M13.5 10.2h-10M6.3 13l-2.8-2.8',
  contradict: 'M3.5 6h9M3.5 10h9M10.5 3l-5 10',
  oneSilent: 'M11 8a3 3 0 1 1-6 0 3 3 0 0 1 6 0z',
  bothSilent: 'M11 8a3 3 0 1 1-6 0 3 3 0 0 1 6 0z',
}

/** The outcome's glyph on the spine: mirrored ringed, contradict filled. In a gap there is none: the spine runs through. */
export function OutcomeGlyph({ outcome }: { readonly outcome: OutcomeName }): JSX.Element | undefined {
  if (outcome === 'notInThisData') return undefined
  return (
    <span className={c(`glyph ${outcome}`)}>
      <svg viewBox="0 0 16 16" aria-hidden="true">
        <path d={PATH[outcome]} />
      </svg>
    </span>
  )
}

/** The glyph alone, for lists and legends; its words stand beside it or are read out. */
export function OutcomeSign({ outcome }: { readonly outcome: OutcomeName }): JSX.Element {
  if (outcome === 'notInThisData') return <i className={c('swt gap')} aria-hidden="true" />
  return (
    <span className={c('bare')}>
      <svg viewBox="0 0 16 16" aria-hidden="true">
        <path d={PATH[outcome]} />
      </svg>
    </span>
  )
}

/** The outcome in words. */
export function OutcomeText({ outcome }: { readonly outcome: OutcomeName }): JSX.Element {
  const { t } = useReader()
  if (outcome === 'notInThisData') return <NoValueText look="notInThisData" />
  return <>{t('states.outcome', { outcome })}</>
}
