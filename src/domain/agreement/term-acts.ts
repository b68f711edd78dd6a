import { accept, firstRefusal, followsNewest, refuse, stateAfter, type Answer } from '#domain/life'
import { SIDES, type Side } from '#domain/measure'

import type { Needs } from './agreement.ts'
import { parameterLife, type ParameterLifeState } from './parameter-life.ts'
import type { TermFact } from './term-facts.ts'
import { eventOf, isConfirmable, needsSide, type TermLife } from './term-life.ts'

/** A term that somebody acts on: where it stands, whose acceptance it takes, and the sides whose seat is empty. */
export type StandingTerm = {
  readonly life: TermLife
  readonly needs: Needs
  readonly vacant: readonly Side[]
}

/** What a side does to a term; a position names the version it is on. */
export type TermDeed =
  | {
      readonly kind: 'accept' | 'acceptIf' | 'object' | 'refuse'
      readonly by: Side
      /** rid of the record that made the version. */
      readonly version: string
    }
  | { readonly kind: 'lift' | 'suspend' | 'resume' | 'end'; readonly by: Side }

/** Why a deed on a term is refused. */
export type TermCode = 'LIFE_NOT_ALLOWED' | 'LIFE_STALE' | 'AGR_NOT_BLOCKER' | 'PTY_SEAT_VACANT'

/**
 * Whether a side may do this to a term: on its newest version, in a state that allows it, with nobody bound whose seat is
 * empty; a block or a suspension is lifted by the side that made it. Source: R-AGR-1 to R-AGR-4, R-PTY-11.
 */
export function mayDo(deed: TermDeed, term: StandingTerm): Answer<ParameterLifeState, TermCode> {
  const { life, needs } = term
  const refused = firstRefusal<TermCode>(
    deed.kind === 'accept' || deed.kind === 'acceptIf' ? seatsHeld(term) : accept(undefined),
    'version' in deed ? followsNewest(deed.version, life.versions.at(-1) ?? '') : accept(undefined),
    deed.kind === 'lift' ? ownOf(life.blockers, deed.by, life.state === 'blocked') : accept(undefined),
    deed.kind === 'resume' ? ownOf(life.suspendedBy, deed.by, life.state === 'suspended') : accept(undefined),
  )
  if (refused) return refused
  if ((deed.kind === 'accept' || deed.kind === 'acceptIf') && isConfirmable(life)) return accept(life.state)
  return stateAfter(parameterLife, life.state, eventOf(life, needs, deed))
}

/** Whether a new version may be proposed, over the newest one: what is agreed is replaced by a term of its own. */
export function mayReviseTerm(
  { life, needs }: StandingTerm,
  follows: string,
): Answer<ParameterLifeState, 'LIFE_NOT_ALLOWED' | 'LIFE_STALE'> {
  return (
    firstRefusal<'LIFE_NOT_ALLOWED' | 'LIFE_STALE'>(followsNewest(follows, life.versions.at(-1) ?? '')) ??
    stateAfter(parameterLife, life.state, eventOf(life, needs, { kind: 'propose' }))
  )
}

/** Whether a term may be proposed in the place of one that stands: that one ends when the new one comes into force. */
export function mayReplaceTerm(
  { life }: StandingTerm,
  replaces: string,
): Answer<ParameterLifeState, 'LIFE_NOT_ALLOWED' | 'LIFE_STALE'> {
  return (
    firstRefusal<'LIFE_NOT_ALLOWED' | 'LIFE_STALE'>(followsNewest(replaces, life.versions.at(-1) ?? '')) ??
    stateAfter(parameterLife, life.state, 'replace')
  )
}

/** Nobody agrees for an empty seat: what needs its acceptance waits until it is filled (R-PTY-11). */
function seatsHeld({ needs, vacant }: StandingTerm): Answer<undefined, 'PTY_SEAT_VACANT'> {
  const bound = vacant.find((side) => needsSide(needs, side))
  return bound === undefined ? accept(undefined) : refuse('PTY_SEAT_VACANT', 'draft', { side: bound })
}

function ownOf(holders: readonly Side[], by: Side, isHeld: boolean): Answer<undefined, 'AGR_NOT_BLOCKER'> {
  if (!isHeld || holders.includes(by)) return accept(undefined)
  return refuse('AGR_NOT_BLOCKER', 'nothing', { blockers: SIDES.filter((side) => holders.includes(side)) })
}

/** The deeds that a side could do now, by the life alone; the gate asks the rest. */
export function deedsOpen(term: StandingTerm, by: Side): readonly TermFact['kind'][] {
  const version = term.life.versions.at(-1) ?? ''
  const deeds: readonly TermDeed[] = [
    ...(['accept', 'acceptIf', 'object', 'refuse'] as const).map((kind) => ({ kind, by, version })),
    ...(['lift', 'suspend', 'resume', 'end'] as const).map((kind) => ({ kind, by })),
  ]
  return deeds.filter((deed) => mayDo(deed, term).ok).map(({ kind }) => kind)
}
