import { z } from 'zod'

import type { Agreement, RecordedTerm, SaidNear } from '#domain/agreement'
import { accept, type Answer } from '#domain/life'
import { isSide, known, momentFromText, notStated, type Maybe, type Side } from '#domain/measure'

import {
  foreignTermSource,
  given,
  publishedState,
  termSource,
  type ForeignTermSource,
} from './agreements-shapes.ts'
import type { AgreementContext } from './agreements-text.ts'
import { badShape, member, readRows, shaped, under, type Row, type RowCode } from './rows.ts'
import { printedDay, rowId, words, type Given } from './shapes.ts'

/** What a proposal of a file can be refused with. */
export type ProposalCode = 'IMP_SHAPE'

type ForeignSaid = {
  readonly side?: Given<Side>
  readonly by: string
  readonly about?: Given<Side>
  readonly date: string
  readonly text: string
  readonly reads?: Given<Extract<SaidNear['reads'], { kind: 'known' }>['value']>
  readonly bearing?: Given<string>
  readonly note?: Given<string>
  readonly source: readonly ForeignTermSource[]
}

type ForeignProposed = {
  readonly id: string
  readonly key: string
  readonly type?: Given<string>
  readonly text: string
  readonly proposedBy: { readonly entity: string; readonly office: string }
  readonly proposedAt: { readonly text: string }
  readonly status: string
  readonly versions: readonly { readonly v: number; readonly date?: Given<string>; readonly text: string }[]
  readonly positions: Readonly<Record<Side, { readonly stance: string }>>
  readonly said: readonly ForeignSaid[]
  readonly saidAboutTheOtherSide?: Given<readonly ForeignSaid[]>
  readonly open?: Given<readonly string[]>
  readonly source: readonly ForeignTermSource[]
  readonly note?: Given<string>
}

const side = z.enum(['A', 'B'])
const said: z.ZodType<ForeignSaid> = z.looseObject({
  side: side.nullish(),
  by: words(200),
  about: side.nullish(),
  date: z.union([printedDay, z.literal('notStated')]),
  text: words(4_000),
  reads: z.enum(['accepts', 'acceptsIf', 'objects', 'refusesToDiscuss']).nullish(),
  bearing: words(1_000).nullish(),
  note: words(1_000).nullish(),
  source: z.array(foreignTermSource).max(32),
})
const stance = z.looseObject({ stance: z.string().max(40) })

const proposed: z.ZodType<ForeignProposed> = z.looseObject({
  id: rowId,
  key: words(80),
  type: words(40).nullish(),
  text: words(4_000),
  proposedBy: z.looseObject({ entity: words(80), office: words(200) }),
  proposedAt: z.looseObject({ text: words(200) }),
  status: words(40),
  versions: z
    .array(z.looseObject({ v: z.int().min(1), date: printedDay.nullish(), text: words(1_000) }))
    .min(1)
    .max(32),
  positions: z.strictObject({ A: stance, B: stance }),
  said: z.array(said).max(32),
  saidAboutTheOtherSide: z.array(said).max(32).nullish(),
  open: z.array(words(200)).max(32).nullish(),
  source: z.array(foreignTermSource).max(32),
  note: words(1_000).nullish(),
})

type ProposalContext = AgreementContext & { readonly first: number }

/**
 * Proposals of a file: its `parameters` in groups, by what stands before the stroke of their ids, each a text of its own.
 * A position is a side's signed act and is never imported: a file that holds one is refused (R-AGR-1, R-AGR-8).
 */
export function proposalsIn(
  file: unknown,
  parameters: readonly unknown[],
  context: ProposalContext,
): readonly Row<Agreement, ProposalCode | RowCode>[] {
  const groups = Map.groupBy(parameters, groupOf)
  const rows = [...groups].map(([id, values]) => ({
    row: context.first + parameters.findIndex((each) => groupOf(each) === id),
    id: id.slice(0, 80),
    value: values,
  }))
  return readRows(rows, (value) => proposalOf(value, file, context))
}

function groupOf(value: unknown): string {
  const id = member(value, 'id')
  return typeof id === 'string' ? (id.split('/')[0] ?? '') : ''
}

