import { choicesNow } from '#domain/agreement'
import { mechanismInForce, termsAsOf, trucesAsOf, agreementsBelow, type TermAsOf } from '#server/projections'
import { agreementsAnswer, agreementsQuestion, type AgreementsAnswer } from '#wire/agreement'

import { actsHere, agreementRow } from './agreement-row.ts'
import { stateOf } from './state.ts'
import { viewOf, type View } from './view.ts'

/** Agreements and proposals of the record, and the choices the rules read as they hold now. */
export const agreements: View = viewOf({
  name: 'agreements',
  path: '/api/agreements',
  summary: 'Recorded agreements and proposals, terms counted by state, and the choices that rules read.',
  row: 'agreement',
  class: 'J',
  question: agreementsQuestion,
  answer: agreementsAnswer,
  async select(rows, asked): Promise<AgreementsAnswer | undefined> {
    const { question, asker, now } = asked
    const settings = await mechanismInForce(rows)
    if (!settings) return undefined
    const asOf = { size: (await stateOf(rows))?.size ?? 0, at: now }
    const found = await agreementsBelow(rows, asOf.size)
    const terms = await termsAsOf(rows, asOf)
    const truces = await trucesAsOf(rows, asOf)
    const { after, limit } = question
    const start = after === undefined ? 0 : found.findIndex(({ id }) => id === after) + 1
    const behind = after !== undefined && start === 0 ? [] : found.slice(start)
    const page = behind.slice(0, limit)
    const next = behind.length > limit ? page.at(-1)?.id : undefined
    return {
      now,
      agreements: page.map((row) => agreementRow(row, { all: found, terms, truces })),
      choices: choicesNow(terms.map(choiceTerm), { liveFireOutside: settings.settings.liveFireOutside }),
      may: actsHere(asker.who, ['agreement.record'], now),
      ...(next === undefined ? {} : { next }),
    }
  },
  lower: { full: whole, joint: whole },
})

function choiceTerm({ term, newest, life }: TermAsOf): Parameters<typeof choicesNow>[0][number] {
  return { id: term.id, key: term.key, state: life.state, value: newest.body.value }
}

function whole(answer: AgreementsAnswer): AgreementsAnswer {
  return answer
}
