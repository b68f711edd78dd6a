import { z } from 'zod'

import { headAnswer, type HeadAnswer } from '#wire/record'

import { foundingOf, gradesOf, ownGrade, stateOf } from './state.ts'
import { viewOf, type View } from './view.ts'

/** The newest committed checkpoint, the pin, and what grade it has and could have. Heads are public (record.md 3.1). */
export const head: View = viewOf({
  name: 'head',
  path: '/api/record/head',
  summary: 'The newest committed checkpoint of the log.',
  row: 'record (log, heads, proofs)',
  class: 'P',
  question: z.strictObject({}),
  answer: headAnswer,
  async select(rows, { node }): Promise<HeadAnswer | undefined> {
    const state = await stateOf(rows)
    const founding = state && (await foundingOf(rows))
    if (!founding) return undefined
    const { best, missing } = gradesOf(founding.genesis)
    return {
      epoch: state.epoch,
      size: state.size,
      root: Buffer.from(state.root).toString('hex'),
      at: state.at,
      checkpoint: state.checkpoint,
      vkey: node.vkey,
      genesis: founding.rid,
      bestGrade: best,
      grade: ownGrade,
      missing,
    }
  },
  lower: { full: whole, joint: whole, public: whole },
})

function whole(answer: HeadAnswer): HeadAnswer {
  return answer
}
