import { accept, refuse, type Answer, type Refused } from '#domain/life'
import { addS, intervalBetween, momentFromText, zoneFromText, type Moment } from '#domain/measure'
import type { ObservedTime } from '#domain/observation'

import { monthOf } from './month-names.ts'
import { clipped } from './rows.ts'

/** What the time of a row can be refused with. */
export type WhenCode =
  | 'MEA_ZONE_MISSING'
  | 'MEA_TIME_AMBIGUOUS'
  | 'MEA_TIME_NOT_EXISTING'
  | 'MEA_TIME_UNREADABLE'
  | 'MEA_INTERVAL_EMPTY'
  | 'IMP_YEAR_MISSING'
  | 'DATE_IMPOSSIBLE'

/** The zone of the whole table, and the year of dates that name none; neither is ever assumed. */
export type WhenAsked = { readonly zone?: string; readonly year?: number }

type Day = { readonly day: number; readonly month: number; readonly year: number | undefined }
type Token =
  | { readonly kind: 'day'; readonly day: Day }
  | { readonly kind: 'clock'; readonly clock: string; readonly offset: string }
  | { readonly kind: 'between' }
  | { readonly kind: 'choices'; readonly choices: readonly string[] }

/**
 * When it happened, from what a row tells: `23-Oct, 20:14-20:15`, `23-Oct, 23:12 - 24-Oct, 01:20`, `2020-10-23 19:41`,
 * `24 окт., 09:15` and the like, in five languages. A time to the minute is 60 s, and of a span the last minute counts
 * whole (R-MEA-3). No year, no zone and no order of day and month is made up.
 */
export function whenFromText(text: string, asked: WhenAsked): Answer<ObservedTime, WhenCode> {
  const given = text.trim()
  const tokens = tokensOf(given.replaceAll(BEHIND_UTC, '$1−$2'))
  const ambiguous = tokens?.find((token) => token.kind === 'choices')
  if (tokens === undefined || ambiguous !== undefined) return unreadable(given, ambiguous?.choices ?? [])
  const told = toldEnds(tokens.filter((token) => token.kind !== 'between'))
  if (told === undefined) return unreadable(given, [])
  const zone = zoneFromText(told.first.offset || asked.zone)
  if (!zone.ok) return quoting(given, zone)
  const from = momentOf(told.first, told.first.day, asked)
  if (!from.ok) return quoting(given, from)
  const last = told.last === undefined ? from : momentOf(told.last, lastDay(told, asked), asked)
  if (!last.ok) return quoting(given, last)
  const to = addS(last.value.utc, last.value.resolutionS)
  const interval = intervalBetween(from.value.utc, to)
  if (!interval.ok) return quoting(given, interval)
  return accept({ from: from.value.utc, to, text: clipped(given, 200), zone: from.value.zone })
}

/** The span between two written instants with their own zone, half-open as they stand. */
export function whenFromInstants(from: string, to: string): Answer<ObservedTime, WhenCode> {
  const text = clipped(`${from.trim()}/${to.trim()}`, 200)
  const [first, last] = [momentFromText(from, undefined), momentFromText(to, undefined)]
  for (const end of [first, last]) if (!end.ok) return quoting(text, asDate(end))
  if (!first.ok || !last.ok) return unreadable(text, [])
  const interval = intervalBetween(first.value.utc, last.value.utc)
  if (!interval.ok) return quoting(text, interval)
  return accept({ from: first.value.utc, to: last.value.utc, text, zone: first.value.zone })
}

function unreadable(text: string, choices: readonly string[]): Refused<'MEA_TIME_UNREADABLE'> {
  return refuse('MEA_TIME_UNREADABLE', 'draft', {
    text: clipped(text, 200),
    ...(choices.length === 0 ? {} : { choices }),
  })
}

function quoting<C extends WhenCode>(text: string, refused: Refused<C>): Refused<C> {
  return { ...refused, detail: { ...refused.detail, text: clipped(text, 200) } }
}

/** What no calendar has, a table calls an impossible date. */
function asDate(
  refused: Refused<
    'MEA_ZONE_MISSING' | 'MEA_TIME_AMBIGUOUS' | 'MEA_TIME_NOT_EXISTING' | 'MEA_TIME_IMPOSSIBLE'
  >,
): Refused<WhenCode> {
  const { code, kept, detail } = refused
  return refuse(code === 'MEA_TIME_IMPOSSIBLE' ? 'DATE_IMPOSSIBLE' : code, kept, detail)
}

type End = { readonly day: Day; readonly clock: string; readonly offset: string }
type Told = { readonly first: End; readonly last?: Omit<End, 'day'> & { readonly day?: Day } }

/** One day, a clock time on it, two clock times on it, or two days with a clock time each. */
function toldEnds(tokens: readonly Token[]): Told | undefined {
  const shape = tokens.map(({ kind }) => (kind === 'day' ? 'D' : 'C')).join('')
  const days = tokens.flatMap((token) => (token.kind === 'day' ? [token.day] : []))
  const clocks = tokens.flatMap((token) => (token.kind === 'clock' ? [token] : []))
  const [day, day2] = days
  const [clock, clock2] = clocks
  if (day === undefined || !/^(?:D|DC|CD|DCC|CCD|DCDC)$/.test(shape)) return undefined
  const first: End = { day, clock: clock?.clock ?? '', offset: clock?.offset || (clock2?.offset ?? '') }
  if (clock2 === undefined) return { first }
  const offset = clock2.offset || first.offset
  return { first, last: { clock: clock2.clock, offset, ...(day2 ? { day: day2 } : {}) } }
}

