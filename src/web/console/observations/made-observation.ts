import { known, notStated, OBSERVATION_CLASSES, type Count, type Maybe } from '#domain/measure'
import {
  canPerceive,
  CONFIDENCE_UNSAID,
  isOutsideEffort,
  type Means,
  type Observation,
  type ObservationMission,
  type ObservedClass,
  type ObservedTime,
  type SubClass,
} from '#domain/observation'
import { countTyped, secondsAfter, timeTyped } from '#web/controls'
import type { WatchRow } from '#wire/observation'

import { chosenOf, type Fault, type FieldName, type Fields, type Read } from './fields.ts'
import { oneOf, VALUES } from './look.ts'
import { minuteBefore } from './made-watch.ts'
import { placeOf, standingOf, type Making } from './making.ts'
import { untouchedOf } from './untouched.ts'
import { eventGround, missionEvent, positionTyped, whereFromTyped } from './where.ts'

/** What is submitted as one record: the joint parts, the mission's part of each, and the watch they name. */
export type Observed = {
  readonly observations: readonly Observation[]
  readonly mission: readonly ObservationMission[]
  readonly watch: Maybe<string>
}

/** Sub-classes by class, in the order in which they are offered (R-OBS-3). */
export const SUBS: Readonly<Partial<Record<ObservedClass, readonly SubClass[]>>> = {
  explosion: ['undetermined', 'impact', 'airburst', 'outgoing'],
  burstShot: ['burst', 'shot'],
}

/** Reads a new observation, under its watch: without one there is none (R-OBS-17). */
export function entered(fields: Fields, making: Making): Read<Observed> {
  const read = observationRead(fields, making)
  const watch = watchNamed(fields, making)
  const faults = [...watchFault(watch), ...(read.ok ? [] : read.faults)]
  return faults.length === 0 ? read : { ok: false, faults }
}

/** Reads an observation out of a draft, or names every fault. */
export function observationRead(fields: Fields, making: Making): Read<Observed> {
  const joint = jointRead(fields, making)
  const [from, position] = [whereFromTyped(fields.from), positionTyped(fields.position)]
  const faults = [
    ...(joint.ok ? [] : joint.faults),
    ...(from.ok ? [] : from.faults),
    ...(position.ok ? [] : position.faults),
    ...relayFault(fields),
  ]
  if (!joint.ok || !from.ok || !position.ok || faults.length > 0) return { ok: false, faults }
  const watch = watchNamed(fields, making)
  const observer = fields.observer.trim() || (watch?.watch.sector ?? making.office)
  return {
    ok: true,
    value: {
      observations: [joint.value],
      mission: [
        {
          observer: { place: placeOf(observer, making), position: position.value },
          event: missionEvent(fields, making, from.value),
          ...missionWords(fields, making),
          ...untouchedOf(fields, making).mission,
        },
      ],
      watch: watch === undefined ? notStated : known(watch.id),
    },
  }
}

/**
 * Reads "nothing seen or heard": exactly 0 of each of the five classes that the watch's means can tell of, over an
 * interval, as one record (R-OBS-18).
 */
export function nothingSeen(fields: Fields, making: Making): Read<Observed> {
  const watch = watchNamed(fields, making)
  const at = timeRead(fields, making)
  const faults = [...watchFault(watch), ...at.faults]
  if (watch === undefined || at.value === undefined || faults.length > 0) return { ok: false, faults }
  const observer = fields.observer.trim()
  const words = missionWords(fields, making)
  return { ok: true, value: nothingAt(watch, at.value, { making, words, observer }) }
}

type ZeroTold = {
  readonly making: Making
  readonly words: Pick<ObservationMission, 'weaponType' | 'relayedFrom' | 'note'>
  readonly observer?: string
}

