import type { JSX } from 'react'

import type { TermValue } from '#domain/agreement'
import { Foreign, Instant, useReader } from '#web/controls'
import { dayText, isLang } from '#words'

import { agreementCss as c } from './styles.ts'

/** The typed value of a term: a moment in both zones, a day, numbers with unit and bound, a choice. */
export function ValueText({ value }: { readonly value: TermValue }): JSX.Element {
  const { t, lang } = useReader()
  switch (value.kind) {
    case 'moment':
      return <Instant at={value.utc} />
    case 'day':
      return <>{dayText(isLang(lang) ? lang : 'en', value.day)}</>
    case 'quantities':
      return (
        <>
          {value.quantities.map(({ what, n, unit, bound }) => (
            <span key={what} className={c('quantity')}>
              {t('agreement.quantity', { what, n, unit, bound })}
            </span>
          ))}
        </>
      )
    case 'choice':
      return <Foreign text={value.choice} lang="en" />
    case 'boolean':
      return <>{t(value.yes ? 'agreement.yes' : 'agreement.no')}</>
    case 'ground':
      return <>{value.id}</>
  }
}
