import { accept, firstRefusal, refuse, type Answer } from '#domain/life'
import {
  addS,
  countInRange,
  instantStands,
  known,
  notInFuture,
  timeStands,
  withoutNull,
  zoneFromText,
  type Count,
  type Maybe,
  type Moment,
  type StatedTime,
  type Text,
  type Utc,
} from '#domain/measure'
import { CLOCK_AHEAD_S } from '#domain/party'

import type { AccountKind, Told } from './account.ts'

/** Why what an account tells cannot be recorded as it stands. */
export type ToldCode =
  | 'CLM_ONE_ORIGINAL'
  | 'MEA_NULL'
  | 'MEA_COUNT_RANGE'
  | 'MEA_INTERVAL_EMPTY'
  | 'MEA_TIME_IMPOSSIBLE'
  | 'MEA_TIME_FUTURE'

/** Why a desk's moment of speaking cannot be recorded. */
export type MomentToldCode = 'MEA_ZONE_MISSING' | 'MEA_TIME_IMPOSSIBLE' | 'MEA_TIME_FUTURE'

/** Two times nearer than this may be one: 15 min either way (R-CLM-4). */
export const TIME_TOLERANCE_S = 900

/** Kinds that may speak of what is still to come: a proposal's date, the hour at which terms begin. */
const AHEAD: ReadonlySet<AccountKind> = new Set<AccountKind>(['proposal', 'terms'])

/** What every account's told fields must keep to: one original text, no null, counts in range, times in order and not to come. */
export function toldStands(told: Told, now: Utc): Answer<undefined, ToldCode> {
  return firstRefusal<ToldCode>(withoutNull(told), oneOriginal(told.what)) ?? fieldsStand(told, now)
}

/** The same of all but the words, which a statement may have withheld (R-DNH-1). */
export function fieldsStand(told: Omit<Told, 'what'>, now: Utc): Answer<undefined, ToldCode> {
  return (
    firstRefusal<ToldCode>(
      withoutNull(told),
      countStands(told.count),
      timeStands(told.at),
      ...(AHEAD.has(told.kind) ? [] : [eventNotInFuture(told.at, now)]),
    ) ?? accept(undefined)
  )
}

/** Refuses a text with no original, or with two: what was written is one text in one language. Source: R-CLM-10. */
export function oneOriginal(text: Text): Answer<Text, 'CLM_ONE_ORIGINAL'> {
  const originals = text.filter(({ original }) => original).length
  return originals === 1 ? accept(text) : refuse('CLM_ONE_ORIGINAL', 'draft', { originals })
}

/** Refuses a count that was told and is out of range. `unknown`, and no count at all, stand (R-CLM-9). */
export function countStands(count: Maybe<Count>): Answer<undefined, 'MEA_COUNT_RANGE'> {
  switch (count.kind) {
    case 'known':
      return firstRefusal(countInRange(count.value)) ?? accept(undefined)
    case 'disputed':
      return firstRefusal(...count.values.map(({ value }) => countInRange(value))) ?? accept(undefined)
    case 'unknown':
    case 'absent':
    case 'notStated':
      return accept(undefined)
  }
}

/**
 * Refuses an event said to happen later than now by more than the tolerance of R-CLM-4. Within it the account is kept
 * and flagged (R-CLM-3): a desk that writes 08:05 at 08:02 is heard, a year mistyped is not.
 */
export function eventNotInFuture(at: StatedTime, now: Utc): Answer<undefined, 'MEA_TIME_FUTURE'> {
  return notInFuture(at, addS(now, TIME_TOLERANCE_S))
}

/** Refuses a moment of speaking that no calendar has, whose zone cannot be read, or that is still to come. Source: R-MEA-1. */
export function momentStands(said: Moment, now: Utc): Answer<undefined, MomentToldCode> {
  return (
    firstRefusal<MomentToldCode>(
      zoneFromText(said.zone),
      instantStands(said.utc),
      saidNotInFuture({ from: known(said.utc) }, now),
    ) ?? accept(undefined)
  )
}

/** Refuses what was said later than now, by more than a desk's clock may be ahead of the record's (R-PTY-4). */
export function saidNotInFuture(
  said: Pick<StatedTime, 'from'>,
  now: Utc,
): Answer<undefined, 'MEA_TIME_FUTURE'> {
  return notInFuture(said, addS(now, CLOCK_AHEAD_S))
}

/** Refuses a told instant without a zone that can be read: a desk's own form always has one. Source: R-MEA-1. */
export function zoneStands(at: StatedTime): Answer<undefined, 'MEA_ZONE_MISSING'> {
  if (at.from.kind !== 'known' && at.to.kind !== 'known') return accept(undefined)
  const zone = zoneFromText(at.zone.kind === 'known' ? at.zone.value : undefined)
  return zone.ok ? accept(undefined) : zone
}