/** Nothing at all over an interval under a watch: a zero for each class its means can tell of. */
export function nothingAt(
  watch: WatchRow,
  at: ObservedTime,
  { making, words, observer }: ZeroTold,
): Observed {
  const zero = zeroOf(watch, at, making)
  const observations = zeroClasses(watch).map((of): Observation => Object.assign({ class: of }, zero))
  const place = placeOf(observer || watch.watch.sector, making)
  const mission: ObservationMission = {
    observer: { place, position: notStated },
    event: { bearings: [], range: notStated, place: notStated },
    ...words,
  }
  return { observations, mission: observations.map(() => mission), watch: known(watch.id) }
}

/** The classes a watch can say zero of: a flash and a flare are seen, never heard (R-OBS-4). */
export function zeroClasses({ watch }: WatchRow): readonly ObservedClass[] {
  return OBSERVATION_CLASSES.filter((of) => watch.means.some((means) => canPerceive(means, of)))
}

function zeroOf(row: WatchRow, at: ObservedTime, making: Making): Omit<Observation, 'class'> {
  const ground = eventGround({ ...EMPTY_GROUND, sector: row.watch.sector }, making)
  const told = { at, sector: ground.sector, means: row.watch.means }
  return {
    ...told,
    sub: 'none',
    assessed: false,
    count: { kind: 'exact', n: 0 },
    weapon: { kind: 'absent' },
    zone: ground.zone,
    liveFire: 'no',
    confidence: CONFIDENCE_UNSAID,
    outsideEffort: isOutside(told, row, making),
  }
}

const EMPTY_GROUND = { from: '', position: '' } as const

/** The watch a draft names. */
export function watchNamed(fields: Fields, { watches }: Making): WatchRow | undefined {
  return watches.find(({ id }) => id === fields.watch)
}

/** Whether something lies outside the effort of a watch; sound carries into the sectors that adjoin the watch's (R-OBS-16). */
export function isOutside(
  told: Pick<Observation, 'at' | 'sector' | 'means'>,
  row: WatchRow | undefined,
  { sectors }: Pick<Making, 'sectors'>,
): boolean {
  const adjoins = sectors.find(({ id }) => id === row?.watch.sector)?.adjoins
  return isOutsideEffort(told, row === undefined ? undefined : standingOf(row), adjoins)
}

function jointRead(fields: Fields, making: Making): Read<Observation> {
  const of = oneOf(VALUES.class, fields.class)
  const means: readonly Means[] = chosenOf(VALUES.means, fields.means)
  const at = timeRead(fields, making)
  const count = countRead(fields)
  const sub = subRead(of, fields, count.value)
  const faults: readonly Fault[] = [
    ...fault(of === '' ? undefined : of, 'class', 'observations.errClass'),
    ...(of === '' ? [] : fault(sub, 'sub', 'observations.errSub')),
    ...fault(means[0], 'means', 'observations.errMeans'),
    ...count.faults,
    ...at.faults,
  ]
  if (
    of === '' ||
    sub === undefined ||
    count.value === undefined ||
    at.value === undefined ||
    faults.length > 0
  )
    return { ok: false, faults }
  const untouched = untouchedOf(fields, making)
  const { sector, zone } = untouched.ground ?? eventGround(fields, making)
  const told = { at: untouched.at ?? at.value, sector, means }
  return {
    ok: true,
    value: {
      ...told,
      class: of,
      sub,
      assessed: untouched.assessed ?? isAssessed(means, sub),
      count: count.value,
      weapon: fields.weapon.trim() === '' ? { kind: 'unknown' } : known(fields.weapon.trim()),
      zone,
      liveFire: oneOf(LIVE_FIRE, fields.liveFire) || 'no',
      confidence: oneOf(CONFIDENCE, fields.confidence) || CONFIDENCE_UNSAID,
      outsideEffort: isOutside(told, watchNamed(fields, making), making),
    },
  }
}

/** How fire in an exercise stands, and how sure an observer is, in the order in which they are offered. */
export const LIVE_FIRE = ['no', 'assessed', 'declared'] as const
/** How sure an observer is. */
export const CONFIDENCE = ['certain', 'probable', 'possible'] as const

/** What an ear alone says of where a round came down or was fired from is an assessment, and says so (R-OBS-4). */
function isAssessed(means: readonly Means[], sub: SubClass): boolean {
  return means.every((each) => each === 'heard') && (sub === 'impact' || sub === 'airburst')
}

