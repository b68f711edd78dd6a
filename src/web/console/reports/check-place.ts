import type { Reader } from '#web/controls'
import type { DailyAnswer } from '#wire/report'
import { isLang, languages } from '#words'

type Failing = Pick<DailyAnswer['checks'][number], 'check' | 'place'>

/** Where a check fails, in words: what does not add up, which words of a remark are too fine, which language has none. */
export function checkPlace(t: Reader['t'], { check, place }: Failing): string {
  return t('reports.checkPlace', { check, place: placeWords(t, { check, place }) })
}

function placeWords(t: Reader['t'], { check, place }: Failing): string {
  const parts = place.split(', ')
  if (check === 'languages') return parts.map((each) => (isLang(each) ? nameOf(each) : each)).join(', ')
  if (check === 'cumulative') return place.replace(/^\S+ /, '')
  if (check !== 'sums') return place
  return parts.map((each) => t('reports.checkLine', { line: each.split('.').at(-1) ?? '' })).join(', ')
}

function nameOf(lang: string): string {
  return languages.find((each) => each.lang === lang)?.name ?? lang
}
