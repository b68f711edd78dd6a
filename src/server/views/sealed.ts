import type { Who } from '#domain/access'
import { entryAt, sealedOf, type EntryColumns } from '#server/log'
import { sealedAnswer, sealedQuestion, type SealedAnswer } from '#wire/record'

import { envelopeOf, type ReadBack } from './envelope-of.ts'
import { viewOf, type View } from './view.ts'

/**
 * Ciphertext and wrap of one record. With a sealed part of a joint record: for the offices it is sealed to. A committed
 * record hides whom it is sealed to (record.md section 10), so its own holder's offices and the mission's may try their
 * keys, and the other side gets not a byte of it. For everybody else there is nothing here.
 */
export const sealed: View = viewOf({
  name: 'sealed',
  path: '/api/record/sealed/:rid',
  summary: 'Sealed content of a record, for an office that it is sealed to.',
  row: 'record (log, heads, proofs)',
  class: 'J',
  question: sealedQuestion,
  answer: sealedAnswer,
  async select(rows, { question: { rid }, asker }): Promise<SealedAnswer | undefined> {
    const found = await entryAt(rows, rid)
    const env = found && envelopeOf(found.bytes)
    const content = env?.blobs?.find((blob) => blob.role === 'content')
    if (!found || !env?.commit || !content || !mayHold(asker.who, found, env)) return undefined
    const parts = await sealedOf(rows, { rid, sha256: content.sha256 })
    if (!parts) return undefined
    return {
      rid,
      content: Buffer.from(parts.content).toString('base64'),
      wrap: Buffer.from(parts.wrap).toString('base64'),
      commitRoot: env.commit.root,
      n: env.commit.n,
    }
  },
  lower: { full: whole, joint: whole },
})

function mayHold({ office }: Who, entry: EntryColumns, env: ReadBack['env']): boolean {
  if (office === undefined) return false
  if (entry.vis !== 'C') return env.keys?.includes(office) ?? false
  const holder = holderOf(office)
  return holder === 'M' || holder === holderOf(env.author.office)
}

function holderOf(office: string): string {
  return office.slice(0, office.indexOf('.'))
}

function whole(answer: SealedAnswer): SealedAnswer {
  return answer
}
