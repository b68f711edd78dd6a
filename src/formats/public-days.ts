import { dayBars, PAGE_INKS, type DayBar } from '#charts'
import { addDays } from '#domain/measure'
import type { Figure } from '#domain/report'
import { dayText, numberText, say, type Lang } from '#words'

import type { Table } from './daily-layout.ts'
import type { DailyPaper } from './daily-paper.ts'
import { figureCell, plain } from './daily-said.ts'
import { tablePart, titled } from './public-blocks.ts'
import { el, type Part } from './public-markup.ts'

/** Days that the page shows in a row (reports.md section 2). */
const DAYS = 28

/** The figure of each of the last days, the oldest first; of a day with several versions the newest published one. */
function lastDays(
  papers: readonly DailyPaper[],
  latest: string,
): readonly { readonly day: string; readonly figure: Figure | undefined }[] {
  return Array.from({ length: DAYS }, (_, i) => {
    const day = addDays(latest, i - DAYS + 1)
    const paper = papers.find(({ daily }) => daily.head.day === day)
    return { day, figure: paper?.daily.observed.total.now }
  })
}

/** The row of days: bars with what they can mean, hatched where nobody observed, and the same as a table. */
export function daysPart(papers: readonly DailyPaper[], latest: string, lang: Lang): Part {
  const days = lastDays(papers, latest)
  const bars = days.map(({ day, figure }): DayBar => ({ day: dayText(lang, day), value: barValue(figure) }))
  const title = say(lang, 'report.pageBars', { n: DAYS })
  const counted = bars.flatMap(({ value }) => (value.kind === 'count' ? [value.n] : []))
  const sentence = say(lang, 'report.pageBarsSentence', {
    from: bars.at(0)?.day ?? '',
    to: bars.at(-1)?.day ?? '',
    most: counted.length === 0 ? '–' : numberText(lang, Math.max(...counted)),
    unseen: bars.filter(({ value }) => value.kind === 'notObserved').length,
    none: bars.filter(({ value }) => value.kind === 'none').length,
  })
  return el(
    'section',
    {},
    el('h2', {}, title),
    el(
      'figure',
      {},
      titled(dayBars(bars, { width: 560, inks: PAGE_INKS, id: 'bars' }), sentence),
      el('figcaption', {}, el('p', {}, sentence), el('p', {}, say(lang, 'report.pageBarsLegend'))),
    ),
    el(
      'details',
      {},
      el('summary', {}, say(lang, 'report.pageTable')),
      tablePart(daysTable(days, lang), title),
    ),
  )
}

function barValue(figure: Figure | undefined): DayBar['value'] {
  if (figure?.kind === 'notObserved') return { kind: 'notObserved' }
  if (figure?.kind !== 'count') return { kind: 'none' }
  const { n, low, high } = figure.sum
  return { kind: 'count', n, low, high: high === 'open' ? n : high }
}

function daysTable(days: ReturnType<typeof lastDays>, lang: Lang): Table {
  return {
    kind: 'table',
    id: 'days',
    columns: ['start', 'end'],
    widths: [1, 1],
    head: [plain(say(lang, 'report.colDay')), plain(say(lang, 'report.colCount'))],
    rows: days
      .flatMap(({ day, figure }) => (figure === undefined ? [] : [{ day, figure }]))
      .toReversed()
      .map(({ day, figure }) => ({
        look: 'plain',
        cells: [plain(dayText(lang, day)), figureCell(lang, figure)],
      })),
  }
}
