import { allow, type ActName, type Subject, type Who } from '#domain/access'
import {
  claimLife,
  statementLife,
  type ClaimEvent,
  type ClaimState,
  type StatementEvent,
  type StatementState,
} from '#domain/claim'
import { stateAfter } from '#domain/life'
import { otherSide, type Side, type Utc } from '#domain/measure'

/** In whose name an act on a claim is done: its own side's, or the other's. */
type InName = 'own' | 'other'

const ON_CLAIM: readonly { readonly act: ActName; readonly event: ClaimEvent; readonly inName: InName }[] = [
  { act: 'claim.acknowledge', event: 'acknowledge', inName: 'other' },
  { act: 'claim.answer', event: 'answer', inName: 'other' },
  { act: 'claim.correct', event: 'correct', inName: 'own' },
  { act: 'claim.withdraw', event: 'withdraw', inName: 'own' },
]

const ON_STATEMENT: readonly { readonly act: ActName; readonly event: StatementEvent }[] = [
  { act: 'statement.render', event: 'render' },
  { act: 'statement.correct', event: 'correct' },
  { act: 'statement.retract', event: 'retract' },
]

/** Acts a reader may do on a claim in this state, by the table and the claim's life. Offered, not promised: the act's rule judges. */
export function mayOnClaim(
  who: Who,
  claim: { readonly by: Side; readonly state: ClaimState },
  now: Utc,
): readonly ActName[] {
  const acts = ON_CLAIM.filter(
    ({ act, event, inName }) =>
      stateAfter(claimLife, claim.state, event).ok &&
      mayAct(who, act, { side: inName === 'own' ? claim.by : otherSide(claim.by) }, now),
  )
  return [...acts.map(({ act }) => act), ...mayLink(who, now)]
}

/** Acts a reader may do on a statement in this state; its own side may adopt it by lodging a claim (R-CLM-15). */
export function mayOnStatement(
  who: Who,
  statement: { readonly column: Side | 'third'; readonly state: StatementState },
  now: Utc,
): readonly ActName[] {
  const { column, state } = statement
  const acts = ON_STATEMENT.filter(
    ({ act, event }) => stateAfter(statementLife, state, event).ok && mayAct(who, act, {}, now),
  )
  const adopts =
    column !== 'third' &&
    stateAfter(statementLife, state, 'adopt').ok &&
    mayAct(who, 'claim.lodge', { side: column }, now)
  return [...acts.map(({ act }) => act), ...(adopts ? (['claim.lodge'] as const) : []), ...mayLink(who, now)]
}

function mayLink(who: Who, now: Utc): readonly ActName[] {
  return mayAct(who, 'claim.link', {}, now) ? ['claim.link'] : []
}

// oxlint-disable-next-line max-params -- the four things the gate asks
function mayAct(who: Who, act: ActName, subject: Subject, now: Utc): boolean {
  return allow(who, { kind: 'act', act }, subject, now).ok
}
