import { stateAfter } from '#domain/life'
import { SIDES, type Side, type Utc } from '#domain/measure'

import type { PublishedState } from './agreement.ts'
import { truceOrder, type TruceFact } from './truce-facts.ts'
import { truceLife, type TruceEvent, type TruceState } from './truce-life.ts'

/** First and last instant of effect that is held, else as published; one where nobody differs. */
export type Window = { readonly first: Utc; readonly last: Utc }

/** A side's held reading: its newest. */
export type Held = TruceFact & { readonly kind: 'hold' }

/** What a truce starts from: how its agreement was published, its moment as published, and its end where it has one. */
export type TruceGround = {
  readonly published: PublishedState
  readonly effective: Utc | undefined
  readonly expires: Utc | undefined
  /** When both sides' acceptance of its term was complete; absent while only the published text says so. */
  readonly agreedAt?: Utc
}

/** One step of a truce's life. Reaching its moment and expiring have no record behind them. */
export type TruceStep = {
  readonly at: Utc
  readonly event: TruceEvent
  readonly state: TruceState
  readonly fact?: TruceFact
}

/** Where a truce stands. */
export type TruceNow = {
  readonly state: TruceState
  readonly window: Window | undefined
  readonly held: Readonly<Partial<Record<Side, Held>>>
  readonly suspendedBy: readonly Side[]
  readonly resumedBy: readonly Side[]
  readonly steps: readonly TruceStep[]
}

/**
 * Where a truce stands at `now`: the fold of its facts and of the instants that came, whatever the order facts came in
 * within one instant. What its life does not allow changes nothing. Source: R-AGR-11 to R-AGR-13, domain.md section 3.
 */
export function truceNow(ground: TruceGround, facts: readonly TruceFact[], now: Utc): TruceNow {
  let truce = announced(ground)
  for (const group of truceOrder(facts.filter(({ at }) => at <= now))) {
    truce = reached(truce, ground.expires, group[0]?.at ?? now)
    truce = withHolds(truce, group)
    for (const fact of group) truce = after(truce, fact)
  }
  return reached(truce, ground.expires, now)
}

/** States of an agreement in which the truce it announces is agreed. */
const AGREED: ReadonlySet<PublishedState> = new Set(['agreed', 'inForce', 'suspended', 'ended'])

function announced({ published, effective, agreedAt }: TruceGround): TruceNow {
  const window = effective === undefined ? undefined : { first: effective, last: effective }
  const start: TruceNow = { state: 'announced', window, held: {}, suspendedBy: [], resumedBy: [], steps: [] }
  const isAgreed = agreedAt !== undefined || AGREED.has(published)
  if (!isAgreed) return start
  const agreed = { ...start, state: 'agreed' as const }
  return window === undefined ? agreed : { ...agreed, state: 'scheduled' as const }
}

/** The instants that have come by `now`: of effect, first and last, and of the end. Each in its order. */
function reached(truce: TruceNow, expires: Utc | undefined, now: Utc): TruceNow {
  const { state, window } = truce
  const next = nextInstant(state, window)
  const isExpired = expires !== undefined && expires <= now
  if (next !== undefined && next.at <= now && !(isExpired && expires < next.at))
    return reached(moved(truce, next.event, { at: next.at }), expires, now)
  return isExpired ? moved(truce, 'expire', { at: expires }) : truce
}

function nextInstant(
  state: TruceState,
  window: Window | undefined,
): { readonly at: Utc; readonly event: TruceEvent } | undefined {
  if (window === undefined) return undefined
  switch (state) {
    case 'scheduled':
    case 'disputedInterval':
      return { at: window.last, event: 'reachLast' }
    case 'scheduledDisputed':
      return { at: window.first, event: 'reachFirst' }
    case 'announced':
    case 'agreed':
    case 'inEffect':
    case 'strained':
    case 'suspended':
    case 'broken':
    case 'ended':
      return undefined
  }
}

/** All readings signed at one instant count together, so that it does not matter whose came in first. */
function withHolds(truce: TruceNow, group: readonly TruceFact[]): TruceNow {
  const holds = group.filter((fact) => fact.kind === 'hold')
  if (holds.length === 0) return truce
  const together = heldAfter(truce, holds)
  return together ?? holds.reduce((standing, hold) => heldAfter(standing, [hold]) ?? standing, truce)
}

