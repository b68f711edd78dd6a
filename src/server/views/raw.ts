import { rawFrom } from '#server/log'
import { rawAnswer, rawQuestion, type RawAnswer } from '#wire/record'

import { itemOf } from './entry-row.ts'
import { textOfEntry } from './envelope-of.ts'
import { stateOf } from './state.ts'
import { viewOf, type View } from './view.ts'

/**
 * Entries in order with their bytes, for an audit from nothing. A log with a hole proves nothing, so a reader who may
 * not read one of them is answered none of the page.
 */
export const raw: View = viewOf({
  name: 'raw',
  path: '/api/record/raw',
  summary: 'Entries in order with their bytes, 256 a page.',
  row: 'record (log, heads, proofs)',
  class: 'J',
  question: rawQuestion,
  answer: rawAnswer,
  async select(rows, { question: { from }, mayRead }): Promise<RawAnswer | undefined> {
    const state = await stateOf(rows)
    const found = await rawFrom(rows, from)
    if (!state || !found.every((line) => mayRead(itemOf(line)))) return undefined
    return { from, size: state.size, entries: found.map(({ bytes }) => textOfEntry(bytes)) }
  },
  lower: { full: whole, joint: whole },
})

function whole(answer: RawAnswer): RawAnswer {
  return answer
}
