import { accept, refuse, type Answer } from '#domain/life'
import {
  addDays,
  addS,
  known,
  momentFromText,
  notStated,
  wallTime,
  type Maybe,
  type MomentCode,
  type Precision,
  type Utc,
  type Zone,
} from '#domain/measure'

import { atField, clipped } from './rows.ts'
import type { ForeignTime } from './shapes.ts'
import { contradiction, type AgreementCode } from './told-agreement.ts'
import { clockIn, clocksIn, withoutClocks } from './told-clock.ts'
import { daysIn, type DayCode, type Near, type ToldDays } from './told-day.ts'

/** What the bounds of a foreign time can be refused with. */
export type BoundsCode = MomentCode | DayCode | AgreementCode

/** The bounds of a told time; `anchor` is the instant that may not lie in the future. */
export type Bounds = { readonly from: Maybe<Utc>; readonly to: Maybe<Utc>; readonly anchor?: Utc }

const UNBOUNDED: Bounds = { from: notStated, to: notStated }

/** How a time is read: of what it is, in which zone, how fine it is said to be, and near which day. */
export type Reading = {
  readonly of: 'saying' | 'event'
  readonly zone: Zone | undefined
  readonly precision: Precision
  readonly near: Near
}

/** Precisions at which the clock time a text names is the time told, and not a detail of a coarser one. */
const CLOCK_PRECISIONS: ReadonlySet<Precision> = new Set<Precision>([
  'minute',
  'about',
  'notLaterThan',
  'startOnly',
  'before',
])

/** An instant a foreign file writes with its own offset, such as `2020-10-10T08:05:00Z`. */
export function foreignInstant(text: string): Answer<Utc, MomentCode> {
  const moment = momentFromText(text, undefined)
  return moment.ok ? accept(moment.value.utc) : moment
}

/** The bounds of a time: of the ends or the instant its file gives, with which its words must agree, else of its words. */
export function boundsOf(time: ForeignTime, reading: Reading): Answer<Bounds, BoundsCode> {
  const clocks = clocksIn(time.text ?? '')
  if (!clocks.ok) return atField('text', clocks)
  const [from, to] = [time.utcFrom ?? time.from, time.utcTo ?? time.to]
  if (from || to) return endsOf(time, reading)
  if (time.utc || time.local) return instantOf(time, reading)
  return wordsOf(time.text ?? '', reading)
}

/** Whether neither end is known. */
export function isUnbounded(bounds: Bounds): boolean {
  return bounds.from.kind !== 'known' && bounds.to.kind !== 'known'
}

