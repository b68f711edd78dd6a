import { entryAt, inclusionOf, type EntryColumns } from '#server/log'
import { keysKnown } from '#server/projections'
import { entryAnswer, entryQuestion, type EntryAnswer } from '#wire/record'

import { itemOf, rowOf } from './entry-row.ts'
import { readBack, textOfEntry } from './envelope-of.ts'
import { stateOf } from './state.ts'
import { viewOf, type Rows, type View } from './view.ts'

/** One entry by rid or index: its signed bytes, and what proves that it stands in the log. */
export const entry: View = viewOf({
  name: 'entry',
  path: '/api/record/entry/:id',
  summary: 'One entry with its signed bytes, its proof and the head.',
  row: 'record (log, heads, proofs)',
  class: 'J',
  question: entryQuestion,
  answer: entryAnswer,
  async select(rows, { question: { id }, node, mayRead }): Promise<EntryAnswer | undefined> {
    const state = await stateOf(rows)
    const found = state && (await entryAt(rows, id.length === RID_CHARS ? id : Number(id)))
    if (!found || !mayRead(itemOf(found))) return undefined
    const proof = await inclusionOf(rows, { index: found.idx, size: state.size })
    if (!proof.ok) throw new Error(`entry ${found.idx} without proof: ${proof.code}`)
    return {
      row: rowOf(found),
      entry: textOfEntry(found.bytes),
      leaf: hexOf(found.leaf),
      proof: proof.value.map(hexOf),
      size: state.size,
      root: hexOf(state.root),
      checkpoint: state.checkpoint,
      vkey: node.vkey,
      enrolledBy: await enrolmentsOf(rows, found),
    }
  },
  lower: { full: whole, joint: whole },
})

const RID_CHARS = 64

/** Which record brought in each key that signed: the next thing to look at for whoever trusts nothing. */
async function enrolmentsOf(rows: Rows, { bytes }: EntryColumns): Promise<EntryAnswer['enrolledBy']> {
  const known = await keysKnown(
    rows,
    readBack(bytes).sigs.map(({ key }) => key),
  )
  return known.map(({ key, rid, office }) => ({ key, rid, office }))
}

function hexOf(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('hex')
}

function whole(answer: EntryAnswer): EntryAnswer {
  return answer
}
