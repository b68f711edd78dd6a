import type { ActName } from '#domain/access'
import { signBefore } from '#domain/observation'
import type { DeadlineKind, DeadlinesTable } from '#server/projections'

/** A deed of the node itself: what its office's key is to sign. What is of class M is sealed whole, as all of its kind is. */
export type DueAct =
  | {
      readonly kind: 'clear'
      readonly act: ActName
      readonly type: string
      readonly ref: readonly { readonly rel: string; readonly rid: string }[]
      readonly body: Readonly<Record<string, string>>
    }
  | {
      readonly kind: 'whole'
      readonly act: ActName
      readonly type: string
      readonly body: Readonly<Record<string, string>>
    }

/** What each kind of deadline makes the node do when it is past. A kind without a deed does not compile (S-20). */
export const due: Readonly<Record<DeadlineKind, (row: DeadlinesTable) => DueAct>> = {
  claimAnswer: (row) => ({
    kind: 'clear',
    act: 'claim.claim.lapse',
    type: 'claim.unanswered',
    ref: [{ rel: 'unanswered', rid: row.subject }],
    body: { dueAt: row.due },
  }),
  watchLapse: (row) => ({
    kind: 'whole',
    act: 'observation.watch.lapse',
    type: 'observation.watch.lapsed',
    body: { of: row.subject, at: signBefore(row.due) },
  }),
}
