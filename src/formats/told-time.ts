import { accept, refuse, type Answer } from '#domain/life'
import {
  addDays,
  addS,
  known,
  momentFromText,
  notStated,
  wallTime,
  zoneFromText,
  type Maybe,
  type MomentCode,
  type Precision,
  type StatedTime,
  type Utc,
  type Zone,
} from '#domain/measure'

import { atField, badShape, clipped } from './rows.ts'
import type { ForeignTime, Given } from './shapes.ts'
import { clockIn, daysIn, type ToldDays } from './told-day.ts'

/** What a foreign time can be refused with. */
export type TimeCode =
  | MomentCode
  | 'MEA_TIME_FUTURE'
  | 'MEA_INTERVAL_EMPTY'
  | 'IMP_SHAPE'
  | 'IMP_DERIVED_DIFFERS'

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

/** Precisions at which the clock time a text names is the time told, and not a detail of a coarser one. */
const CLOCK_PRECISIONS: ReadonlySet<Precision> = new Set<Precision>([
  'minute',
  'about',
  'notLaterThan',
  'startOnly',
  'before',
])

/** A time of which a row says nothing at all. */
export const UNTOLD_TIME: ForeignTime = { text: '—', precision: 'unknown' }

/** The bounds of a told time; `anchor` is the instant that may not lie in the future. */
type Bounds = { readonly from: Maybe<Utc>; readonly to: Maybe<Utc>; readonly anchor?: Utc }

const UNBOUNDED: Bounds = { from: notStated, to: notStated }

/**
 * When something was said. The instant the file gives, else the days its words name, else the day of the earliest
 * source, by which it was said; the words and their precision stay as written and no minute is made up.
 * A row without a zone needs `help.zone` (R-MEA-1).
 */
export function saidTime(time: ForeignTime, help: TimeHelp): Answer<StatedTime, TimeCode> {
  return quoting(time, saidIn(time, help))
}

function saidIn(time: ForeignTime, help: TimeHelp): Answer<StatedTime, TimeCode> {
  const zone = zoneFromText(time.zone ?? help.zone ?? undefined)
  if (!zone.ok) return atField('zone', zone)
  const precision = precisionOf(time)
  if (!precision.ok) return precision
  const bounds = boundsOf(time, { zone: zone.value, precision: precision.value, near: help.near })
  if (!bounds.ok) return bounds
  const said = isUnbounded(bounds.value)
    ? daysBounds({ last: help.near, first: help.near }, zone.value)
    : bounds
  if (!said.ok) return said
  return stated(time, { precision: precision.value, bounds: said.value, zone: known(zone.value.name), help })
}

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
  const zones = [time.zone, ...(isClockAlone(time) ? [] : [rowZone]), help.zone]
  return quoting(time, happenedIn(time, zones, help))
}

function isClockAlone(time: ForeignTime): boolean {
  if (time.utc ?? time.utcFrom ?? time.utcTo ?? time.from ?? time.to) return false
  const clock = clockIn(time.text ?? '')
  return Boolean(time.local) || (clock.ok && clock.value !== undefined)
}

