import { accept, refuse, type Answer } from '#domain/life'

import type { Maybe } from './maybe.ts'

/** A UTC instant, `YYYY-MM-DDThh:mm:ss.sssZ`: always this length, so that text order is time order (record.md 2.1). */
export type Utc = string

/** 400 Gregorian years; `Date.UTC` reads the years 0 to 99 as 1900 to 1999, and the calendar repeats after this many. */
const CYCLE_MS = 146_097 * 86_400_000

const UTC_FORM = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z$/

/** Whether a text is an instant in the record's form that the calendar has: `2020-02-31T…` is not. */
export function isUtc(text: string): boolean {
  return UTC_FORM.test(text) && new Date(msOfUtc(text)).toISOString() === text
}

/** Before, clocks kept the sun's own time with odd seconds, which no offset here can write (IANA database, LMT). */
export const FIRST_YEAR = 1900
/** A year of room below the last one that an instant's text can hold, whatever is added to it. */
export const LAST_YEAR = 9998

/** Refuses an instant that the calendar does not have, or of a year nothing here can reckon with. Source: R-MEA-2. */
export function instantStands(utc: Utc): Answer<Utc, 'MEA_TIME_IMPOSSIBLE'> {
  const year = Number(utc.slice(0, 4))
  if (isUtc(utc) && year >= FIRST_YEAR && year <= LAST_YEAR) return accept(utc)
  return refuse('MEA_TIME_IMPOSSIBLE', 'draft', { text: utc.slice(0, 200) })
}

/** Milliseconds of an instant since 1970-01-01T00:00:00Z, for arithmetic only. */
export function msOfUtc(utc: Utc): number {
  const [year = Number.NaN, month = 1, day = 1, hour = 0, minute = 0, second = 0, ms = 0] = utc
    .slice(0, -1)
    .split(/[-T:.]/)
    .map(Number)
  return msOfWall({ year, month, day, hour, minute, second }) + ms
}

/** The instant at that many milliseconds since 1970. Throws outside the years 0000 to 9999, which no text of ours can hold. */
export function utcFromMs(ms: number): Utc {
  const text = new Date(ms).toISOString()
  if (!UTC_FORM.test(text)) throw new RangeError(`no instant of ours: ${text}`)
  return text
}

/** The instant that many seconds later; earlier with a negative number. */
export function addS(utc: Utc, seconds: number): Utc {
  return utcFromMs(msOfUtc(utc) + seconds * 1000)
}

/** What a calendar and a clock on a wall show, without a zone. Month and day from 1. */
export type WallReading = {
  readonly year: number
  readonly month: number
  readonly day: number
  readonly hour: number
  readonly minute: number
  readonly second: number
}

/** Milliseconds of a wall reading as if its zone were UTC. Values past their range roll over, as 31 February does. */
export function msOfWall(wall: WallReading): number {
  const { year, month, day, hour, minute, second } = wall
  return Date.UTC(year + 400, month - 1, day, hour, minute, second) - CYCLE_MS
}

/** An instant with the text and the zone it was told in; `utc` is the start of the cell of `resolutionS` seconds (R-MEA-1). */
export type Moment = {
  readonly utc: Utc
  readonly text: string
  readonly zone: string
  readonly resolutionS: number
}

/** How finely a time was told. Nothing finer is ever made of it. */
export type Precision =
  | 'minute'
  | 'minutes'
  | 'about'
  | 'hours'
  | 'halfDay'
  | 'morning'
  | 'evening'
  | 'night'
  | 'day'
  | 'week'
  | 'period'
  | 'before'
  | 'notLaterThan'
  | 'startOnly'
  | 'unknown'

/**
 * When something was said to have happened, exactly as finely as it was told. `from` is the earliest instant it can
 * mean, `to` the first it can no longer mean; an end that was not told is `notStated`, never filled in (R-MEA-1, R-MEA-3).
 */
export type StatedTime = {
  readonly text: string
  readonly zone: Maybe<string>
  readonly precision: Precision
  readonly from: Maybe<Utc>
  readonly to: Maybe<Utc>
}
