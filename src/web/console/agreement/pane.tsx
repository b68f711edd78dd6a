import { useState, type JSX } from 'react'
import { Link, useLocation, useSearch } from 'wouter'

import {
  entityName,
  Foreign,
  Icon,
  Loading,
  ProblemBox,
  Segment,
  Segments,
  TextFor,
  useKeys,
  useReader,
} from '#web/controls'
import { Absent, problemSentence, useAsked, useDesk } from '#web/desk'
import type { AgreementAnswer } from '#wire/agreement'
import { dayText, isLang } from '#words'

import { ActForm, type Acting } from './act-form.tsx'
import { AS_OF_ID, AsOf } from './as-of.tsx'
import { addressOf, lookOf, SHOWN, type Look } from './look.ts'
import { sentenceValues } from './sentence-values.ts'
import { Sources } from './sources.tsx'
import { agreementCss as c } from './styles.ts'
import { TermTable } from './term-table.tsx'
import { TextsView } from './texts-view.tsx'
import { Texts } from './texts.tsx'
import { TrucePart } from './truce-part.tsx'
import { VersionsView } from './versions.tsx'

/** One agreement whole: its state in words, its terms, its truces, its texts side by side, its sources; now or as it stood. */
export function AgreementPane({ id }: { readonly id: string }): JSX.Element {
  const reader = useReader()
  const { client } = useDesk()
  const look = lookOf(new URLSearchParams(useSearch()))
  const { at } = look
  const asked = useAsked({
    key: `agreement ${id} ${at ?? ''}`,
    ask: () => client.views.agreement(id, at === undefined ? {} : { at }),
    topics: ['agreement', 'statement', 'claim', 'observation'],
  })
  const { value, problem } = asked
  const before = useBefore(value)
  const shown = value ?? (problem === undefined ? before : undefined)
  if (shown !== undefined) return <Whole answer={shown} look={look} isWaiting={value === undefined} />
  return (
    <article className={c('pane')}>
      {problem === undefined ? (
        <Loading lines={9} />
      ) : problem.code === 'ACC_ABSENT' ? (
        <Absent />
      ) : (
        <ProblemBox
          sentence={problemSentence(reader.lang, problem)}
          code={problem.code}
          again={asked.again}
        />
      )}
    </article>
  )
}

/** What was shown last: it stays until another instant of it has come, so that nothing jumps while the slider moves (R-UI-7). */
function useBefore(value: AgreementAnswer | undefined): AgreementAnswer | undefined {
  const [before, setBefore] = useState(value)
  if (value !== undefined && value !== before) setBefore(value)
  return value ?? before
}

type WholeProps = { readonly answer: AgreementAnswer; readonly look: Look; readonly isWaiting: boolean }

function Whole({ answer, look, isWaiting }: WholeProps): JSX.Element {
  const { t } = useReader()
  const [, go] = useLocation()
  const [acting, setActing] = useState<Acting>()
  const mayPropose = answer.may.includes('agreement.propose')
  const see = (next: Look): void => go(addressOf(answer.agreement.id, next), { replace: true })
  usePaneKeys({ look, see, ...(mayPropose ? { propose: () => setActing({ kind: 'propose' }) } : {}) })
  if (acting !== undefined)
    return (
      <article className={c('pane')}>
        <ActForm acting={acting} answer={answer} close={() => setActing(undefined)} />
      </article>
    )
  return (
    <article className={c('pane')} aria-busy={isWaiting}>
      <Head answer={answer} />
      <AsOf
        answer={answer}
        look={look}
        choose={(at) => see({ show: look.show, ...(at === undefined ? {} : { at }) })}
      />
      {answer.truces.map((truce) => (
        <TrucePart
          key={truce.id}
          truce={truce}
          may={answer.may}
          act={(act) => setActing({ kind: act, truce: truce.id })}
        />
      ))}
      <Terms answer={answer} look={look} see={see} act={setActing} />
      <Proposals answer={answer} />
      {look.show !== 'texts' && <Texts texts={answer.texts} />}
      <h2>{t('agreement.sources')}</h2>
      <Sources sources={answer.sources} />
      <NoteOf answer={answer} />
    </article>
  )
}

type TermsProps = Pick<WholeProps, 'answer' | 'look'> & {
  readonly see: (look: Look) => void
  readonly act: (acting: Acting) => void
}