/** The truce with these readings held; `undefined` where its life does not allow what they would do to its moment. */
export function heldAfter(truce: TruceNow, holds: readonly Held[]): TruceNow | undefined {
  const held = { ...truce.held, ...Object.fromEntries(holds.map((hold) => [hold.by, hold])) }
  const window = windowOf(held)
  const [fact] = holds
  if (window === undefined || fact === undefined) return undefined
  const kept = { ...truce, held, window }
  const event = eventOfHold(truce, window)
  if (event === undefined) return standsAs(truce, window) ? kept : undefined
  const next = stateAfter(truceLife, truce.state, event)
  return next.ok ? moved(kept, event, { at: fact.at, fact }) : undefined
}

/** What holding these readings is in the truce's life; `undefined` where the moment stays as it is in its state. */
function eventOfHold({ state, held }: TruceNow, window: Window): TruceEvent | undefined {
  const isOne = window.first === window.last
  switch (state) {
    case 'announced':
      return undefined
    case 'agreed':
      return isOne ? 'fixMoment' : 'disputeMoment'
    case 'scheduled':
      return isOne ? undefined : 'disputeMoment'
    case 'scheduledDisputed':
    case 'disputedInterval':
      return isOne ? 'settleMoment' : 'disputeMoment'
    case 'inEffect':
    case 'strained':
    case 'suspended':
    case 'broken':
    case 'ended':
      return isOne || isSame(windowOf(held), window) ? undefined : 'disputeMoment'
  }
}

/** Once it has come, its moment stays: a reading can confirm it or settle which of two it was, never move it. */
function standsAs({ state, window }: TruceNow, next: Window): boolean {
  if (state === 'announced' || state === 'scheduled' || window === undefined) return true
  const isOneOfTwo = next.first === window.first || next.last === window.last
  return isSame(window, next) || (window.first !== window.last && isOneOfTwo)
}

function isSame(a: Window | undefined, b: Window | undefined): boolean {
  return a?.first === b?.first && a?.last === b?.last
}

function windowOf(held: TruceNow['held']): Window | undefined {
  const instants = SIDES.flatMap((side) => held[side]?.utc ?? []).toSorted()
  const [first, last] = [instants[0], instants.at(-1)]
  return first === undefined || last === undefined ? undefined : { first, last }
}

function after(truce: TruceNow, fact: TruceFact): TruceNow {
  switch (fact.kind) {
    case 'hold':
    case 'note':
      return truce
    case 'violation':
    case 'clean24h':
    case 'declareBroken':
    case 'denounce':
      return moved(truce, fact.kind, { at: fact.at, fact })
    case 'suspend':
      return moved(
        { ...truce, suspendedBy: joined(truce.suspendedBy, fact.by) },
        'suspend',
        { at: fact.at, fact },
        truce,
      )
    case 'resume':
      return resumed(truce, fact)
  }
}

/** A suspended truce is back when every side that suspended it resumes; a broken one when both do. */
function resumed(truce: TruceNow, fact: TruceFact & { kind: 'suspend' | 'resume' | 'denounce' }): TruceNow {
  const { state, suspendedBy, resumedBy } = truce
  if (state === 'broken') {
    const both = joined(resumedBy, fact.by)
    if (both.length < SIDES.length) return { ...truce, resumedBy: both }
    return moved({ ...truce, resumedBy: [], suspendedBy: [] }, 'resume', { at: fact.at, fact })
  }
  if (!suspendedBy.includes(fact.by)) return truce
  const left = suspendedBy.filter((side) => side !== fact.by)
  return left.length > 0
    ? { ...truce, suspendedBy: left }
    : moved({ ...truce, suspendedBy: left }, 'resume', { at: fact.at, fact })
}

type Cause = { readonly at: Utc; readonly fact?: TruceFact }

// oxlint-disable-next-line max-params -- what it becomes, by what, and what it stays where its life refuses
function moved(truce: TruceNow, event: TruceEvent, cause: Cause, otherwise: TruceNow = truce): TruceNow {
  const next = stateAfter(truceLife, truce.state, event)
  if (!next.ok) return otherwise
  const step: TruceStep = { ...cause, event, state: next.value }
  return { ...truce, state: next.value, steps: [...truce.steps, step] }
}

function joined(sides: readonly Side[], side: Side): readonly Side[] {
  return SIDES.filter((each) => each === side || sides.includes(each))
}
