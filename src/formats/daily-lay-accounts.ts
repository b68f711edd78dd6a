import { placeName, type Side } from '#domain/measure'
import type { AccountLine, AccountTable } from '#domain/report'
import { say, type Lang } from '#words'

import { publicAccounts } from './daily-lay-public.ts'
import type { Block, Cell, Row, Section, ShortSections, SideMark, Table } from './daily-layout.ts'
import { paperStem, type DailyPaper } from './daily-paper.ts'
import { countWords, nameFor, plain, shownNote, sourceWords, textFor } from './daily-said.ts'

/** One of the two tables of accounts: lodged and signed, or said publicly. They never share one (R-RPT-36). */
type Standing = SideMark['standing']

/** Sources as numbered by the first account that names each. */
export type Sources = { readonly items: readonly string[]; readonly numberOf: (source: string) => number }

/**
 * The sources of all that was said publicly, each once, in the order in which accounts name them. The public form names
 * each beside its sector and has no list of its own.
 */
export function sourcesOf({ daily, form }: DailyPaper, lang: Lang, most: number): Sources {
  const { saidPublicly: said } = daily
  const lines = form !== 'public' && said.kind === 'rows' ? said.lines.slice(0, most) : []
  const items = [...new Set(lines.flatMap(({ sources }) => sources.map((each) => sourceWords(each, lang))))]
  const numbers = new Map(items.map((item, i) => [item, i + 1]))
  return { items, numberOf: (source) => numbers.get(source) ?? 0 }
}

/** Section 7 or 7a: a column for each side in the order of the day, third States and organisations apart below. */
export function accountsSection(
  paper: DailyPaper,
  lang: Lang,
  asked: { readonly standing: Standing; readonly sources: Sources; readonly most: number },
): Section | ShortSections {
  const { standing } = asked
  const table: AccountTable = standing === 'lodged' ? paper.daily.lodged : paper.daily.saidPublicly
  const key = standing
  const number = standing === 'lodged' ? '7' : '7a'
  const title = say(lang, standing === 'lodged' ? 'report.sectionClaims' : 'report.sectionStatements')
  if (table.kind === 'notInThisData' || table.lines.length === 0) {
    const text = say(lang, table.kind === 'notInThisData' ? 'report.wordNotInThisData' : 'report.wordNothing')
    return { kind: 'short', lines: [{ key, number, title, text }] }
  }
  if (paper.form === 'public')
    return { key, number, title, blocks: publicAccounts(table.lines, { paper, lang, most: asked.most }) }
  const setting: Setting = { paper, lang, ...asked, all: table.lines }
  const printed = table.lines.slice(0, asked.most)
  const thirds = printed.filter(({ column }) => column === 'third')
  const ofSides = printed.filter(({ column }) => column !== 'third')
  return {
    key,
    number,
    title,
    blocks: [
      ...(ofSides.length === 0 ? [] : [sidesTable(ofSides, setting)]),
      ...(thirds.length === 0 ? [] : [thirdsTable(thirds, setting)]),
      ...shownNote(lang, { n: table.lines.length, most: asked.most, file: `${paperStem(paper)}.json` }),
      note(standing, lang),
    ],
  }
}

type Setting = {
  readonly paper: DailyPaper
  readonly lang: Lang
  readonly standing: Standing
  readonly sources: Sources
  /** All that the table holds, printed or not. */
  readonly all: readonly AccountLine[]
}

function note(standing: Standing, lang: Lang): Block {
  const own = say(lang, standing === 'lodged' ? 'report.accountsLodged' : 'report.accountsTranscribed')
  return { kind: 'text', look: 'note', text: `${own} ${say(lang, 'report.accountsApart')}` }
}

function sidesTable(lines: readonly AccountLine[], setting: Setting): Table {
  const { paper, lang, standing } = setting
  const sides = paper.daily.head.sides
  const groups = grouped(lines, setting)
  return {
    kind: 'table',
    id: `${standing}-sides`,
    columns: ['start', ...sides.map(() => 'start' as const)],
    widths: [30, ...sides.map(() => 76)],
    head: [
      plain(say(lang, 'report.colPlace')),
      ...sides.map((side) => ({
        text: sideName(paper, side, lang),
        look: 'strong' as const,
        mark: { column: side, standing },
        note: say(lang, 'report.accounts', { n: heldIn(setting, side) }),
      })),
    ],
    rows: groups.map((group): Row => ({
      look: 'plain',
      cells: [
        group.cell,
        ...sides.map((side) =>
          accountsCell(
            group.lines.filter((each) => each.column === side),
            setting,
          ),
        ),
      ],
    })),
  }
}

