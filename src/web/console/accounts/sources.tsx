import { useState, type JSX } from 'react'

import { Foreign, useReader, type Reader } from '#web/controls'
import { InArticle, useDesk } from '#web/desk'
import type { AccountAnswer } from '#wire/claim'
import { dayText, isLang } from '#words'

import { accountsCss as c } from './styles.ts'

/** Where a statement was read: publishers at a glance, then each with title, date, kind of wording and address as text. */
export function SourcesOf({ account }: { readonly account: AccountAnswer }): JSX.Element {
  const reader = useReader()
  const { t } = reader
  const { mechanism } = useDesk()
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
            <li key={`${each.publisher} ${each.title ?? ''} ${each.date}`}>
              <Foreign text={sourceLine(reader, each)} />
              <span className={c('src')}>{t('accounts.sourceKind', { kind: each.kind })}</span>
              {each.kind !== 'paraphrase' && each.text !== undefined && (
                <Foreign text={each.text} lang={each.lang} />
              )}
              {each.note !== undefined && (
                <span className={c('src')}>
                  <Foreign text={each.note} />
                </span>
              )}
              {each.url !== undefined && <span className={c('src code')}>{each.url}</span>}
            </li>
          ))}
          {mechanism.demo !== undefined && (
            <li>
              <InArticle rid={account.id} />
            </li>
          )}
        </ul>
      )}
    </>
  )
}

/** A source in one line; its title is absent where it names a place fire is said to have come from (R-DNH-1). */
function sourceLine({ t, lang }: Reader, source: AccountAnswer['renderings'][number]): string {
  const date = dayText(isLang(lang) ? lang : 'en', source.date)
  const { publisher, title } = source
  return title === undefined
    ? t('accounts.sourceLineHeld', { publisher, title: '', date })
    : t('accounts.sourceLine', { publisher, title, date })
}
