import { countOfText, type Reader } from '#web/controls'
import type { ObservationsAnswer } from '#wire/observation'

/** Effort in what is shown: minutes watched, and minutes there were in all sectors. `notSaid`: not for this reader yet. */
export type Effort =
  | { readonly kind: 'said'; readonly watchedMin: number; readonly allMin: number }
  | { readonly kind: 'notSaid' }

const MINUTE_MS = 60_000

/** Effort of the stretch shown, where every hour of it is said: sectors times hours, and how much of it was watched. */
export function effortOf({ hours }: ObservationsAnswer, sectors: number): Effort {
  const [first, second] = hours
  if (first === undefined || sectors === 0) return { kind: 'notSaid' }
  const barMin =
    second === undefined ? 60 : (Date.parse(second.from) - Date.parse(first.from)) / MINUTE_MS
  const watched = hours.flatMap(({ effortMin }) => effortMin ?? [])
  if (watched.length < hours.length) return { kind: 'notSaid' }
  return {
    kind: 'said',
    watchedMin: watched.reduce((sum, minutes) => sum + minutes, 0),
    allMin: barMin * hours.length * sectors,
  }
}

/** The sentence that the screen answers its question with, before any table (R-UI-1). A zero stands only where somebody watched (R-UI-4). */
export function firstLine(reader: Reader, answer: ObservationsAnswer, effort: Effort): readonly string[] {
  const { t } = reader
  const nobody = effort.kind === 'said' && effort.watchedMin === 0
  if (answer.matching === 0 && nobody) return [t('observations.firstUnseen'), effortLine(reader, effort)]
  return [
    answer.matching === answer.of
      ? t('observations.firstCount', { n: answer.matching })
      : t('observations.firstOf', { n: answer.matching, of: answer.of }),
    ...totalsLine(reader, answer),
    effortLine(reader, effort),
  ]
}

/** What counts, by class: `64 explosions or more`. */
function totalsLine(reader: Reader, { totals }: ObservationsAnswer): readonly string[] {
  const told = totals
    .filter(({ items }) => items > 0)
    .map(({ class: of, sum }) => sumText(reader, of, sum))
  return told.length === 0 ? [] : [reader.t('observations.firstTotals', { list: told.join(', ') })]
}

type Total = ObservationsAnswer['totals'][number]

/** A sum of one class in words, as wide as its parts were: `about 20 explosions or more`. */
export function sumText(reader: Reader, of: Total['class'], sum: Total['sum']): string {
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

function effortLine({ t, lang }: Reader, effort: Effort): string {
  if (effort.kind === 'notSaid') return t('observations.firstEffortLater')
  const hours = (minutes: number): string =>
    new Intl.NumberFormat(lang, { maximumFractionDigits: 1 }).format(minutes / 60)
  return t('observations.firstEffort', {
    watched: hours(effort.watchedMin),
    all: hours(effort.allMin),
  })
}
