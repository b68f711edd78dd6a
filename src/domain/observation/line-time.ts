import {
  addDays,
  addS,
  momentFromText,
  utcFromMs,
  msOfUtc,
  wallTime,
  zoneFromText,
  type Moment,
  type Utc,
  type Zone,
} from '#domain/measure'

import type { LineAsked } from './line.ts'
import type { ObservedTime } from './observation.ts'
import { CLOCK_AHEAD_S } from './stands.ts'

/** What a line's time came to: a time, or why it is none yet, with instants to choose from. */
export type LineTime =
  | { readonly kind: 'time'; readonly at: ObservedTime }
  | { readonly kind: 'notYet' | 'ambiguous' | 'notExisting'; readonly candidates: readonly Utc[] }
  | { readonly kind: 'impossible' }

const MINUTE_S = 60
const CLOCK = String.raw`(?:([01]\d|2[0-3])([0-5]\d)([0-5]\d)?|(\d{1,2})[:.](\d{2})(?:[:.](\d{2}))?)`
const TIME_FORM = new RegExp(`^${CLOCK}(?:[-–]${CLOCK})?(z)?$`, 'i')
const AGO_FORM = /^[-−](\d{1,3})$/

/**
 * Reads the first word of a line as its time: `1407`, `14:07`, `14.07`, `140732`, `1400-1410`, each in UTC with `z`, or
 * `-5` for five minutes ago. Answers nothing where the word is no time. It is today's, in its zone; what has not come yet
 * is offered as yesterday's and never taken for it. Source: R-UI-77, R-MEA-2.
 */
export function lineTime(word: string, asked: LineAsked): LineTime | undefined {
  const ago = AGO_FORM.exec(word)
  if (ago) return { kind: 'time', at: { ...minuteAgo(Number(ago[1]), asked), text: word } }
  const form = TIME_FORM.exec(word)
  if (!form) return undefined
  const first = clockOf(form.slice(1, 7))
  const last = clockOf(form.slice(7, 13))
  const zone = zoneFromText(form[13] === undefined ? asked.zone : 'UTC')
  if (!zone.ok || first === undefined) return { kind: 'impossible' }
  return onToday({ word, first, last, zone: zone.value }, asked)
}

/** The minute that began so many minutes before now's: the time of a line that tells none. */
export function minuteAgo(minutes: number, asked: Pick<LineAsked, 'now' | 'zone'>): ObservedTime {
  const ms = msOfUtc(asked.now) - minutes * MINUTE_S * 1000
  const from = utcFromMs(ms - (((ms % (MINUTE_S * 1000)) + MINUTE_S * 1000) % (MINUTE_S * 1000)))
  return { from, to: addS(from, MINUTE_S), text: clockText(from, asked.zone), zone: asked.zone }
}

type Told = {
  readonly word: string
  readonly first: string
  readonly last: string | undefined
  readonly zone: Zone
}

function onToday(told: Told, asked: LineAsked): LineTime {
  const today = wallTime(asked.now, told.zone).day
  const read = onDay(told, today, asked)
  if (read.kind !== 'time' || hasCome(read.at, asked.now)) return read
  const before = onDay(told, addDays(today, -1), asked)
  if (before.kind !== 'time') return { kind: 'notYet', candidates: [] }
  return before.at.from === asked.chosen ? before : { kind: 'notYet', candidates: [before.at.from] }
}

/** A span has come when its end has: nobody has watched to the end of what still runs. */
function hasCome(at: ObservedTime, now: Utc): boolean {
  const latest = addS(now, CLOCK_AHEAD_S)
  return at.from <= latest && (at.to <= latest || isOneCell(at))
}

function isOneCell(at: ObservedTime): boolean {
  return msOfUtc(at.to) - msOfUtc(at.from) <= MINUTE_S * 1000
}

function onDay({ word, first, last, zone }: Told, day: string, asked: LineAsked): LineTime {
  const end = instant(last ?? first, day, { zone, asked })
  if (end.kind !== 'moment') return end
  const cellEnd = addS(end.moment.utc, end.moment.resolutionS)
  const time = (from: Utc, to: Utc): LineTime => ({
    kind: 'time',
    at: { from, to, text: word, zone: zone.name },
  })
  if (last === undefined || last === first) return time(end.moment.utc, cellEnd)
  const begin = instant(first, day, { zone, asked })
  if (begin.kind !== 'moment') return begin
  if (begin.moment.utc < end.moment.utc) return time(begin.moment.utc, end.moment.utc)
  // An end before its beginning was written across midnight.
  const dayBefore = instant(first, addDays(day, -1), { zone, asked })
  return dayBefore.kind === 'moment' ? time(dayBefore.moment.utc, end.moment.utc) : dayBefore
}

type Instant = { readonly kind: 'moment'; readonly moment: Moment } | Exclude<LineTime, { kind: 'time' }>

/** One clock time of a day. Where it came twice and only one of the two has come yet, it is that one. */
function instant(
  clock: string,
  day: string,
  { zone, asked }: { readonly zone: Zone; readonly asked: LineAsked },
): Instant {
  const read = (chosen: Utc | undefined) =>
    momentFromText(clock, zone.name, { on: day, ...(chosen === undefined ? {} : { chosen }) })
  const told = read(asked.chosen)
  if (told.ok) return { kind: 'moment', moment: told.value }
  if (told.code === 'MEA_TIME_NOT_EXISTING')
    return { kind: 'notExisting', candidates: listed(told.detail['nearest']) }
  if (told.code !== 'MEA_TIME_AMBIGUOUS') return { kind: 'impossible' }
  const candidates = listed(told.detail['candidates'])
  const [only, ...others] = candidates.filter((utc) => utc <= addS(asked.now, CLOCK_AHEAD_S))
  const one = only !== undefined && others.length === 0 ? read(only) : told
  return one.ok ? { kind: 'moment', moment: one.value } : { kind: 'ambiguous', candidates }
}

function listed(detail: string | number | readonly string[] | undefined): readonly string[] {
  if (detail === undefined) return []
  return typeof detail === 'object' ? detail : [String(detail)]
}

/** A clock as `momentFromText` reads it; none where no clock shows it. */
function clockOf(parts: readonly (string | undefined)[]): string | undefined {
  const [hour, minute, second] = parts[0] === undefined ? parts.slice(3) : parts
  if (hour === undefined || minute === undefined) return undefined
  const clock = `${hour.padStart(2, '0')}:${minute}`
  return second === undefined ? clock : `${clock}:${second}`
}

function clockText(utc: Utc, zone: string): string {
  const read = zoneFromText(zone)
  if (!read.ok) return utc.slice(11, 16)
  const { hour, minute } = wallTime(utc, read.value)
  return [hour, minute].map((part) => String(part).padStart(2, '0')).join(':')
}
