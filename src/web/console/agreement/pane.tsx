import { useState, type JSX } from 'react'
import { Link } from 'wouter'

import {
  entityName,
  Foreign,
  Icon,
  Loading,
  ProblemBox,
  StateBox,
  TextFor,
  useKeys,
  useReader,
} from '#web/controls'
import { problemSentence, useAsked, useDesk } from '#web/desk'
import type { AgreementAnswer } from '#wire/agreement'
import { dayText, isLang } from '#words'

import { ActForm, type Acting } from './act-form.tsx'
import { Sources } from './sources.tsx'
import { agreementCss as c } from './styles.ts'
import { TermTable } from './term-table.tsx'
import { Texts } from './texts.tsx'
import { TrucePart } from './truce-part.tsx'

/** One agreement whole: its state in words, its terms, its truces, its texts side by side, its sources. */
export function AgreementPane({ id }: { readonly id: string }): JSX.Element {
  const reader = useReader()
  const { client } = useDesk()
  const asked = useAsked({
    key: `agreement ${id}`,
    ask: () => client.views.agreement(id),
    topics: ['agreement', 'statement', 'claim', 'observation'],
  })
  const { value, problem } = asked
  if (value !== undefined) return <Whole answer={value} />
  return (
    <article className={c('pane')}>
      {problem === undefined ? (
        <Loading lines={9} />
      ) : problem.code === 'ACC_ABSENT' ? (
        <StateBox
          state="absent"
          title={reader.t('states.absentTitle')}
          text={reader.t('states.absentText')}
        />
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

function Whole({ answer }: { readonly answer: AgreementAnswer }): JSX.Element {
  const { t } = useReader()
  const [acting, setActing] = useState<Acting>()
  const mayPropose = answer.may.includes('agreement.propose')
  usePaneKeys(mayPropose ? () => setActing({ kind: 'propose' }) : undefined)
  if (acting !== undefined)
    return (
      <article className={c('pane')}>
        <ActForm acting={acting} answer={answer} close={() => setActing(undefined)} />
      </article>
    )
  return (
    <article className={c('pane')}>
      <Head answer={answer} />
      {answer.truces.map((truce) => (
        <TrucePart
          key={truce.id}
          truce={truce}
          may={answer.may}
          act={(act) => setActing({ kind: act, truce: truce.id })}
        />
      ))}
      <h2>{t('agreement.terms')}</h2>
      <TermTable terms={answer.terms} act={(act, term) => setActing({ kind: act, term })} />
      {mayPropose && (
        <p className={c('acts')}>
          <button type="button" className={c('btn')} onClick={() => setActing({ kind: 'propose' })}>
            {t('agreement.act', { act: 'propose' })}
          </button>
        </p>
      )}
      <Proposals answer={answer} />
      <Texts texts={answer.texts} />
      <h2>{t('agreement.sources')}</h2>
      <Sources sources={answer.sources} />
      <NoteOf answer={answer} />
    </article>
  )
}

/** `P` proposes where this reader may; `H` and `T` bring the truce's history and the texts into view. */
function usePaneKeys(propose: (() => void) | undefined): void {
  const show = (part: string) => (): void =>
    document.querySelector(`[data-part="${part}"]`)?.scrollIntoView({ block: 'start' })
  useKeys([
    ...(propose === undefined ? [] : [{ stroke: 'p', words: 'agreement.keyPropose', run: propose } as const]),
    { stroke: 'h', words: 'agreement.keyHistory', run: show('history') },
    { stroke: 't', words: 'agreement.keyTexts', run: show('texts') },
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

/** How many terms there are and stand where, and how many positions the sides signed here. */
function sentenceValues({ agreement, terms }: AgreementAnswer): Readonly<Record<string, number>> {
  const countIn = (state: string): number => agreement.terms.find((each) => each.state === state)?.n ?? 0
  return {
    n: terms.length,
    agreed: countIn('agreed') + countIn('inForce'),
    inForce: countIn('inForce'),
    proposed: countIn('proposed'),
    disputed: countIn('disputed'),
    blocked: countIn('blocked'),
    over: countIn('suspended') + countIn('ended'),
    unstated: countIn('notStated'),
    left: terms.filter(({ leftOpen }) => leftOpen).length,
    signed: terms.filter(({ basis }) => basis === 'signed').length,
  }
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
