import type { Who } from '#domain/access'
import { isSide } from '#domain/measure'
import { holderOf } from '#domain/record'
import { entryAt, sealedOf, type EntryColumns } from '#server/log'
import { sealedAnswer, sealedQuestion, type SealedAnswer } from '#wire/record'

import { envelopeOf, type EnvelopeShown } from './envelope-of.ts'
import { viewOf, type Item, type View } from './view.ts'

/**
 * Ciphertext and wrap of one record. With a sealed part of a joint record: for the offices it is sealed to. A committed
 * record hides its class and whom it is sealed to (record.md section 10), so whoever may read the widest class that its
 * author can have meant, and the author's own office, may try a key; the other side gets not a byte of it. For everybody else there is nothing here.
 */
export const sealed: View = viewOf({
  name: 'sealed',
  path: '/api/record/sealed/:rid',
  summary: 'Sealed content of a record, for an office that it is sealed to.',
  row: 'record (log, heads, proofs)',
  class: 'J',
  question: sealedQuestion,
  answer: sealedAnswer,
  async select(rows, { question: { rid }, asker, mayRead }): Promise<SealedAnswer | undefined> {
    const found = await entryAt(rows, rid)
    const env = found && envelopeOf(found.bytes)
    const content = env?.blobs?.find((blob) => blob.role === 'content')
    if (!found || !env?.commit || !content || !isFor({ who: asker.who, mayRead }, found, env))
      return undefined
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

type Reading = { readonly who: Who; readonly mayRead: (item: Item) => boolean }

function isFor({ who, mayRead }: Reading, { vis }: EntryColumns, env: EnvelopeShown): boolean {
  if (who.office === undefined) return false
  if (vis !== 'C') return env.keys?.includes(who.office) ?? false
  if (env.author.office === who.office) return true
  const holder = holderOf(env.author.office)
  return mayRead(
    isSide(holder)
      ? { row: 'claim', class: 'O', side: holder }
      : { row: 'statement (said publicly)', class: 'M', elsewhere: true },
  )
}

function whole(answer: SealedAnswer): SealedAnswer {
  return answer
}
