import {
  intervalOfCount,
  isOverlapping,
  isSide,
  otherSide,
  spanOfTime,
  type Count,
  type Maybe,
  type Place,
  type StatedTime,
  type Toponym,
} from '#domain/measure'

import type { AccountKind, AllegedActor, Told } from './account.ts'
import { TIME_TOLERANCE_S } from './told.ts'

/** What a comparison says of one field. No outcome says that two sides agree (R-CLM-4). The last is R-MEA-17's word. */
export type Outcome =
  | 'same'
  | 'overlap'
  | 'contradict'
  | 'mirrored'
  | 'oneSilent'
  | 'bothSilent'
  | 'notInThisData'

/** The fields two accounts are compared by, in the order they are shown (console.md 5.4). */
export type ComparedField = 'kind' | 'allegedActor' | 'place' | 'time' | 'count' | 'class'

/** One field's outcome. */
export type FieldOutcome = { readonly field: ComparedField; readonly outcome: Outcome }

/** What a comparison needs beside the two accounts: which sectors adjoin, and whether the data are known to be incomplete. */
export type Comparing = {
  readonly adjoins: (sector: string, other: string) => boolean
  readonly inGap: boolean
}

/** The order of fields. */
export const COMPARED_FIELDS: readonly ComparedField[] = [
  'kind',
  'allegedActor',
  'place',
  'time',
  'count',
  'class',
]

/**
 * Two accounts field by field; which comes first makes no difference. Time is the same within 15 min when both tell the
 * minute; a place whose sector is the same or adjoins is the same; counts are compared by what they can mean; the same
 * kind of act with the two sides as actors exchanged is mirrored. Silence is not agreement, and in a gap of the data it
 * is `notInThisData`. Source: R-CLM-4, R-MEA-17.
 */
export function compareAccounts(a: Told, b: Told, comparing: Comparing): readonly FieldOutcome[] {
  const isMirrored = a.kind === b.kind && areExchanged(a.allegedActor, b.allegedActor)
  const outcomes: Readonly<Record<ComparedField, Outcome>> = {
    kind: isMirrored ? 'mirrored' : compareKinds(a, b),
    allegedActor: isMirrored ? 'mirrored' : compareActors(a.allegedActor, b.allegedActor),
    place: comparePlaces(a.place, b.place, comparing),
    time: compareTimes(a.at, b.at),
    count: compareStated(toldCount(a.count), toldCount(b.count), compareCounts),
    class: compareStated(a.class, b.class, (x, y) => (x === y ? 'same' : 'contradict')),
  }
  return COMPARED_FIELDS.map((field) => ({ field, outcome: inData(outcomes[field], comparing.inGap) }))
}

/** Whether two sectors are told to adjoin by either of them. */
export function adjoiningOf(
  sectors: readonly { readonly id: string; readonly adjoins: readonly string[] }[],
): (sector: string, other: string) => boolean {
  const adjoins = (sector: string, other: string): boolean =>
    sectors.some(({ id, adjoins: near }) => id === sector && near.includes(other))
  return (sector, other) => adjoins(sector, other) || adjoins(other, sector)
}

function inData(outcome: Outcome, inGap: boolean): Outcome {
  return inGap && (outcome === 'oneSilent' || outcome === 'bothSilent') ? 'notInThisData' : outcome
}

function areExchanged(a: AllegedActor, b: AllegedActor): boolean {
  return isSide(a) && b === otherSide(a)
}

/** A denial contradicts the act it denies: told of the same actor. Other kinds may be one event told twice. */
function compareKinds(a: Told, b: Told): Outcome {
  if (a.kind === b.kind) return 'same'
  const isDenied =
    isDenial(a.kind) !== isDenial(b.kind) && isSide(a.allegedActor) && a.allegedActor === b.allegedActor
  return isDenied ? 'contradict' : 'overlap'
}

function isDenial(kind: AccountKind): boolean {
  return kind === 'denial'
}

function compareActors(a: AllegedActor, b: AllegedActor): Outcome {
  if (a === 'notStated' || b === 'notStated') return a === b ? 'bothSilent' : 'oneSilent'
  if (a === 'unclear' || b === 'unclear') return 'overlap'
  return a === b ? 'same' : 'contradict'
}

/** Only places that are both decided can be told apart; an undecided name may be anywhere. */
function comparePlaces(a: Place, b: Place, { adjoins }: Comparing): Outcome {
  if (isSameEntry(a, b) || isSameGround(a.sector, b.sector, adjoins)) return 'same'
  const sharing = a.candidates.some((id) => b.candidates.includes(id))
  return sharing || !isDecided(a) || !isDecided(b) ? 'overlap' : 'contradict'
}

function isSameEntry(a: Toponym, b: Toponym): boolean {
  return a.status === 'resolved' && b.status === 'resolved' && a.candidates[0] === b.candidates[0]
}

function isSameGround(a: Maybe<string>, b: Maybe<string>, adjoins: Comparing['adjoins']): boolean {
  if (a.kind !== 'known' || b.kind !== 'known') return false
  return a.value === b.value || adjoins(a.value, b.value)
}

function isDecided({ status, candidates }: Toponym): boolean {
  return (status === 'resolved' || status === 'several') && candidates.length > 0
}

const TOLERANCE_MS = TIME_TOLERANCE_S * 1000
const MINUTE_MS = 60_000

function compareTimes(a: StatedTime, b: StatedTime): Outcome {
  const silent = [a, b].filter(({ precision }) => precision === 'unknown').length
  if (silent > 0) return silent === 1 ? 'oneSilent' : 'bothSilent'
  const [first, second] = [spanOfTime(a), spanOfTime(b)]
  if (isToTheMinute(a) && isToTheMinute(b) && Math.abs(first.fromMs - second.fromMs) <= TOLERANCE_MS)
    return 'same'
  const touch = first.fromMs < second.toMs + TOLERANCE_MS && second.fromMs < first.toMs + TOLERANCE_MS
  return touch ? 'overlap' : 'contradict'
}

/** "About" is no minute, however short the cell it was written into. */
function isToTheMinute(time: StatedTime): boolean {
  const { fromMs, toMs } = spanOfTime(time)
  return time.precision !== 'about' && toMs - fromMs <= MINUTE_MS
}

/** A count of which nothing is known tells nothing of how many. */
function toldCount(count: Maybe<Count>): Maybe<Count> {
  return count.kind === 'known' && count.value.kind === 'unknown' ? { kind: 'unknown' } : count
}

function compareCounts(a: Count, b: Count): Outcome {
  if (a.kind === 'exact' && b.kind === 'exact' && a.n === b.n) return 'same'
  return isOverlapping(intervalOfCount(a), intervalOfCount(b)) ? 'overlap' : 'contradict'
}

/** Compares what both tell. A value that is itself disputed is told, and can be neither the same nor contradicted. */
function compareStated<T>(a: Maybe<T>, b: Maybe<T>, compare: (x: T, y: T) => Outcome): Outcome {
  if (a.kind === 'known' && b.kind === 'known') return compare(a.value, b.value)
  const silent = [a, b].filter(({ kind }) => kind !== 'known' && kind !== 'disputed').length
  if (silent === 0) return 'overlap'
  return silent === 1 ? 'oneSilent' : 'bothSilent'
}
