import { z } from 'zod'

import { allow, type ContentClass, type ReadForm, type ReadingRow, type Who } from '#domain/access'
import { accept, refuse, type Answer } from '#domain/life'
import type { Side, Utc } from '#domain/measure'
import type { LogTables } from '#server/log'
import { observationsHeld, type ObservationsHeld, type ProjectionTables } from '#server/projections'
import type { Asker } from '#server/sessions'
import type { Database, Reader } from '#server/storage'
import type { Article } from '#wire/article'
import type { Clock, DemoPerson } from '#wire/party'

/** Tables that a view may read (L-26). */
export type Rows = Reader<ProjectionTables & LogTables>

/** What a view may know of the node it is asked at. */
export type NodeNow = {
  readonly mech: string
  readonly epoch: number
  /** Verifier key of the epoch's log. */
  readonly vkey: string
  readonly clock: Clock
  /** Only in a demo home. */
  readonly demo?: { readonly people: readonly DemoPerson[] }
  /** An article taken apart, where the mechanism was given one. */
  readonly article?: Article
}

/** What a `select` is given: the question, who asks, the mechanism's time, and the gate for single items. */
export type Asked<Q> = {
  readonly question: Q
  readonly asker: Asker
  readonly now: Utc
  readonly node: NodeNow
  /** Every observation of the database that is asked, in memory. */
  readonly held: ObservationsHeld
  /** Whether this reader may read one item: a side's item by its side. Filters before paging and counting (R-ACC-2). */
  readonly mayRead: (item: Item) => boolean
}

/** What the gate asks of one item. */
export type Item = {
  readonly row: ReadingRow
  readonly class: ContentClass
  readonly side?: Side
  readonly publicFrom?: Utc
  /** The offices whose own it is. */
  readonly offices?: readonly string[]
  /** Said elsewhere than in public: the mission's offices and the mediator alone. */
  readonly elsewhere?: true
}

/** One question: behind which row, what is asked and answered, and how it is found. */
export type ViewParts<Q, S, A> = {
  readonly name: string
  readonly path: string
  /** What the description of the doors says of it. */
  readonly summary: string
  readonly row: ReadingRow
  /** Class of what it answers: `P` is open to all, `J` to offices (access.md section 2). */
  readonly class: 'P' | 'J'
  readonly question: z.ZodObject<z.ZodRawShape> & z.ZodType<Q>
  readonly answer: z.ZodType<A>
  /** Reads rows of one instant. `undefined`: there is no such thing, for this reader at least. */
  readonly select: (rows: Rows, asked: Asked<Q>) => Promise<S | undefined>
  /** From what was selected to what leaves, for each form a reader may have; a form without one is as absent (R-ACC-4). */
  readonly lower: Readonly<Partial<Record<ReadForm, (selected: S, asked: Asked<Q>) => A>>>
}

/** Who asks what, where and when. */
export type Asking = {
  readonly database: Database
  readonly node: NodeNow
  readonly asker: Asker
  readonly question: unknown
}

/** Why a view gave no answer: the question is malformed, or there is nothing for this reader. Nothing else is ever told. */
type NoAnswer = 'NET_QUESTION' | 'ACC_ABSENT'

/** A view as the doors see it. */
export type View = {
  readonly name: string
  readonly path: string
  readonly summary: string
  readonly row: ReadingRow
  readonly question: z.ZodObject<z.ZodRawShape>
  readonly answer: z.ZodType
  readonly ask: (asking: Asking) => Promise<Answer<unknown, NoAnswer>>
}

/** A view whose answer's type is known. */
export type ViewAnswering<A> = Omit<View, 'ask'> & {
  readonly ask: (asking: Asking) => Promise<Answer<A, NoAnswer>>
}

/** A view of these parts: one order for all, so that none can skip the gate or the lowering. */
export function viewOf<Q, S, A>(parts: ViewParts<Q, S, A>): ViewAnswering<A> {
  const { name, path, summary, row, question, answer } = parts
  const ask = async ({ database, node, asker, question: raw }: Asking): Promise<Answer<A, NoAnswer>> => {
    const now = node.clock.now
    const form = formFor(asker.who, { row, class: parts.class }, now)
    const lower = form && parts.lower[form]
    if (!lower) return nothing
    const read = question.safeParse(raw)
    if (!read.success) return refuse('NET_QUESTION', 'nothing', { field: fieldOf(read.error) })
    const mayRead = (item: Item) => formFor(asker.who, item, now) !== undefined
    const held = observationsHeld(database)
    const asked: Asked<Q> = { question: read.data, asker, now, node, held, mayRead }
    const selected = await database.reading((rows: Rows) => parts.select(rows, asked))
    return selected === undefined ? nothing : accept(lower(selected, asked))
  }
  return { name, path, summary, row, question, answer, ask }
}

/** The one answer for what is hidden and for what is not there (R-ACC-2, R-ACC-6). */
const nothing: Answer<never, 'ACC_ABSENT'> = refuse('ACC_ABSENT', 'nothing')

function formFor(who: Who, item: Item, now: Utc): ReadForm | undefined {
  const { row, ...subject } = item
  const leave = allow(who, { kind: 'read', row }, subject, now)
  if (!leave.ok || leave.value.kind !== 'read' || leave.value.form === 'exists') return undefined
  return leave.value.form
}

function fieldOf(error: z.ZodError): string {
  return (error.issues[0]?.path.join('/') ?? '').slice(0, 200)
}
