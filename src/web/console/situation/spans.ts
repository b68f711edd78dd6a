import { msOfUtc, phraseOfSum, type CountSum, type Utc } from '#domain/measure'
import { localTime, utcTime, type Reader } from '#web/controls'
import type { SituationAnswer } from '#wire/situation'
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

/** Both clocks, with the day where it is not today's: a truce of last week did not begin this morning. */
export function onItsDay(reader: Reader, at: Utc, now: Utc): string {
  const [day, today] = [at, now].map((each) => dayInWords(reader, each))
  const clocks = bothClocks(reader, at)
  return day === today ? clocks : `${day}, ${clocks}`
}

/** Hours of some minutes: whole ones, with a half in the first few. */
export function hoursText(reader: Reader, minutes: number): string {
  const halves = Math.round((minutes / MINUTES) * 2) / 2
  const isFine = halves < FEW_HOURS && !Number.isInteger(halves)
  return numberText(langOf(reader), isFine ? halves : Math.round(minutes / MINUTES), isFine ? 1 : 0)
}

const FEW_HOURS = 10

/** From when, and whether up to now, a figure is: so that no share of a day stands for another (R-UI-4). */
type Stretch = { readonly since: Utc; readonly kind: 'running' | 'whole' | 'part' }

/** The stretch of a day's figures that begin at an instant; a day that was is whole when they begin with it. */
export function stretchOf({ now, day }: Pick<SituationAnswer, 'now' | 'day'>, since: Utc): Stretch {
  if (msOfUtc(now) < msOfUtc(day.to) - 1) return { since, kind: 'running' }
  return { since, kind: since === day.from ? 'whole' : 'part' }
}

/** When the day's count begins: with the day, or with a truce that took effect in it. */
export function countedSince({
  now,
  day,
  truce,
}: Pick<SituationAnswer, 'now' | 'day'> & {
  readonly truce?: Pick<NonNullable<SituationAnswer['truce']>, 'effectiveFrom'>
}): Utc {
  const effective = truce?.effectiveFrom
  return effective !== undefined && day.from < effective && effective <= now ? effective : day.from
}

/** `6 of 75 sector-hours so far, since 19:30`; in a stretch too short for hours, sector-minutes. */
export function effortText(
  reader: Reader,
  { observedMin, ofMin }: { readonly observedMin: number; readonly ofMin: number },
  stretch: Stretch,
): string {
  const isShort = ofMin < SHORT_MIN
  const text = (minutes: number): string =>
    isShort ? numberText(langOf(reader), minutes) : hoursText(reader, minutes)
  return reader.t(observedMin === 0 ? 'situation.sectorHoursNone' : 'situation.sectorHours', {
    seen: text(observedMin),
    all: text(ofMin),
    unit: isShort ? 'minutes' : 'hours',
    stretch: stretch.kind,
    since: clockText(reader, stretch.since),
  })
}

/** Below ten sector-hours, whole hours would tell of one minute as of none. */
const SHORT_MIN = 600

/** Local time of day of an instant. */
export function clockText(reader: Reader, at: Utc): string {
  return localTime(at, reader.zone).time
}

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
