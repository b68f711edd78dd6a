import { sectorStrip, type Palette } from '#charts'
import { noSectorOf, type Compared, type Daily, type NoSector, type SectorRow } from '#domain/report'
import { dateTimeText, say, type Lang } from '#words'

import { noSectorRow } from './daily-lay-no-sector.ts'
import type { Block, Cell, Row, Section, ShortSections, Table } from './daily-layout.ts'
import type { DailyPaper } from './daily-paper.ts'
import {
  changeCell,
  figureCell,
  figureWords,
  hoursWords,
  intervalWords,
  labelled,
  plain,
  rateCell,
  spanned,
} from './daily-said.ts'

/** Width of the strip in units of the figure; paper and page scale it. */
const STRIP = { width: 320, perRow: 8 }

/** Facts of a section, a line each. */
type FactRows = readonly { readonly label: string; readonly text: string }[]

/** Section 1: what could not be seen (R-REP-7, R-RPT-1 to 4). */
export function coverageSection(paper: DailyPaper, lang: Lang, inks: Palette): Section {
  const { coverage, sectors } = paper.daily
  const missedMin = coverage.plannedMin - coverage.doneMin
  const sentence = say(lang, 'report.coverageSentence', {
    p: hoursWords(lang, missedMin),
    n: hoursWords(lang, coverage.plannedMin),
  })
  const calm = missedMin > 0 ? ` ${say(lang, 'report.coverageNotCalm')}` : ''
  return {
    key: 'coverage',
    number: '1',
    title: say(lang, 'report.sectionCoverage'),
    blocks: [
      { kind: 'text', look: 'read', text: `${sentence}${calm}` },
      ...(sectors.length === 0 ? sectorsLater(paper, lang) : [strip(sectors, lang, inks)]),
      { kind: 'facts', rows: coverageFacts(paper.daily, lang) },
    ],
  }
}

function sectorsLater({ daily, mechanism }: DailyPaper, lang: Lang): readonly Block[] {
  if (daily.sectorsFrom.kind !== 'known') return []
  const at = dateTimeText(lang, daily.sectorsFrom.value, mechanism.zone)
  return [{ kind: 'text', look: 'note', text: say(lang, 'report.coverageSectorsFrom', { at }) }]
}

function strip(sectors: readonly SectorRow[], lang: Lang, inks: Palette): Block {
  const labels = sectors.map(
    ({ sector, doneMin, plannedMin }) => `${sector} ${watchedWords(lang, doneMin, plannedMin)}`,
  )
  const perRow = Math.min(STRIP.perRow, sectors.length)
  const made = sectorStrip(
    sectors.map(({ sector, doneMin, plannedMin }) => ({
      id: sector,
      seen: plannedMin === 0 ? 0 : doneMin / plannedMin,
    })),
    { width: STRIP.width, perRow, inks, id: 'strip' },
  )
  return { kind: 'strip', strip: made, alt: labels.join(', ') }
}

function watchedWords(lang: Lang, doneMin: number, plannedMin: number): string {
  return say(lang, 'report.hoursOf', {
    done: hoursWords(lang, doneMin),
    planned: hoursWords(lang, plannedMin),
  })
}

/** What stands in the statement as lines; what is empty is left out only where its part of the sum is none. */
function coverageFacts({ coverage }: Daily, lang: Lang): FactRows {
  const hours = (min: number): string => say(lang, 'report.hours', { h: hoursWords(lang, min) })
  const lists: readonly (readonly [string, readonly string[]])[] = [
    [say(lang, 'report.coverageDone'), [watchedWords(lang, coverage.doneMin, coverage.plannedMin)]],
    [
      say(lang, 'report.coverageMeans'),
      coverage.byMeans.map(({ means, min }) => `${say(lang, 'report.means', { means })} ${hours(min)}`),
    ],
    [
      say(lang, 'report.coveragePrevented'),
      coverage.prevented.map(({ cause, min }) => `${say(lang, 'report.cause', { cause })} ${hours(min)}`),
    ],
    [say(lang, 'report.coverageUnexplained'), [hours(coverage.unexplainedMin)]],
    [
      say(lang, 'report.coverageUnobserved'),
      coverage.unobserved.map(({ sector, min }) => `${sector} ${hours(min)}`),
    ],
    [
      say(lang, 'report.coverageUndetectable'),
      coverage.undetectable.map((each) =>
        labelled(lang, say(lang, 'report.classPlural', { class: each.class }), each.sectors.join(', ')),
      ),
    ],
    [
      say(lang, 'report.coverageNight'),
      coverage.nightSharePct.kind === 'known'
        ? [say(lang, 'report.percent', { n: coverage.nightSharePct.value })]
        : [],
    ],
  ]
  return lists.flatMap(([label, texts]) => (texts.length === 0 ? [] : [{ label, text: texts.join(' · ') }]))
}

