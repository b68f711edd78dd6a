import { z } from 'zod'

import { importsBefore } from '#server/projections'
import { importsAnswer, type ImportsAnswer } from '#wire/record'

import { viewOf, type View } from './view.ts'

const question = z.strictObject({
  /** `next` of the page before: the index of its last job. */
  after: z
    .string()
    .regex(/^\d{1,15}$/)
    .optional(),
  limit: z.coerce.number().int().min(1).max(100).default(50),
})

/** Import jobs, newest first; a job is complete only when every row it takes is in the record. */
export const imports: View = viewOf({
  name: 'imports',
  path: '/api/imports',
  summary: 'Import jobs, newest first.',
  row: 'record (log, heads, proofs)',
  class: 'J',
  question,
  answer: importsAnswer,
  async select(rows, { question: { after, limit } }) {
    const found = await importsBefore(rows, after === undefined ? undefined : Number(after), limit + 1)
    const jobs = found.slice(0, limit)
    const last = jobs.at(-1)
    const page = jobs.map(({ rid, file, name, what, office, at, rows: all, taken, done }) => ({
      rid,
      file,
      name,
      what,
      by: office,
      at,
      rows: all,
      taken,
      done,
      complete: done === taken,
    }))
    return { imports: page, ...(found.length > limit && last ? { next: String(last.idx) } : {}) }
  },
  lower: { full: whole, joint: whole },
})

function whole(answer: ImportsAnswer): ImportsAnswer {
  return answer
}
