import { useState, type JSX } from 'react'
import { Link, useLocation } from 'wouter'

import { Icon, Loading, ProblemBox, StateBox, useReader } from '#web/controls'
import { problemSentence, useAsked, useDesk } from '#web/desk'
import type { DailyAnswer, ReportsAnswer } from '#wire/report'
import { dayText, isLang } from '#words'

import { ActPart } from './act-part.tsx'
import { addressOf, type Look } from './look.ts'
import { Paper } from './paper.tsx'
import { Passing } from './passing.tsx'
import { ReasonForm } from './reason-form.tsx'
import { RemarkForm } from './remark-form.tsx'
import { reportsCss as c } from './styles.ts'
import { Versions } from './versions.tsx'

type DayProps = {
  readonly answer: ReportsAnswer
  readonly day: string
  readonly look: Look
  readonly again: () => void
}

/** One day: the report as it prints, and beside it what must pass, who has signed, and what may be done next. */
export function DayPane({ answer, day, look, again }: DayProps): JSX.Element {
  const reader = useReader()
  const { t, lang } = reader
  const { client, session } = useDesk()
  const found = answer.days.find((each) => each.day === day)
  const newest = found?.versions.at(-1)
  const rid = look.now ? '' : look.rid || (newest?.rid ?? '')
  const reads = session.reads.includes('report')
  const asked = useAsked<DailyAnswer>({
    key: `daily ${day} ${rid} ${newest?.state ?? ''} ${newest?.releases.length ?? 0}`,
    ask: () => client.views.daily(rid === '' ? { day } : { day, rid }),
    topics: rid === '' ? ['record'] : ['report'],
  })
  const { value, problem } = asked
  if (!reads || found === undefined)
    return <StateBox state="absent" isPage title={t('states.absentTitle')} text={t('states.absentText')} />
  const title = dayText(isLang(lang) ? lang : 'en', day)
  if (value === undefined)
    return (
      <article className={c('pane')}>
        <Back title={title} />
        {problem === undefined ? (
          <Loading lines={12} />
        ) : problem.code === 'ACC_ABSENT' ? (
          <StateBox state="empty" title={t('reports.notIssuedTitle')} text={t('reports.notIssuedText')} />
        ) : (
          <ProblemBox sentence={problemSentence(lang, problem)} code={problem.code} again={asked.again} />
        )}
      </article>
    )
  return (
    <Whole
      answer={answer}
      found={found}
      daily={value}
      look={look}
      again={() => {
        again()
        asked.again()
      }}
    />
  )
}

type WholeProps = {
  readonly answer: ReportsAnswer
  readonly found: ReportsAnswer['days'][number]
  readonly daily: DailyAnswer
  readonly look: Look
  readonly again: () => void
}

function Whole({ answer, found, daily, look, again }: WholeProps): JSX.Element {
  const { t, lang } = useReader()
  const [, go] = useLocation()
  const [paperLang, setPaperLang] = useState(lang)
  const { day } = found
  const close = (): void => go(addressOf(day, { ...look, form: '' }))
  return (
    <>
      <article className={c('pane')}>
        <Back title={dayText(isLang(lang) ? lang : 'en', day)} />
        <h1>{t('reports.heading', { n: found.n, year: day.slice(0, 4) })}</h1>
        <p className={c('lead')}>{t('reports.sentence', sentenceValues(found, daily))}</p>
        {look.form === 'remark' ? (
          <RemarkForm day={day} close={close} />
        ) : look.form === 'correct' || look.form === 'retract' ? (
          <ReasonForm kind={look.form} daily={daily} found={found} close={close} again={again} />
        ) : (
          <Paper answer={daily} lang={paperLang} choose={setPaperLang} />
        )}
      </article>
      <aside className={c('side')} aria-label={t('reports.sideTitle')}>
        <Versions found={found} daily={daily} look={look} />
        <Passing checks={daily.checks} form={daily.form} />
        <ActPart answer={answer} found={found} daily={daily} again={again} />
      </aside>
    </>
  )
}

/** Where the report stands, in one sentence. */
function sentenceValues(
  found: ReportsAnswer['days'][number],
  { version, checks }: DailyAnswer,
): Readonly<Record<string, string | number>> {
  const failing = checks.filter(({ ok }) => !ok).length
  if (version === undefined) return { state: found.versions.length === 0 ? 'none' : 'now', failing }
  return {
    state: version.state,
    failing,
    approvals: version.approvals.length,
    releases: version.releases.length,
    isPublic: version.publicAt === undefined ? 'no' : 'yes',
  }
}

function Back({ title }: { readonly title: string }): JSX.Element {
  return (
    <p className={c('phoneOnly')}>
      <Link className={c('btn q')} href="/reports">
        <Icon name="back" /> {title}
      </Link>
    </p>
  )
}
