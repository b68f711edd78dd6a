import { entriesBefore } from '#server/log'
import { entriesAnswer, entriesQuestion, type EntriesAnswer } from '#wire/record'

import { itemOf, rowOf } from './entry-row.ts'
import { stateOf } from './state.ts'
import { viewOf, type View } from './view.ts'

/** Entries of the log, newest first, paged by index. Indices are visible, what is sealed in them is not (R-ACC-2). */
export const entries: View = viewOf({
  name: 'entries',
  path: '/api/record/entries',
  summary: 'Entries of the log, newest first.',
  row: 'record (log, heads, proofs)',
  class: 'J',
  question: entriesQuestion,
  answer: entriesAnswer,
  async select(rows, { question: { before, limit }, mayRead }): Promise<EntriesAnswer | undefined> {
    const state = await stateOf(rows)
    if (!state) return undefined
    const found = await entriesBefore(rows, { before: before ?? state.size, limit: limit + 1 })
    const page = found.slice(0, limit)
    const last = page.at(-1)
    return {
      entries: page.filter((line) => mayRead(itemOf(line))).map(rowOf),
      size: state.size,
      ...(found.length > limit && last ? { next: last.idx } : {}),
    }
  },
  lower: { full: whole, joint: whole },
})

function whole(answer: EntriesAnswer): EntriesAnswer {
  return answer
}