function heldIn({ all }: Setting, column: AccountLine['column']): number {
  return all.filter((line) => line.column === column).length
}

function accountsCell(lines: readonly AccountLine[], setting: Setting): Cell {
  const { lang } = setting
  if (lines.length === 0) return { text: say(lang, 'report.lineNoAccount'), look: 'quiet' }
  return { text: '', look: 'plain', parts: lines.map((line) => accountCell(line, setting)) }
}

/** One account: what it says, below it who spoke, when it tells of and its kind. The public form has no words of it. */
function accountCell(line: AccountLine, { paper, lang, sources }: Setting): Cell {
  const text = textFor(lang, line.what)
  const kind = say(lang, 'states.kind', { kind: line.kind })
  const count = line.count.kind === 'known' ? [countWords(lang, line.count.value)] : []
  const below = [
    ...entityNote(line, paper, lang),
    ...(line.timeText === '' ? [] : [line.timeText]),
    ...(text === '' || line.kind === 'other' ? [] : [kind]),
    ...count,
  ]
  const refs = [...new Set(line.sources.map((each) => sources.numberOf(sourceWords(each, lang))))]
  return {
    text: text === '' ? kind : text,
    look: 'plain',
    ...(below.length === 0 ? {} : { note: below.join(' · ') }),
    ...(refs.length === 0 ? {} : { refs }),
  }
}

/** Who spoke for a side is said where it has several that may. */
function entityNote(line: AccountLine, { mechanism }: DailyPaper, lang: Lang): readonly string[] {
  const entity = mechanism.entities.find(({ code }) => code === line.entity)
  const ofSide = mechanism.entities.filter(({ side }) => side !== undefined && side === line.column)
  return entity === undefined || (line.column !== 'third' && ofSide.length < 2)
    ? []
    : [nameFor(lang, entity.name)]
}

function thirdsTable(lines: readonly AccountLine[], setting: Setting): Table {
  const { lang, standing } = setting
  return {
    kind: 'table',
    id: `${standing}-third`,
    columns: ['start', 'start'],
    widths: [30, 152],
    head: [
      plain(say(lang, 'report.colPlace')),
      {
        text: say(lang, 'report.accountsThird'),
        look: 'strong',
        mark: { column: 'third', standing },
        note: say(lang, 'report.accounts', { n: heldIn(setting, 'third') }),
      },
    ],
    rows: grouped(lines, setting).map((group): Row => ({
      look: 'plain',
      cells: [group.cell, accountsCell(group.lines, setting)],
    })),
  }
}

type Group = { readonly cell: Cell; readonly lines: readonly AccountLine[] }

/** Accounts of one place together, places in the order in which the day's accounts first name them. */
function grouped(lines: readonly AccountLine[], setting: Setting): readonly Group[] {
  const groups = new Map<string, Group>()
  for (const line of lines) {
    const cell = placeCell(line, setting)
    const key = `${cell.text} ${cell.note ?? ''}`
    const held = groups.get(key)
    groups.set(key, { cell, lines: [...(held?.lines ?? []), line] })
  }
  return [...groups.values()]
}

function placeCell(line: AccountLine, { paper, lang }: Setting): Cell {
  const names = line.places.map((id) => {
    const entry = paper.places.find((each) => each.id === id)
    return entry === undefined ? id : placeName(entry, lang, paper.mechanism.sides)
  })
  const sector =
    line.sector.kind === 'known' ? say(lang, 'report.sectorNamed', { id: line.sector.value }) : undefined
  const named = names.length > 0 ? names.join(', ') : line.asWritten
  if (named === '') return { text: sector ?? say(lang, 'report.sectorNotStated'), look: 'strong' }
  return { text: named, look: 'strong', ...(sector === undefined ? {} : { note: sector }) }
}

/** What a side is called in a language. */
function sideName({ mechanism }: DailyPaper, side: Side, lang: Lang): string {
  const named = mechanism.sides.find((each) => each.side === side)
  return named === undefined ? side : nameFor(lang, named.name)
}

/** Which seat is empty, by the side's name where it is a side's (R-PTY-11, R-RPT-38). */
export function seatWords(paper: DailyPaper, seat: string, lang: Lang): string {
  const named = paper.mechanism.sides.find(({ side }) => side === seat)
  return say(lang, 'report.seatEmpty', { side: named === undefined ? seat : nameFor(lang, named.name) })
}

/** The sources that accounts name by number; none where no account names one. */
export function sourcesSection(sources: Sources, lang: Lang): Section | undefined {
  if (sources.items.length === 0) return undefined
  return {
    key: 'sources',
    number: '',
    title: say(lang, 'report.sectionSources'),
    blocks: [{ kind: 'sources', items: sources.items }],
  }
}
