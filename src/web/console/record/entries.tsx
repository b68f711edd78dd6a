import { useState, type JSX } from 'react'
import { Link, useLocation } from 'wouter'

import { Grade, Instant, Loading, localTime, officeText, ProblemBox, useKeys, useReader } from '#web/controls'
import { problemSentence, useAsked, useDesk, type Known } from '#web/desk'
import type { EntriesAnswer, EntryRow } from '#wire/record'

import { recordCss as c } from './styles.ts'
import { typeText } from './type-text.ts'

const PAGE = 50

/** Entries, newest first, a page at a time by index; new ones wait behind "show" (R-UI-7). */
export function EntryList(): JSX.Element {
  const reader = useReader()
  const { client } = useDesk()
  const [before, setBefore] = useState<number>()
  const asked = useAsked<EntriesAnswer>({
    key: `entries ${before ?? ''}`,
    ask: () => client.views.entries(before === undefined ? { limit: PAGE } : { before, limit: PAGE }),
    topics: before === undefined ? ['record', 'claim', 'statement', 'measure', 'party'] : [],
    hold: true,
  })
  const { value, problem } = asked
  useKeys([{ stroke: '.', words: 'frame.keyNewItems', run: asked.show }])
  if (value !== undefined)
    return <EntryPage asked={asked} value={value} before={before} setBefore={setBefore} />
  return problem === undefined ? (
    <Loading lines={10} />
  ) : (
    <ProblemBox sentence={problemSentence(reader.lang, problem)} code={problem.code} again={asked.again} />
  )
}

function EntryPage({
  asked,
  value,
  before,
  setBefore,
}: {
  readonly asked: Known<EntriesAnswer>
  readonly value: EntriesAnswer
  readonly before: number | undefined
  readonly setBefore: (before: number | undefined) => void
}): JSX.Element {
  const { t } = useReader()
  return (
    <section className={c('panel')} aria-labelledby="entries-title">
      <header>
        <h2 id="entries-title">{t('record.entries')}</h2>
        <span className={c('note')}>{shownText(t, value)}</span>
      </header>
      {asked.waiting !== undefined && (
        <button type="button" className={c('newRow')} onClick={asked.show}>
          {t('frame.newItems', { n: asked.waiting.size - value.size })} · <u>{t('frame.newShow')}</u>
        </button>
      )}
      <EntryTable entries={value.entries} />
      <footer>
        {before !== undefined && (
          <button type="button" className={c('btn s')} onClick={() => setBefore(undefined)}>
            {t('record.newer')}
          </button>
        )}
        {value.next !== undefined && (
          <button type="button" className={c('btn s')} onClick={() => setBefore(value.next)}>
            {t('record.older')}
          </button>
        )}
      </footer>
    </section>
  )
}

function shownText(t: ReturnType<typeof useReader>['t'], { entries, size }: EntriesAnswer): string {
  const [newest, oldest] = [entries[0]?.index ?? 0, entries.at(-1)?.index ?? 0]
  return t('record.shown', { from: newest, to: oldest, size })
}

function EntryTable({ entries }: { readonly entries: readonly EntryRow[] }): JSX.Element {
  const { t } = useReader()
  const [at, setAt] = useState(-1)
  const [, go] = useLocation()
  const step = (by: number): void => {
    const next = Math.min(entries.length - 1, Math.max(0, at + by))
    setAt(next)
    document.querySelector<HTMLElement>(`[data-entry="${entries[next]?.index ?? ''}"]`)?.focus()
  }
  useKeys([
    { stroke: 'j', words: 'frame.keyNext', run: () => step(1) },
    { stroke: 'k', words: 'frame.keyPrevious', run: () => step(-1) },
    { stroke: 'Enter', words: 'frame.keyOpen', run: () => entries[at] && go(`/record/${entries[at].rid}`) },
  ])
  return (
    <table className={c('entries')}>
      <thead>
        <tr>
          <th scope="col">{t('record.index')}</th>
          <th scope="col">{t('record.type')}</th>
          <th scope="col">{t('record.author')}</th>
          <th scope="col">{t('record.time')}</th>
          <th scope="col">{t('record.class')}</th>
          <th scope="col">{t('accounts.rowHeld')}</th>
        </tr>
      </thead>
      <tbody>
        {entries.map((entry) => (
          <Row key={entry.index} entry={entry} />
        ))}
      </tbody>
    </table>
  )
}

function Row({ entry }: { readonly entry: EntryRow }): JSX.Element {
  const reader = useReader()
  const { live } = useDesk()
  return (
    <tr>
      <th scope="row" className={c('num')}>
        {entry.index}
      </th>
      <td>
        <Link href={`/record/${entry.rid}`} data-entry={entry.index}>
          {typeText(reader, entry.type)}
        </Link>
      </td>
      <td>{officeText(reader, entry.office)}</td>
      <td>
        <Instant at={entry.at} near={localTime(live.now(), reader.zone).date} />
      </td>
      <td>{reader.t('record.visName', { vis: entry.vis })}</td>
      <td>
        <Grade grade={entry.grade} />
      </td>
    </tr>
  )
}
