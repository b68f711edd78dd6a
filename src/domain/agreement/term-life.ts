import { stateAfter } from '#domain/life'
import { SIDES, type Side, type Utc } from '#domain/measure'

import type { Needs, PublishedState, Stance } from './agreement.ts'
import { parameterLife, type ParameterEvent, type ParameterState } from './parameter-life.ts'
import { termOrder, type TermFact } from './term-facts.ts'

/** A side's stance on the newest version: `notStated` until it signs one. */
export type SideStance =
  | { readonly stance: 'notStated' }
  | { readonly stance: Exclude<Stance, 'noPosition'>; readonly fact: TermFact }
  /** It had one on an earlier version (R-AGR-3). */
  | { readonly stance: 'noPosition' }

/** A stretch in which a version of a term was in force; open at the end while it is. */
export type InForce = { readonly version: string; readonly from: Utc; readonly to?: Utc }

/** One step of a term's life, as its history prints it. */
export type TermStep = {
  readonly at: Utc
  readonly event: TermFact['kind'] | 'enterForce'
  readonly state: ParameterState
  /** Number of the version it is about, from 1. */
  readonly version: number
  /** The record behind it; entering into force has none. */
  readonly fact: TermFact
}

/** Where a term stands, folded from its facts. */
export type TermLife = {
  readonly state: ParameterState | 'none'
  /** Since when, by a signed act; absent while what was published stands. */
  readonly since?: Utc
  /** Whether the state rests on the sides' own signatures. */
  readonly isSigned: boolean
  /** When everyone whose acceptance it takes had first accepted one and the same version, by their own signatures (R-AGR-1). */
  readonly agreedAt?: Utc
  /** rids of the versions, the newest last. */
  readonly versions: readonly string[]
  /** From when the newest version holds, once agreed. */
  readonly holdsFrom: Utc | undefined
  readonly stances: Readonly<Record<Side, SideStance>>
  readonly blockers: readonly Side[]
  readonly suspendedBy: readonly Side[]
  readonly readingDisputedBy: readonly Side[]
  readonly inForce: readonly InForce[]
  readonly steps: readonly TermStep[]
}

/** What is folded: whose acceptance it takes, the state that was published of it, and from when that is in force. */
export type TermGround = {
  readonly needs: Needs
  readonly published: PublishedState
  readonly inForceFrom?: Utc
}

const NOT_STATED: TermLife['stances'] = { A: { stance: 'notStated' }, B: { stance: 'notStated' } }

const UNBORN: TermLife = {
  state: 'none',
  isSigned: false,
  versions: [],
  holdsFrom: undefined,
  stances: NOT_STATED,
  blockers: [],
  suspendedBy: [],
  readingDisputedBy: [],
  inForce: [],
  steps: [],
}

/**
 * Where a term stands at `now`: the fold of its facts, whatever the order they came in within one instant. What was
 * published stands until the sides' own signatures move it. Facts that its life does not allow change nothing.
 * Source: R-AGR-1 to R-AGR-4, domain.md section 3.
 */
export function termLife(ground: TermGround, facts: readonly TermFact[], now: Utc): TermLife {
  const known = facts.filter(({ at }) => at <= now)
  let life = UNBORN
  for (const group of termOrder(known)) {
    const at = group[0]?.at ?? now
    life = entered(life, at)
    for (const fact of group) life = after(life, ground, fact)
    life = entered(life, at)
  }
  return entered(life, now)
}

/** Whether a side's acceptance is needed. */
export function needsSide(needs: Needs, side: Side): boolean {
  return needs === side || needs === 'both' || needs === 'allAndGuarantor'
}

/** The life's event that a fact is in a state: an accept is the last one where it completes whose acceptance it takes. */
export function eventOf(
  life: TermLife,
  needs: Needs,
  fact: Pick<TermFact, 'kind'> & { by?: Side },
): ParameterEvent {
  switch (fact.kind) {
    case 'accept':
      return fact.by !== undefined && completes(life, needs, fact.by) ? 'acceptLast' : 'accept'
    case 'acceptIf':
      return 'accept'
    case 'propose':
    case 'object':
    case 'refuse':
    case 'lift':
    case 'suspend':
    case 'resume':
    case 'end':
    case 'replace':
      return fact.kind
  }
}

