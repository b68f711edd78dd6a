import {
  accept,
  firstRefusal,
  followsNewest,
  refuse,
  stateAfter,
  type Answer,
  type Refused,
} from '#domain/life'
import { placeStands, timeStands, type StatedTime, type Utc } from '#domain/measure'
import { entityOf, type Entity } from '#domain/party'

import type { Rendering, Speaker, Statement } from './account.ts'
import type { AccountAsked } from './claim.ts'
import { isWithheld } from './origin.ts'
import { statementLife, type StatementState } from './statement-life.ts'
import { fieldsStand, oneOriginal, saidNotInFuture, type ToldCode } from './told.ts'

/** A statement in the record: where it stands, the id of its newest version, and whether that has its words withheld. */
export type StandingStatement = {
  readonly state: StatementState
  readonly newest: string
  readonly isWithheld?: boolean
}

/** Why what a statement tells cannot be recorded as it stands. */
export type StatementToldCode =
  | ToldCode
  | 'CLM_NO_SOURCE'
  | 'CLM_ORIGIN_IN_CLEAR'
  | 'MEA_PLACE_UNKNOWN'
  | 'PTY_ENTITY_UNKNOWN'

/** Why a retraction cannot be recorded as it stands. */
export type RetractionCode =
  | 'CLM_NO_SOURCE'
  | 'CLM_ORIGIN_IN_CLEAR'
  | 'MEA_INTERVAL_EMPTY'
  | 'MEA_TIME_IMPOSSIBLE'
  | 'MEA_TIME_FUTURE'

/** What taking a statement back is known from: when its speaker did, and who published that. */
export type Retraction = { readonly saidAt: StatedTime; readonly rendering: Rendering }

/** What the mechanism's record holds that a statement may name, and when it is asked. Who may is the gate's question. */
export type StatementAsked = Omit<AccountAsked, 'actor'>

/**
 * Whether a statement may be transcribed: it names its speaker, when it was said, and at least one rendering with its
 * publisher. It starts no clock. Source: R-CLM-13, R-CLM-14.
 */
export function mayTranscribe(
  statement: Statement,
  asked: StatementAsked,
): Answer<StatementState, StatementToldCode | 'LIFE_NOT_ALLOWED'> {
  return statementStands(statement, asked) ?? stateAfter(statementLife, 'none', 'transcribe')
}

/**
 * Whether another publisher's form may be added: in every state, once there is a statement. Where the words are withheld
 * it brings none of its own, as it has no sealed part: its words enter with a correction. Source: R-CLM-10, R-DNH-1.
 */
export function mayRender(
  rendering: Rendering,
  statement: StandingStatement,
): Answer<StatementState, 'CLM_NO_SOURCE' | 'CLM_ORIGIN_IN_CLEAR' | 'LIFE_NOT_ALLOWED'> {
  return (
    firstRefusal<'CLM_NO_SOURCE' | 'CLM_ORIGIN_IN_CLEAR'>(
      renderingsStand([rendering]),
      allOrNone([rendering], statement.isWithheld === true),
    ) ?? stateAfter(statementLife, statement.state, 'render')
  )
}

/** Whether a transcription may be corrected: a new version; the old stays readable. */
export function mayCorrectStatement(
  version: Statement,
  statement: StandingStatement,
  asked: StatementAsked & { readonly follows: string },
): Answer<StatementState, StatementToldCode | 'LIFE_NOT_ALLOWED' | 'LIFE_STALE'> {
  return (
    firstRefusal<'LIFE_NOT_ALLOWED' | 'LIFE_STALE'>(
      stateAfter(statementLife, statement.state, 'correct'),
      followsNewest(asked.follows, statement.newest),
    ) ??
    statementStands(version, asked) ??
    stateAfter(statementLife, statement.state, 'correct')
  )
}

