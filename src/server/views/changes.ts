import { z } from 'zod'

import type { ReadingRow } from '#domain/access'
import type { Utc } from '#domain/measure'
import { exactly } from '#wire/exactly'
import { utc, words } from '#wire/measure'

import { stateOf } from './state.ts'
import { viewOf, type Asked, type Rows, type ViewAnswering } from './view.ts'

/** What was touched between a size of the log and now: the rows' first words, never how many or whose. */
export type Changes = { readonly size: number; readonly at: Utc; readonly topics: readonly string[] }

const answer: z.ZodType<Changes> = exactly<Changes>()(
  z.strictObject({ size: z.int(), at: utc, topics: z.array(words(40)).readonly() }),
)

/** Beyond so many entries a reader asks everything again, which is what it would do anyway. */
const LOOK_BACK_MAX = 2_000

/** Contexts of fact types, and the row of the access table that each belongs to. */
const TOPICS: Readonly<Record<string, ReadingRow>> = {
  claim: 'claim',
  statement: 'statement (said publicly)',
  measure: 'measure (geography)',
  party: 'party',
  observation: 'observation',
  agreement: 'agreement',
  report: 'report',
}

/** What arrived of class M: watches and the ops log. Only who reads that class is told (R-ACC-2). */
const WATCH = 'watch'
const WHOLE = 'record.sealed'
const MISSION = 'M.'

/** Facts of the record's own layer that change offices and keys. */
const PARTY_TYPES: ReadonlySet<string> = new Set(['record.office', 'record.key'])

/**
 * What changed after a size that this reader may see (L-4). The public learns that the record grew, and no more: what
 * was lodged is not public yet. A size beyond the log's own is that of another log: everything is then new.
 */
export const changes: ViewAnswering<Changes> = viewOf({
  name: 'changes',
  path: '/api/feed',
  summary: 'Change feed: server-sent events, resumed by Last-Event-ID.',
  row: 'record (log, heads, proofs)',
  class: 'P',
  question: z.strictObject({ from: z.coerce.number().int().min(0).optional() }),
  answer,
  async select(rows, asked): Promise<Changes | undefined> {
    const head = await stateOf(rows)
    if (!head) return undefined
    const { size, at } = head
    const from = asked.question.from ?? size
    if (from === size) return { size, at, topics: [] }
    const news = from > size || size - from > LOOK_BACK_MAX ? undefined : await newsSince(rows, from)
    return { size, at, topics: topicsOf(news, asked) }
  },
  lower: {
    full: whole,
    joint: whole,
    public: ({ topics, ...head }) => ({ ...head, topics: topics.filter(isRecord) }),
  },
})

type Question = { readonly from?: number | undefined }

type News = { readonly type: string; readonly office: string }

async function newsSince(rows: Rows, from: number): Promise<readonly News[]> {
  return rows
    .selectFrom('record.log_entry')
    .select(['type', 'office'])
    .distinct()
    .where('idx', '>=', from)
    .execute()
}

function topicsOf(news: readonly News[] | undefined, asked: Asked<Question>): readonly string[] {
  const touched = Object.entries(TOPICS).filter(
    ([topic, row]) => isTouched(news, topic) && asked.mayRead({ row, class: 'J' }),
  )
  return ['record', ...touched.map(([topic]) => topic), ...(isWatchNews(news, asked) ? [WATCH] : [])]
}

function isTouched(news: readonly News[] | undefined, topic: string): boolean {
  if (news === undefined) return true
  return news.some(
    ({ type }) =>
      type.startsWith(`${topic}.`) ||
      (topic === 'party' && PARTY_TYPES.has(type)) ||
      (topic === 'report' && type.startsWith('publication.')),
  )
}

/** Whether something may have arrived that this reader reads of class M; a patrol, of its own office. */
function isWatchNews(news: readonly News[] | undefined, { asker, mayRead }: Asked<Question>): boolean {
  const own = asker.who.office === undefined ? [] : [asker.who.office]
  if (!mayRead({ row: 'watch, effort', class: 'M', offices: own })) return false
  if (news === undefined) return true
  return news.some(({ type, office }) => type === WHOLE && office.startsWith(MISSION))
}

function isRecord(topic: string): boolean {
  return topic === 'record'
}

function whole(answered: Changes): Changes {
  return answered
}
