import type { ActName, Who } from '#domain/access'
import { mayAct } from '#domain/agreement'
import { isSide, SIDES, type Side, type Utc } from '#domain/measure'
import type { Mechanism } from '#domain/party'
import {
  agreementsBelow,
  mechanismInForce,
  type AgreementRow as Recorded,
  type AsOf,
  type TermAsOf,
  type TruceAsOf,
} from '#server/projections'
import { agreementAnswer, agreementQuestion, type AgreementAnswer } from '#wire/agreement'

import { asOfWhen, momentsOf, partsOf, type Parts } from './agreement-as-of.ts'
import { actsHere, agreementRow } from './agreement-row.ts'
import { termAnswer } from './agreement-term.ts'
import { orderOf } from './sides.ts'
import { foundingOf, stateOf } from './state.ts'
import { truceAnswer } from './truces.ts'
import { viewOf, type Rows, type View } from './view.ts'

/** What a side does to a truce, by the act of it. */
const ON_TRUCE = {
  suspend: 'agreement.suspend',
  resume: 'agreement.resume',
  denounce: 'agreement.denounce',
} as const

/** One agreement whole: its sources and texts, its terms with both sides' positions, its truces. */
export const agreement: View = viewOf({
  name: 'agreement',
  path: '/api/agreements/:id',
  summary: 'One agreement: sources, texts side by side, terms with both positions and their states, truces.',
  row: 'agreement',
  class: 'J',
  question: agreementQuestion,
  answer: agreementAnswer,
  async select(rows, { question, asker, now }): Promise<AgreementAnswer | undefined> {
    const settings = await mechanismInForce(rows)
    const today = { size: (await stateOf(rows))?.size ?? 0, at: now }
    const asOf = await asOfWhen(rows, question, today)
    const all = await agreementsBelow(rows, asOf.size)
    const row = all.find(({ id }) => id === question.id)
    if (!settings || row === undefined) return undefined
    const parts = await partsOf(rows, row, asOf)
    const isPast = asOf.at < today.at || asOf.size < today.size
    return {
      now: asOf.at,
      size: asOf.size,
      isPast,
      moments: momentsOf(row, isPast ? await partsOf(rows, row, today) : parts, now),
      ...(await contentOf(rows, row, { asOf, isPast, parts, all, settings, who: asker.who })),
      may: isPast ? [] : mayHere(asker.who, parts.truces, now),
    }
  },
  lower: { full: whole, joint: whole },
})

type Told = {
  readonly asOf: AsOf
  readonly isPast: boolean
  readonly parts: Parts
  readonly all: readonly Recorded[]
  readonly settings: Mechanism
  readonly who: Who
}

type Content = Omit<AgreementAnswer, 'now' | 'size' | 'isPast' | 'moments' | 'may'>

/** What it says as of an instant, the sides in the order of whoever asks on that day (R-PTY-8). */
async function contentOf(
  rows: Rows,
  row: Recorded,
  { asOf, isPast, parts, all, settings, who }: Told,
): Promise<Content> {
  const { sources, signed, class: kind, note, texts } = row.body
  const order = orderOf(settings, asOf.at, who)
  const asked = { who, isPast, now: asOf.at, sides: order, texts, vacant: await vacantSides(rows) }
  const told = { settings, now: asOf.at, size: asOf.size, all: parts.allTruces, order }
  const truces: Content['truces'][number][] = []
  for (const one of parts.truces) truces.push(await truceAnswer(rows, one, told))
  return {
    agreement: agreementRow(row, { all, terms: parts.terms, truces: parts.allTruces }),
    sources,
    signed,
    class: kind,
    note,
    texts,
    clauses: clausesOf(parts.own),
    terms: parts.own.map((each) => termAnswer(each, asked)),
    truces,
    proposals: all
      .filter(({ under }) => under === row.source_id)
      .map(({ id, source_id: sourceId, body }) => ({ id, sourceId, title: body.title })),
  }
}

/** Clause numbers in the order of the text, each once. */
function clausesOf(terms: readonly TermAsOf[]): AgreementAnswer['clauses'] {
  const numbers = [...new Set(terms.map(({ term }) => term.body.clause))]
  return numbers.map((number) => ({
    number,
    terms: terms.filter(({ term }) => term.body.clause === number).map(({ term }) => term.id),
  }))
}

/** Acts on the agreement itself and on its truces, as far as one of these allows them now. */
function mayHere(who: Who, truces: readonly TruceAsOf[], now: Utc): readonly ActName[] {
  const { side } = who
  const bound = (['suspend', 'resume', 'denounce'] as const).filter(
    (kind) => side !== 'none' && truces.some((one) => mayAct({ kind, by: side }, one.now).ok),
  )
  const readings = truces.length === 0 ? [] : (['agreement.reading.hold', 'agreement.reading.note'] as const)
  return actsHere(who, ['agreement.propose', ...readings, ...bound.map((kind) => ON_TRUCE[kind])], now)
}

/** Sides whose seat is empty: the founding names no root for them (R-PTY-11). */
async function vacantSides(rows: Rows): Promise<readonly Side[]> {
  const founding = await foundingOf(rows)
  const held = new Set(
    (founding?.genesis.holders ?? []).flatMap(({ code, root }) =>
      isSide(code) && root !== undefined ? [code] : [],
    ),
  )
  return SIDES.filter((side) => !held.has(side))
}

function whole(answer: AgreementAnswer): AgreementAnswer {
  return answer
}
