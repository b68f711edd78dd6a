import { accept, refuse, type Answer } from '#domain/life'
import { addDays, dayNumber, momentFromText } from '#domain/measure'

import { FIGURED_DAYS, monthOf, NAMED_DAYS } from './month-names.ts'
import { clipped } from './rows.ts'

/** Calendar days that a text names, first and last of them included; an end it leaves open is absent. */
export type ToldDays = { readonly first?: string; readonly last?: string }

/** Why a text's days are not taken: no calendar has them, or they can mean two. */
export type DayCode = 'MEA_TIME_IMPOSSIBLE' | 'MEA_TIME_UNREADABLE'

/** Where a year that is not told is looked for: the day that is near, and whether what is told of lies before it. */
export type Near = { readonly day: string; readonly isPast?: boolean }

/** A part of a day, between what the words make of a date and the date. */
const PART = String.raw`(?:(?:the\s+)?(?:start|end|close|morning|noon|afternoon|evening|night|midnight|dawn)\s+(?:of\s+|on\s+)?)?`

/** What the words just before a date make of it, and just after it. */
const SINCE = /(?<!\p{L})(?:since|from|after|с|со|после|начиная\s+с)\s+$/iu
const UNTIL = new RegExp(
  String.raw`(?<!\p{L})(?:(?:by|until|till|up to|(?:no|not) later than)\s+${PART}|(?:до|по|к|ко|не\s+поз(?:днее|же)|մինչև|մինչեւ)\s+)$`,
  'iu',
)
const BEFORE = /(?<!\p{L})(?:before|накануне)\s+$/iu
const NIGHT_TO = /(?<!\p{L})(?:night to|ночь\s+на)\s+$/iu
const GOES_ON = /^\s*(?:(?:to|until|till|onwards?)(?!\p{L})|(?:-|–|—)(?!\s*\d{1,2}[:.]\d))/iu
/** After a day in the form "from the 11th on": before it, and not from it on. */
const AND_BEFORE = /^\s*առաջ(?!\p{L})/iu
/** After a day in the form "towards the 12th": the night that leads to it. */
const NIGHT_LEADS = /^-?n[aə]\s+keçən\s+gecə/iu

type Found = {
  readonly first: string
  readonly last: string
  readonly from: number
  readonly to: number
  readonly isRange: boolean
  readonly ending: 'none' | 'since' | 'by'
}

/**
 * The days a text names: in figures with the year first or with points, or with the month's name in English, Russian,
 * Armenian or Azerbaijani, such as "night of 10-11 October", "by 12 October", "հոկտեմբերի 11-ին"; a year that is not told
 * is the one that brings the day nearest to `near`. Answers nothing where no day is named. Refuses a day that no calendar
 * has, and one with slashes that can be read in two ways.
 */
export function daysIn(text: string, near: Near): Answer<ToldDays | undefined, DayCode> {
  const slashed = withoutSlashes(text)
  if (!slashed.ok) return slashed
  const plain = slashed.value
  const found = apart(
    [...NAMED_DAYS, ...FIGURED_DAYS].flatMap((form) => Array.from(plain.matchAll(form))),
  ).map((match) => dayOf(match, near))
  if (found.some((each) => each === undefined)) return impossible(text)
  const days = found.filter((each) => each !== undefined)
  const [earliest] = days
  if (earliest === undefined) return accept(undefined)
  const first = days.map((each) => each.first).toSorted()[0] ?? earliest.first
  const last =
    days
      .map((each) => each.last)
      .toSorted()
      .at(-1) ?? earliest.last
  return accept(days.length > 1 ? { first, last } : bounded(plain, earliest))
}

function impossible(text: string): Answer<never, 'MEA_TIME_IMPOSSIBLE'> {
  return refuse('MEA_TIME_IMPOSSIBLE', 'draft', { text: clipped(text, 200) })
}

const SLASHED = /(?<![\d/.])(?<one>\d{1,2})\/(?<other>\d{1,2})\/(?<year>\d{4})(?![\d/])/g

/** Of these, those whose second number can be no month. */
const MONTH_FIRST = /(?<![\d/.])(?<month>\d{1,2})\/(?<day>1[3-9]|[2-9]\d)\/(?<year>\d{4})(?![\d/])/g