function endsOf(time: ForeignTime, { precision, zone }: Reading): Answer<Bounds, BoundsCode> {
  const [from, to] = [time.utcFrom ?? time.from, time.utcTo ?? time.to]
  const start = from ? foreignInstant(from) : undefined
  if (start && !start.ok) return atField('utcFrom', start)
  const end = to ? foreignInstant(to) : undefined
  if (end && !end.ok) return atField('utcTo', end)
  const ends = { ...(start ? { from: start.value } : {}), ...(end ? { to: end.value } : {}) }
  const differs = contradiction(time.text ?? '', ends, zone)
  if (differs) return atField(start ? 'utcFrom' : 'utcTo', differs)
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
function instantOf(time: ForeignTime, reading: Reading): Answer<Bounds, BoundsCode> {
  const given = time.utc ? foreignInstant(time.utc) : undefined
  if (given && !given.ok) return atField('utc', given)
  const local = time.local ? momentFromText(time.local, reading.zone?.name) : undefined
  if (local && !local.ok && !given) return atField('local', local)
  const computed = local?.ok ? local.value.utc : undefined
  const utc = given?.ok ? given.value : computed
  if (utc === undefined) return accept(UNBOUNDED)
  if (computed !== undefined && computed !== utc)
    return refuse('IMP_DERIVED_DIFFERS', 'draft', { field: 'utc', found: utc, computed })
  const differs = contradiction(time.text ?? '', { [endOf(reading.precision)]: utc }, reading.zone)
  return differs ? atField(given ? 'utc' : 'local', differs) : aroundInstant(utc, reading)
}

/** Which end of a time its one instant is. */
function endOf(precision: Precision): 'from' | 'to' {
  return precision === 'before' ? 'to' : 'from'
}

function aroundInstant(utc: Utc, { precision, zone }: Reading): Answer<Bounds, BoundsCode> {
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
      const { day } = wallTime(utc, zone)
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
function wordsOf(text: string, reading: Reading): Answer<Bounds, BoundsCode> {
  const { zone, precision, near } = reading
  const whole = wholeMoment(text, zone)
  if (whole && !whole.ok) return atField('text', whole)
  if (whole && CLOCK_PRECISIONS.has(precision)) return aroundInstant(whole.value, reading)
  const clock = clockIn(text)
  const days = daysIn(text, near)
  if (!days.ok) return atField('text', days)
  if (days.value === undefined && isUnread(text, reading))
    return refuse('MEA_TIME_UNREADABLE', 'draft', { field: 'text', text: clipped(text, 200) })
  const isTold = days.value !== undefined || (clock.ok && clock.value !== undefined)
  if (zone === undefined && isTold) return refuse('MEA_ZONE_MISSING', 'draft', { text: clipped(text, 200) })
  if (zone === undefined || days.value === undefined) return accept(UNBOUNDED)
  const { first, last } = days.value
  const toMinute = clock.ok && clock.value !== undefined && first === last && CLOCK_PRECISIONS.has(precision)
  if (!toMinute) return daysBounds(asFarAs(days.value, precision), zone)
  const moment = momentFromText(`${first} ${clock.value}`, zone.name)
  return moment.ok ? aroundInstant(moment.value.utc, reading) : atField('text', moment)
}

/** The days a time allows that is said to be no later than them, before them, or only to have begun on them. */
function asFarAs({ first, last }: ToldDays, precision: Precision): ToldDays {
  if (precision === 'notLaterThan' && last !== undefined) return { last }
  if (precision === 'before' && first !== undefined) return { last: addDays(first, -1) }
  return precision === 'startOnly' && first !== undefined
    ? { first }
    : { ...(first && { first }), ...(last && { last }) }
}

/** Figures that look like a day: three numbers set apart by marks, or a year. */
const LIKE_A_DAY = /\p{Nd}{1,4}[./-]\p{Nd}{1,2}[./-]\p{Nd}{1,4}|\p{Nd}{4}/u

/**
 * Whether words without a day that can be read hold one that cannot. Of a saying any figure may be its day, and a clock
 * time that is the time told needs one; what happened stays without bounds unless its figures look like a day.
 */
function isUnread(text: string, { of, precision }: Reading): boolean {
  const left = withoutClocks(text)
  if (of === 'event') return LIKE_A_DAY.test(left)
  return /\p{Nd}/u.test(left) || (left !== text && CLOCK_PRECISIONS.has(precision))
}

/** A text that is a day and a clock time and nothing else; one whose day or zone is missing is no such text. */
function wholeMoment(text: string, zone: Zone | undefined): Answer<Utc, MomentCode> | undefined {
  const own = momentFromText(text, undefined)
  const moment = own.ok ? own : momentFromText(text, zone?.name)
  if (moment.ok) return moment.value.resolutionS <= 60 ? accept(moment.value.utc) : undefined
  return moment.code === 'MEA_TIME_AMBIGUOUS' || moment.code === 'MEA_TIME_NOT_EXISTING' ? moment : undefined
}

/** Whole days in a zone: from the start of the first to the end of the last, an open end not stated. */
export function daysBounds({ first, last }: ToldDays, zone: Zone): Answer<Bounds, BoundsCode> {
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
