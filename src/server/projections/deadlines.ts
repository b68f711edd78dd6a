import { dueAnswer } from '#domain/claim'
import type { Utc } from '#domain/measure'
import type { Reader, Tx } from '#server/storage'

import { byType, refOf } from './by-type.ts'
import type { Fact, Projection } from './projection.ts'

/** What can fall due. */
export type DeadlineKind = 'claimAnswer'

/** Something that falls due at an instant, about a subject by its id. */
export type DeadlinesTable = {
  readonly kind: DeadlineKind
  readonly subject: string
  readonly due: Utc
  readonly idx: number
}

type Own = { readonly deadlines: DeadlinesTable }

/** What falls due: the other side's written account of a lodged claim (R-CLM-8). A statement starts no clock (R-CLM-14). */
export const deadlines: Projection = byType<DeadlinesTable>({
  table: 'deadlines',
  key: ['kind', 'subject'],
  adds: {
    'claim.lodged': ({ rid, at, index }) => [
      { kind: 'claimAnswer', subject: rid, due: dueAnswer(at), idx: index },
    ],
  },
  changes: {
    'claim.answered': (tx, fact) => end(tx, fact, 'answers'),
    'claim.unanswered': (tx, fact) => end(tx, fact, 'unanswered'),
    'claim.withdrawn': (tx, fact) => end(tx, fact, 'withdraws'),
  },
})

/** What falls due next, earliest first. */
export function nextDeadlines(rows: Reader<Own>, limit: number): Promise<readonly DeadlinesTable[]> {
  return rows
    .selectFrom('deadlines')
    .selectAll()
    .orderBy('due')
    .orderBy('kind')
    .orderBy('subject')
    .limit(limit)
    .execute()
}

async function end(tx: Tx, fact: Fact, rel: string): Promise<void> {
  await tx
    .withTables<Own>()
    .deleteFrom('deadlines')
    .where('kind', '=', 'claimAnswer')
    .where('subject', '=', refOf(fact, rel))
    .execute()
}