/** A guarantor's acceptance is no side's act, so no side's completes what needs one. */
function completes(life: TermLife, needs: Needs, by: Side): boolean {
  if (needs === 'allAndGuarantor' || !needsSide(needs, by)) return false
  return SIDES.every(
    (side) => side === by || !needsSide(needs, side) || life.stances[side].stance === 'accepts',
  )
}

/** What was published as agreed or in force, and nobody has signed: a side may confirm it, which moves no state by itself. */
export function isConfirmable(life: TermLife): boolean {
  return !life.isSigned && (life.state === 'agreed' || life.state === 'inForce' || life.state === 'suspended')
}

function after(life: TermLife, ground: TermGround, fact: TermFact): TermLife {
  if (fact.kind === 'propose' && life.state === 'none') return born(life, ground, fact)
  if ('version' in fact && fact.version !== life.versions.at(-1)) return life
  if ((fact.kind === 'accept' || fact.kind === 'acceptIf') && isConfirmable(life))
    return confirmed(life, ground, fact)
  if (fact.kind === 'lift') return lifted(life, fact)
  const next = stateAfter(parameterLife, life.state, eventOf(life, ground.needs, fact))
  if (!next.ok || next.value === 'none') return life
  switch (fact.kind) {
    case 'propose':
      return reborn(stepped(life, fact, next.value), fact)
    case 'accept':
      return stepped(
        withStance(completed(life, ground, fact), fact.by, { stance: 'accepts', fact }),
        fact,
        next.value,
      )
    case 'acceptIf':
      return stepped(withStance(life, fact.by, { stance: 'acceptsIf', fact }), fact, next.value)
    case 'object':
      return objected(life, fact, next.value)
    case 'refuse':
      return blocked(life, fact, next.value)
    case 'suspend':
      return closed(
        stepped({ ...life, suspendedBy: joined(life.suspendedBy, fact.by) }, fact, next.value),
        fact.at,
      )
    case 'resume':
      return resumed(life, fact, next.value)
    case 'end':
    case 'replace':
      return closed(stepped(life, fact, next.value), fact.at)
  }
}

/** The first version, in the state that was published of it; one of which nothing was published is proposed. */
function born(
  life: TermLife,
  { published, inForceFrom }: TermGround,
  fact: TermFact & { kind: 'propose' },
): TermLife {
  const state = published === 'notStated' ? 'proposed' : published
  const inForce =
    state === 'inForce' && inForceFrom !== undefined ? [{ version: fact.rid, from: inForceFrom }] : []
  const step: TermStep = { at: fact.at, event: 'propose', state, version: 1, fact }
  const suspendedBy = state === 'suspended' ? SIDES : []
  return { ...life, state, versions: [fact.rid], holdsFrom: fact.from, suspendedBy, inForce, steps: [step] }
}

/** A new version: what both thought of the one before is no position on it (R-AGR-3). */
function reborn(life: TermLife, fact: TermFact & { kind: 'propose' }): TermLife {
  const fresh = (side: Side): SideStance =>
    life.stances[side].stance === 'notStated' ? { stance: 'notStated' } : { stance: 'noPosition' }
  const steps = life.steps.map((step) => (step.fact === fact ? { ...step, version: step.version + 1 } : step))
  return {
    ...life,
    isSigned: true,
    since: fact.at,
    steps,
    versions: [...life.versions, fact.rid],
    holdsFrom: fact.from,
    stances: { A: fresh('A'), B: fresh('B') },
    blockers: [],
  }
}

/** A confirmation is kept as the side's stance; once everyone needed has confirmed, the state rests on signatures. */
function confirmed(
  life: TermLife,
  { needs }: TermGround,
  fact: TermFact & { kind: 'accept' | 'acceptIf' },
): TermLife {
  const isLast = fact.kind === 'accept' && completes(life, needs, fact.by)
  const stance: SideStance = { stance: fact.kind === 'accept' ? 'accepts' : 'acceptsIf', fact }
  const state = life.state === 'none' ? 'proposed' : life.state
  const kept = { ...withStance(life, fact.by, stance), steps: [...life.steps, stepOf(life, fact, state)] }
  return isLast ? { ...kept, isSigned: true, since: fact.at, agreedAt: life.agreedAt ?? fact.at } : kept
}

/** The acceptance that completes whose acceptance it takes dates the agreement, once. */
function completed(life: TermLife, { needs }: TermGround, fact: TermFact & { kind: 'accept' }): TermLife {
  if (life.agreedAt !== undefined || !completes(life, needs, fact.by)) return life
  return { ...life, agreedAt: fact.at }
}

