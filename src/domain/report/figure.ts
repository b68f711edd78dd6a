import { EMPTY_SUM, phraseOfSum, type CountSum } from '#domain/measure'

import type { Figure } from './daily.ts'

/** A part of this mechanism that no part looks at yet. */
export const notYet: Figure = { kind: 'notYet' }

/** The sum in a figure; of nothing where it is none. */
export function sumIn(figure: Figure): CountSum {
  return figure.kind === 'count' ? figure.sum : EMPTY_SUM
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
