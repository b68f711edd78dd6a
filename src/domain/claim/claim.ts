import { accept, firstRefusal, followsNewest, refuse, stateAfter, type Answer } from '#domain/life'
import {
  timeStands,
  notStated,
  placeStands,
  withoutNull,
  type PlaceId,
  type Side,
  type Utc,
} from '#domain/measure'
import { actsAsSide, entityOfSide, type Entity } from '#domain/party'

import type { AccountKind, Claim, CounterClaim, Speaker } from './account.ts'
import { claimLife, type ClaimState } from './claim-life.ts'
import { latenessS, stateNow, type Clocked } from './due.ts'
import { statementLife, type StatementState } from './statement-life.ts'
import {
  countStands,
  eventNotInFuture,
  momentStands,
  oneOriginal,
  toldStands,
  zoneStands,
  type ToldCode,
} from './told.ts'

/** Who asks, when, and what the mechanism's record holds that an account may name. */
export type AccountAsked = {
  readonly actor: { readonly side: Side | 'none' }
  readonly now: Utc
  readonly entities: readonly Entity[]
  readonly isPlace: (id: PlaceId) => boolean
  /** Ids of the sectors that were agreed. */
  readonly sectors: readonly string[]
}

/** A claim in the record: whose it is, where it stands, and the id of its newest version. */
export type StandingClaim = Clocked & { readonly by: Side; readonly newest: string }

/** A statement that a claim adopts: whose it was, and where it stands. */
export type AdoptedStatement = { readonly speaker: Speaker; readonly state: StatementState }

/** Why what a claim or its answer tells cannot be recorded as it stands. */
export type ClaimToldCode =
  | ToldCode
  | 'CLM_KIND'
  | 'MEA_ZONE_MISSING'
  | 'MEA_PLACE_UNKNOWN'
  | 'PTY_ENTITY_UNKNOWN'

/** Why a claim may not be lodged. */
export type LodgeCode = ClaimToldCode | 'PTY_NOT_A_SIDE' | 'CLM_NOT_OWN_STATEMENT' | 'LIFE_NOT_ALLOWED'

/** Kinds of act a claim may tell of (domain.md section 10). What else was said is a statement. */
export const CLAIM_KINDS: readonly AccountKind[] = [
  'violation',
  'hit',
  'casualty',
  'movement',
  'denial',
  'provocation',
  'goodOffice',
]

/**
 * Whether an office may lodge a claim: only one of the side it speaks for, for an entity of that side. No proof is asked
 * (R-CLM-9). It may adopt a statement of its own side; both stay, and clocks run from the lodging. Source: R-CLM-13, R-CLM-15.
 */
export function mayLodge(
  claim: Claim,
  asked: AccountAsked & { readonly adopts?: AdoptedStatement },
): Answer<{ readonly state: ClaimState }, LodgeCode> {
  const refused = firstRefusal<LodgeCode>(
    actsAsSide(asked.actor, claim.by),
    ...(asked.adopts ? [mayAdopt(claim, asked.adopts)] : []),
    claimStands(claim, asked),
  )
  return refused ?? entered('lodge', 'drafted')
}

/** Whether the other side's office may acknowledge a claim. An acknowledgement is no answer and stops no clock. */
export function mayAcknowledge(
  by: Side,
  claim: StandingClaim,
  asked: AccountAsked,
): Answer<{ readonly state: ClaimState }, 'PTY_NOT_A_SIDE' | 'LIFE_NOT_ALLOWED'> {
  return (
    firstRefusal(actsAsSide(asked.actor, by), byTheOther(by, claim)) ??
    entered('acknowledge', stateNow(claim, asked.now))
  )
}

/** Whether the other side's office may answer a claim, and how late: after the 6 h it is taken, as late. Source: R-CLM-8. */
export function mayAnswer(
  answer: CounterClaim,
  claim: StandingClaim,
  asked: AccountAsked,
): Answer<
  { readonly state: ClaimState; readonly lateS: number },
  ClaimToldCode | 'PTY_NOT_A_SIDE' | 'LIFE_NOT_ALLOWED'
> {
  const refused = firstRefusal<ClaimToldCode | 'PTY_NOT_A_SIDE'>(
    actsAsSide(asked.actor, answer.by),
    byTheOther(answer.by, claim),
    answerStands(answer, asked),
  )
  if (refused) return refused
  const next = entered('answer', stateNow(claim, asked.now))
  return next.ok ? accept({ ...next.value, lateS: latenessS(claim.lodgedAt, asked.now) }) : next
}

