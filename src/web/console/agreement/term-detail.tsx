import type { JSX } from 'react'

import {
  Foreign,
  Instant,
  MaybeText,
  officeText,
  SideMark,
  sideName,
  TextFor,
  useReader,
} from '#web/controls'
import type { TermAnswer } from '#wire/agreement'
import { dayText, isLang } from '#words'

import { Sources } from './sources.tsx'
import { agreementCss as c } from './styles.ts'
import { TERM_ACT_NAMES, TERM_ACTS, type TermActName } from './term-acts.ts'
import { InText } from './texts-view.tsx'
import { ValueText } from './value-text.tsx'

type DetailProps = { readonly term: TermAnswer; readonly act: (act: TermActName) => void }

/** What stands behind a term: what is open, its wordings side by side, what was said near it, its versions and its life. */
export function TermDetail({ term, act }: DetailProps): JSX.Element {
  const { t } = useReader()
  const offered = TERM_ACT_NAMES.filter((name) => term.may.includes(TERM_ACTS[name].act))
  return (
    <>
      <Facts term={term} />
      <Wordings term={term} />
      <SaidNear term={term} />
      <Versions term={term} />
      <History term={term} />
      {offered.length > 0 && (
        <div className={c('acts')}>
          {offered.map((name) => (
            <button key={name} type="button" className={c('btn')} onClick={() => act(name)}>
              {t('agreement.act', { act: name })}
            </button>
          ))}
        </div>
      )}
    </>
  )
}

function Facts({ term }: { readonly term: TermAnswer }): JSX.Element {
  const { t } = useReader()
  return (
    <>
      <OpenItems term={term} />
      {term.languageDivergence && <p className={c('banner')}>{t('agreement.divergence')}</p>}
      <p className={c('note')}>
        <span className={c('code')}>{term.key}</span>{' '}
        {t('agreement.verification', { verification: term.verification })}
        {term.publishedAs.kind === 'known' && (
          <>
            {' '}
            {t('agreement.publishedAs')} <Foreign text={term.publishedAs.value} lang="en" />
          </>
        )}
        {term.note.kind === 'known' && (
          <>
            {' '}
            <Foreign text={term.note.value} lang="en" />
          </>
        )}
      </p>
    </>
  )
}

function OpenItems({ term }: { readonly term: TermAnswer }): JSX.Element | undefined {
  const reader = useReader()
  if (term.open.length === 0) return undefined
  return (
    <>
      <h3>{reader.t('agreement.openItems')}</h3>
      <ul className={c('plain')}>
        {term.open.map((item) => (
          <li key={item.words}>
            {item.by !== undefined && (
              <>
                <SideMark column={item.by} standing="filled" /> {sideName(reader, item.by)}:{' '}
              </>
            )}
            <Foreign text={item.words} />
          </li>
        ))}
      </ul>
    </>
  )
}

/** Each text's own words for this term, beside one another; what differs from the first published one is named. */
function Wordings({ term }: { readonly term: TermAnswer }): JSX.Element | undefined {
  const { t } = useReader()
  if (term.inTexts.length === 0) return undefined
  return (
    <>
      <h3>{t('agreement.inTexts')}</h3>
      <div className={c('texts')}>
        {term.inTexts.map((read) => (
          <InText key={read.text} read={read} label={undefined} all={term.inTexts} />
        ))}
      </div>
    </>
  )
}

/** Said in public near the term: it moves no state and fills no position, and stands ruled, not filled. */
function SaidNear({ term }: { readonly term: TermAnswer }): JSX.Element | undefined {
  const reader = useReader()
  const { t, lang } = reader
  if (term.said.length === 0) return undefined
  return (
    <>
      <h3>{t('agreement.saidNear')}</h3>
      <p className={c('note')}>{t('agreement.saidNearNote')}</p>
      <ul className={c('plain')}>
        {term.said.map((said) => (
          <li key={`${said.side} ${said.by} ${said.words[0]?.text ?? ''}`}>
            <SideMark column={said.side} standing="ruled" /> {sideName(reader, said.side)},{' '}
            <Foreign text={said.by} />
            {said.day.kind === 'known' && <>, {dayText(isLang(lang) ? lang : 'en', said.day.value)}</>}:{' '}
            <TextFor text={said.words} />
            <span className={c('basis')}>
              {said.about === 'otherSide' && <>{t('agreement.aboutOther')} </>}
              {said.reads.kind === 'known' && t('agreement.readsAs', { stance: said.reads.value })}
            </span>
            <Sources sources={said.sources} />
          </li>
        ))}
      </ul>
    </>
  )
}

function Versions({ term }: { readonly term: TermAnswer }): JSX.Element | undefined {
  const reader = useReader()
  const { t } = reader
  if (term.versions.length < 2) return undefined
  return (
    <>
      <h3>{t('agreement.versions')}</h3>
      <ol className={c('plain')}>
        {term.versions.map((version) => (
          <li key={version.rid}>
            <span className={c('num')}>{t('agreement.version', { n: version.n })}</span>{' '}
            <TextFor text={version.words} />{' '}
            <MaybeText value={version.value} gap={false}>
              {(value) => <ValueText value={value} />}
            </MaybeText>
            <span className={c('basis')}>
              {officeText(reader, version.office)}, <Instant at={version.at} />
            </span>
          </li>
        ))}
      </ol>
    </>
  )
}

function History({ term }: { readonly term: TermAnswer }): JSX.Element {
  const reader = useReader()
  const { t } = reader
  return (
    <>
      <h3>{t('agreement.life')}</h3>
      {term.history.length === 0 ? (
        <p className={c('note')}>{t('agreement.lifeNone')}</p>
      ) : (
        <ol className={c('plain')}>
          {term.history.map((event) => (
            <li key={`${event.rid} ${event.event}`}>
              <Instant at={event.at} />{' '}
              {event.side !== undefined && (
                <>
                  <SideMark column={event.side} standing="filled" /> {sideName(reader, event.side)}{' '}
                </>
              )}
              {t('agreement.event', { event: event.event, n: event.version })}{' '}
              <span className={c('basis')}>
                {officeText(reader, event.office)} · {t('agreement.state', { state: event.state })}
              </span>
            </li>
          ))}
        </ol>
      )}
      {term.readingDisputedBy.length > 0 && (
        <p>
          {t('agreement.readingDisputed')}{' '}
          {term.readingDisputedBy.map((side) => sideName(reader, side)).join(', ')}
        </p>
      )}
    </>
  )
}
