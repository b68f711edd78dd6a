import type { ActName, Who } from '#domain/access'
import {
  comparedTexts,
  deedsOpen,
  isDivergent,
  mayReviseTerm,
  openConditions,
  type AgreementText,
  type SideStance,
  type StandingTerm,
  type TermFact,
  type TermStep,
} from '#domain/agreement'
import type { Side, Utc } from '#domain/measure'
import type { ParameterVersionRow, TermAsOf } from '#server/projections'
import type { TermAnswer } from '#wire/agreement'

import { actsHere } from './agreement-row.ts'

/** What a term is answered with beside itself. */
export type TermAsked = {
  readonly who: Who
  readonly now: Utc
  /** It is looked at as it stood, and nothing can be done there. */
  readonly isPast: boolean
  /** In the order of R-PTY-8. */
  readonly sides: readonly Side[]
  readonly texts: readonly AgreementText[]
  /** Sides whose seat is empty. */
  readonly vacant: readonly Side[]
}

/** A term whole: its words, both stances, its state and since when, its versions, its texts, and what may be done. */
export function termAnswer(one: TermAsOf, asked: TermAsked): TermAnswer {
  const { term, newest, versions, life, shown } = one
  const { body } = term
  return {
    id: term.id,
    key: term.key,
    clause: body.clause,
    topic: body.topic,
    type: body.type,
    appliesTo: body.appliesTo,
    needs: body.needs,
    words: newest.body.words,
    value: newest.body.value,
    actor: body.actor,
    verification: body.verification,
    version: newest.rid,
    versions: versions
      .map((version, at) => versionAnswer(version, { n: at + 1, basis: term.basis }))
      .toReversed(),
    ...shown,
    published: body.published,
    publishedAs: body.publishedAs,
    stances: asked.sides.map((side) => stanceAnswer(side, life.stances[side])),
    open: [
      ...openConditions(life).map(({ by, condition }) => ({ words: originalOf(condition), by })),
      ...body.open.map((words) => ({ words })),
    ],
    leftOpen: body.leftOpen,
    languageDivergence: isDivergent(body.inTexts, asked.texts),
    readingDisputedBy: life.readingDisputedBy,
    inTexts: comparedTexts(body.inTexts, asked.texts),
    said: body.said,
    note: body.note,
    history: life.steps.map((step) => stepAnswer(step, term.basis)),
    may: asked.isPast ? [] : mayOn(one, asked),
  }
}

function versionAnswer(
  { rid, idx: index, at, office, body }: ParameterVersionRow,
  { n, basis }: { readonly n: number; readonly basis: 'recorded' | 'proposed' },
): TermAnswer['versions'][number] {
  const { words, value, conditions } = body
  return { rid, n, index, at, office, basis: n === 1 ? basis : 'proposed', words, value, conditions }
}

function stanceAnswer(side: Side, stance: SideStance): TermAnswer['stances'][number] {
  if (!('fact' in stance)) return { side, stance: stance.stance }
  const { at, office, rid } = stance.fact
  return { side, stance: stance.stance, at, office, rid, ...wordsOf(stance.fact) }
}

type StanceWords = Pick<TermAnswer['stances'][number], 'condition' | 'reason' | 'mustChange'>

function wordsOf(fact: TermFact): StanceWords {
  switch (fact.kind) {
    case 'acceptIf':
      return { condition: fact.condition }
    case 'object':
      return { reason: fact.reason }
    case 'refuse':
      return { reason: fact.reason, mustChange: fact.mustChange }
    case 'propose':
    case 'accept':
    case 'lift':
    case 'suspend':
    case 'resume':
    case 'end':
    case 'replace':
      return {}
  }
}

function stepAnswer(
  { at, event: happened, state, version, fact }: TermStep,
  basis: 'recorded' | 'proposed',
): TermAnswer['history'][number] {
  const { rid, index, office } = fact
  const event = happened === 'propose' && version === 1 && basis === 'recorded' ? 'record' : happened
  const side = event !== 'enterForce' && 'by' in fact ? { side: fact.by } : {}
  return { rid, index, at, office, event, version, state, ...side }
}

const ACT_OF: Readonly<Partial<Record<TermFact['kind'], ActName>>> = {
  accept: 'agreement.accept',
  object: 'agreement.object',
  refuse: 'agreement.refuse',
  lift: 'agreement.lift',
  suspend: 'agreement.suspend',
  resume: 'agreement.resume',
  end: 'agreement.end',
}

/** Acts this reader may do on a term now. Offered, not promised: the act's rule judges. */
function mayOn({ term, newest, life }: TermAsOf, { who, now, vacant }: TermAsked): readonly ActName[] {
  const standing: StandingTerm = { life, needs: term.body.needs, vacant }
  const open = who.side === 'none' ? [] : deedsOpen(standing, who.side).flatMap((kind) => ACT_OF[kind] ?? [])
  const revise = mayReviseTerm(standing, newest.rid).ok ? (['agreement.propose'] as const) : []
  return actsHere(who, [...open, ...revise], now)
}

function originalOf(text: TermAnswer['words']): string {
  return (text.find(({ original }) => original) ?? text[0])?.text ?? ''
}
