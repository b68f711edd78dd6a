import { z } from 'zod'

import { authorHeads, keysKnown } from '#server/projections'
import { authorAnswer, type AuthorAnswer } from '#wire/record'

import { stateOf } from './state.ts'
import { viewOf, type View } from './view.ts'

/** Where the signed-in key stands in its own stream, and the head that its next record can name. */
export const author: View = viewOf({
  name: 'author',
  path: '/api/record/author',
  summary: 'Where the signed-in key stands in its own stream of records.',
  row: 'record (log, heads, proofs)',
  class: 'J',
  question: z.strictObject({}),
  answer: authorAnswer,
  async select(rows, { asker: { key, who }, now }): Promise<AuthorAnswer | undefined> {
    const state = await stateOf(rows)
    if (!state || key === undefined || who.office === undefined) return undefined
    const [stream] = await authorHeads(rows, [key])
    const [enrolled] = await keysKnown(rows, [key])
    const prev = stream?.rid ?? enrolled?.rid
    if (prev === undefined) return undefined
    const after = { epoch: state.epoch, size: state.size, root: Buffer.from(state.root).toString('hex') }
    return { key, office: who.office, seq: stream?.seq ?? 0, prev, after, now }
  },
  lower: { full: whole, joint: whole },
})

function whole(answer: AuthorAnswer): AuthorAnswer {
  return answer
}
