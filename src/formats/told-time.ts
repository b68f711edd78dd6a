import { accept, refuse, type Answer } from '#domain/life'
import {
  addS,
  known,
  notStated,
  zoneFromText,
  type Maybe,
  type Precision,
  type StatedTime,
  type Utc,
  type Zone,
} from '#domain/measure'

import { atField, badShape, clipped } from './rows.ts'
import type { ForeignTime, Given } from './shapes.ts'
import { contradiction } from './told-agreement.ts'
import {
  boundsOf,
  daysBounds,
  foreignInstant,
  isUnbounded,
  type Bounds,
  type BoundsCode,
  type Reading,
} from './told-bounds.ts'
import { clockIn } from './told-clock.ts'
import { daysIn, type Near } from './told-day.ts'

/** What a foreign time can be refused with. */
export type TimeCode = BoundsCode | 'MEA_TIME_FUTURE' | 'MEA_INTERVAL_EMPTY' | 'IMP_SHAPE'

/** What helps to read a time: the time now, a zone for rows without one, and the day of the earliest source. */
export type TimeHelp = {
  readonly now: Utc
  readonly zone: Given<string>
  /** YYYY-MM-DD: gives a day without a year its year. */
  readonly near: string
}

const PRECISIONS: Readonly<Record<Precision, true>> = {
  minute: true,
  minutes: true,
  about: true,
  hours: true,
  halfDay: true,
  morning: true,
  evening: true,
  night: true,
  day: true,
  week: true,
  period: true,
  before: true,
  notLaterThan: true,
  startOnly: true,
  unknown: true,
}

/** A time of which a row says nothing at all. */
export const UNTOLD_TIME: ForeignTime = { text: '—', precision: 'unknown' }

/**
 * When something was said. The instant the file gives, with which the words must agree; else the days its words name; else
 * only that it was no later than the day of the earliest source, by which it was said. No minute is made up, and words with
 * figures of which no day can be read are refused. A row without a zone needs `help.zone` (R-MEA-1).
 */
export function saidTime(time: ForeignTime, help: TimeHelp): Answer<StatedTime, TimeCode> {
  return quoting(time, saidIn(time, help))
}

function saidIn(time: ForeignTime, help: TimeHelp): Answer<StatedTime, TimeCode> {
  const zone = zoneFromText(time.zone ?? help.zone ?? undefined)
  if (!zone.ok) return atField('zone', zone)
  const near: Near = { day: help.near, isPast: true }
  const precision = precisionOf(time, near)
  if (!precision.ok) return precision
  const reading: Reading = { of: 'saying', zone: zone.value, precision: precision.value, near }
  const bounds = boundsOf(time, reading)
  if (!bounds.ok) return bounds
  const isPrinted = isUnbounded(bounds.value)
  const said = isPrinted ? daysBounds({ last: help.near }, zone.value) : bounds
  if (!said.ok) return said
  const isFine = isPrinted && FINER_THAN_PRINTED.has(precision.value)
  return stated(time, {
    precision: isFine ? 'notLaterThan' : asFine(precision.value, time, said.value),
    bounds: said.value,
    zone: known(zone.value.name),
    help,
  })
}

/** Precisions that claim more of a time than that it was printed by a day. */
const FINER_THAN_PRINTED: ReadonlySet<Precision> = new Set<Precision>(['minute', 'about', 'startOnly'])

/**
 * When what is told of happened. Its zone is its own, else that of its row, else the importer's, whichever its instant
 * does not contradict; a clock time without an instant never takes the row's, which may be that of the page it was read on.
 * What the words do not bound stays unbounded.
 */
export function eventTime(
  time: ForeignTime,
  rowZone: Given<string>,
  help: TimeHelp,
): Answer<StatedTime, TimeCode> {
  return quoting(time, happenedIn(time, isClockAlone(time) ? undefined : rowZone, help))
}

function isClockAlone(time: ForeignTime): boolean {
  if (hasInstant(time)) return false
  const clock = clockIn(time.text ?? '')
  return Boolean(time.local) || (clock.ok && clock.value !== undefined)
}

function happenedIn(time: ForeignTime, rowZone: Given<string>, help: TimeHelp): Answer<StatedTime, TimeCode> {
  const near: Near = { day: help.near }
  const precision = precisionOf(time, near)
  if (!precision.ok) return precision
  const zone = eventZone(time, rowZone, help)
  if (!zone.ok) return zone
  const bounds = boundsOf(time, { of: 'event', zone: zone.value, precision: precision.value, near })
  if (!bounds.ok) return bounds
  return stated(time, {
    precision: asFine(precision.value, time, bounds.value),
    bounds: bounds.value,
    zone: zone.value ? known(zone.value.name) : notStated,
    help,
  })
}

const DAY_S = 25 * 3600 // the longest there is, when clocks are put back