/** Whether it may be recorded that its speaker took a statement back: that too was said, and has a source. */
export function mayRetract(
  retraction: Retraction,
  statement: StandingStatement,
  now: Utc,
): Answer<StatementState, RetractionCode | 'LIFE_NOT_ALLOWED'> {
  return (
    firstRefusal<RetractionCode>(
      renderingsStand([retraction.rendering]),
      allOrNone([retraction.rendering], statement.isWithheld === true),
      saidStands(retraction.saidAt),
      timeStands(retraction.saidAt),
      saidNotInFuture(retraction.saidAt, now),
    ) ?? stateAfter(statementLife, statement.state, 'retract')
  )
}

function statementStands(
  statement: Statement,
  asked: StatementAsked,
): Refused<StatementToldCode> | undefined {
  return firstRefusal<StatementToldCode>(
    speakerNamed(statement.speaker),
    saidStands(statement.saidAt),
    renderingsStand(statement.renderings),
    speakerKnown(statement.speaker, asked.entities),
    wordsStand(statement),
    fieldsStand(statement, asked.now),
    placeStands(statement.place, asked),
    timeStands(statement.saidAt),
    saidNotInFuture(statement.saidAt, asked.now),
  )
}

/** A statement's words stand in the clear as one original with its forms, or are withheld, all of them (R-DNH-1). */
function wordsStand(statement: Statement): Answer<unknown, 'CLM_ONE_ORIGINAL' | 'CLM_ORIGIN_IN_CLEAR'> {
  const held = isWithheld(statement)
  if (held && statement.note.kind === 'known') return inClear('note')
  const forms = allOrNone(statement.renderings, held)
  return forms.ok && !held ? oneOriginal(statement.what) : forms
}

/** What a person reads in a source they cannot tell from what is withheld, so words are there in all forms or in none. */
function allOrNone(
  renderings: readonly Rendering[],
  held: boolean,
): Answer<undefined, 'CLM_ORIGIN_IN_CLEAR'> {
  const stands = renderings.every(({ text, title, note }) =>
    held ? text === undefined && note === undefined : text !== undefined && title !== undefined,
  )
  return stands ? accept(undefined) : inClear('renderings')
}

function inClear(field: string): Answer<never, 'CLM_ORIGIN_IN_CLEAR'> {
  return refuse('CLM_ORIGIN_IN_CLEAR', 'draft', { field })
}

function speakerNamed(speaker: Speaker): Answer<undefined, 'CLM_NO_SOURCE'> {
  const named = speaker.entity.trim() !== '' && speaker.office.trim() !== ''
  return named ? accept(undefined) : noSource('speaker')
}

function saidStands(saidAt: StatedTime): Answer<undefined, 'CLM_NO_SOURCE'> {
  return saidAt.precision === 'unknown' || saidAt.text.trim() === '' ? noSource('saidAt') : accept(undefined)
}

function renderingsStand(renderings: readonly Rendering[]): Answer<undefined, 'CLM_NO_SOURCE'> {
  if (renderings.length === 0) return noSource('renderings')
  return renderings.every(({ publisher }) => publisher.trim() !== '')
    ? accept(undefined)
    : noSource('publisher')
}

function noSource(missing: string): Answer<never, 'CLM_NO_SOURCE'> {
  return refuse('CLM_NO_SOURCE', 'draft', { missing })
}

/** The speaker's entity is one the founding names, of the kind and the side the statement gives it. */
function speakerKnown(speaker: Speaker, entities: readonly Entity[]): Answer<Entity, 'PTY_ENTITY_UNKNOWN'> {
  return entityOf(
    entities.filter((entity) => isSpeakersKind(entity, speaker)),
    speaker.entity,
  )
}

function isSpeakersKind(entity: Entity, speaker: Speaker): boolean {
  if (entity.kind !== speaker.kind) return false
  return speaker.side.kind === 'known' ? entity.side === speaker.side.value : entity.kind !== 'side'
}
