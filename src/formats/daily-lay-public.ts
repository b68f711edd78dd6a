import type { AccountLine } from '#domain/report'
import { dayText, say, type Lang } from '#words'

import type { Block, Row } from './daily-layout.ts'
import { paperStem, type DailyPaper } from './daily-paper.ts'
import { plain, shownNote } from './daily-said.ts'

type Setting = { readonly paper: DailyPaper; readonly lang: Lang; readonly most: number }

/**
 * Accounts in the public form: how many for each sector as stated, of which kinds, and who published them when. Whose they
 * are stands in the monthly files alone, and no page says more than those files (reports.md section 7, access.md 5).
 */
export function publicAccounts(
  lines: readonly AccountLine[],
  { paper, lang, most }: Setting,
): readonly Block[] {
  const groups = [...Map.groupBy(lines, sectorOf)].toSorted(([a], [b]) => sectorOrder(a, b))
  const sources = new Set(lines.flatMap((line) => line.sources.map((each) => publishedBy(each, lang))))
  const shown = new Set([...sources].slice(0, most))
  return [
    {
      kind: 'table',
      id: 'accounts-public',
      columns: ['start', 'end', 'start', 'start'],
      widths: [30, 20, 52, 80],
      head: [
        plain(say(lang, 'report.colSector')),
        plain(say(lang, 'report.colAccounts')),
        plain(say(lang, 'report.colKinds')),
        plain(say(lang, 'report.colSources')),
      ],
      rows: groups.map(([sector, own]) => sectorRow({ sector, lines: own, shown }, lang)),
    },
    ...shownNote(lang, { n: sources.size, most, file: `${paperStem(paper)}.json` }),
    { kind: 'text', look: 'note', text: say(lang, 'report.accountsPublicNote') },
  ]
}

type Group = {
  readonly sector: string
  readonly lines: readonly AccountLine[]
  /** Sources that are still printed; the rest stand in the file that the note names. */
  readonly shown: ReadonlySet<string>
}

function sectorRow({ sector, lines, shown }: Group, lang: Lang): Row {
  const kinds = [...Map.groupBy(lines, ({ kind }) => kind)].toSorted(([a], [b]) => (a < b ? -1 : 1))
  const sources = new Set(lines.flatMap((line) => line.sources.map((each) => publishedBy(each, lang))))
  const printed = [...sources].filter((source) => shown.has(source)).toSorted()
  return {
    look: 'plain',
    cells: [
      { text: sector === '' ? say(lang, 'report.sectorNotStated') : sector, look: 'strong' },
      plain(say(lang, 'report.accounts', { n: lines.length })),
      plain(
        kinds
          .map(([kind, own]) =>
            say(lang, 'report.kindCount', { kind: say(lang, 'states.kind', { kind }), n: own.length }),
          )
          .join(' · '),
      ),
      plain(printed.length === 0 ? '–' : printed.join('; ')),
    ],
  }
}

function sectorOf({ sector }: AccountLine): string {
  return sector.kind === 'known' ? sector.value : ''
}

/** By name; accounts without a sector last. */
function sectorOrder(one: string, other: string): number {
  if (one === '' || other === '') return one === other ? 0 : one === '' ? 1 : -1
  return one < other ? -1 : 1
}

/** Publisher and day: a title may say whose words they were. */
function publishedBy({ publisher, date }: AccountLine['sources'][number], lang: Lang): string {
  return `${publisher}, ${dayText(lang, date)}`
}
