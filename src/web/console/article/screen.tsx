import { useState, type JSX } from 'react'
import { Link, useLocation, useSearch } from 'wouter'

import {
  classNames,
  daysAfter,
  Foreign,
  instantOf,
  Loading,
  localTime,
  partsCss,
  ProblemBox,
  useKeys,
  useReader,
} from '#web/controls'
import { problemSentence, useAsked, useDesk, useLive, useTitle } from '#web/desk'
import type { ArticleAnswer } from '#wire/article'
import { dayText, isLang } from '#words'

import { ItemRow } from './item.tsx'
import { recordAddress } from './record-address.ts'

import css from './article.module.css'

const c = classNames(partsCss, css)

type Item = ArticleAnswer['items'][number]

/** What the record holds of one published article: its restated items in its order, each with its records or the reason for none. */
export function ArticleScreen(): JSX.Element {
  const { t, lang } = useReader()
  const { client } = useDesk()
  const asked = useAsked({
    key: 'article',
    ask: client.views.article,
    topics: ['statement', 'agreement', 'measure'],
  })
  const day = asked.value?.source.date
  useTitle(day === undefined ? t('article.question') : t('article.title', { day: dayOf(lang, day) }))
  if (asked.value !== undefined) return <Whole answer={asked.value} />
  return (
    <article className={c('article')}>
      {asked.problem === undefined ? (
        <Loading lines={8} />
      ) : (
        <ProblemBox
          sentence={problemSentence(lang, asked.problem)}
          code={asked.problem.code}
          again={asked.again}
        />
      )}
    </article>
  )
}

/** A day in the reader's language. */
function dayOf(lang: string, day: string): string {
  return dayText(isLang(lang) ? lang : 'en', day)
}

function Whole({ answer }: { readonly answer: ArticleAnswer }): JSX.Element {
  const { t, lang } = useReader()
  const query = new URLSearchParams(useSearch())
  const row = query.get('row') ?? ''
  const shown = answer.items.filter((item) => isShown(item, row))
  const at = useItemKeys(shown, query.get('item') ?? '')
  const { source } = answer
  return (
    <article className={c('article')}>
      <h1>{t('article.question')}</h1>
      <p className={c('lead')}>{t('article.sentence', countsOf(answer.items))}</p>
      <p className={c('source')}>
        <Foreign text={source.title} lang="en" /> · <Foreign text={source.publisher} /> ·{' '}
        {dayOf(lang, source.date)}. {t('article.ownWords')}
      </p>
      <Beforehand answer={answer} />
      <Chips items={answer.items} row={row} />
      <p className={c('missing')}>{t('article.shown', { shown: shown.length, of: answer.items.length })}</p>
      <ol className={c('items')}>
        {shown.map((item, index) => (
          <ItemRow key={item.id} item={item} isOn={index === at} />
        ))}
      </ol>
    </article>
  )
}

/** Why records do not open: nobody's office is taken here, or the replay has not come to the article's days. */
function Beforehand({ answer }: { readonly answer: ArticleAnswer }): JSX.Element | undefined {
  const { t, lang, zone } = useReader()
  const { client, live, session } = useDesk()
  const { clock } = useLive()
  const [isGoing, setGoing] = useState(false)
  const records = answer.items.flatMap((item) => item.records)
  if (session.office === undefined)
    return (
      <p className={c('before')}>
        {t('article.closed')} <Link href="/">{t('article.become')}</Link>
      </p>
    )
  const isEarly = records.some(({ missing }) => missing === 'notRecordedYet')
  if (!isEarly || !clock.settable) return undefined
  const day = daysAfter(answer.source.date, DAYS_BEHIND)
  const to = instantOf(day, '08:00', zone)
  const jump = async (): Promise<void> => {
    setGoing(true)
    const reply = await client.setClock({ to })
    setGoing(false)
    if (reply.ok) live.setClock(reply.value)
  }
  if (clock.now >= to) return <output className={c('before')}>{t('article.entering')}</output>
  const stands = localTime(clock.now, zone).date
  if (isGoing)
    return (
      <output className={c('before')}>
        {t('article.going', { day: dayOf(lang, stands), to: dayOf(lang, day) })}
      </output>
    )
  return (
    <p className={c('before')}>
      {t('article.early')}{' '}
      <button type="button" className={c('btn s')} onClick={() => void jump()}>
        {t('article.jump', { day: dayOf(lang, day) })}
      </button>
    </p>
  )
}

/** What was printed on a day enters the record at its end; the morning after the next, all of it is there. */
const DAYS_BEHIND = 2

function countsOf(
  items: readonly Item[],
): Readonly<Record<'n' | 'records' | 'later' | 'cannot' | 'gaps', number>> {
  const held = items.filter((item) => item.records.length > 0)
  const later = held.filter((item) => item.records.every(({ missing }) => missing === 'notYet')).length
  const records = held.length - later
  const cannot = items.filter((item) => item.noRecordPossible !== undefined).length
  return { n: items.length, records, later, cannot, gaps: items.length - held.length - cannot }
}

function isShown(item: Item, row: string): boolean {
  if (row === '') return true
  return row === 'none' ? item.noRecordPossible !== undefined : item.rows.includes(row)
}

/** The elements that the article names, as far as some item touches them, and what can have no record. */
function Chips({ items, row }: { readonly items: readonly Item[]; readonly row: string }): JSX.Element {
  const { t } = useReader()
  const [, go] = useLocation()
  const rows = [...new Set(items.flatMap((item) => item.rows))].toSorted(
    (one, other) => Number(one.slice(1)) - Number(other.slice(1)),
  )
  const chip = (value: string, words: string): JSX.Element => (
    <button
      key={value}
      type="button"
      className={c('chip')}
      aria-pressed={row === value}
      onClick={() => go(row === value ? '/article' : `/article?row=${value}`, { replace: true })}
    >
      {words}
    </button>
  )
  return (
    <fieldset className={c('chips')} aria-label={t('article.filter')}>
      {rows.map((each) => chip(each, t('article.row', { row: each })))}
      {chip('none', t('article.noRecordShort'))}
    </fieldset>
  )
}

/** `J` and `K` walk the items, `Enter` opens the first record of the one that is marked; the address may name one. */
function useItemKeys(items: readonly Item[], named: string): number {
  const [at, setAt] = useState(items.findIndex(({ id }) => id === named))
  const [, go] = useLocation()
  const walk = (step: number) => () => setAt(Math.min(items.length - 1, Math.max(0, at + step)))
  useKeys([
    { stroke: 'j', words: 'article.keyNext', run: walk(1) },
    { stroke: 'k', words: 'article.keyBack', run: walk(-1) },
    {
      stroke: 'Enter',
      words: 'article.keyOpen',
      run: () => {
        const address = items[at]?.records.map(recordAddress).find((each) => each !== undefined)
        if (address !== undefined) go(address)
      },
    },
  ])
  return Math.min(at, items.length - 1)
}
