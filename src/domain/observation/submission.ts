import {
  accept,
  firstRefusal,
  followsNewest,
  refuse,
  stateAfter,
  type Answer,
  type Refused,
} from '#domain/life'

import { observationLife, type ObservationState } from './observation-life.ts'
import type { Observation } from './observation.ts'
import { isOutsideEffort, isWatched, type StandingWatch } from './standing-watch.ts'
import {
  isZero,
  observationStands,
  type GroundAsked,
  type ObservationWhole,
  type StandsCode,
} from './stands.ts'
import { watchLife } from './watch-life.ts'

/** What a submission is held against: the ground, the watch all its observations name, the sectors adjoining that watch's. */
export type ObservationAsked = GroundAsked & {
  readonly watch: StandingWatch | undefined
  readonly adjoins?: readonly string[]
}

/** An observation in the record: where it stands, and the id of its newest version. */
export type StandingObservation = { readonly state: ObservationState; readonly newest: string }

/** Why observations may not be submitted. */
export type SubmitCode =
  | StandsCode
  | 'OBS_NO_WATCH'
  | 'OBS_ZERO_UNWATCHED'
  | 'OBS_EFFORT_FLAG'
  | 'LIFE_NOT_ALLOWED'

/** Why an observation may not be revised. */
export type ReviseCode = SubmitCode | 'LIFE_STALE'

/**
 * Whether observations of one watch may be submitted, all or none. Each names its watch (R-OBS-17) and says rightly
 * whether it lies outside that watch's effort, which never keeps it out (R-OBS-16); a zero needs the watch over the whole
 * of it (R-OBS-18). A refusal names the row, from 1. Answers the state in which they stand.
 */
export function maySubmit(
  observations: readonly ObservationWhole[],
  asked: ObservationAsked,
): Answer<{ readonly state: ObservationState }, SubmitCode> {
  const zero = observations.findIndex(({ observation }) => isZero(observation.count))
  if (asked.watch === undefined)
    return zero >= 0 ? unwatched(zero + 1) : refuse('OBS_NO_WATCH', 'draft', { row: 1 })
  return (
    firstRefusal<SubmitCode>(
      stateAfter(watchLife, asked.watch.state, 'observe'),
      ...observations.map((each, at) => ofRow(at + 1, wholeStands(each, asked))),
    ) ?? received()
  )
}

/**
 * Whether rows of a file may be brought in, all or none. A table of somebody else's names no watch: its rows are then
 * outside any effort, and none of them is a zero. Source: R-OBS-16, R-OBS-18.
 */
export function mayImport(
  observations: readonly ObservationWhole[],
  asked: ObservationAsked,
): Answer<{ readonly state: ObservationState }, SubmitCode> {
  return (
    firstRefusal<SubmitCode>(
      ...(asked.watch ? [stateAfter(watchLife, asked.watch.state, 'observe')] : []),
      ...observations.map((each, at) => ofRow(at + 1, wholeStands(each, asked))),
    ) ?? received()
  )
}

/**
 * Whether a new version may follow an observation's newest; the old one stays readable, and each report keeps the version
 * it used. One imported without a watch is revised without one. Source: R-OBS-9, R-OBS-19.
 */
export function mayRevise(
  version: ObservationWhole,
  standing: StandingObservation,
  asked: ObservationAsked & { readonly follows: string },
): Answer<{ readonly state: ObservationState }, ReviseCode> {
  const refused = firstRefusal<ReviseCode>(
    stateAfter(observationLife, standing.state, 'revise'),
    followsNewest(asked.follows, standing.newest),
    wholeStands(version, asked),
  )
  return refused ?? entered(standing.state, 'revise')
}

/** Whether an observation may be withdrawn; it stays readable, marked so, and is counted no more. */
export function mayWithdraw(
  standing: StandingObservation,
  follows: string = standing.newest,
): Answer<{ readonly state: ObservationState }, 'LIFE_NOT_ALLOWED' | 'LIFE_STALE'> {
  return onNewest(standing, follows, 'withdraw')
}

/** Whether observations may be accepted: all of them, or none. */
export function mayAccept(
  standing: readonly StandingObservation[],
): Answer<{ readonly state: ObservationState }, 'LIFE_NOT_ALLOWED'> {
  const refused = firstRefusal(
    ...standing.map(({ state }, at) => ofRow(at + 1, stateAfter(observationLife, state, 'accept'))),
  )
  return refused ?? accept({ state: 'accepted' })
}

/** Whether an observation may be questioned, an accepted one too. */
export function mayQuestion(
  standing: StandingObservation,
  follows: string = standing.newest,
): Answer<{ readonly state: ObservationState }, 'LIFE_NOT_ALLOWED' | 'LIFE_STALE'> {
  return onNewest(standing, follows, 'question')
}

function wholeStands(whole: ObservationWhole, asked: ObservationAsked): Answer<undefined, SubmitCode> {
  return (
    firstRefusal<SubmitCode>(
      observationStands(whole, asked),
      zeroIsWatched(whole.observation, asked.watch),
      flagIsRight(whole.observation, asked),
    ) ?? accept(undefined)
  )
}

/** Zero is a fact, and needs somebody who could have perceived something. Source: R-OBS-18. */
function zeroIsWatched(
  observation: Observation,
  watch: StandingWatch | undefined,
): Answer<undefined, 'OBS_ZERO_UNWATCHED'> {
  if (!isZero(observation.count) || (watch !== undefined && isWatched(observation, watch)))
    return accept(undefined)
  const { class: told, at } = observation
  return refuse('OBS_ZERO_UNWATCHED', 'draft', { class: told, from: at.from, to: at.to })
}

function flagIsRight(
  observation: Observation,
  asked: ObservationAsked,
): Answer<undefined, 'OBS_EFFORT_FLAG'> {
  const isOutside = isOutsideEffort(observation, asked.watch, asked.adjoins)
  if (isOutside === observation.outsideEffort) return accept(undefined)
  return refuse('OBS_EFFORT_FLAG', 'draft', {
    stated: observation.outsideEffort ? 'outside' : 'inside',
    found: isOutside ? 'outside' : 'inside',
  })
}

function onNewest(
  standing: StandingObservation,
  follows: string,
  event: 'withdraw' | 'question',
): Answer<{ readonly state: ObservationState }, 'LIFE_NOT_ALLOWED' | 'LIFE_STALE'> {
  const refused = firstRefusal<'LIFE_NOT_ALLOWED' | 'LIFE_STALE'>(
    stateAfter(observationLife, standing.state, event),
    followsNewest(follows, standing.newest),
  )
  return refused ?? entered(standing.state, event)
}

function entered(
  state: ObservationState,
  event: 'receive' | 'revise' | 'withdraw' | 'question',
): Answer<{ readonly state: ObservationState }, 'LIFE_NOT_ALLOWED'> {
  const next = stateAfter(observationLife, state, event)
  return next.ok ? accept({ state: next.value }) : next
}

/** What comes in is on its way until the record has it. */
function received(): Answer<{ readonly state: ObservationState }, 'LIFE_NOT_ALLOWED'> {
  return entered('submitted', 'receive')
}

function unwatched(row: number): Refused<'OBS_ZERO_UNWATCHED'> {
  return refuse('OBS_ZERO_UNWATCHED', 'draft', { row })
}

/** A refusal that also names the row it is about. */
function ofRow<T, C extends string>(row: number, answer: Answer<T, C>): Answer<T, C> {
  return answer.ok ? answer : refuse(answer.code, answer.kept, { ...answer.detail, row })
}
