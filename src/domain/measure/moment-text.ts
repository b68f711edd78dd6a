import { accept, refuse, type Answer, type Refused } from '#domain/life'

import {
  FIRST_YEAR,
  LAST_YEAR,
  msOfWall,
  utcFromMs,
  type Moment,
  type Utc,
  type WallReading,
} from './moment.ts'
import { firstInstantOfWall, instantsOfWall, wallTime, zoneFromText, type Zone } from './zone.ts'

/** Why a written time is no instant. */
export type MomentCode =
  | 'MEA_ZONE_MISSING'
  | 'MEA_TIME_AMBIGUOUS'
  | 'MEA_TIME_NOT_EXISTING'
  | 'MEA_TIME_IMPOSSIBLE'

/** What helps to read a time: the day where the text tells a clock time only; the instant a person chose of two. */
export type MomentHelp = { readonly on?: string; readonly chosen?: Utc }

/** What a text tells, before any zone: its day and clock, how fine, and the offset it names itself. */
type ToldMoment = { readonly wall: WallReading; readonly cell: Cell; readonly zone: string | undefined }

type Cell = 'second' | 'minute' | 'hour' | 'day'

/** A time written to the minute is a cell of 60 s, to the hour 3,600 s (R-MEA-3); a day lasts what its zone makes it last. */
const CELL_S: Readonly<Record<Exclude<Cell, 'day'>, number>> = { second: 1, minute: 60, hour: 3600 }

/**
 * Reads a written time in its zone into a Moment that keeps both. Forms: `2020-10-10`, `2020-10-10 12:00`,
 * `2020-10-10T12:00:30+04:00`, `2020-10-10T12` (to the hour), `12:00 10 Oct 2020`, `10 October 2020, 12:00`, and `12:00`
 * with `help.on`. An offset in the text is the zone; beside a zone that says otherwise the time is impossible.
 * Refuses no zone, a local time that occurs twice (until one is `chosen`) or never, and what no calendar has.
 * Source: R-MEA-1, R-MEA-2, R-MEA-3.
 */
export function momentFromText(
  text: string,
  zone: string | undefined,
  help: MomentHelp = {},
): Answer<Moment, MomentCode> {
  const told = toldMoment(text.trim(), help.on)
  if (!told) return impossible(text)
  const named = zoneFromText(zone || told.zone)
  if (!named.ok) return ofText(text, named)
  const read = told.cell === 'day' ? dayInZone(told, named.value) : clockInZone(told, named.value, help)
  if (!read.ok) return ofText(text, read)
  const { ms, resolutionS } = read.value
  if (told.zone !== undefined && !sameOffset(ms, named.value, told.zone)) return impossible(text)
  return accept({ utc: utcFromMs(ms), text, zone: named.value.name, resolutionS })
}

/** A refusal that also names the text as it was written. */
function ofText<C extends MomentCode>(text: string, refused: Refused<C>): Refused<C> {
  return refuse(refused.code, refused.kept, { text: text.slice(0, 200), ...refused.detail })
}

type Read = { readonly ms: number; readonly resolutionS: number }

function clockInZone(
  told: ToldMoment,
  zone: Zone,
  help: MomentHelp,
): Answer<Read, 'MEA_TIME_AMBIGUOUS' | 'MEA_TIME_NOT_EXISTING'> {
  const resolutionS = told.cell === 'day' ? 0 : CELL_S[told.cell]
  const candidates = candidatesOf(told, zone)
  const [first, second] = candidates
  if (first === undefined) return notExisting(firstInstantOfWall(msOfWall(told.wall), zone), resolutionS)
  if (second === undefined) return accept({ ms: first, resolutionS })
  const chosen = candidates.find((ms) => utcFromMs(ms) === help.chosen)
  if (chosen !== undefined) return accept({ ms: chosen, resolutionS })
  return refuse('MEA_TIME_AMBIGUOUS', 'draft', { candidates: candidates.map(utcFromMs) })
}

/** The instants a reading can mean; an offset in the text leaves the one it fits. */
function candidatesOf(told: ToldMoment, zone: Zone): readonly number[] {
  const all = instantsOfWall(msOfWall(told.wall), zone)
  const fitting = all.filter((ms) => told.zone !== undefined && sameOffset(ms, zone, told.zone))
  return fitting.length > 0 ? fitting : all
}

