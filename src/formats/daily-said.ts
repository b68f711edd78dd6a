import { phraseOfSum, type Count, type CountSum, type Maybe, type Text } from '#domain/measure'
import type { AccountLine, Change, Figure, Interval95 } from '#domain/report'
import { dayText, numberText, say, type Lang } from '#words'

import type { Block, Cell, Look } from './daily-layout.ts'

/** A figure in words. Zero is a figure; what was not observed, is withheld or missing says so (R-REP-4, R-RPT-30). */
export function figureWords(lang: Lang, figure: Figure): string {
  switch (figure.kind) {
    case 'count':
      return sumWords(lang, figure.sum)
    case 'notObserved':
      return say(lang, 'report.wordNotObserved')
    case 'notYet':
      return say(lang, 'report.wordNotYet')
    case 'notInThisData':
      return say(lang, 'report.wordNotInThisData')
    case 'withheld':
      return say(lang, 'report.wordWithheld', { rule: SMALL_CELLS })
  }
}

/** Rule by which a small cell stands in the total alone. */
const SMALL_CELLS = 'R-ACC-21'

const LOOKS: Readonly<Record<Figure['kind'], Look>> = {
  count: 'plain',
  notObserved: 'unseen',
  notYet: 'quiet',
  notInThisData: 'gap',
  withheld: 'quiet',
}

/** A figure as a cell. */
export function figureCell(lang: Lang, figure: Figure): Cell {
  return { text: figureWords(lang, figure), look: LOOKS[figure.kind] }
}

/** A sum as exactly as its parts were told, never more (R-MEA-7). */
function sumWords(lang: Lang, sum: CountSum): string {
  const phrase = phraseOfSum(sum)
  switch (phrase.kind) {
    case 'exact':
      return numberText(lang, phrase.n)
    case 'about':
      return say(lang, 'report.wordAbout', { n: phrase.n })
    case 'atLeast':
      return say(lang, 'report.wordAtLeast', { n: phrase.n })
    case 'aboutOrMore':
      return say(lang, 'report.wordAboutOrMore', { n: phrase.n })
    case 'between':
      return say(lang, 'report.wordBetween', { low: phrase.low, high: phrase.high })
  }
}

/** A count with its qualifier. */
export function countWords(lang: Lang, count: Count): string {
  switch (count.kind) {
    case 'exact':
      return numberText(lang, count.n)
    case 'about':
      return say(lang, 'report.wordAbout', { n: count.n })
    case 'atLeast':
      return say(lang, 'report.wordAtLeast', { n: count.n })
    case 'atMost':
      return say(lang, 'report.wordAtMost', { n: count.n })
    case 'between':
      return say(lang, 'report.wordBetween', { low: count.low, high: count.high })
    case 'unknown':
      return say(lang, 'report.wordUnknownNumber')
  }
}

/** Whole minutes as hours and tenths, `12.5`; the tenth is left out where it is none. */
export function hoursWords(lang: Lang, min: number): string {
  const tenths = tenthsOfHours(min)
  return numberText(lang, tenths / 10, tenths % 10 === 0 ? 0 : 1)
}

/** Whole minutes in tenths of an hour, halves up: the one rounding of every form of a daily (R-RPT-1, R-RPT-34). */
export function tenthsOfHours(min: number): number {
  return Math.floor((min + 3) / 6)
}

/** Median and interval in the language’s digits: `46.3 [38.2, 55.5]`. */
export function intervalWords(lang: Lang, interval: Interval95): string {
  return say(lang, 'report.range', {
    median: decimalWords(lang, interval.median),
    low: decimalWords(lang, interval.low),
    high: decimalWords(lang, interval.high),
  })
}

/** A rate as a cell: the figure, and its interval below it (R-RPT-10). */
export function rateCell(lang: Lang, rate: Maybe<Interval95>): Cell {
  if (rate.kind !== 'known') return { text: '–', look: 'quiet' }
  const { median, low, high } = rate.value
  const note = say(lang, 'report.bounds', { low: decimalWords(lang, low), high: decimalWords(lang, high) })
  return { text: decimalWords(lang, median), look: 'plain', note }
}

