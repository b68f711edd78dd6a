import { z } from 'zod'

import type { ActName, Who } from '#domain/access'
import { mayAct } from '#domain/agreement'
import { isSide, SIDES, type Side, type Utc } from '#domain/measure'
import {
  agreementsBelow,
  mechanismInForce,
  termsAsOf,
  trucesAsOf,
  type TermAsOf,
  type TruceAsOf,
} from '#server/projections'
import { agreementAnswer, type AgreementAnswer } from '#wire/agreement'
import { hex32 } from '#wire/measure'

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
  question: z.strictObject({ id: hex32 }),
  answer: agreementAnswer,
  async select(rows, asked): Promise<AgreementAnswer | undefined> {
    const { question, asker, now } = asked
    const settings = await mechanismInForce(rows)
    const size = (await stateOf(rows))?.size ?? 0
    const all = await agreementsBelow(rows, size)
    const row = all.find(({ id }) => id === question.id)
    if (!settings || row === undefined) return undefined
    const terms = await termsAsOf(rows, { size, at: now })
    const standing = await trucesAsOf(rows, { size, at: now })
    const order = orderOf(settings, now, asker.who)
    const own = terms.filter(({ term }) => term.agreement === row.id).toSorted(inTextOrder)
    const { sources, signed, class: kind, note, texts } = row.body
    const vacant = await vacantSides(rows)
    const ownTruces = standing.filter(({ truce }) => truce.agreement === row.id)
    const truces: AgreementAnswer['truces'][number][] = []
    for (const one of ownTruces)
      truces.push(await truceAnswer(rows, one, { settings, now, size, all: standing, order }))
    return {
      now,
      agreement: agreementRow(row, { all, terms, truces: standing }),
      sources,
      signed,
      class: kind,
      note,
      texts,
      clauses: clausesOf(own),
      terms: own.map((each) => termAnswer(each, { who: asker.who, now, sides: order, texts, vacant })),
      truces,
      proposals: all
        .filter(({ under }) => under === row.source_id)
        .map(({ id, source_id: sourceId, body }) => ({ id, sourceId, title: body.title })),
      may: mayHere(asker.who, ownTruces, now),
    }
  },
  lower: { full: whole, joint: whole },
})

function inTextOrder({ term: a }: TermAsOf, { term: b }: TermAsOf): number {
  return a.idx - b.idx || a.place - b.place
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
