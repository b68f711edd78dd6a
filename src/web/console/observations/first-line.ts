import { dayRule, reportingDay } from '#domain/measure'
import { countOfText, type Reader } from '#web/controls'
import type { ObservationsAnswer } from '#wire/observation'
import type { MechanismAnswer } from '#wire/party'
import { isLang, numberText } from '#words'

import { VALUES, type Look } from './look.ts'

/** Effort in what is shown: minutes watched, and minutes there were in all sectors. `notSaid`: not for this reader yet. */
export type Effort =
  | {
      readonly kind: 'said'
      readonly watchedMin: number
      readonly allMin: number
      /** What all of it is: a whole day, also while it runs, or the hours that have a bar. */
      readonly of: 'day' | 'shown'
    }
  | { readonly kind: 'notSaid' }

const MINUTE_MS = 60_000

/** Effort of the day shown, where every hour of it is said: sectors times hours, and how much of it was watched. */
function effortOf({ hours }: ObservationsAnswer, allMin: number, of: 'day' | 'shown'): Effort {
  const watched = hours.flatMap(({ effortMin }) => effortMin ?? [])
  if (hours.length === 0 || watched.length < hours.length) return { kind: 'notSaid' }
  return { kind: 'said', watchedMin: watched.reduce((sum, minutes) => sum + minutes, 0), allMin, of }
}

/** What is shown: the look, the reporting day the clock stands in, and the mechanism it is of. */
type Shown = {
  readonly look: Pick<Look, 'day' | 'sector'>
  readonly today: string
  readonly mechanism: Pick<MechanismAnswer, 'sectors' | 'zone' | 'dayClose'>
}

/** Effort of a look: of the reporting day's hours in every sector shown; of all days, of the hours that have a bar. */
export function effortOfLook(answer: ObservationsAnswer, { look, today, mechanism }: Shown): Effort {
  const sectors = look.sector === '' ? mechanism.sectors.length : 1
  const rule = dayRule(mechanism)
  const { hours } = answer
  if (look.day === 'all' || !rule.ok)
    return effortOf(answer, hours.length * barMinutes(hours) * sectors, 'shown')
  const day = reportingDay(look.day === '' ? today : look.day, rule.value)
  return effortOf(answer, day.lastsH * HOUR_MIN * sectors, 'day')
}

const HOUR_MIN = 60

/** How long one bar lasts, in minutes. */
export function barMinutes(hours: ObservationsAnswer['hours']): number {
  const [first, second] = hours
  if (first === undefined || second === undefined) return HOUR_MIN
  return (Date.parse(second.from) - Date.parse(first.from)) / MINUTE_MS
}

/**
 * What the first line tells beside the figures: the effort, whether a watch is open in what is shown, and whether a filter
 * other than day and sector hides observations, so that none shown does not mean none made.
 */
type Told = {
  readonly effort: Effort
  readonly isMission: boolean
  readonly isWatched?: boolean
  readonly isNarrowed?: boolean
}

/** The sentence that the screen answers its question with, before any table (R-UI-1). A zero stands only where somebody watched (R-UI-4). */
export function firstLine(
  reader: Reader,
  answer: ObservationsAnswer,
  { effort, isMission, isWatched = false, isNarrowed = false }: Told,
): readonly string[] {
  const { t } = reader
  const { nothing } = answer
  const [n, of] = [answer.matching - nothing.matching, answer.of - nothing.of]
  const isHidden = isNarrowed && answer.of > 0
  const nobody = effort.kind === 'said' && effort.watchedMin === 0 && !isWatched
  if (answer.matching === 0 && nobody && !isHidden)
    return [t('observations.firstUnseen'), ...effortLine(reader, effort, isMission)]
  return [
    n === of ? t('observations.firstCount', { n }) : t('observations.firstOf', { n, of }),
    ...(nothing.reports === 0 ? [] : [t('observations.firstNothing', { n: nothing.reports })]),
    ...totalsLine(reader, answer),
    ...effortLine(reader, effort, isMission),
  ]
}

/** What counts, by class in the order of every table: `64 explosions or more`. */
function totalsLine(reader: Reader, { totals }: ObservationsAnswer): readonly string[] {
  const told = VALUES.class
    .flatMap((of) => totals.find((each) => each.class === of) ?? [])
    .filter(({ sum }) => sum.high !== 0)
    .map(({ class: of, sum }) => sumText(reader, of, sum))
  return told.length === 0 ? [] : [reader.t('observations.firstTotals', { list: told.join(', ') })]
}

type Total = ObservationsAnswer['totals'][number]

/** A sum of one class in words, as wide as its parts were: `about 20 explosions or more`. */
function sumText(reader: Reader, of: Total['class'], sum: Total['sum']): string {
  if (sum.high !== 'open' && sum.low === sum.high) return countOfText(reader, of, { kind: 'exact', n: sum.n })
  if (sum.high !== 'open')
    return countOfText(
      reader,
      of,
      sum.about ? { kind: 'about', n: sum.n } : { kind: 'between', low: sum.low, high: sum.high },
    )
  const least = sum.about ? sum.n : sum.low
  const what = countOfText(reader, of, { kind: sum.about ? 'about' : 'exact', n: least })
  return reader.t('observations.orMore', { what })
}

/** A side is told when it will know how much was watched; the mission, whose list has no bars, is told nothing of it. */
function effortLine({ t, lang }: Reader, effort: Effort, isMission: boolean): readonly string[] {
  if (effort.kind === 'notSaid') return isMission ? [] : [t('observations.firstEffortLater')]
  const hours = (minutes: number): string =>
    numberText(isLang(lang) ? lang : 'en', minutes / HOUR_MIN, minutes % HOUR_MIN === 0 ? 0 : 1)
  const { watchedMin, allMin, of } = effort
  return [t('observations.firstEffort', { watched: hours(watchedMin), all: hours(allMin), of })]
}