/** Section 2: the five classes with the prior period and both efforts (R-REP-5, R-RPT-13). */
export function violationsSection({ daily }: DailyPaper, lang: Lang): Section {
  const { observed } = daily
  const isZero = [observed.total, ...observed.byClass].some(
    ({ now }) => now.kind === 'count' && now.sum.n === 0,
  )
  return {
    key: 'cfv',
    number: '2',
    title: say(lang, 'report.sectionCfv'),
    blocks: [
      violationsTable(daily, lang),
      { kind: 'facts', rows: violationFacts(daily, lang) },
      ...(isZero ? [{ kind: 'text', look: 'note', text: say(lang, 'report.cfvZero') } as const] : []),
    ],
  }
}

function violationsTable({ observed }: Daily, lang: Lang): Table {
  const classes = joined(
    observed.byClass.map((each) =>
      violationsRow(lang, {
        ...each,
        label: say(lang, 'report.classPlural', { class: each.class }),
        look: 'plain',
      }),
    ),
  )
  const rows = classes.length === 1 ? named(classes, say(lang, 'report.rowFive')) : classes
  return {
    kind: 'table',
    id: 'cfv',
    columns: ['start', 'end', 'end', 'end', 'start'],
    widths: [27, 18, 20, 20, 36],
    head: [
      plain(say(lang, 'report.colClass')),
      plain(say(lang, 'report.colCount')),
      plain(say(lang, 'report.colPrior')),
      { ...plain(say(lang, 'report.colEffort')), note: say(lang, 'report.colEffortNote') },
      { ...plain(say(lang, 'report.colChange')), note: say(lang, 'report.colChangeNote') },
    ],
    rows: [
      ...rows,
      violationsRow(lang, { ...observed.total, label: say(lang, 'report.rowAll'), look: 'total' }),
    ].map(({ look, cells }) => ({ look, cells: spanned(cells) })),
  }
}

function violationsRow(
  lang: Lang,
  each: Compared & { readonly label: string; readonly look: Row['look'] },
): Row {
  return {
    look: each.look,
    cells: [
      { text: each.label, look: each.look === 'total' ? 'strong' : 'plain' },
      strongIn(figureCell(lang, each.now)),
      figureCell(lang, each.prior),
      plain(`${hoursWords(lang, each.effortMin)}\u00a0/\u00a0${hoursWords(lang, each.priorEffortMin)}`),
      changeCell(lang, each.change),
    ],
  }
}

/** Rows under another name than the list of theirs. */
function named(rows: readonly Row[], text: string): readonly Row[] {
  return rows.map((row) => ({ ...row, cells: [plain(text), ...row.cells.slice(1)] }))
}

/** The day's own figure stands out from those beside it; what is no number stays as it looks. */
function strongIn(cell: Cell): Cell {
  return cell.look === 'plain' ? { ...cell, look: 'strong' } : cell
}

function violationFacts({ observed }: Daily, lang: Lang): FactRows {
  const subs = observed.explosionSubs.filter(({ figure }) => figure.kind === 'count')
  const { rate } = observed.total
  return [
    ...(subs.length === 0
      ? []
      : [
          {
            label: say(lang, 'report.cfvSubs'),
            text: subs
              .map(({ sub, figure }) => `${say(lang, 'report.sub', { sub })} ${figureWords(lang, figure)}`)
              .join(' · '),
          },
        ]),
    ...(rate.kind === 'known'
      ? [{ label: say(lang, 'report.colRate'), text: intervalWords(lang, rate.value) }]
      : []),
    ...zoneFacts(observed, lang),
    { label: say(lang, 'report.cfvSinceTruce'), text: figureWords(lang, observed.sinceTruce) },
    { label: say(lang, 'report.cfvAutomatic'), text: figureWords(lang, observed.automatic) },
  ]
}

/** Each side of the zone's edge by itself; what nobody can place apart, and what a side may hold of it beside (R-OBS-7). */
function zoneFacts({ zones, total }: Daily['observed'], lang: Lang): FactRows {
  if (zones.length === 0 || total.now.kind !== 'count' || total.now.sum.n === 0) return []
  const texts = zones.map(({ zone, figure, possible }) => {
    const [count, most] = [figureWords(lang, figure), figureWords(lang, possible)]
    const told = { zone: say(lang, 'report.zone', { zone }), count }
    return count === most
      ? say(lang, 'report.zoneFigure', told)
      : say(lang, 'report.zonePossible', { ...told, possible: most })
  })
  return [{ label: say(lang, 'report.cfvZones'), text: texts.join(' · ') }]
}

