import { useState, type JSX } from 'react'
import { useLocation, useSearch } from 'wouter'

import type { Reply } from '#client'
import {
  instantText,
  Loading,
  ProblemBox,
  StateBox,
  useKeys,
  useReader,
  utcTime,
  type Reader,
} from '#web/controls'
import { problemSentence, useAsked, useDesk, useTitle } from '#web/desk'
import type { ReportsAnswer } from '#wire/report'

import { Calendar } from './calendar.tsx'
import { DayPane } from './day-pane.tsx'
import { addressOf, lookOf, type Look } from './look.ts'
import { NotePane } from './note-pane.tsx'
import { reportsCss as c } from './styles.ts'

const PAGE = 40

/** Reports: what do we say, and may it go out? */
export function ReportsScreen({ day }: { readonly day: string | undefined }): JSX.Element {
  const reader = useReader()
  const { client } = useDesk()
  const [pages, setPages] = useState(1)
  useTitle(reader.t('reports.title'))
  const asked = useAsked({
    key: `reports ${pages}`,
    ask: () => allPages(client, pages),
    topics: ['report', 'observation', 'record'],
  })
  const { value, problem } = asked
  if (value === undefined)
    return problem === undefined ? (
      <Loading lines={9} />
    ) : (
      <ProblemBox sentence={problemSentence(reader.lang, problem)} code={problem.code} again={asked.again} />
    )
  return (
    <Panes
      answer={value}
      day={day}
      more={value.next === undefined ? undefined : () => setPages(pages + 1)}
      again={asked.again}
    />
  )
}

type PanesProps = {
  readonly answer: ReportsAnswer
  readonly day: string | undefined
  readonly more: (() => void) | undefined
  readonly again: () => void
}

function Panes({ answer, day, more, again }: PanesProps): JSX.Element {
  const reader = useReader()
  const { t } = reader
  const look = lookOf(new URLSearchParams(useSearch()))
  const chosen = day ?? answer.days[0]?.day
  const isReading = day !== undefined || look.form === 'note'
  useDayKeys(answer, chosen, look)
  return (
    <div className={c('reports')} data-reading={isReading ? '' : undefined}>
      {!isReading && chosen !== undefined && <h1 className={`sr ${c('phoneOnly')}`}>{t('reports.title')}</h1>}
      <Calendar answer={answer} chosen={look.form === 'note' ? undefined : chosen} more={more} />
      {look.form === 'note' ? (
        <NotePane answer={answer} />
      ) : chosen === undefined ? (
        <StateBox
          state="empty"
          isPage
          title={t('reports.emptyTitle')}
          text={t('reports.emptyText', { time: closingText(reader, answer.today) })}
        />
      ) : (
        <DayPane key={chosen} answer={answer} day={chosen} look={look} again={again} />
      )}
    </div>
  )
}

/** When the running day closes: by the mechanism's clock with its offset, and in UTC (R-UI-5). */
function closingText(reader: Reader, { day, closesAt }: ReportsAnswer['today']): string {
  return `${instantText(reader, closesAt, day)} · ${utcTime(closesAt)}Z`
}

function useDayKeys(answer: ReportsAnswer, chosen: string | undefined, look: Look): void {
  const [, go] = useLocation()
  const days = answer.days.map((each) => each.day)
  const at = chosen === undefined ? -1 : days.indexOf(chosen)
  const step = (by: number) => () => {
    const next = days[Math.min(days.length - 1, Math.max(0, at + by))]
    if (next !== undefined) go(addressOf(next, {}))
  }
  useKeys([
    { stroke: 'j', words: 'frame.keyNext', run: step(1) },
    { stroke: 'k', words: 'frame.keyPrevious', run: step(-1) },
    {
      stroke: 'Escape',
      words: 'frame.keyBack',
      run: () => go(look.form === '' ? addressOf(undefined, {}) : addressOf(chosen, { ...look, form: '' })),
    },
  ])
}

async function allPages(
  client: ReturnType<typeof useDesk>['client'],
  pages: number,
): Promise<Reply<ReportsAnswer>> {
  const first = await client.views.reports({ limit: PAGE })
  if (!first.ok) return first
  let all = first.value
  for (let page = 1; page < pages && all.next !== undefined; page++) {
    const next = await client.views.reports({ limit: PAGE, before: all.next })
    if (!next.ok) return next
    all = { ...next.value, days: [...all.days, ...next.value.days], notes: all.notes }
  }
  return { ok: true, value: all }
}
