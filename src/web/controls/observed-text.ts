import { intervalOfCount, type Bearing, type Count, type Range } from '#domain/measure'
import type { Means, ObservedClass, ObservedTime, SubClass } from '#domain/observation'
import { dayText, isLang, numberText, timeText } from '#words'

import { localTime, secondsAfter, utcTime } from './clock-text.ts'
import type { Reader } from './reader.tsx'

/** What was perceived and how many times, as an observation or its draft has it. */
export type Perceived = {
  readonly class: ObservedClass
  readonly sub: SubClass
  readonly count: Count
  readonly means: readonly Means[]
}

/** A count of something in words: `about 5 explosions`. Never without its qualifier (R-UI-4). */
export function countOfText(reader: Reader, of: ObservedClass, count: Count): string {
  const [low, high] = count.kind === 'between' ? [count.low, count.high] : [0, 0]
  const n = count.kind === 'between' ? count.high : count.kind === 'unknown' ? 2 : count.n
  const noun = count.kind === 'exact' ? 'observations.classNoun' : 'observations.classNounOf'
  const what = reader.t(noun, { class: of, n })
  return reader.t('observations.countOf', { kind: count.kind, what, n, low, high })
}

/** How far "about" reaches, where it is said: `4 to 6`. */
export function countReach(reader: Reader, count: Count): string | undefined {
  if (count.kind !== 'about') return undefined
  const { low, high } = intervalOfCount(count)
  return reader.t('observations.countReach', { low, high: high === 'open' ? low : high })
}

/** Means in words, joined as a list: `saw, heard`. */
export function meansText({ t }: Reader, means: readonly Means[]): string {
  return means.map((each) => t('observations.means', { means: each })).join(', ')
}

/** A sub-class in words; nothing where the class has none. */
export function subText({ t }: Reader, sub: SubClass): string {
  return sub === 'none' ? '' : t('observations.sub', { sub })
}

/** What was perceived in one phrase: `about 5 explosions (4 to 6), impact, heard`. */
export function perceivedText(reader: Reader, { class: of, sub, count, means }: Perceived): string {
  const reach = countReach(reader, count)
  const what = countOfText(reader, of, count)
  return [
    reach === undefined ? what : reader.t('observations.withReach', { what, reach }),
    ...(sub === 'none' || sub === 'undetermined' ? [] : [subText(reader, sub)]),
    ...(means.length === 0 ? [] : [meansText(reader, means)]),
  ].join(', ')
}

const CENTI = 100

/** A bearing in words: as it was given, then degrees and half-width: `NNE, 22° ± 11°`. */
export function bearingText({ centiDeg, halfWidthCentiDeg, given }: Bearing): string {
  const degrees = `${whole(centiDeg)}° ± ${whole(halfWidthCentiDeg)}°`
  return /^\d/.test(given.trim()) ? degrees : `${given}, ${degrees}`
}

/** Half degrees are cut, not rounded up: NNE is 22° ± 11°, as observers write it. */
function whole(centiDeg: number): number {
  return Math.trunc(centiDeg / CENTI)
}

const KM_M = 1000

/** A range in kilometres, or in metres below one: `2 to 7 km`. */
export function rangeText({ t, lang }: Reader, { lowM, highM }: Range): string {
  const isFar = highM >= KM_M
  const figure = (metres: number): string => {
    const value = isFar ? metres / KM_M : metres
    return numberText(isLang(lang) ? lang : 'en', value, Number.isInteger(value) ? 0 : 1)
  }
  return t('observations.range', { low: figure(lowM), high: figure(highM), unit: isFar ? 'km' : 'm' })
}

const MINUTE_S = 60

/** An observed interval: `14:07 +04 · 10:07Z`, with its day where the page does not name it; both ends where it is longer than a minute. */
export function observedTimeText(reader: Reader, at: ObservedTime, near?: string): string {
  const { date } = localTime(at.from, reader.zone)
  const last = secondsAfter(at.to, -MINUTE_S)
  const isLong = last > at.from
  const ends = isLong ? localTime(last, reader.zone) : undefined
  const local = timeText(isLong ? last : at.from, reader.zone)
  const since = isLong ? `${localTime(at.from, reader.zone).time}–` : ''
  const until = ends !== undefined && ends.date !== date ? `${dayIn(reader, ends.date)}, ` : ''
  const utc = isLong ? `${utcTime(at.from)}–${utcTime(last)}Z` : `${utcTime(at.from)}Z`
  const time = `${since}${until}${local} · ${utc}`
  return date === near ? time : reader.t('states.timeOnDay', { date: dayIn(reader, date), time })
}

function dayIn({ lang }: Reader, date: string): string {
  return dayText(isLang(lang) ? lang : 'en', date)
}
