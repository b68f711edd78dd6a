import { z } from 'zod'

import { opsLogBefore, type OpsLogRow } from '#server/projections'
import { opsLogAnswer, type OpsLogAnswer } from '#wire/observation'

import { viewOf, type Item, type View } from './view.ts'

const question = z.strictObject({
  /** `next` of the page before: the index of its last line. */
  after: z
    .string()
    .regex(/^\d{1,15}$/)
    .optional(),
  limit: z.coerce.number().int().min(1).max(200).default(100),
})

/** The ops log as typed, newest first: the mission's offices read all of it, a patrol its own lines. */
export const opsLog: View = viewOf({
  name: 'ops-log',
  path: '/api/ops-log',
  summary: 'Lines of the ops log as typed, newest first.',
  row: 'watch, effort',
  class: 'J',
  question,
  answer: opsLogAnswer,
  async select(rows, { question: { after, limit }, asker, mayRead }): Promise<OpsLogAnswer | undefined> {
    const { office } = asker.who
    const readsAll = mayRead(lineOf([]))
    if (!readsAll && (office === undefined || !mayRead(lineOf([office])))) return undefined
    const found = await opsLogBefore(rows, {
      before: after === undefined ? Number.MAX_SAFE_INTEGER : Number(after),
      limit: limit + 1,
      ...(readsAll || office === undefined ? {} : { office }),
    })
    const page = found.slice(0, limit)
    const last = page.at(-1)
    return {
      entries: page.map(entryOf),
      ...(found.length > limit && last ? { next: String(last.idx) } : {}),
    }
  },
  lower: { full: whole },
})

function entryOf({ rid, idx, at, office, entry, became }: OpsLogRow): OpsLogAnswer['entries'][number] {
  const line = { id: rid, index: idx, recordedAt: at, office, entry }
  return became === null ? line : { ...line, became }
}

function lineOf(offices: readonly string[]): Item {
  return { row: 'watch, effort', class: 'M', offices }
}

function whole(answer: OpsLogAnswer): OpsLogAnswer {
  return answer
}