function happenedIn(
  time: ForeignTime,
  zones: readonly Given<string>[],
  help: TimeHelp,
): Answer<StatedTime, TimeCode> {
  const precision = precisionOf(time)
  if (!precision.ok) return precision
  const zone = eventZone(time, zones)
  if (!zone.ok) return zone
  const bounds = boundsOf(time, { zone: zone.value, precision: precision.value, near: help.near })
  if (!bounds.ok) return bounds
  return stated(time, {
    precision: precision.value,
    bounds: bounds.value,
    zone: zone.value ? known(zone.value.name) : notStated,
    help,
  })
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

/** An instant a foreign file writes with its own offset, such as `2020-10-10T08:05:00Z`. */
export function foreignInstant(text: string): Answer<Utc, MomentCode> {
  const moment = momentFromText(text, undefined)
  return moment.ok ? accept(moment.value.utc) : moment
}

type Reading = { readonly zone: Zone | undefined; readonly precision: Precision; readonly near: string }

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

function precisionOf(time: ForeignTime): Answer<Precision, 'IMP_SHAPE'> {
  if (time.precision === undefined || time.precision === null) return accept(unstatedPrecision(time))
  const word = time.precision.replaceAll(/-([a-z])/g, (_, letter: string) => letter.toUpperCase())
  return isPrecision(word) ? accept(word) : badShape('precision', { found: word.slice(0, 40) })
}

function isPrecision(word: string): word is Precision {
  return Object.hasOwn(PRECISIONS, word)
}

/** How fine a time is where its file does not say: by its ends, never finer than they are. */
function unstatedPrecision(time: ForeignTime): Precision {
  if (/^(?:about|around|approximately|circa|~)/i.test(time.text ?? '')) return 'about'
  const [from, to] = [time.utcFrom ?? time.from, time.utcTo ?? time.to]
  if (time.utc ?? time.local) return 'minute'
  if (from && to) return from === to || isMinute(from, to) ? 'minute' : 'period'
  if (from) return 'startOnly'
  return to ? 'before' : 'unknown'
}

function isMinute(from: string, to: string): boolean {
  const [start, end] = [foreignInstant(from), foreignInstant(to)]
  return start.ok && end.ok && addS(start.value, 60) === end.value
}

function boundsOf(time: ForeignTime, reading: Reading): Answer<Bounds, TimeCode> {
  const clock = clockIn(time.text ?? '')
  if (!clock.ok) return atField('text', clock)
  const [from, to] = [time.utcFrom ?? time.from, time.utcTo ?? time.to]
  if (from || to) return endsOf(from, to, reading.precision)
  if (time.utc || time.local) return instantOf(time, reading)
  return wordsOf(time.text ?? '', reading)
}

function isUnbounded(bounds: Bounds): boolean {
  return bounds.from.kind !== 'known' && bounds.to.kind !== 'known'
}

function endsOf(from: Given<string>, to: Given<string>, precision: Precision): Answer<Bounds, TimeCode> {
  const start = from ? foreignInstant(from) : undefined
  if (start && !start.ok) return atField('utcFrom', start)
  const end = to ? foreignInstant(to) : undefined
  if (end && !end.ok) return atField('utcTo', end)
  if (start && (!end || start.value === end.value)) {
    const cell = end !== undefined || precision === 'minute' || precision === 'about'
    return accept({ ...openAt(start.value), ...(cell ? { to: known(cellEnd(start.value)) } : {}) })
  }
  return accept({
    from: start ? known(start.value) : notStated,
    to: end ? known(end.value) : notStated,
    ...(start ? { anchor: start.value } : {}),
  })
}

function openAt(utc: Utc): Bounds {
  return { from: known(utc), to: notStated, anchor: utc }
}

/** A minute told without seconds is a cell of 60 s, with seconds of one (R-MEA-3). */
function cellEnd(utc: Utc): Utc {
  return addS(utc, utc.slice(17, 19) === '00' ? 60 : 1)
}

/** The instant of `utc`, of the wall reading `local` in the zone, or of both, which then must be one. */
function instantOf(time: ForeignTime, reading: Reading): Answer<Bounds, TimeCode> {
  const given = time.utc ? foreignInstant(time.utc) : undefined
  if (given && !given.ok) return atField('utc', given)
  const local = time.local ? momentFromText(time.local, reading.zone?.name) : undefined
  if (local && !local.ok && !given) return atField('local', local)
  const computed = local?.ok ? local.value.utc : given && clockUtc(time.text ?? '', given.value, reading.zone)
  const utc = given?.ok ? given.value : computed
  if (utc === undefined) return accept(UNBOUNDED)
  if (computed !== undefined && computed !== utc)
    return refuse('IMP_DERIVED_DIFFERS', 'draft', { field: 'utc', found: utc, computed })
  return aroundInstant(utc, reading)
}

/** What a text that is a bare clock time says of an instant, on the instant's own day in the zone. */
function clockUtc(text: string, utc: Utc, zone: Zone | undefined): Utc | undefined {
  if (!zone || !/^\d{1,2}:\d{2}$/.test(text)) return undefined
  const moment = momentFromText(text, zone.name, { on: wallTime(utc, zone).day, chosen: utc })
  return moment.ok ? moment.value.utc : undefined
}

function aroundInstant(utc: Utc, { precision, zone }: Reading): Answer<Bounds, TimeCode> {
  switch (precision) {
    case 'minute':
    case 'about':
    case 'unknown':
      return accept({ from: known(utc), to: known(cellEnd(utc)), anchor: utc })
    case 'notLaterThan':
      return accept({ from: notStated, to: known(cellEnd(utc)), anchor: utc })
    case 'before':
      return accept({ from: notStated, to: known(utc), anchor: utc })
    case 'day': {
      if (!zone) return refuse('MEA_ZONE_MISSING', 'draft', { field: 'zone' })
      const day = wallTime(utc, zone).day
      return daysBounds({ first: day, last: day }, zone)
    }
    case 'minutes':
    case 'hours':
    case 'halfDay':
    case 'morning':
    case 'evening':
    case 'night':
    case 'week':
    case 'period':
    case 'startOnly':
      return accept(openAt(utc))
  }
}

/** What the words alone say: a whole written moment, or the days they name, with the one minute if they name it too. */
function wordsOf(text: string, reading: Reading): Answer<Bounds, TimeCode> {
  const { zone, precision, near } = reading
  const whole = wholeMoment(text, zone)
  if (whole && !whole.ok) return atField('text', whole)
  if (whole && CLOCK_PRECISIONS.has(precision)) return aroundInstant(whole.value, reading)
  const clock = clockIn(text)
  const days = daysIn(text, near)
  if (!days.ok) return atField('text', days)
  const isTold = days.value !== undefined || (clock.ok && clock.value !== undefined)
  if (zone === undefined && isTold) return refuse('MEA_ZONE_MISSING', 'draft', { text: text.slice(0, 200) })
  if (zone === undefined || days.value === undefined) return accept(UNBOUNDED)
  const { first, last } = days.value
  const toMinute = clock.ok && clock.value !== undefined && first === last && CLOCK_PRECISIONS.has(precision)
  if (!toMinute) return daysBounds(days.value, zone)
  const moment = momentFromText(`${first} ${clock.value}`, zone.name)
  return moment.ok ? aroundInstant(moment.value.utc, reading) : atField('text', moment)
}

/** A text that is a day and a clock time and nothing else; one whose day or zone is missing is no such text. */
function wholeMoment(text: string, zone: Zone | undefined): Answer<Utc, MomentCode> | undefined {
  const own = momentFromText(text, undefined)
  const moment = own.ok ? own : momentFromText(text, zone?.name)
  if (moment.ok) return moment.value.resolutionS <= 60 ? accept(moment.value.utc) : undefined
  return moment.code === 'MEA_TIME_AMBIGUOUS' || moment.code === 'MEA_TIME_NOT_EXISTING' ? moment : undefined
}

/** Whole days in a zone: from the start of the first to the end of the last, an open end not stated. */
function daysBounds({ first, last }: ToldDays, zone: Zone): Answer<Bounds, TimeCode> {
  const start = first === undefined ? undefined : momentFromText(first, zone.name)
  if (start && !start.ok) return start
  const end = last === undefined ? undefined : momentFromText(addDays(last, 1), zone.name)
  if (end && !end.ok) return end
  const from = start?.value.utc
  return accept({
    from: from === undefined ? notStated : known(from),
    to: end ? known(end.value.utc) : notStated,
    ...(from === undefined ? {} : { anchor: from }),
  })
}

/** The first zone of a list that the event's own clock time and instant do not contradict. */
function eventZone(
  time: ForeignTime,
  zones: readonly Given<string>[],
): Answer<Zone | undefined, 'MEA_ZONE_MISSING' | 'IMP_DERIVED_DIFFERS'> {
  const given = time.utcFrom ?? time.from ?? time.utc
  const instant = given ? foreignInstant(given) : undefined
  for (const name of zones) {
    if (!name) continue
    const zone = zoneFromText(name)
    if (!zone.ok) return atField('zone', zone)
    const computed = instant?.ok ? clockUtc(time.text ?? '', instant.value, zone.value) : undefined
    if (computed === undefined || (instant?.ok && instant.value === computed)) return accept(zone.value)
    if (name === time.zone && instant?.ok)
      return refuse('IMP_DERIVED_DIFFERS', 'draft', { field: 'utcFrom', found: instant.value, computed })
  }
  return accept(undefined)
}
