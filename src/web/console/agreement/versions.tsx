import type { JSX } from 'react'

import {
  Instant,
  MaybeText,
  officeText,
  SideMark,
  sideName,
  TextFor,
  textFor,
  useReader,
} from '#web/controls'
import type { TermAnswer } from '#wire/agreement'

import { MarkedText } from './marked-text.tsx'
import { agreementCss as c } from './styles.ts'
import { ValueText } from './value-text.tsx'

/** Each version of every term, the oldest first, beside the one before with what differs marked (R-AGR-3). */
export function VersionsView({ terms }: { readonly terms: readonly TermAnswer[] }): JSX.Element {
  const { t } = useReader()
  return (
    <>
      <p className={c('note')}>{t('agreement.versionsNote')}</p>
      {terms.map((term) => {
        const versions = term.versions.toReversed()
        return (
          <section key={term.id} className={c('beside')}>
            <h3>{t('agreement.clause', { clause: term.clause })}</h3>
            <div className={c('texts')}>
              {versions.map((version, at) => (
                <OneVersion key={version.rid} term={term} version={version} before={versions[at - 1]} />
              ))}
            </div>
          </section>
        )
      })}
    </>
  )
}

type Version = TermAnswer['versions'][number]
type OneProps = {
  readonly term: TermAnswer
  readonly version: Version
  readonly before: Version | undefined
}

function OneVersion({ term, version, before }: OneProps): JSX.Element {
  const reader = useReader()
  const { t, lang } = reader
  const own = textFor(version.words, lang)
  const earlier = before?.words.find((each) => each.lang === own.lang)?.text
  return (
    <article className={c('text')}>
      <header>
        <b>{t('agreement.version', { n: version.n })}</b>
        <span className={c('note')}>
          {t('agreement.versionBasis', { basis: version.basis })} {officeText(reader, version.office)},{' '}
          <Instant at={version.at} />
        </span>
      </header>
      <p>
        <MarkedText text={own.text} lang={own.lang} beside={earlier} />
      </p>
      <p>
        <MaybeText value={version.value} gap={false}>
          {(value) => <ValueText value={value} />}
        </MaybeText>
      </p>
      {version.conditions.map((condition) => (
        <p key={condition[0]?.text ?? ''} className={c('basis')}>
          <TextFor text={condition} />
        </p>
      ))}
      <Positions term={term} n={version.n} />
    </article>
  )
}

/** What the sides signed on this very version; it stays readable when a newer one has come (R-AGR-3). */
function Positions({ term, n }: { readonly term: TermAnswer; readonly n: number }): JSX.Element {
  const reader = useReader()
  const { t } = reader
  const own = term.history.filter((event) => event.version === n && event.side !== undefined)
  if (own.length === 0) return <p className={c('basis')}>{t('agreement.versionNone')}</p>
  return (
    <ul className={c('plain')}>
      {own.map((event) => (
        <li key={`${event.rid} ${event.event}`}>
          {event.side !== undefined && (
            <>
              <SideMark column={event.side} standing="filled" /> {sideName(reader, event.side)}{' '}
            </>
          )}
          {t('agreement.event', { event: event.event, n })} <Instant at={event.at} />
        </li>
      ))}
    </ul>
  )
}
