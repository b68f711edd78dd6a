import { z } from 'zod'

import type { ActName } from '#domain/access'
import { isSide, SIDES, type Side } from '#domain/measure'
import { agreementsBelow, mechanismInForce, termsAsOf, trucesAsOf, type TermAsOf } from '#server/projections'
import { agreementAnswer, type AgreementAnswer } from '#wire/agreement'
import { hex32 } from '#wire/measure'

import { actsHere, agreementRow } from './agreement-row.ts'
import { termAnswer } from './agreement-term.ts'
import { orderOf } from './sides.ts'
import { foundingOf, stateOf } from './state.ts'
import { truceAnswer } from './truces.ts'
import { viewOf, type Rows, type View } from './view.ts'

/** Acts on an agreement or its truces, which its screen offers. */
const ON_AGREEMENT: readonly ActName[] = [
  'agreement.propose',
  'agreement.reading.hold',
  'agreement.reading.note',
  'agreement.suspend',
  'agreement.resume',
  'agreement.denounce',
]

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
    const truces: AgreementAnswer['truces'][number][] = []
    for (const one of standing.filter(({ truce }) => truce.agreement === row.id))
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
      may: actsHere(asker.who, ON_AGREEMENT, now),
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

/** Sides whose seat is empty: the founding names no root for them (R-PTY-11). */
async function vacantSides(rows: Rows): Promise<readonly Side[]> {
  const founding = await foundingOf(rows)
  const held = new Set(
    (founding?.genesis.holders ?? []).flatMap(({ code, root }) => (isSide(code) && root !== undefined ? [code] : [])),
  )
  return SIDES.filter((side) => !held.has(side))
}

function whole(answer: AgreementAnswer): AgreementAnswer {
  return answer
}