/** By sector, in the order of the ground: classes where the form may tell them, effort, rate, change, coverage mark. */
export function sectorsSection({ daily }: DailyPaper, lang: Lang): Section | ShortSections | undefined {
  if (daily.sectors.length === 0) return undefined
  const title = say(lang, 'report.sectionSectors')
  const left = noSectorOf(daily)
  if (
    left === undefined &&
    daily.sectors.every(({ total }) => total.now.kind === 'notObserved' && total.prior.kind === 'notObserved')
  ) {
    const text = say(lang, 'report.sectorsUnseen', {
      sectors: daily.sectors.map(({ sector }) => sector).join(', '),
    })
    return { kind: 'short', lines: [{ key: 'sectors', number: '2a', title, text }] }
  }
  return {
    key: 'sectors',
    number: '2a',
    title,
    blocks: [
      sectorsTable(daily.sectors, left, lang),
      { kind: 'text', look: 'note', text: say(lang, 'report.marksMean') },
    ],
  }
}

function sectorsTable(sectors: readonly SectorRow[], left: NoSector | undefined, lang: Lang): Table {
  const classes = sectors[0]?.byClass.map((each) => each.class) ?? []
  return {
    kind: 'table',
    id: 'sectors',
    columns: ['start', ...classes.map(() => 'end' as const), 'end', 'end', 'end', 'start', 'end', 'start'],
    widths:
      classes.length === 0
        ? [20, 24, 34, 26, 22, 26, 30]
        : [12, ...classes.map(() => 16.2), 17, 16, 18, 15, 19, 28],
    head: [
      plain(say(lang, 'report.colSector')),
      ...classes.map((each) => plain(say(lang, 'report.classShort', { class: each }))),
      plain(say(lang, 'report.rowAll')),
      plain(say(lang, 'report.colPrior')),
      { ...plain(say(lang, 'report.colWatched')), note: say(lang, 'report.colWatchedNote') },
      plain(say(lang, 'report.colMark')),
      { ...plain(say(lang, 'report.colRate')), note: say(lang, 'report.colRateNote') },
      { ...plain(say(lang, 'report.colChange')), note: say(lang, 'report.colChangeNote') },
    ],
    rows: [
      ...joined(sectors.map((row) => sectorRow(row, lang))),
      ...(left === undefined ? [] : [noSectorRow(left, classes, lang)]),
    ].map(({ look, cells }) => ({
      look,
      cells: spanned(cells),
    })),
  }
}

function sectorRow(row: SectorRow, lang: Lang): Row {
  const { total, doneMin, plannedMin, mark } = row
  return {
    look: 'plain',
    cells: [
      { text: row.sector, look: 'strong' },
      ...row.byClass.map(({ figure }) => figureCell(lang, figure)),
      strongIn(figureCell(lang, total.now)),
      figureCell(lang, total.prior),
      plain(watchedWords(lang, doneMin, plannedMin)),
      plain(say(lang, 'report.mark', { mark })),
      rateCell(lang, total.rate),
      changeCell(lang, total.change),
    ],
  }
}

/** Neighbours of which nothing was observed, and all else alike, stand in one row under all their names. */
function joined(rows: readonly Row[]): readonly Row[] {
  const out: Row[] = []
  for (const row of rows) {
    const last = out.at(-1)
    const isLike = last !== undefined && isUnseen(row) && textOf(last) === textOf(row)
    out.splice(isLike ? -1 : out.length, isLike ? 1 : 0, isLike ? underBoth(last, row) : row)
  }
  return out
}

function underBoth(first: Row, second: Row): Row {
  const [name, ...cells] = first.cells
  const text = `${name?.text ?? ''}, ${second.cells[0]?.text ?? ''}`
  return { look: first.look, cells: [{ look: 'plain', ...name, text }, ...cells] }
}

function isUnseen({ cells }: Row): boolean {
  return cells.some(({ look }) => look === 'unseen') && !cells.slice(1).some(({ look }) => look === 'strong')
}

function textOf({ cells }: Row): string {
  return cells
    .slice(1)
    .map(({ text, note }) => `${text} ${note ?? ''}`)
    .join('|')
}
