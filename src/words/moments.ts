import type { Lang } from './languages.ts'

/** Names of the months as they stand in a date: Russian and Armenian in the genitive. */
const MONTHS: Readonly<Record<Lang, readonly string[]>> = {
  en: [
    'January',
    'February',
    'March',
    'April',
    'May',
    'June',
    'July',
    'August',
    'September',
    'October',
    'November',
    'December',
  ],
  hy: [
    'հունվարի',
    'փետրվարի',
    'մարտի',
    'ապրիլի',
    'մայիսի',
    'հունիսի',
    'հուլիսի',
    'օգոստոսի',
    'սեպտեմբերի',
    'հոկտեմբերի',
    'նոյեմբերի',
    'դեկտեմբերի',
  ],
  az: [
    'yanvar',
    'fevral',
    'mart',
    'aprel',
    'may',
    'iyun',
    'iyul',
    'avqust',
    'sentyabr',
    'oktyabr',
    'noyabr',
    'dekabr',
  ],
  ru: [
    'января',
    'февраля',
    'марта',
    'апреля',
    'мая',
    'июня',
    'июля',
    'августа',
    'сентября',
    'октября',
    'ноября',
    'декабря',
  ],
}

/** A calendar day `YYYY-MM-DD` in words: `10 October 2020`. A text that is no day stays as it is. */
export function dayText(lang: Lang, day: string): string {
  const read = /^(\d{4})-(\d{2})-(\d{2})$/.exec(day)
  const month = MONTHS[lang][Number(read?.[2]) - 1]
  return read === null || month === undefined ? day : `${Number(read[3])} ${month} ${read[1]}`
}

/** The day of an instant in a zone, in words. Instants are ISO 8601 in UTC; zones are IANA names or `±hh:mm`. */
export function dateText(lang: Lang, utc: string, zone: string): string {
  return dayText(lang, localText(utc, zone).slice(0, 10))
}

/** The time of day of an instant in a zone, 24 hours, always with its offset: `19:12 +04`. The same in all languages. */
export function timeText(utc: string, zone: string, finest: 'minute' | 'second' = 'minute'): string {
  const local = localText(utc, zone)
  return `${local.slice(11, finest === 'minute' ? 16 : 19)} ${offsetText(offsetMinutes(utc, zone))}`
}

/** Day and time together: `10 October 2020, 19:12 +04`. */
export function dateTimeText(lang: Lang, utc: string, zone: string): string {
  return `${dateText(lang, utc, zone)}, ${timeText(utc, zone)}`
}

/** The local date and time of an instant as ISO 8601 text without a zone; a text that is no instant stays as it is. */
function localText(utc: string, zone: string): string {
  if (Number.isNaN(Date.parse(utc))) return utc
  return new Date(Date.parse(utc) + offsetMinutes(utc, zone) * MINUTE_MS).toISOString().slice(0, 19)
}

const MINUTE_MS = 60_000

/** `+04`, `+02:30`, `−03`: how far a zone is from UTC. */
export function offsetText(minutes: number): string {
  const size = Math.abs(minutes)
  const part = size % 60
  const hours = String(Math.floor(size / 60)).padStart(2, '0')
  return (minutes < 0 ? '−' : '+') + hours + (part === 0 ? '' : `:${String(part).padStart(2, '0')}`)
}

/** Minutes by which a zone's clocks stand ahead of UTC at an instant. Only zone rules are asked of the host, no words. */
export function offsetMinutes(utc: string, zone: string): number {
  const fixed = /^([+\-−])(\d{2}):?(\d{2})?$/.exec(zone)
  if (fixed !== null) return (fixed[1] === '+' ? 1 : -1) * (Number(fixed[2]) * 60 + Number(fixed[3] ?? '0'))
  if (zone === 'Z' || zone === 'UTC') return 0
  const at = Date.parse(utc)
  const parts = Object.fromEntries(
    clockOf(zone)
      .formatToParts(at)
      .map(({ type, value }) => [type, value]),
  )
  const local = Date.UTC(
    Number(parts['year']),
    Number(parts['month']) - 1,
    Number(parts['day']),
    Number(parts['hour']),
    Number(parts['minute']),
    Number(parts['second']),
  )
  return Math.round((local - Math.floor(at / 1000) * 1000) / MINUTE_MS)
}

const clocks = new Map<string, Intl.DateTimeFormat>()

function clockOf(zone: string): Intl.DateTimeFormat {
  const kept = clocks.get(zone)
  if (kept !== undefined) return kept
  const made = new Intl.DateTimeFormat('en-US', {
    timeZone: zone,
    calendar: 'gregory',
    numberingSystem: 'latn',
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  })
  clocks.set(zone, made)
  return made
}
