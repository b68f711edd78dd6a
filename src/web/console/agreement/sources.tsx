import type { JSX } from 'react'

import type { TermSource } from '#domain/agreement'
import { Foreign, NoValueText, useReader } from '#web/controls'

import { agreementCss as c } from './styles.ts'

/** Where something was read: publisher, title, date as printed. The address is text: nothing here fetches it. */
export function Sources({ sources }: { readonly sources: readonly TermSource[] }): JSX.Element {
  const { t } = useReader()
  if (sources.length === 0) return <NoValueText look="notStated" />
  return (
    <ul className={c('plain')}>
      {sources.map((source) => (
        <li key={`${source.publisher} ${source.title}`}>
          <Foreign text={source.publisher} />: <Foreign text={source.title} />
          {source.date !== undefined && <>, {source.date}</>}
          {source.note !== undefined && (
            <span className={c('basis')}>
              {t('agreement.sourceNote')} <Foreign text={source.note} lang="en" />
            </span>
          )}
        </li>
      ))}
    </ul>
  )
}
