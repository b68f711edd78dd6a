import { dueAnswer } from '#domain/claim'
import type { Utc } from '#domain/measure'
import { lapseDue } from '#domain/observation'
import type { Reader, Tx } from '#server/storage'
import { observationInner, observationSealed } from '#wire/observation'

import { byType, refOf } from './by-type.ts'
import type { Fact, Projection } from './projection.ts'
import { stepIn } from './watch-steps.ts'

/** What can fall due. */
export type DeadlineKind = 'claimAnswer' | 'watchLapse'

/** Something that falls due at an instant, about a subject by its id. */
export type DeadlinesTable = {
  readonly kind: DeadlineKind
  readonly subject: string
  readonly due: Utc
  readonly idx: number
}

type Own = { readonly deadlines: DeadlinesTable }

/**
 * What falls due: the other side's written account of a lodged claim (R-CLM-8), a sign of life of a watch that this node
 * reads. A statement starts no clock (R-CLM-14).
 */
export const deadlines: Projection = byType<DeadlinesTable>({
  table: 'deadlines',
  key: ['kind', 'subject'],
  adds: {
    'claim.lodged': ({ rid, at, index }) => [
      { kind: 'claimAnswer', subject: rid, due: dueAnswer(at), idx: index },
    ],
    'observation.watch.opened': ({ rid, at, index, inner }) => {
      const { from } = observationInner['observation.watch.opened'].parse(inner?.body).watch
      return [{ kind: 'watchLapse', subject: rid, due: lapseDue(from > at ? from : at), idx: index }]
    },
  },
  changes: {
    'claim.answered': (tx, fact) => endAnswer(tx, fact, 'answers'),
    'claim.unanswered': (tx, fact) => endAnswer(tx, fact, 'unanswered'),
    'claim.withdrawn': (tx, fact) => endAnswer(tx, fact, 'withdraws'),
    'observation.watch.visibility': (tx, fact) =>
      heard(tx, fact, stepIn('observation.watch.visibility', fact.inner?.body).of),
    'observation.submitted': async (tx, fact) => {
      const watch = fact.sealed && observationSealed.parse(fact.sealed).watch
      if (watch?.kind === 'known') await heard(tx, fact, watch.value)
    },
    'observation.watch.closed': (tx, fact) =>
      end(tx, 'watchLapse', stepIn('observation.watch.closed', fact.inner?.body).of),
    'observation.watch.lapsed': (tx, fact) =>
      end(tx, 'watchLapse', stepIn('observation.watch.lapsed', fact.inner?.body).of),
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

function endAnswer(tx: Tx, fact: Fact, rel: string): Promise<void> {
  return end(tx, 'claimAnswer', refOf(fact, rel))
}

async function end(tx: Tx, kind: DeadlineKind, subject: string): Promise<void> {
  await tx
    .withTables<Own>()
    .deleteFrom('deadlines')
    .where('kind', '=', kind)
    .where('subject', '=', subject)
    .execute()
}

/** A sign of life puts a watch's lapse off. */
async function heard(tx: Tx, fact: Fact, watch: string): Promise<void> {
  const due = lapseDue(fact.at)
  await tx
    .withTables<Own>()
    .updateTable('deadlines')
    .set({ due, idx: fact.index })
    .where('kind', '=', 'watchLapse')
    .where('subject', '=', watch)
    .where('due', '<', due)
    .execute()
}
