import { OBSERVATION_CLASSES, type CountSum } from '#domain/measure'
import type { Figure } from '#domain/report'
import { say, type Lang } from '#words'

import { figureWords, hoursWords } from './daily-said.ts'

/** What a correction's path names, in words; a path that no daily has stays as it is. */
export function correctedFigure(lang: Lang, path: string): string {
  const [root, name, sub] = path.split('.')
  if (root === 'sectors' && name !== undefined)
    return say(lang, 'report.pathOfSector', { figure: say(lang, 'report.pathTotal'), sector: name })
  if (path === 'coverage.doneMin') return say(lang, 'report.pathWatched')
  if (root !== 'observed' || name === undefined) return path
  if (name === 'total') return say(lang, 'report.pathTotal')
  if (name === 'sinceTruce') return say(lang, 'report.pathSinceTruce')
  if (name === 'liveFireOutside') return say(lang, 'report.pathLiveFire')
  const named = OBSERVATION_CLASSES.find((each) => each === name)
  if (named === undefined) return path
  const words = say(lang, 'report.classPlural', { class: named })
  return sub === undefined
    ? words
    : say(lang, 'report.pathSub', { class: words, sub: say(lang, 'report.sub', { sub }) })
}

/** A figure as a correction holds it, `~12` or `not_observed`, in a language's words; hours for coverage. */
export function correctedText(lang: Lang, path: string, text: string): string {
  if (path === 'coverage.doneMin') return /^\d+$/.test(text) ? hoursWords(lang, Number(text)) : text
  const figure = figureFromText(text)
  return figure === undefined ? text : figureWords(lang, figure)
}

const WORDS: Readonly<Record<string, Figure>> = {
  not_observed: { kind: 'notObserved' },
  not_yet: { kind: 'notYet' },
  not_in_this_data: { kind: 'notInThisData' },
  withheld: { kind: 'withheld' },
}

/** The figure that a data text stands for (reports.md section 7). */
function figureFromText(text: string): Figure | undefined {
  const read = /^(>=~|>=|~|)(\d+)(?:-(\d+))?$/.exec(text)
  if (read === null) return WORDS[text]
  const n = Number(read[2])
  const high = read[3] === undefined ? n : Number(read[3])
  const isOpen = read[1]?.startsWith('>=') === true
  const sum: CountSum = {
    n,
    low: n,
    high: isOpen ? 'open' : high,
    about: read[1]?.endsWith('~') === true,
    open: isOpen,
  }
  return { kind: 'count', sum, items: 1 }
}
