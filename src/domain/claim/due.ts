import { accept, refuse, allowedEvents, type Answer } from '#domain/life'
import { addS, msOfUtc, type Utc } from '#domain/measure'

import { claimLife, type ClaimState } from './claim-life.ts'

/** A lodged claim as far as its clock needs it. A statement has none: it is no notice and no answer (R-CLM-14). */
export type Clocked = { readonly state: ClaimState; readonly lodgedAt: Utc }

/** A written account is due 6 h after notice, as in the incident procedure agreed in February 1995 (R-CLM-8). */
const ANSWER_WITHIN_S = 6 * 3600

/** When the other side's written account of a claim is due. Source: R-CLM-8. */
export function dueAnswer(lodgedAt: Utc): Utc {
  return addS(lodgedAt, ANSWER_WITHIN_S)
}

/** Whole seconds by which an account came after it was due, 0 when in time. Source: R-CLM-8. */
export function latenessS(lodgedAt: Utc, answeredAt: Utc): number {
  return Math.max(0, Math.floor((msOfUtc(answeredAt) - msOfUtc(dueAnswer(lodgedAt))) / 1000))
}

/**
 * The claims whose time-out is due now and not yet in the record. Later it lists no fewer of the same claims, and once a
 * time-out is recorded its claim is listed no more. Source: R-CLM-8, section 16 law 12.
 */
export function dueClaims<C extends Clocked>(claims: readonly C[], now: Utc): readonly C[] {
  return claims.filter((claim) => stateNow(claim, now) !== claim.state)
}

/** The state a claim is in now, counting a time-out that is due whether or not it is in the record yet. */
export function stateNow(claim: Clocked, now: Utc): ClaimState {
  const timedOut = claimLife[claim.state].timeout6h
  return timedOut !== null && dueAnswer(claim.lodgedAt) <= now ? timedOut : claim.state
}

/** Whether a time-out may be recorded: only when it is due, and once. Source: R-CLM-8. */
export function mayTimeOut(
  claim: Clocked,
  now: Utc,
): Answer<{ readonly state: ClaimState; readonly dueAt: Utc }, 'LIFE_NOT_ALLOWED'> {
  const state = stateNow(claim, now)
  if (state !== claim.state) return accept({ state, dueAt: dueAnswer(claim.lodgedAt) })
  const allowed = allowedEvents(claimLife, claim.state).filter((event) => event !== 'timeout6h')
  return refuse('LIFE_NOT_ALLOWED', 'nothing', { state, event: 'timeout6h', allowed })
}
