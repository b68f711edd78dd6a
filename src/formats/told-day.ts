import { accept, refuse, type Answer } from '#domain/life'
import { addDays, dayNumber, momentFromText } from '#domain/measure'

/** Calendar days that a text names, first and last of them included; an end it leaves open is absent. */
export type ToldDays = { readonly first?: string; readonly last?: string }

const MONTHS = [
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
] as const

const NAME = String.raw`(?<month>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?`
const DAY = String.raw`(?<![\d:.])(?<day>\d{1,2})(?:st|nd|rd|th)?`
const RANGE = String.raw`(?:\s*(?:-|–|and|to)\s*(?<until>\d{1,2})(?:st|nd|rd|th)?)?`
const YEAR = String.raw`(?:,?\s+(?<year>\d{4})(?![\d:]))?`

const FORMS: readonly RegExp[] = [
  new RegExp(String.raw`${DAY}${RANGE}\s+(?:of\s+)?${NAME}(?![a-z])${YEAR}`, 'gi'),
  new RegExp(String.raw`(?<![a-z])${NAME}\s+(?<day>\d{1,2})(?:st|nd|rd|th)?${RANGE}(?![\d:.])${YEAR}`, 'gi'),
  /(?<!\d)(?<year>\d{4})-(?<month>\d{2})-(?<day>\d{2})(?!\d)/g,
]

/** What the words just before a date make of it, and just after it. */
const SINCE = /\b(?:since|from|after)\s+$/i
const UNTIL = /\b(?:by|until|till|up to|(?:no|not) later than)\s+$/i
const BEFORE = /\bbefore\s+$/i
const NIGHT_TO = /\bnight to\s+$/i
const GOES_ON = /^\s*(?:to|until|till|-|–|onwards?)(?![a-z])/i

type Found = { readonly first: string; readonly last: string; readonly from: number; readonly to: number }

/**
 * The days an English or ISO text names, such as "night of 10-11 October", "by 12 October", "from 27 September to early
 * November"; a year that is not told is the one that brings the day nearest to `near`, the day of the earliest source.
 * Answers nothing where no day is named, and refuses a day that no calendar has.
 */
export function daysIn(text: string, near: string): Answer<ToldDays | undefined, 'MEA_TIME_IMPOSSIBLE'> {
  const found = FORMS.flatMap((form) => Array.from(text.matchAll(form), (match) => dayOf(match, near)))
  if (found.some((each) => each === undefined))
    return refuse('MEA_TIME_IMPOSSIBLE', 'draft', { text: text.slice(0, 200) })
  const days = found.filter((each) => each !== undefined).toSorted((a, b) => a.from - b.from)
  const [earliest] = days
  if (earliest === undefined) return accept(undefined)
  const first = days.map((each) => each.first).toSorted()[0] ?? earliest.first
  const last =
    days
      .map((each) => each.last)
      .toSorted()
      .at(-1) ?? earliest.last
  if (days.length > 1) return accept({ first, last })
  return accept(bounded(text, earliest))
}

function bounded(text: string, { first, last, from, to }: Found): ToldDays {
  const [before, after] = [text.slice(0, from), text.slice(to)]
  if (NIGHT_TO.test(before)) return { first: addDays(first, -1), last }
  if (SINCE.test(before) || GOES_ON.test(after)) return { first }
  if (UNTIL.test(before)) return { last }
  if (BEFORE.test(before)) return { last: addDays(first, -1) }
  return { first, last }
}

function dayOf(match: RegExpExecArray, near: string): Found | undefined {
  const groups = match.groups ?? {}
  const month = monthOf(groups['month'] ?? '')
  const until = groups['until']
  const last = placed({ month, day: until ?? groups['day'] ?? '', year: groups['year'] }, near)
  if (last === undefined) return undefined
  const first = until === undefined ? last : placed(firstOfRange(month, groups['day'] ?? '', until), last)
  if (first === undefined || first > last) return undefined
  return { first, last, from: match.index, to: match.index + match[0].length }
}

type Unplaced = { readonly month: number; readonly day: string; readonly year: string | undefined }

/** "30-1 November" begins in the month before. */
function firstOfRange(month: number, day: string, until: string): Unplaced {
  const sameMonth = Number(day) <= Number(until)
  return { month: sameMonth ? month : ((month + 10) % 12) + 1, day, year: undefined }
}

function monthOf(name: string): number {
  if (/^\d+$/.test(name)) return Number(name)
  return MONTHS.findIndex((month) => month.startsWith(name.toLowerCase().slice(0, 3))) + 1
}

function placed({ month, day, year }: Unplaced, near: string): string | undefined {
  const nearYear = Number(near.slice(0, 4))
  const years = year === undefined ? [nearYear, nearYear - 1, nearYear + 1] : [Number(year)]
  const two = (n: number | string): string => String(n).padStart(2, '0')
  return years
    .map((each) => `${String(each).padStart(4, '0')}-${two(month)}-${two(day)}`)
    .filter(isCalendarDay)
    .toSorted((a, b) => Math.abs(dayNumber(a, near)) - Math.abs(dayNumber(b, near)))[0]
}

/** Whether the calendar has a day written YYYY-MM-DD. */
export function isCalendarDay(day: string): boolean {
  return momentFromText(day, 'UTC').ok
}

const CLOCK =
  /(?<![\d.:])(?<hour>\d{1,2})(?<mark>[:.])(?<minute>\d{2})(?![\d.:])\s*(?<half>[ap])?(?:\.?m\b\.?)?/gi

/** A clock time in a text, `hh:mm`, if it names exactly one; a point between the numbers only with a.m. or p.m. */
export function clockIn(text: string): Answer<string | undefined, 'MEA_TIME_IMPOSSIBLE'> {
  const clocks = [...text.matchAll(CLOCK)]
    .map(({ groups }) => groups ?? {})
    .filter((groups) => groups['mark'] === ':' || groups['half'] !== undefined)
  const [only] = clocks
  if (only === undefined || clocks.length > 1) return accept(undefined)
  const [hour, minute] = [Number(only['hour']), Number(only['minute'])]
  const half = only['half']?.toLowerCase()
  if (hour > 23 || minute > 59 || (half === 'a' && hour > 12))
    return refuse('MEA_TIME_IMPOSSIBLE', 'draft', { text: text.slice(0, 200) })
  const shown = half === 'p' && hour < 12 ? hour + 12 : half === 'a' && hour === 12 ? 0 : hour
  return accept(`${String(shown).padStart(2, '0')}:${String(minute).padStart(2, '0')}`)
}
