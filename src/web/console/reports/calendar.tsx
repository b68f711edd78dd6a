import type { JSX } from 'react'
import { Link } from 'wouter'

import { Instant, textFor, useReader } from '#web/controls'
import type { ReportsAnswer } from '#wire/report'
import { dayText, isLang } from '#words'

import { addressOf } from './look.ts'
import { publicFrom, useNowSince } from './public-from.ts'
import { reportsCss as c } from './styles.ts'

type CalendarProps = {
  readonly answer: ReportsAnswer
  readonly chosen: string | undefined
  readonly more: (() => void) | undefined
}

/** Days that have closed, newest first, each with where its report stands; below, the public notes. */
export function Calendar({ answer, chosen, more }: CalendarProps): JSX.Element {
  const { t, lang } = useReader()
  const { today, days } = answer
  const now = useNowSince(answer)
  const language = isLang(lang) ? lang : 'en'
  return (
    <aside className={c('list')} aria-label={t('reports.calendar')}>
      <div className={c('listHead')}>
        <h2>{t('reports.calendar')}</h2>
        <small className={c('note')}>
          {t('reports.today', { day: dayText(language, today.day) })}{' '}
          <Instant at={today.closesAt} near={today.day} />
        </small>
      </div>
      <ol className={c('rows')}>
        {days.map((each) => (
          <DayRow key={each.day} day={each} isChosen={each.day === chosen} now={now} />
        ))}
      </ol>
      {more !== undefined && (
        <p className={c('pad')}>
          <button type="button" className={c('btn s')} onClick={more}>
            {t('reports.earlier')}
          </button>
        </p>
      )}
      <Notes answer={answer} />
    </aside>
  )
}

function DayRow({
  day,
  isChosen,
  now,
}: {
  readonly day: ReportsAnswer['days'][number]
  readonly isChosen: boolean
  readonly now: string
}): JSX.Element {
  const reader = useReader()
  const { t, lang } = reader
  const newest = day.versions.at(-1)
  return (
    <li>
      <Link href={addressOf(day.day, {})} aria-current={isChosen ? 'true' : undefined}>
        <b>{dayText(isLang(lang) ? lang : 'en', day.day)}</b>
        <small>
          {t('reports.number', { n: day.n, year: day.day.slice(0, 4) })} ·{' '}
          {newest === undefined
            ? t('reports.none')
            : t('reports.state', {
                state: newest.state,
                ...publicFrom(reader, newest, now),
              })}
          {newest !== undefined && newest.revision > 1 && (
            <> · {t('reports.version', { n: newest.revision })}</>
          )}
        </small>
      </Link>
    </li>
  )
}

function Notes({ answer }: Pick<CalendarProps, 'answer'>): JSX.Element {
  const { t, lang } = useReader()
  const mayWrite = answer.may.includes('report.publicNote.issue')
  return (
    <section className={c('listHead')} aria-label={t('reports.notes')}>
      <h2>{t('reports.notes')}</h2>
      {answer.notes.length === 0 && <p className={c('note')}>{t('reports.notesNone')}</p>}
      <ul className={c('plain')}>
        {answer.notes.map((note) => {
          const text = textFor(note.texts, lang)
          return (
            <li key={note.rid}>
              <Link href={addressOf(undefined, { form: 'note' })}>
                {t('reports.noteNumber', { n: note.n, year: note.at.slice(0, 4) })}
              </Link>{' '}
              <span className={c('note')}>{t('reports.noteState', { state: note.state })}</span>
              <span className={c('snip')} lang={text.lang}>
                {text.text}
              </span>
            </li>
          )
        })}
      </ul>
      {mayWrite && (
        <Link className={c('btn s')} href={addressOf(undefined, { form: 'note' })}>
          {t('reports.noteNew')}
        </Link>
      )}
    </section>
  )
}
