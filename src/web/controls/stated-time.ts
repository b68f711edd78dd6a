import type { Precision, StatedTime } from '#domain/measure'
import { dayText, isLang, timeText, type Key } from '#words'

import { localTime, secondsAfter, utcTime } from './clock-text.ts'
import type { Values } from './reader.tsx'

/** A sentence of the catalogue with its values, or figures that read the same in every language. */
export type Phrase =
  | { readonly kind: 'words'; readonly key: Key; readonly values: Values }
  | { readonly kind: 'figures'; readonly text: string }

/** How a time as told is written: the main words, the same in UTC, and whether a clock time was told at all. */
export type TimePhrase = {
  readonly main: Phrase
  readonly utc: Phrase | undefined
  readonly toTheMinute: boolean
  /** Local day of its earliest instant, YYYY-MM-DD, if it has one. */
  readonly day: string | undefined
}

/** Where and for whom a time is written. `near` is the day that the page already names; it is not said again. */
export type TimeFrame = { readonly zone: string; readonly lang: string; readonly near?: string | undefined }

type Ends = { readonly from: string | undefined; readonly to: string | undefined }

/** Precisions that tell a part of a day and no clock time. */
const PARTS: ReadonlySet<Precision> = new Set([
  'day',
  'morning',
  'evening',
  'night',
  'halfDay',
  'week',
  'period',
])

/** Writes a time exactly as finely as it was told (R-MEA-1, R-UI-5): local with offset, UTC beside it, no end made up. */
export function timePhrase(time: StatedTime, frame: TimeFrame): TimePhrase {
  const from = time.from.kind === 'known' ? time.from.value : undefined
  const to = time.to.kind === 'known' ? time.to.value : undefined
  const first = from ?? to
  const day = first === undefined ? undefined : localTime(first, frame.zone).date
  return {
    main: mainPhrase(time.precision, { from, to }, frame),
    utc: PARTS.has(time.precision) ? undefined : utcPhrase(time.precision, { from, to }),
    toTheMinute: time.precision === 'minute' && from !== undefined && !isSpan(from, to),
    day,
  }
}

/** An instant: local with offset, with its day unless the page already names it. */
export function instantPhrase(utc: string, frame: TimeFrame): Phrase {
  return onDay({ plain: undefined, dated: 'states.timeOnDay' }, utc, frame)
}

function mainPhrase(precision: Precision, { from, to }: Ends, frame: TimeFrame): Phrase {
  if (PARTS.has(precision)) return partPhrase(precision, from ?? to, frame)
  if (from !== undefined) {
    if (precision === 'about')
      return onDay({ plain: 'states.timeAbout', dated: 'states.timeAboutOnDay' }, from, frame)
    if (to === undefined)
      return onDay({ plain: 'states.timeAfter', dated: 'states.timeAfterOnDay' }, from, frame)
    return spanPhrase(from, to, frame)
  }
  if (to === undefined) return { kind: 'words', key: 'states.timeNone', values: {} }
  return precision === 'before'
    ? onDay({ plain: 'states.timeBefore', dated: 'states.timeBeforeOnDay' }, to, frame)
    : onDay({ plain: 'states.timeBy', dated: 'states.timeByOnDay' }, to, frame)
}

const MINUTE_S = 60

/** Whether two ends are more than one minute's cell apart. */
function isSpan(from: string, to: string | undefined): boolean {
  return to !== undefined && to > secondsAfter(from, MINUTE_S)
}

/** From one minute to another: `12:40–12:50 +04`, the last minute being the one that ends with the span. */
function spanPhrase(from: string, to: string, frame: TimeFrame): Phrase {
  const last = secondsAfter(to, -MINUTE_S)
  const keys: DayKeys = { plain: undefined, dated: 'states.timeOnDay' }
  const isOneDay = localTime(from, frame.zone).date === localTime(last, frame.zone).date
  if (!isSpan(from, to) || !isOneDay) return onDay(keys, from, frame)
  return onDay({ ...keys, since: `${localTime(from, frame.zone).time}–` }, last, frame)
}

function partPhrase(part: Precision, at: string | undefined, frame: TimeFrame): Phrase {
  if (at === undefined) return { kind: 'words', key: 'states.timeNone', values: {} }
  return {
    kind: 'words',
    key: 'states.timePart',
    values: { part, date: dayInWords(localTime(at, frame.zone).date, frame.lang) },
  }
}

function utcPhrase(precision: Precision, { from, to }: Ends): Phrase | undefined {
  if (from !== undefined && to !== undefined)
    return from === to
      ? { kind: 'words', key: 'states.utcAt', values: { from: utcTime(from) } }
      : { kind: 'words', key: 'states.utcSpan', values: { from: utcTime(from), to: utcTime(to) } }
  if (from !== undefined) return { kind: 'words', key: 'states.utcOpen', values: { from: utcTime(from) } }
  if (to === undefined) return undefined
  const key = precision === 'before' ? 'states.utcBefore' : 'states.utcBy'
  return { kind: 'words', key, values: { to: utcTime(to) } }
}

const NO_BREAK = '\u00A0'

/** `since`: figures that stand before the time, as of a span's first minute. */
type DayKeys = { readonly plain: Key | undefined; readonly dated: Key; readonly since?: string }

function onDay({ plain, dated, since = '' }: DayKeys, utc: string, frame: TimeFrame): Phrase {
  const { date } = localTime(utc, frame.zone)
  const time = since + timeText(utc, frame.zone).replaceAll(' ', NO_BREAK)
  if (date !== frame.near)
    return { kind: 'words', key: dated, values: { date: dayInWords(date, frame.lang), time } }
  return plain === undefined
    ? { kind: 'figures', text: time }
    : { kind: 'words', key: plain, values: { time } }
}

function dayInWords(date: string, lang: string): string {
  return dayText(isLang(lang) ? lang : 'en', date)
}