/** A precision no finer than words are: of a minute that is said to be told and is not, the day is. */
function asFine(precision: Precision, time: ForeignTime, { from, to }: Bounds): Precision {
  const isWords = !hasInstant(time) && !time.local
  if (precision !== 'minute' || !isWords || from.kind !== 'known' || to.kind !== 'known') return precision
  if (to.value <= addS(from.value, 60)) return precision
  return to.value <= addS(from.value, DAY_S) ? 'day' : 'period'
}

function hasInstant(time: ForeignTime): boolean {
  return Boolean(time.utc ?? time.utcFrom ?? time.utcTo ?? time.from ?? time.to)
}

/** A refusal of a time quotes the words it was told in, so that its sentence can. */
function quoting(time: ForeignTime, answer: Answer<StatedTime, TimeCode>): Answer<StatedTime, TimeCode> {
  const text = wordsFor(time)
  if (answer.ok || text === undefined || answer.code === 'IMP_SHAPE' || answer.code === 'IMP_DERIVED_DIFFERS')
    return answer
  return { ...answer, detail: { text: clipped(text, 200), ...answer.detail } }
}

/** What a time was told as: its words, else the instant as the file writes it. */
function wordsFor(time: ForeignTime): string | undefined {
  const words = time.text ?? time.local ?? time.utc ?? time.utcFrom ?? time.from ?? time.utcTo ?? time.to
  return words ?? undefined
}

type Told = {
  readonly precision: Precision
  readonly bounds: Bounds
  readonly zone: Maybe<string>
  readonly help: TimeHelp
}

function stated(time: ForeignTime, { precision, bounds, zone, help }: Told): Answer<StatedTime, TimeCode> {
  const text = wordsFor(time)
  if (text === undefined) return badShape('text')
  const { from, to, anchor } = bounds
  if (anchor !== undefined && anchor > help.now)
    return refuse('MEA_TIME_FUTURE', 'draft', { from: anchor, now: help.now })
  if (from.kind === 'known' && to.kind === 'known' && from.value >= to.value)
    return refuse('MEA_INTERVAL_EMPTY', 'draft', { from: from.value, to: to.value })
  return accept({ text, zone, precision, from, to })
}

function precisionOf(time: ForeignTime, near: Near): Answer<Precision, 'IMP_SHAPE'> {
  if (time.precision === undefined || time.precision === null) return accept(unstatedPrecision(time, near))
  const word = time.precision.replaceAll(/-([a-z])/g, (_, letter: string) => letter.toUpperCase())
  return isPrecision(word) ? accept(word) : badShape('precision', { found: word.slice(0, 40) })
}

function isPrecision(word: string): word is Precision {
  return Object.hasOwn(PRECISIONS, word)
}

/** How fine a time is where its file does not say: by its ends, else by its words, never finer than they are. */
function unstatedPrecision(time: ForeignTime, near: Near): Precision {
  if (/^(?:about|around|approximately|circa|~)/i.test(time.text ?? '')) return 'about'
  const [from, to] = [time.utcFrom ?? time.from, time.utcTo ?? time.to]
  if (time.utc ?? time.local) return 'minute'
  if (from && to) return from === to || isMinute(from, to) ? 'minute' : 'period'
  if (from) return 'startOnly'
  return to ? 'before' : wordedPrecision(time.text ?? '', near)
}

function wordedPrecision(text: string, near: Near): Precision {
  const [days, clock] = [daysIn(text, near), clockIn(text)]
  if (!days.ok || days.value === undefined) return 'unknown'
  const { first, last } = days.value
  if (first === undefined || first !== last) return 'period'
  return clock.ok && clock.value !== undefined ? 'minute' : 'day'
}

function isMinute(from: string, to: string): boolean {
  const [start, end] = [foreignInstant(from), foreignInstant(to)]
  return start.ok && end.ok && addS(start.value, 60) === end.value
}

/**
 * The zone of an event: its own, else its row's unless words and instant contradict it, else the importer's. Whether the
 * words agree with the instant in a zone that is the event's own or the importer's is asked where its bounds are read.
 */
function eventZone(
  time: ForeignTime,
  rowZone: Given<string>,
  help: TimeHelp,
): Answer<Zone | undefined, 'MEA_ZONE_MISSING'> {
  const zones = [time.zone, rowZone, help.zone].filter((name) => name !== undefined && name !== null)
  for (const name of zones.filter((each) => each !== '')) {
    const zone = zoneFromText(name)
    if (!zone.ok) return atField('zone', zone)
    const isBinding = name === time.zone || name === help.zone
    if (isBinding || !isContradicted(time, zone.value)) return accept(zone.value)
  }
  return accept(undefined)
}

function isContradicted(time: ForeignTime, zone: Zone): boolean {
  const [from, to] = [time.utcFrom ?? time.from ?? time.utc, time.utcTo ?? time.to].map((given) => {
    const instant = given ? foreignInstant(given) : undefined
    return instant?.ok ? instant.value : undefined
  })
  const ends = { ...(from === undefined ? {} : { from }), ...(to === undefined ? {} : { to }) }
  return contradiction(time.text ?? '', ends, zone) !== undefined
}
