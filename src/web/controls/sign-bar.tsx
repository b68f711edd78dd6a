import type { JSX, ReactNode } from 'react'

import { classNames } from './class-names.ts'
import { Icon } from './icons.tsx'
import { Kbd } from './kbd.tsx'
import { useReader } from './reader.tsx'

import css from './form.module.css'
import parts from './parts.module.css'

const c = classNames(parts, css)

type Foot = {
  readonly act: string
  readonly busy: boolean
  readonly draftKept: string
  readonly sign: () => void
  readonly discard: () => void
}

type SignBarProps = Foot & {
  readonly sentence: ReactNode
  readonly readers: string
  readonly sealedTo?: string | undefined
}

/**
 * The end of every act: the sentence that others will read, who will read it, who can open the sealed part, and one
 * button that names the act and the actor (R-UI-11).
 */
export function SignBar({ sentence, readers, sealedTo, ...foot }: SignBarProps): JSX.Element {
  const { t } = useReader()
  return (
    <section className={c('sign')} aria-label={t('forms.willRead')}>
      <h2>{t('forms.willRead')}</h2>
      <p className={c('sentence')}>{sentence}</p>
      <p className={c('note')}>{t('forms.willReadWho', { who: readers })}</p>
      {sealedTo !== undefined && (
        <p className={c('sealedHead')}>
          <Icon name="sealed" />
          {sealedTo}
        </p>
      )}
      <SignFoot {...foot} />
    </section>
  )
}

function SignFoot({ act, busy, draftKept, sign, discard }: Foot): JSX.Element {
  const { t } = useReader()
  return (
    <div className={c('signFoot')}>
      <button type="button" className={c('btn p')} aria-disabled={busy} onClick={busy ? undefined : sign}>
        {busy ? t('forms.signing') : act} <Kbd>Ctrl Enter</Kbd>
      </button>
      <button type="button" className={c('btn q')} onClick={discard}>
        {t('forms.discard')}
      </button>
      <output>{draftKept}</output>
    </div>
  )
}