/** The sub-class of a class: as chosen; none where the class has none, or where there was nothing of it. */
function subRead(of: ObservedClass | '', fields: Fields, count: Count | undefined): SubClass | undefined {
  const subs = of === '' ? undefined : SUBS[of]
  if (subs === undefined || (count?.kind === 'exact' && count.n === 0)) return 'none'
  const chosen = subs.find((each) => each === fields.sub)
  return chosen ?? (of === 'explosion' ? 'undetermined' : undefined)
}

type Part<T> = { readonly value: T | undefined; readonly faults: readonly Fault[] }

/** A count is required, and not known is one (R-OBS-6): nothing typed is `?`. */
function countRead({ count }: Fields): Part<Count> {
  const read = countTyped(count.trim() === '' ? '?' : count)
  const value = read.ok && read.value.kind === 'known' ? read.value.value : undefined
  return { value, faults: fault(value, 'count', 'observations.errCount') }
}

const AHEAD_S = 60 // a clock may be so far ahead of the record's (console.md 5.3)

/** Reads when it was: as typed; nothing typed is the minute before now, and its text says so. */
export function timeRead(fields: Fields, making: Making): Part<ObservedTime> {
  const { zone, now } = making
  const text = fields.time.trim()
  if (text === '') {
    const from = minuteBefore(now)
    return { value: { from, to: secondsAfter(from, 60), text: '-1', zone }, faults: [] }
  }
  const read = timeTyped({ day: fields.day, text, precision: 'minute' }, { zone, now })
  const ends = read.ok ? read.value : undefined
  if (ends?.from.kind !== 'known' || ends.to.kind !== 'known')
    return { value: undefined, faults: [{ field: 'time', key: 'observations.errTime' }] }
  if (ends.from.value > secondsAfter(now, AHEAD_S))
    return { value: undefined, faults: [{ field: 'time', key: 'forms.errTimeFuture' }] }
  return { value: { from: ends.from.value, to: ends.to.value, text, zone }, faults: [] }
}

/** What of the mission's part is words: the weapon's type, who relayed it, the note. */
function missionWords(
  fields: Fields,
  making: Making,
): Pick<ObservationMission, 'weaponType' | 'relayedFrom' | 'note'> {
  const [type, note, team] = [fields.weaponType.trim(), fields.note.trim(), fields.relayedTeam.trim()]
  return {
    weaponType:
      type === '' ? notStated : known({ text: type, basis: oneOf(BASES, fields.weaponBasis) || 'notStated' }),
    relayedFrom:
      team === ''
        ? { kind: 'absent' }
        : known({ team, words: fields.relayedWords.trim(), heardAt: minuteBefore(making.now) }),
    note: note === '' ? notStated : known(note),
  }
}

/** What an assessment of a weapon rests on (R-OBS-5). */
export const BASES = ['sound', 'fragments', 'sight', 'notStated'] as const

function relayFault({ relayedTeam, relayedWords }: Fields): readonly Fault[] {
  const isHalf = (relayedTeam.trim() === '') !== (relayedWords.trim() === '')
  return isHalf
    ? [{ field: relayedTeam.trim() === '' ? 'relayedTeam' : 'relayedWords', key: 'observations.errRelayed' }]
    : []
}

function watchFault(watch: WatchRow | undefined): readonly Fault[] {
  return fault(watch, 'watch', 'observations.errWatch')
}

function fault(value: unknown, field: FieldName, key: Fault['key']): readonly Fault[] {
  return value === undefined || value === '' ? [{ field, key }] : []
}

/** Whether a draft lies outside the effort of the watch it names, as far as it can be read. */
export function jointEffort(fields: Fields, making: Making): boolean {
  const at = timeRead(fields, making).value
  const watch = watchNamed(fields, making)
  if (at === undefined || watch === undefined) return false
  const told = { at, sector: eventGround(fields, making).sector, means: chosenOf(VALUES.means, fields.means) }
  return isOutside(told, watch, making)
}
