import { addSums, EMPTY_SUM, phraseOfSum, sumOfCounts, type Count, type CountSum } from '#domain/measure'

import type { Figure } from './daily.ts'

/** A part of this mechanism that no part looks at yet. */
export const notYet: Figure = { kind: 'notYet' }

/**
 * [R-REP-4] What counts came to: their sum where something was reported, zero included; without a report it was not
 * observed, or is missing from data that are known to have a gap there (R-MEA-17).
 */
export function figureOf(counts: readonly Count[], inGap: boolean): Figure {
  if (counts.length > 0) return { kind: 'count', sum: sumOfCounts(counts), items: counts.length }
  return inGap ? { kind: 'notInThisData' } : { kind: 'notObserved' }
}

/** The sum in a figure; of nothing where it is none. */
export function sumIn(figure: Figure): CountSum {
  return figure.kind === 'count' ? figure.sum : EMPTY_SUM
}

/** Several figures as one: what was counted, added; with nothing counted, as the first of them stands. */
export function addFigures(figures: readonly Figure[]): Figure {
  const counted = figures.flatMap((figure) => (figure.kind === 'count' ? [figure] : []))
  const first = figures[0] ?? { kind: 'notObserved' }
  if (counted.length === 0) return first
  return {
    kind: 'count',
    sum: counted.map(({ sum }) => sum).reduce(addSums, EMPTY_SUM),
    items: counted.reduce((items, each) => items + each.items, 0),
  }
}

/** A figure as data write it, the same in every language: `12`, `~12`, `>=12`, `2-3`, `not_observed` (reports.md section 7). */
export function figureText(figure: Figure): string {
  switch (figure.kind) {
    case 'count':
      return sumText(figure.sum)
    case 'notObserved':
      return 'not_observed'
    case 'notYet':
      return 'not_yet'
    case 'notInThisData':
      return 'not_in_this_data'
    case 'withheld':
      return 'withheld'
  }
}

function sumText(sum: CountSum): string {
  const phrase = phraseOfSum(sum)
  switch (phrase.kind) {
    case 'exact':
      return String(phrase.n)
    case 'about':
      return `~${phrase.n}`
    case 'atLeast':
      return `>=${phrase.n}`
    case 'aboutOrMore':
      return `>=~${phrase.n}`
    case 'between':
      return `${phrase.low}-${phrase.high}`
  }
}