/** An objection in force disputes how the term is read, and it stays in force; before, it disputes the term. */
function objected(life: TermLife, fact: TermFact & { kind: 'object' }, state: ParameterState): TermLife {
  const stanced = withStance(life, fact.by, { stance: 'objects', fact })
  if (state !== 'inForce') return stepped(stanced, fact, state)
  const readingDisputedBy = joined(life.readingDisputedBy, fact.by)
  return { ...stanced, readingDisputedBy, steps: [...life.steps, stepOf(life, fact, state)] }
}

/** A refusal takes the version off the table; when it is lifted, everyone begins anew on it. */
function blocked(life: TermLife, fact: TermFact & { kind: 'refuse' }, state: ParameterState): TermLife {
  const stances = { ...NOT_STATED, ...onlyBlockers(life), [fact.by]: { stance: 'refusesToDiscuss', fact } }
  return stepped({ ...life, stances, blockers: joined(life.blockers, fact.by) }, fact, state)
}

function onlyBlockers(life: TermLife): Partial<TermLife['stances']> {
  return Object.fromEntries(life.blockers.map((side) => [side, life.stances[side]]))
}

/** It is back on the table once every side that refused has lifted its own refusal (R-AGR-4). */
function lifted(life: TermLife, fact: TermFact & { kind: 'lift' }): TermLife {
  if (!life.blockers.includes(fact.by)) return life
  const blockers = life.blockers.filter((side) => side !== fact.by)
  const freed = withStance({ ...life, blockers }, fact.by, { stance: 'noPosition' })
  if (blockers.length > 0) return { ...freed, steps: [...life.steps, stepOf(life, fact, 'blocked')] }
  const next = stateAfter(parameterLife, life.state, 'lift')
  return next.ok && next.value !== 'none' ? stepped(freed, fact, next.value) : life
}

/** It is in force again once every side that suspended it has resumed it. */
function resumed(life: TermLife, fact: TermFact & { kind: 'resume' }, state: ParameterState): TermLife {
  if (!life.suspendedBy.includes(fact.by)) return life
  const suspendedBy = life.suspendedBy.filter((side) => side !== fact.by)
  const kept = { ...life, suspendedBy }
  if (suspendedBy.length > 0) return { ...kept, steps: [...life.steps, stepOf(life, fact, 'suspended')] }
  const version = life.versions.at(-1) ?? ''
  return stepped({ ...kept, inForce: [...life.inForce, { version, from: fact.at }] }, fact, state)
}

/** Enters into force once agreed and its instant has come: at the later of the two. */
function entered(life: TermLife, now: Utc): TermLife {
  const [last] = life.steps.slice(-1)
  if (life.state !== 'agreed' || !life.isSigned || life.since === undefined || last === undefined) return life
  const at = life.holdsFrom !== undefined && life.holdsFrom > life.since ? life.holdsFrom : life.since
  const next = stateAfter(parameterLife, life.state, 'enterForce')
  if (at > now || !next.ok || next.value === 'none') return life
  const version = life.versions.at(-1) ?? ''
  const step: TermStep = { ...last, at, event: 'enterForce', state: next.value }
  return {
    ...life,
    state: next.value,
    since: at,
    inForce: [...life.inForce, { version, from: at }],
    steps: [...life.steps, step],
  }
}

function closed(life: TermLife, at: Utc): TermLife {
  return {
    ...life,
    inForce: life.inForce.map((stretch) => (stretch.to === undefined ? { ...stretch, to: at } : stretch)),
  }
}

function stepped(life: TermLife, fact: TermFact, state: ParameterState): TermLife {
  const isMoved = state !== life.state
  const signed = isMoved || life.isSigned
  const since = isMoved ? fact.at : life.since
  const steps = [...life.steps, stepOf(life, fact, state)]
  return { ...life, state, isSigned: signed, ...(since === undefined ? {} : { since }), steps }
}

function stepOf(life: TermLife, fact: TermFact, state: ParameterState): TermStep {
  return { at: fact.at, event: fact.kind, state, version: life.versions.length, fact }
}

function withStance(life: TermLife, by: Side, stance: SideStance): TermLife {
  return { ...life, stances: { ...life.stances, [by]: stance } }
}

function joined(sides: readonly Side[], side: Side): readonly Side[] {
  return SIDES.filter((each) => each === side || sides.includes(each))
}
