import type { ActName } from '#domain/access'
import type { DeadlineKind, DeadlinesTable } from '#server/projections'

/** A deed of the node itself: what its office's key is to sign. */
export type DueAct = {
  readonly act: ActName
  readonly type: string
  readonly ref: readonly { readonly rel: string; readonly rid: string }[]
  readonly body: Readonly<Record<string, string>>
}

/** What each kind of deadline makes the node do when it is past. A kind without a deed does not compile (S-20). */
export const due: Readonly<Record<DeadlineKind, (row: DeadlinesTable) => DueAct>> = {
  claimAnswer: (row) => ({
    act: 'claim.claim.lapse',
    type: 'claim.unanswered',
    ref: [{ rel: 'unanswered', rid: row.subject }],
    body: { dueAt: row.due },
  }),
}
