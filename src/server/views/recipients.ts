import { z } from 'zod'

import type { Utc } from '#domain/measure'
import { newestSealKeys, openOffices } from '#server/projections'
import { recipientsAnswer, type RecipientsAnswer } from '#wire/record'

import { viewOf, type View } from './view.ts'

/** The seal key of every open office that has one: what a desk seals to. A mechanism has tens of offices, so no pages. */
export const recipients: View = viewOf({
  name: 'recipients',
  path: '/api/record/recipients',
  summary: 'Seal keys of offices.',
  row: 'party',
  class: 'J',
  question: z.strictObject({}),
  answer: recipientsAnswer,
  async select(rows, { now }) {
    const offices = await openOffices(rows)
    const seals = await newestSealKeys(rows)
    const found = offices.flatMap(({ office, role, holder }) => {
      const seal = seals.find((known) => known.office === office && isGood(known.until, now))
      return seal ? [{ office, role, holder, seal: seal.key, ...heldBy(seal.held) }] : []
    })
    // Desks seal in this order, and a node tries a wrap's recipients in theirs: its own first is 10 ms and not 29 a record.
    return { offices: [...found.filter((each) => each.held), ...found.filter((each) => !each.held)] }
  },
  lower: { full: whole, joint: whole },
})

function heldBy(held: 'node' | null): { readonly held?: 'node' } {
  return held === null ? {} : { held }
}

/** A seal key without an end is good; one past its end is sealed to no more. */
function isGood(until: Utc | null, now: Utc): boolean {
  return until === null || until > now
}

function whole(answer: RecipientsAnswer): RecipientsAnswer {
  return answer
}
