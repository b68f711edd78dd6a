import type { JSX, ReactNode } from 'react'
import { Link } from 'wouter'

import { classNames, formCss, partsCss, useReader } from '#web/controls'
import type { Outcome } from '#web/outbox'

import { problemSentence } from './desk.tsx'

const c = classNames(partsCss, formCss)

/** Why an act was not signed or not taken, in words with its code; nothing while there is no such thing to say. */
export function NotTakenText({
  outcome,
}: {
  readonly outcome: Outcome | undefined
}): JSX.Element | undefined {
  const { t, lang } = useReader()
  if (outcome?.kind === 'refused')
    return (
      <p className={c('error')} role="alert">
        {problemSentence(lang, outcome.problem)} <span className={c('code')}>{outcome.problem.code}</span>
      </p>
    )
  if (outcome?.kind !== 'notSigned') return undefined
  return (
    <p className={c('error')} role="alert">
      {t(outcome.why === 'noKey' ? 'forms.noKey' : 'forms.sealedToNobody')}
    </p>
  )
}

/** An act that was taken: its entry in the record, or that it waits on this device. */
export function TakenText({
  outcome,
  children,
}: {
  readonly outcome: Extract<Outcome, { readonly kind: 'recorded' | 'waiting' }>
  readonly children?: ReactNode
}): JSX.Element {
  const { t } = useReader()
  return (
    <div className={c('done')} aria-live="polite">
      {outcome.kind === 'waiting' ? (
        <p>{t('forms.signedWaits')}</p>
      ) : (
        <p>
          <Link href={`/record/${outcome.receipt.rid}`}>
            {t('forms.signedSent', { n: outcome.receipt.index })}
          </Link>
        </p>
      )}
      {children}
    </div>
  )
}