/** A whole day of 23, 24 or 25 hours. One that a zone left out, changing sides of the date line, does not exist. */
function dayInZone(told: ToldMoment, zone: Zone): Answer<Read, 'MEA_TIME_NOT_EXISTING'> {
  const ms = firstInstantOfWall(msOfWall(told.wall), zone)
  const endMs = firstInstantOfWall(msOfWall({ ...told.wall, day: told.wall.day + 1 }), zone)
  if (endMs <= ms) return notExisting(ms, CELL_S.minute)
  return accept({ ms, resolutionS: (endMs - ms) / 1000 })
}

function notExisting(afterMs: number, resolutionS: number): Answer<never, 'MEA_TIME_NOT_EXISTING'> {
  const nearest = [afterMs - resolutionS * 1000, afterMs].map(utcFromMs)
  return refuse('MEA_TIME_NOT_EXISTING', 'draft', { nearest })
}

function impossible(text: string): Answer<never, 'MEA_TIME_IMPOSSIBLE'> {
  return refuse('MEA_TIME_IMPOSSIBLE', 'draft', { text: text.slice(0, 200) })
}

function sameOffset(ms: number, zone: Zone, told: string): boolean {
  const other = zoneFromText(told)
  const utc = utcFromMs(ms)
  return other.ok && wallTime(utc, zone).offsetMin === wallTime(utc, other.value).offsetMin
}

const CLOCK = String.raw`(?<hour>\d{1,2}):(?<minute>\d{2})(?::(?<second>\d{2})(?:[.,]\d{1,9})?)?`
const ZONE = String.raw`(?: ?(?<zone>Z|(?:UTC|GMT)(?:[+\-−]\d{1,2}(?::?\d{2})?)?|[+\-−]\d{2}(?::?\d{2})?))?`
const DAY = String.raw`(?<year>\d{4})-(?<month>\d{2})-(?<day>\d{2})`
const WORDS = String.raw`(?<day>\d{1,2}) (?<month>[A-Za-z]{3,9})\.? (?<year>\d{4})`

const FORMS: readonly RegExp[] = [
  new RegExp(`^${DAY}(?:[T ]${CLOCK}${ZONE})?$`),
  new RegExp(String.raw`^${DAY}[T ](?<hour>\d{2})${ZONE}$`),
  new RegExp(`^${WORDS}(?:,? ${CLOCK}${ZONE})?$`),
  new RegExp(`^${CLOCK}${ZONE},? ${WORDS}$`),
]
const CLOCK_FORM = new RegExp(`^${CLOCK}${ZONE}$`)

/** English month names and their first three letters, the form mission reports are written in (R-MEA-1's example). */
const MONTHS: readonly string[] = [
  'january',
  'february',
  'march',
  'april',
  'may',
  'june',
  'july',
  'august',
  'september',
  'october',
  'november',
  'december',
]

function toldMoment(text: string, on: string | undefined): ToldMoment | undefined {
  const full = CLOCK_FORM.test(text) && on !== undefined ? `${on} ${text}` : text
  for (const form of FORMS) {
    const groups = form.exec(full)?.groups
    if (groups) return toldOf(groups)
  }
  return undefined
}

function toldOf(groups: Readonly<Record<string, string | undefined>>): ToldMoment | undefined {
  const wall: WallReading = {
    year: Number(groups['year']),
    month: monthOf(groups['month'] ?? ''),
    day: Number(groups['day']),
    hour: Number(groups['hour'] ?? 0),
    minute: Number(groups['minute'] ?? 0),
    second: Number(groups['second'] ?? 0),
  }
  const cell = cellOf(groups)
  return isOnCalendar(wall) ? { wall, cell, zone: groups['zone'] } : undefined
}

function cellOf(groups: Readonly<Record<string, string | undefined>>): Cell {
  if (groups['second'] !== undefined) return 'second'
  if (groups['minute'] !== undefined) return 'minute'
  return groups['hour'] === undefined ? 'day' : 'hour'
}

function monthOf(text: string): number {
  if (/^\d+$/.test(text)) return Number(text)
  const word = text.toLowerCase()
  return MONTHS.findIndex((month) => month === word || month.slice(0, 3) === word) + 1
}

function isOnCalendar(wall: WallReading): boolean {
  const { year, month, day, hour, minute, second } = wall
  if (year < FIRST_YEAR || year > LAST_YEAR || month < 1 || month > 12) return false
  if (hour > 23 || minute > 59 || second > 59) return false
  const monthDays =
    (msOfWall({ ...MIDNIGHT, year, month: month + 1 }) - msOfWall({ ...MIDNIGHT, year, month })) / DAY_MS
  return day >= 1 && day <= monthDays
}

const DAY_MS = 86_400_000
const MIDNIGHT = { day: 1, hour: 0, minute: 0, second: 0 } as const