/** Whether its own side's office may put a new version in a claim's place; the old stays readable. Source: R-CLM-7. */
export function mayCorrect(
  version: Claim,
  claim: StandingClaim,
  asked: AccountAsked & { readonly follows: string },
): Answer<
  { readonly state: ClaimState },
  ClaimToldCode | 'PTY_NOT_A_SIDE' | 'LIFE_NOT_ALLOWED' | 'LIFE_STALE'
> {
  const refused = firstRefusal<ClaimToldCode | 'PTY_NOT_A_SIDE' | 'LIFE_NOT_ALLOWED' | 'LIFE_STALE'>(
    actsAsSide(asked.actor, claim.by),
    actsAsSide({ side: version.by }, claim.by),
    entered('correct', claim.state),
    followsNewest(asked.follows, claim.newest),
    claimStands(version, asked),
  )
  return refused ?? entered('correct', claim.state)
}

/** Whether its own side's office may withdraw a claim, which stays readable, marked so. Source: R-CLM-7. */
export function mayWithdraw(
  by: Side,
  claim: StandingClaim,
  asked: AccountAsked & { readonly follows: string },
): Answer<{ readonly state: ClaimState }, 'PTY_NOT_A_SIDE' | 'LIFE_NOT_ALLOWED' | 'LIFE_STALE'> {
  const refused = firstRefusal<'PTY_NOT_A_SIDE' | 'LIFE_NOT_ALLOWED' | 'LIFE_STALE'>(
    actsAsSide(asked.actor, by),
    actsAsSide({ side: by }, claim.by),
    entered('withdraw', claim.state),
    followsNewest(asked.follows, claim.newest),
  )
  return refused ?? entered('withdraw', claim.state)
}

/** A side adopts only what it said itself, and what its speaker has not taken back. */
function mayAdopt(
  claim: Claim,
  adopted: AdoptedStatement,
): Answer<StatementState, 'CLM_NOT_OWN_STATEMENT' | 'LIFE_NOT_ALLOWED'> {
  const { side } = adopted.speaker
  if (side.kind !== 'known' || side.value !== claim.by) return refuse('CLM_NOT_OWN_STATEMENT', 'nothing')
  return stateAfter(statementLife, adopted.state, 'adopt')
}

function claimStands(claim: Claim, asked: AccountAsked): Answer<undefined, ClaimToldCode> {
  return (
    firstRefusal<ClaimToldCode>(
      entityOfSide(asked.entities, claim.entity, claim.by),
      kindStands(claim.kind),
      toldStands(claim, asked.now),
      zoneStands(claim.at),
      placeStands(claim.place, asked),
      momentStands(claim.statedAt, asked.now),
    ) ?? accept(undefined)
  )
}

function answerStands(answer: CounterClaim, asked: AccountAsked): Answer<undefined, ClaimToldCode> {
  const { at, place } = answer
  return (
    firstRefusal<ClaimToldCode>(
      entityOfSide(asked.entities, answer.entity, answer.by),
      kindStands(answer.kind),
      withoutNull(answer),
      oneOriginal(answer.what),
      countStands(answer.count ?? notStated),
      ...(at ? [timeStands(at), eventNotInFuture(at, asked.now), zoneStands(at)] : []),
      ...(place ? [placeStands(place, asked)] : []),
      momentStands(answer.statedAt, asked.now),
    ) ?? accept(undefined)
  )
}

function kindStands(kind: AccountKind): Answer<undefined, 'CLM_KIND'> {
  return CLAIM_KINDS.includes(kind)
    ? accept(undefined)
    : refuse('CLM_KIND', 'draft', { kind, allowed: CLAIM_KINDS })
}

/** An answer or acknowledgement is the other side's to give. */
function byTheOther(by: Side, claim: StandingClaim): Answer<undefined, 'PTY_NOT_A_SIDE'> {
  return by === claim.by ? refuse('PTY_NOT_A_SIDE', 'nothing', { side: by }) : accept(undefined)
}

function entered(
  event: 'lodge' | 'acknowledge' | 'answer' | 'correct' | 'withdraw',
  state: ClaimState,
): Answer<{ readonly state: ClaimState }, 'LIFE_NOT_ALLOWED'> {
  const next = stateAfter(claimLife, state, event)
  return next.ok ? accept({ state: next.value }) : next
}