function proposalOf(
  value: unknown,
  file: unknown,
  context: ProposalContext,
): Answer<Agreement, ProposalCode> {
  const read = shaped(z.array(proposed).min(1).max(64), value, 'parameters')
  if (!read.ok) return read
  const [first] = read.value
  if (first === undefined) return badShape('parameters')
  const id = groupOf(first)
  const of = shaped(z.looseObject({ agreement: rowId, clause: words(40) }), member(file, 'of'), 'of')
  if (!of.ok) return of
  const published = publishedState(first.status, 'status')
  if (!published.ok) return published
  const terms = termsOf(read.value, of.value.clause, context)
  if (!terms.ok) return terms
  const { entity, office } = first.proposedBy
  const titles = member(member(file, 'titles'), id)
  return accept({
    id,
    kind: 'proposal',
    title: [{ lang: context.language, text: typeof titles === 'string' ? titles : id, original: true }],
    day: dayOf(first.proposedAt.text),
    class: notStated,
    parties: partiesOf(file),
    brokers: [entity],
    proposedBy: known(`${entity}, ${office}`),
    under: known({ agreement: of.value.agreement, clause: of.value.clause }),
    signed: [],
    published: published.value,
    publishedAs: notStated,
    inForceFrom: notStated,
    languages: [],
    sources: distinct(read.value.flatMap(({ source }) => source)),
    texts: [],
    terms: terms.value,
    truces: [],
    note: notStated,
  })
}

function termsOf(
  rows: readonly ForeignProposed[],
  clause: string,
  { language }: ProposalContext,
): Answer<readonly RecordedTerm[], ProposalCode> {
  const terms: RecordedTerm[] = []
  for (const [at, row] of rows.entries()) {
    const isUnsigned = Object.values(row.positions).every((each) => each.stance === 'notStated')
    if (!isUnsigned) return under(`parameters[${at}]`, badShape('positions', { expected: 'notStated' }))
    const published = publishedState(row.status, 'status')
    if (!published.ok) return under(`parameters[${at}]`, published)
    terms.push({
      key: row.key,
      clause,
      topic: row.key.split('.')[0] ?? row.key,
      type: 'procedure',
      appliesTo: 'both',
      needs: 'both',
      actor: notStated,
      words: [{ lang: language, text: row.text, original: true }],
      value: notStated,
      published: published.value,
      publishedAs: notStated,
      leftOpen: true,
      open: row.open ?? [],
      said: saidOf(row, language),
      inTexts: [],
      verification: 'read',
      note: noteOf(row),
    })
  }
  return accept(terms)
}

/** What was said near it; one side about the other stands apart and is never that one's position. */
function saidOf(row: ForeignProposed, language: string): readonly SaidNear[] {
  const near = (each: ForeignSaid, by: Side, about: SaidNear['about']): SaidNear => ({
    side: by,
    about,
    by: each.by,
    day: each.date === 'notStated' ? notStated : known(each.date),
    words: [{ lang: language, text: each.text, original: true }],
    reads: given(each.reads),
    bearing: given(each.bearing ?? each.note),
    sources: each.source.map(termSource),
  })
  return [
    ...row.said.flatMap((each) => (each.side ? [near(each, each.side, 'ownSide')] : [])),
    ...(row.saidAboutTheOtherSide ?? []).flatMap((each) =>
      isSide(each.by) ? [near(each, each.by, 'otherSide')] : [],
    ),
  ]
}

const NOTE_MAX = 2_000 // wire/agreement

/** What each version adds to the words: earlier ones stay readable. */
function noteOf({ versions, text, note }: ForeignProposed): Maybe<string> {
  const told = versions
    .filter((version) => version.text !== text)
    .map(({ v, date, text: own }) => [`v${v}`, date, own].filter(Boolean).join(' · '))
  const all = [...told, ...(note ? [note] : [])].join(' · ')
  return all === '' ? notStated : known(all.slice(0, NOTE_MAX))
}

function partiesOf(file: unknown): readonly string[] {
  const sides = shaped(
    z.strictObject({ A: z.array(words(80)), B: z.array(words(80)) }),
    member(file, 'sides'),
  )
  return sides.ok ? [...sides.value.A, ...sides.value.B].slice(0, 16) : []
}

function dayOf(text: string): Maybe<string> {
  const read = momentFromText(text, 'UTC')
  return read.ok ? known(read.value.utc.slice(0, 10)) : notStated
}

function distinct(sources: readonly ForeignTermSource[]): Agreement['sources'] {
  const unique = new Map(sources.map((source) => [JSON.stringify(source), source]))
  return [...unique.values()].slice(0, 32).map(termSource)
}
