import type { JSX, ReactNode } from 'react'

import { classNames } from './class-names.ts'
import css from './form.module.css'
import { Icon } from './icons.tsx'
import { Kbd } from './kbd.tsx'
import parts from './parts.module.css'
import { useReader } from './reader.tsx'

const c = classNames({ ...parts, ...css })

/**
 * The end of every act: the sentence that others will read, who will read it, who can open the sealed part, and one
 * button that names the act and the actor (R-UI-11).
 */
export function SignBar({
  sentence,
  readers,
  sealedTo,
  act,
  busy,
  draftKept,
  sign,
  discard,
}: {
  readonly sentence: ReactNode
  readonly readers: string
  readonly sealedTo?: string | undefined
  readonly act: string
  readonly busy: boolean
  readonly draftKept: string
  readonly sign: () => void
  readonly discard?: (() => void) | undefined
}): JSX.Element {
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
      <div className={c('signFoot')}>
        <button type="button" className={c('btn p')} aria-disabled={busy} onClick={busy ? undefined : sign}>
          {busy ? t('forms.signing') : act} <Kbd>Ctrl Enter</Kbd>
        </button>
        {discard !== undefined && (
          <button type="button" className={c('btn q')} onClick={discard}>
            {t('forms.discard')}
          </button>
        )}
        <small role="status">{draftKept}</small>
      </div>
    </section>
  )
}
