import { z } from 'zod'

import { isWithheld } from '#domain/claim'
import type { Side, Text } from '#domain/measure'
import { articleAnswer, type Article, type ArticleAnswer, type ArticleRecordKind } from '#wire/article'
import { statement as statementSchema } from '#wire/claim'

import { viewOf, type Rows, type View } from './view.ts'

type ItemRecord = ArticleAnswer['items'][number]['records'][number]

/** What the record holds of an article's ids, by id. */
type Held = ReadonlyMap<string, Omit<ItemRecord, 'id' | 'kind'>>

/** Kinds of record that no part of this program keeps yet. */
const NOT_YET: ReadonlySet<ArticleRecordKind> = new Set(['hotline', 'casualties'])

/**
 * What the record holds of one published article that a demo was given, item by item, in the article's order. As absent
 * where the mechanism was given none. Source: console.md 5.17, R-UI-88.
 */
export const article: View = viewOf({
  name: 'article',
  path: '/api/article',
  summary:
    'What the record holds of one published article: each restated item with its records, or why there is none.',
  row: 'party',
  class: 'P',
  question: z.strictObject({}),
  answer: articleAnswer,
  async select(rows, { node }): Promise<ArticleAnswer | undefined> {
    if (node.article === undefined) return undefined
    const held = await heldOf(rows, node.article)
    const { source, items } = node.article
    return {
      source,
      items: items.map((item) => ({
        ...item,
        records: item.records.map(({ id, kind }) => ({ id, kind, ...(held.get(id) ?? lacking(kind)) })),
      })),
    }
  },
  lower: { full: whole, joint: whole, public: namesAlone },
})

function lacking(kind: ArticleRecordKind): Omit<ItemRecord, 'id' | 'kind'> {
  return { name: [], missing: NOT_YET.has(kind) ? 'notYet' : 'notRecordedYet' }
}

async function heldOf(rows: Rows, { items }: Article): Promise<Held> {
  const records = items.flatMap((item) => item.records)
  const idsOf = (kind: ArticleRecordKind) => [
    ...new Set(records.filter((record) => record.kind === kind).map(({ id }) => id)),
  ]
  return new Map([
    ...(await statementsHeld(rows, idsOf('statement'))),
    ...(await placesHeld(rows, idsOf('place'))),
  ])
}

type Entries = readonly (readonly [string, Omit<ItemRecord, 'id' | 'kind'>])[]

async function statementsHeld(rows: Rows, ids: readonly string[]): Promise<Entries> {
  if (ids.length === 0) return []
  const found = await rows
    .selectFrom('statements')
    .select(['id', 'source_id', 'teller', 'body'])
    .where('source_id', 'in', ids)
    .orderBy('first_idx')
    .execute()
  return found.map(({ id, source_id, teller, body }) => {
    const told = statementSchema.parse(body)
    const name: Text = isWithheld(told) ? [] : told.what
    const column: Side | 'third' = teller === 'A' || teller === 'B' ? teller : 'third'
    return [source_id ?? '', { rid: id, name, column }] as const
  })
}

async function placesHeld(rows: Rows, ids: readonly string[]): Promise<Entries> {
  if (ids.length === 0) return []
  const found = await rows.selectFrom('places').select(['id', 'rid']).where('id', 'in', ids).execute()
  return found.map(({ id, rid }) => [id, { rid, name: [] }] as const)
}

/** The items and what kinds of record they lead to; what is said and agreed is the offices' to read. */
function namesAlone(answer: ArticleAnswer): ArticleAnswer {
  return {
    ...answer,
    items: answer.items.map((item) => ({
      ...item,
      records: item.records.map(({ id, kind }) => ({
        id,
        kind,
        name: [],
        ...(NOT_YET.has(kind) ? { missing: 'notYet' as const } : {}),
      })),
    })),
  }
}

function whole(answer: ArticleAnswer): ArticleAnswer {
  return answer
}