/** The same text with its slashed days written with points; one that two countries would read as two days is refused. */
function withoutSlashes(text: string): Answer<string, 'MEA_TIME_UNREADABLE'> {
  for (const { groups } of text.matchAll(SLASHED)) {
    const { one = '', other = '', year = '' } = groups ?? {}
    const both = [one, other].map(Number)
    if (Math.max(...both) > 12 || both[0] === both[1]) continue
    return refuse('MEA_TIME_UNREADABLE', 'draft', {
      text: clipped(text, 200),
      choices: [`${year}-${two(other)}-${two(one)}`, `${year}-${two(one)}-${two(other)}`],
    })
  }
  return accept(
    text.replaceAll(MONTH_FIRST, '$<day>.$<month>.$<year>').replaceAll(SLASHED, '$<one>.$<other>.$<year>'),
  )
}

/** Matches without those that stand inside or across a longer one that begins no later. */
function apart(matches: readonly RegExpExecArray[]): readonly RegExpExecArray[] {
  const kept: RegExpExecArray[] = []
  const ordered = matches.toSorted((a, b) => b[0].length - a[0].length)
  for (const match of ordered) {
    const [from, to] = spanOf(match)
    const crosses = kept.some((each) => from < spanOf(each)[1] && to > spanOf(each)[0])
    if (!crosses) kept.push(match)
  }
  return kept.toSorted((a, b) => a.index - b.index)
}

function spanOf(match: RegExpExecArray): readonly [number, number] {
  return [match.index, match.index + match[0].length]
}

function bounded(text: string, { first, last, from, to, isRange, ending }: Found): ToldDays {
  const [before, after] = [text.slice(0, from), text.slice(to)]
  if (NIGHT_TO.test(before) || NIGHT_LEADS.test(after)) return { first: addDays(first, -1), last }
  if (ending === 'since' && AND_BEFORE.test(after)) return { last: addDays(first, -1) }
  if (ending === 'by' || UNTIL.test(before)) return { last }
  if (BEFORE.test(before)) return { last: addDays(first, -1) }
  if (isRange) return { first, last }
  if (ending === 'since' || SINCE.test(before) || GOES_ON.test(after)) return { first }
  return { first, last }
}

function dayOf(match: RegExpExecArray, near: Near): Found | undefined {
  const groups = match.groups ?? {}
  const month = monthOf(groups['month'] ?? '')
  const until = groups['until']
  const last = placed({ month, day: until ?? groups['day'] ?? '', year: groups['year'] }, near)
  if (last === undefined) return undefined
  const first =
    until === undefined ? last : placed(firstOfRange(month, groups['day'] ?? '', until), { day: last })
  if (first === undefined || first > last) return undefined
  const [from, to] = spanOf(match)
  const ending = groups['since'] !== undefined ? 'since' : groups['by'] !== undefined ? 'by' : 'none'
  return { first, last, from, to, isRange: until !== undefined, ending }
}

type Unplaced = { readonly month: number; readonly day: string; readonly year: string | undefined }

/** "30-1 November" begins in the month before. */
function firstOfRange(month: number, day: string, until: string): Unplaced {
  const sameMonth = Number(day) <= Number(until)
  return { month: sameMonth ? month : ((month + 10) % 12) + 1, day, year: undefined }
}

function two(n: number | string): string {
  return String(n).padStart(2, '0')
}

function placed({ month, day, year }: Unplaced, near: Near): string | undefined {
  const nearYear = Number(near.day.slice(0, 4))
  const years = year === undefined ? [nearYear, nearYear - 1, nearYear + 1] : [Number(year)]
  const days = years
    .map((each) => `${String(each).padStart(4, '0')}-${two(month)}-${two(day)}`)
    .filter(isCalendarDay)
    .toSorted((a, b) => Math.abs(dayNumber(a, near.day)) - Math.abs(dayNumber(b, near.day)))
  const past = near.isPast === true ? days.find((each) => each <= addDays(near.day, 1)) : undefined
  return past ?? days[0]
}

/** Whether the calendar has a day written YYYY-MM-DD. */
export function isCalendarDay(day: string): boolean {
  return momentFromText(day, 'UTC').ok
}