/** Neighbouring cells that say the same and are no figure become one: `not observed` once, across all it is true of. */
export function spanned(cells: readonly Cell[]): readonly Cell[] {
  const out: Cell[] = []
  for (const cell of cells) {
    const last = out.at(-1)
    const isSame =
      last !== undefined && isWordOnly(cell) && last.look === cell.look && last.text === cell.text
    if (isSame) out[out.length - 1] = { ...last, span: (last.span ?? 1) + 1 }
    else out.push(cell)
  }
  return out
}

function isWordOnly({ look, note, parts }: Cell): boolean {
  return (
    (look === 'unseen' || look === 'gap' || look === 'quiet') && note === undefined && parts === undefined
  )
}

/** A decimal text as the language writes it, with the digits it has. */
function decimalWords(lang: Lang, text: string): string {
  const [, part = ''] = text.split('.')
  return /^-?\d+(?:\.\d+)?$/.test(text) ? numberText(lang, Number(text), part.length) : text
}

/** How two periods compare: the word, and the ratio with its interval where there is one (R-RPT-13, R-RPT-15). */
export function changeCell(lang: Lang, change: Change): Cell {
  switch (change.word) {
    case 'more':
      return { text: say(lang, 'report.wordMore'), look: 'strong', note: ratioWords(lang, change) }
    case 'fewer':
      return { text: say(lang, 'report.wordFewer'), look: 'strong', note: ratioWords(lang, change) }
    case 'noClearChange':
      return { text: say(lang, 'report.wordNoClearChange'), look: 'plain', note: ratioWords(lang, change) }
    case 'notComparable':
      return { text: say(lang, 'report.wordNotComparable'), look: 'quiet' }
    case 'effortNotPublished':
      return { text: say(lang, 'report.wordEffortNotPublished'), look: 'quiet' }
    case 'noPriorPeriod':
      return { text: say(lang, 'report.wordNoPriorPeriod'), look: 'quiet' }
  }
}

function ratioWords(lang: Lang, change: Extract<Change, { readonly ratio: Interval95 }>): string {
  const range = intervalWords(lang, change.ratio)
  return change.atLeast ? say(lang, 'report.wordAtLeast', { n: range }) : range
}

/** A text of people for a reader: in the language asked for, else as it was written, with its language beside it. */
export function textFor(lang: Lang, text: Text): string {
  const own = text.find((each) => each.lang === lang)
  if (own !== undefined) return own.text
  const original = text.find((each) => each.original) ?? text[0]
  if (original === undefined) return ''
  return say(lang, 'report.inLanguage', { text: original.text, lang: original.lang })
}

/** A name of the founding: in the language, else its original. */
export function nameFor(lang: Lang, text: Text): string {
  return (
    (text.find((each) => each.lang === lang) ?? text.find((each) => each.original) ?? text[0])?.text ?? ''
  )
}

/** What stands under a list that is longer than a paper prints: how many of how many, and where all are. */
export function shownNote(
  lang: Lang,
  list: { readonly n: number; readonly most: number; readonly file: string },
): readonly Block[] {
  const { n, most, file } = list
  if (n <= most) return []
  return [{ kind: 'text', look: 'note', text: say(lang, 'report.listShown', { shown: most, n, file }) }]
}

/** A label with its value as the language joins them. */
export function labelled(lang: Lang, label: string, value: string): string {
  return say(lang, 'report.labelled', { label, value })
}

/** A cell that says a text plainly. */
export function plain(text: string): Cell {
  return { text, look: 'plain' }
}

/** A source of what was said publicly: publisher, title where it has one, day. */
export function sourceWords({ publisher, title, date }: AccountLine['sources'][number], lang: Lang): string {
  return [publisher, ...(title === undefined ? [] : [title]), dayText(lang, date)].join(', ')
}
