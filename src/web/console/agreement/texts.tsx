import type { JSX } from 'react'

import { Foreign, useReader } from '#web/controls'
import type { AgreementAnswer } from '#wire/agreement'

import { agreementCss as c } from './styles.ts'

/** The texts of an agreement, published and leaked side by side: what each is, in which languages, and where it was read. */
export function Texts({ texts }: { readonly texts: AgreementAnswer['texts'] }): JSX.Element | undefined {
  const { t } = useReader()
  if (texts.length === 0) return undefined
  return (
    <>
      <h2>{t('agreement.texts')}</h2>
      <div className={c('texts')}>
        {texts.map((text) => (
          <section key={text.id} className={c('text')} data-kind={text.kind}>
            <header>
              <span className={c('tag line')}>{t('agreement.textKind', { kind: text.kind })}</span>
              <b>
                <Foreign text={text.label} />
              </b>
            </header>
            <p className={c('note')}>
              {text.languages.join(', ')} · <Foreign text={text.source.publisher} />
              {text.source.date !== undefined && <>, {text.source.date}</>}
            </p>
          </section>
        ))}
      </div>
    </>
  )
}
