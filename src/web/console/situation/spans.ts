import { msOfUtc, phraseOfSum, type CountSum, type Utc } from '#domain/measure'
import { localTime, utcTime, type Reader } from '#web/controls'
import { dayText, isLang, numberText, type Lang } from '#words'

const MINUTE_MS = 60_000
const MINUTES = 60

/** How long it is between two instants: hours and minutes, and days and hours when it is long. */
export function spanText(reader: Reader, from: Utc, to: Utc): string {
  const minutes = Math.max(0, Math.floor((msOfUtc(to) - msOfUtc(from)) / MINUTE_MS))
  const hours = Math.floor(minutes / MINUTES)
  if (hours >= LONG_H)
    return reader.t('situation.spanDays', { d: Math.floor(hours / DAY_H), h: hours % DAY_H })
  return reader.t('situation.span', { h: hours, m: minutes % MINUTES })
}

const DAY_H = 24
/** The first hours are counted in hours to their end. */
const LONG_H = 72

/** `12:00 +04 · 08:00Z`: an instant on both clocks (R-UI-5). */
export function bothClocks(reader: Reader, at: Utc): string {
  const { time, offset } = localTime(at, reader.zone)
  return `${time} ${offset} · ${utcTime(at)}Z`
}

/** The local day of an instant in words. */
export function dayInWords(reader: Reader, at: Utc): string {
  return dayText(langOf(reader), localTime(at, reader.zone).date)
}

/** Hours of some minutes: whole ones, with a half in the first few. */
export function hoursText(reader: Reader, minutes: number): string {
  const halves = Math.round((minutes / MINUTES) * 2) / 2
  const isFine = halves < FEW_HOURS && !Number.isInteger(halves)
  return numberText(langOf(reader), isFine ? halves : Math.round(minutes / MINUTES), isFine ? 1 : 0)
}

const FEW_HOURS = 10

/** A number with so many decimals, as the reader's language writes it. */
export function decimalText(reader: Reader, value: number, decimals: number): string {
  return numberText(langOf(reader), value, decimals)
}

/** A sum of counts as it may be said (R-MEA-7). */
export function sumText(reader: Reader, sum: CountSum): string {
  return boundedText(reader, sum, (value) => numberText(langOf(reader), value))
}

/** The same for each hour of an effort in minutes: `about 2.0`. */
export function rateText(reader: Reader, sum: CountSum, effortMin: number): string {
  return boundedText(reader, sum, (value) => decimalText(reader, (value * MINUTES) / effortMin, 1))
}

/** A sum with its bounds, each number written as `n` has it. */
function boundedText(reader: Reader, sum: CountSum, n: (value: number) => string): string {
  const phrase = phraseOfSum(sum)
  switch (phrase.kind) {
    case 'between':
      return reader.t('situation.sumText', {
        kind: 'between',
        n: '',
        low: n(phrase.low),
        high: n(phrase.high),
      })
    case 'exact':
    case 'about':
    case 'atLeast':
    case 'aboutOrMore':
      return reader.t('situation.sumText', { kind: phrase.kind, n: n(phrase.n), low: '', high: '' })
  }
}

function langOf(reader: Reader): Lang {
  return isLang(reader.lang) ? reader.lang : 'en'
}
