import { useState, type JSX } from 'react'
import { Link, useLocation } from 'wouter'

import { Icon, Loading, ProblemBox, StateBox, useReader } from '#web/controls'
import { Absent, ExerciseBand, problemSentence, useAsked, useDesk } from '#web/desk'
import type { DailyAnswer, ReportsAnswer } from '#wire/report'
import { dayText, isLang } from '#words'

import { ActPart } from './act-part.tsx'
import { addressOf, type Look } from './look.ts'
import { Paper } from './paper.tsx'
import { Passing } from './passing.tsx'
import { publicFrom, useNowSince } from './public-from.ts'
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
export function DayPane(props: DayProps): JSX.Element {
  const { session } = useDesk()
  const { answer, day, look } = props
  const found = answer.days.find((each) => each.day === day)
  if (!session.reads.includes('report') || found === undefined) return <Absent isPage />
  const rid = look.now ? '' : look.rid || (found.versions.at(-1)?.rid ?? '')
  // What nobody has signed is the mission's alone to read.
  if (rid === '' && session.side !== 'none') return <NotIssued day={day} />
  return <AskedDay {...props} found={found} rid={rid} />
}

function NotIssued({ day }: Pick<DayProps, 'day'>): JSX.Element {
  const { t, lang } = useReader()
  return (
    <article className={c('pane')}>
      <Back title={dayText(isLang(lang) ? lang : 'en', day)} />
      <StateBox state="empty" isPage title={t('reports.notIssuedTitle')} text={t('reports.notIssuedText')} />
    </article>
  )
}

type AskedProps = DayProps & { readonly found: ReportsAnswer['days'][number]; readonly rid: string }

function AskedDay({ answer, day, look, again, found, rid }: AskedProps): JSX.Element {
  const { lang } = useReader()
  const { client } = useDesk()
  const asked = useAsked<DailyAnswer>({
    key: `daily ${day} ${rid}`,
    ask: () => client.views.daily(rid === '' ? { day } : { day, rid }),
    topics: rid === '' ? ['record'] : ['report'],
  })
  const { value, problem } = asked
  if (value === undefined && problem?.code === 'ACC_ABSENT') return <NotIssued day={day} />
  if (value === undefined)
    return (
      <article className={c('pane')}>
        <Back title={dayText(isLang(lang) ? lang : 'en', day)} />
        {problem === undefined ? (
          <Loading lines={12} />
        ) : (
          <ProblemBox sentence={problemSentence(lang, problem)} code={problem.code} again={asked.again} />
        )}
      </article>
    )
  const refresh = (): void => {
    again()
    asked.again()
  }
  return <Whole answer={answer} found={found} daily={value} look={look} again={refresh} />
}

type WholeProps = {
  readonly answer: ReportsAnswer
  readonly found: ReportsAnswer['days'][number]
  readonly daily: DailyAnswer
  readonly look: Look
  readonly again: () => void
}

function Whole({ answer, found, daily, look, again }: WholeProps): JSX.Element {
  const reader = useReader()
  const { t, lang } = reader
  const now = useNowSince(answer)
  const [, go] = useLocation()
  const [paperLang, setPaperLang] = useState(lang)
  const { day } = found
  // A correction is the newest version, which is what its author reads next.
  const close = (): void => go(addressOf(day, look.form === 'correct' ? {} : { ...look, form: '' }))
  return (
    <>
      <article className={c('pane')}>
        <Back title={dayText(isLang(lang) ? lang : 'en', day)} />
        <ExerciseBand day={day} />
        <h1>{t('reports.heading', { n: found.n, year: day.slice(0, 4) })}</h1>
        <p className={c('lead')}>
          {t('reports.sentence', {
            ...sentenceValues(found, daily),
            ...publicFrom(reader, daily.version ?? {}, now),
          })}
        </p>
        {look.form === 'remark' ? (
          <RemarkForm day={day} close={close} />
        ) : look.form === 'correct' || look.form === 'retract' ? (
          <ReasonForm kind={look.form} daily={daily} found={found} close={close} again={again} />
        ) : (
          <Paper answer={daily} lang={paperLang} choose={setPaperLang} />
        )}
      </article>
      <aside className={c('side')} aria-label={t('reports.sideTitle')}>
        <ActPart answer={answer} found={found} daily={daily} again={again} />
        <Passing checks={daily.checks} form={daily.form} />
        <Versions found={found} daily={daily} look={look} now={now} />
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
