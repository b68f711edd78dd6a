import { z } from 'zod'

import { isWithheld } from '#domain/claim'
import { isSide, type Side } from '#domain/measure'
import { agreementsBySource } from '#server/projections'
import { recordedTruce } from '#wire/agreement'
import { articleAnswer, type Article, type ArticleAnswer, type ArticleRecordKind } from '#wire/article'
import { statement as statementSchema } from '#wire/claim'

import { viewOf, type Rows, type View } from './view.ts'

type ItemRecord = ArticleAnswer['items'][number]['records'][number]
type Named = Article['items'][number]['records'][number]

/** What the record holds of an id of an article. */
type Found = Omit<ItemRecord, keyof Named>

/** What the record holds of an article's ids, by id. */
type Held = ReadonlyMap<string, Found>

/** Kinds of record that no part of this program keeps yet. */
const NOT_YET: ReadonlySet<ArticleRecordKind> = new Set(['hotline', 'casualties', 'mediation'])

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
      items: items.map((item) => itemHeld(item, held)),
    }
  },
  lower: { full: whole, joint: whole, public: namesAlone },
})

function itemHeld(item: Article['items'][number], held: Held): ArticleAnswer['items'][number] {
  return { ...item, records: item.records.map((named) => recordOf(named, held)) }
}

function recordOf(named: Named, held: Held): ItemRecord {
  return { ...named, ...(held.get(named.id) ?? lacking(named.kind)) }
}

function lacking(kind: ArticleRecordKind): Found {
  return { missing: NOT_YET.has(kind) ? 'notYet' : 'notRecordedYet' }
}

async function heldOf(rows: Rows, { items }: Article): Promise<Held> {
  const all = items.flatMap(({ records }) => records)
  const of = (kind: ArticleRecordKind) => all.filter((named) => named.kind === kind)
  return new Map([
    ...(await statementsHeld(rows, of('statement'))),
    ...(await agreementsHeld(rows, of('agreement'))),
    ...(await termsHeld(rows, of('parameter'))),
    ...(await trucesHeld(rows, of('truce'))),
    ...(await placesHeld(rows, of('place'))),
  ])
}

type Entries = readonly (readonly [string, Found])[]

async function statementsHeld(rows: Rows, named: readonly Named[]): Promise<Entries> {
  if (named.length === 0) return []
  const found = await rows
    .selectFrom('statements')
    .select(['id', 'source_id', 'teller', 'body'])
    .where('source_id', 'in', idsOf(named))
    .orderBy('first_idx')
    .execute()
  return found.map(({ id, source_id, teller, body }) => {
    const told = statementSchema.parse(body)
    const name = isWithheld(told) ? {} : { name: told.what }
    const column: Side | 'third' = isSide(teller) ? teller : 'third'
    return [source_id ?? '', { rid: id, column, ...name }] as const
  })
}

async function agreementsHeld(rows: Rows, named: readonly Named[]): Promise<Entries> {
  const found = await agreementsBySource(rows, idsOf(named))
  return found.map(({ id, source_id, body }) => [source_id, { rid: id, name: body.title }] as const)
}

/** A parameter is a term of the proposal that its id begins with. */
async function termsHeld(rows: Rows, named: readonly Named[]): Promise<Entries> {
  const found = await agreementsBySource(rows, [...new Set(named.map(proposalOf))])
  return named.flatMap((each) => {
    const proposal = found.find(({ source_id }) => source_id === proposalOf(each))
    const term = proposal?.body.terms.find(({ key }) => key === each.key)
    return proposal && term ? [[each.id, { rid: proposal.id, name: term.words }] as const] : []
  })
}

function proposalOf({ id }: Named): string {
  return id.split('/')[0] ?? id
}

async function trucesHeld(rows: Rows, named: readonly Named[]): Promise<Entries> {
  if (named.length === 0) return []
  const found = await rows
    .selectFrom('truces')
    .select(['id', 'agreement', 'body'])
    .where('id', 'in', idsOf(named))
    .execute()
  return found.map(
    ({ id, agreement, body }) => [id, { rid: agreement, name: recordedTruce.parse(body).name }] as const,
  )
}

async function placesHeld(rows: Rows, named: readonly Named[]): Promise<Entries> {
  if (named.length === 0) return []
  const found = await rows
    .selectFrom('places')
    .select(['id', 'rid'])
    .where('id', 'in', idsOf(named))
    .execute()
  return found.map(({ id, rid }) => [id, { rid }] as const)
}

function idsOf(named: readonly Named[]): readonly string[] {
  return [...new Set(named.map(({ id }) => id))]
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
        ...(NOT_YET.has(kind) ? { missing: 'notYet' as const } : {}),
      })),
    })),
  }
}

function whole(answer: ArticleAnswer): ArticleAnswer {
  return answer
}
