import { useState, type JSX } from 'react'

import { Foreign, useReader } from '#web/controls'
import { dayText, isLang } from '#words'
import type { AccountAnswer } from '#wire/claim'

import { accountsCss as c } from './styles.ts'

/** Where a statement was read: publishers at a glance, then each with title, date, kind of wording and address as text. */
export function SourcesOf({ account }: { readonly account: AccountAnswer }): JSX.Element {
  const { t, lang } = useReader()
  const [open, setOpen] = useState(false)
  const { renderings } = account
  return (
    <>
      <bdi>{renderings.map((each) => each.publisher).join('; ')}</bdi>{' '}
      <button type="button" className={c('btn q s')} aria-expanded={open} onClick={() => setOpen(!open)}>
        {open ? t('accounts.sourcesHide') : t('accounts.sourcesCount', { n: renderings.length })}
      </button>
      {open && (
        <ul className={c('sources')}>
          {renderings.map((each) => (
            <li key={each.publisher + each.title}>
              <Foreign
                text={t('accounts.sourceLine', {
                  publisher: each.publisher,
                  title: each.title,
                  date: dayText(isLang(lang) ? lang : 'en', each.date),
                })}
              />
              <span className={c('src')}>{t('accounts.sourceKind', { kind: each.kind })}</span>
              {each.kind !== 'paraphrase' && <Foreign text={each.text} lang={each.lang} />}
              {each.note !== undefined && (
                <span className={c('src')}>
                  <Foreign text={each.note} />
                </span>
              )}
              {each.url !== undefined && <span className={c('src code')}>{each.url}</span>}
            </li>
          ))}
        </ul>
      )}
    </>
  )
}