/** The day on which a span ends: its own; from December into January the year after, where neither tells its year. */
function lastDay({ first, last }: Told, asked: WhenAsked): Day {
  const day = last?.day
  if (day === undefined) return first.day
  const year = first.day.year ?? asked.year
  const turns = first.day.month === 12 && day.month === 1 && year !== undefined
  return { ...day, year: day.year ?? (turns ? year + 1 : year) }
}

function momentOf(
  { clock, offset }: Pick<End, 'clock' | 'offset'>,
  { day, month, year: told }: Day,
  asked: WhenAsked,
): Answer<Moment, WhenCode> {
  const year = told ?? asked.year
  if (year === undefined) return refuse('IMP_YEAR_MISSING', 'draft')
  const date = `${String(year).padStart(4, '0')}-${two(month)}-${two(day)}`
  if (month > 12 || month < 1) return refuse('DATE_IMPOSSIBLE', 'draft')
  const read =
    offset === ''
      ? momentFromText(clock === '' ? date : `${date} ${clock}`, asked.zone)
      : momentFromText(`${date}T${clock}${offset}`, undefined)
  return read.ok ? read : asDate(read)
}

function two(n: number): string {
  return String(n).padStart(2, '0')
}

/** What stands behind an instant of ISO 8601 is its offset, west of Greenwich too, and not the end of a span. */
const BEHIND_UTC = /(T\d{2}:\d{2}(?::\d{2})?)-(\d{2}:?\d{2})(?![\d:])/g

type Reader = { readonly form: RegExp; readonly read: (groups: readonly string[]) => Token | undefined }

/** What may stand in a written time, in the order it is tried at each place. */
const READERS: readonly Reader[] = [
  { form: /(\d{4})-(\d{1,2})-(\d{1,2})(?:T(?=\d))?/y, read: ([y, m, d]) => dayToken(d, m, y) },
  {
    form: /(\d{1,2})([./-])(\d{1,2})\2(\d{4})(?![\d:])/y,
    read: ([a, mark, b, y]) => figures({ a, b, y, mark }),
  },
  { form: /(\d{1,2})\.(\d{1,2})\.?(?![\d:.])/y, read: ([d, m]) => dayToken(d, m, undefined) },
  {
    form: /(\d{1,2}):(\d{2})(?::(\d{2}))?\s*(Z(?!\p{L})|UTC(?!\p{L})|[+−]\d{1,2}:?\d{2}(?!\d))?/uy,
    read: ([h = '', m = '', s, offset = '']) =>
      clockToken([h.padStart(2, '0'), m, ...(s ? [s] : [])], offset.replace('−', '-')),
  },
  {
    form: /(\d{1,2})[\s.-]*(\p{L}{3,})\.?(?:[\s,-]+(\d{4})(?![\d:]))?(?:\s*г\.)?/uy,
    read: ([d, name = '', y]) => dayToken(d, monthText(name), y),
  },
  {
    form: /(\p{L}{3,})\.?\s+(\d{1,2})(?![\d:])(?:\s*,?\s+(\d{4})(?![\d:]))?/uy,
    read: ([name = '', d, y]) => dayToken(d, monthText(name), y),
  },
  {
    form: /[\s,;]+|[-–—/]|(?:to|and|at|до|по|с|з|від|о|в|и|ժ\.?|saat)(?!\p{L})\.?/uy,
    read: () => ({ kind: 'between' }),
  },
]

/** The tokens of a text from its beginning to its end; `undefined` where something in it is none of them. */
function tokensOf(text: string): readonly Token[] | undefined {
  const tokens: Token[] = []
  for (let at = 0; at < text.length;) {
    const found = tokenAt(text, at)
    if (found === undefined) return undefined
    tokens.push(found.token)
    at += found.length
  }
  return tokens
}

function tokenAt(text: string, at: number): { readonly token: Token; readonly length: number } | undefined {
  for (const { form, read } of READERS) {
    form.lastIndex = at
    const match = form.exec(text)
    const token = match ? read(match.slice(1)) : undefined
    if (match && token) return { token, length: match[0].length }
  }
  return undefined
}

function dayToken(
  day: string | undefined,
  month: string | number | undefined,
  year: string | undefined,
): Token | undefined {
  if (Number(month) === 0) return undefined
  return {
    kind: 'day',
    day: { day: Number(day), month: Number(month), year: year === undefined ? undefined : Number(year) },
  }
}

/** Two figures with points are a day and a month; with strokes either may be first, and only a figure above 12 tells. */
function figures(told: {
  readonly a: string | undefined
  readonly b: string | undefined
  readonly y: string | undefined
  readonly mark: string | undefined
}): Token | undefined {
  const { a, b, y, mark } = told
  if (mark !== '/' || a === b || Number(a) > 12) return dayToken(a, b, y)
  if (Number(b) > 12) return dayToken(b, a, y)
  const dated = (month: string, day: string) => `${y ?? ''}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`
  return { kind: 'choices', choices: [dated(b ?? '', a ?? ''), dated(a ?? '', b ?? '')] }
}

function clockToken(parts: readonly string[], offset: string): Token {
  return { kind: 'clock', clock: parts.join(':'), offset: offset === 'UTC' ? 'Z' : offset }
}

/** A month by its name, in the case that a day puts it in; 0 where it is none. */
function monthText(name: string): number {
  return monthOf(name) || monthOf(name.replace(/(?:ին|ի|da|də|ın|in|un|ün)$/u, ''))
}