/** The terms in one of three views: as they stand, by version, or by text and language. */
function Terms({ answer, look, see, act }: TermsProps): JSX.Element {
  const { t } = useReader()
  return (
    <>
      <h2>{t('agreement.terms')}</h2>
      <Segments label={t('agreement.shown')}>
        {SHOWN.map((show) => (
          <Segment
            key={show}
            on={look.show === show}
            choose={() => see({ ...look, show })}
            label={t('agreement.show', { show })}
          />
        ))}
      </Segments>
      {look.show === 'versions' && <VersionsView terms={answer.terms} />}
      {look.show === 'texts' && <TextsView answer={answer} />}
      {look.show === 'terms' && <TermTable terms={answer.terms} act={(kind, term) => act({ kind, term })} />}
      {answer.may.includes('agreement.propose') && (
        <p className={c('acts')}>
          <button type="button" className={c('btn')} onClick={() => act({ kind: 'propose' })}>
            {t('agreement.act', { act: 'propose' })}
          </button>
        </p>
      )}
    </>
  )
}

type KeysOf = Pick<TermsProps, 'look' | 'see'> & { readonly propose?: () => void }

/** `P` proposes where this reader may; `V` and `T` turn to versions and texts and back; `H` leads to the history slider. */
function usePaneKeys({ look, see, propose }: KeysOf): void {
  const turn = (show: Look['show']) => (): void => see({ ...look, show: look.show === show ? 'terms' : show })
  useKeys([
    ...(propose === undefined ? [] : [{ stroke: 'p', words: 'agreement.keyPropose', run: propose } as const]),
    { stroke: 'v', words: 'agreement.keyVersions', run: turn('versions') },
    { stroke: 't', words: 'agreement.keyTexts', run: turn('texts') },
    {
      stroke: 'h',
      words: 'agreement.keyHistory',
      run: () => document.getElementById(AS_OF_ID)?.focus(),
    },
  ])
}

function NoteOf({ answer: { note } }: { readonly answer: AgreementAnswer }): JSX.Element | undefined {
  if (note.kind !== 'known') return undefined
  return (
    <p className={c('note')}>
      <Foreign text={note.value} lang="en" />
    </p>
  )
}

function Head({ answer }: { readonly answer: AgreementAnswer }): JSX.Element {
  const reader = useReader()
  const { t, lang } = reader
  const { agreement } = answer
  const named = (codes: readonly string[]): string => codes.map((code) => entityName(reader, code)).join(', ')
  return (
    <header>
      <p className={c('phoneOnly')}>
        <Link href="/agreement" className={c('btn q')}>
          <Icon name="back" /> {t('agreement.list')}
        </Link>
      </p>
      <h1>
        <TextFor text={agreement.title} />
      </h1>
      <p className={c('lead')}>{t('agreement.sentence', sentenceValues(answer))}</p>
      <p className={c('meta')}>
        {agreement.day.kind === 'known' && <>{dayText(isLang(lang) ? lang : 'en', agreement.day.value)} · </>}
        {agreement.kind === 'proposal' && agreement.proposedBy.kind === 'known' && (
          <>{t('agreement.proposedBy', { who: entityName(reader, agreement.proposedBy.value) })} · </>
        )}
        {agreement.parties.length > 0 && <>{t('agreement.between', { who: named(agreement.parties) })} · </>}
        {agreement.brokers.length > 0 && <>{t('agreement.through', { who: named(agreement.brokers) })} · </>}
        <Link href={`/record/${agreement.id}`}>{t('agreement.entry', { index: agreement.index })}</Link>
      </p>
      {agreement.under.kind === 'known' && agreement.under.value.rid !== undefined && (
        <p className={c('meta')}>
          <Link href={`/agreement/${agreement.under.value.rid}`}>
            {t('agreement.under', { clause: agreement.under.value.clause })}
          </Link>
        </p>
      )}
    </header>
  )
}

function Proposals({ answer }: { readonly answer: AgreementAnswer }): JSX.Element | undefined {
  const { t } = useReader()
  if (answer.proposals.length === 0) return undefined
  return (
    <>
      <h2>{t('agreement.proposals')}</h2>
      <ul className={c('plain')}>
        {answer.proposals.map(({ id, title }) => (
          <li key={id}>
            <Link href={`/agreement/${id}`}>
              <TextFor text={title} />
            </Link>
          </li>
        ))}
      </ul>
    </>
  )
}
