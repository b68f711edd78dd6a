import { expect, test } from 'vitest'

import { otherSide, type GazetteerEntry, type Side } from '#domain/measure'
import type { AccountLine, AccountTable, Daily } from '#domain/report'
import { layDaily } from '#formats/daily-lay'
import type { DailyPaper } from '#formats/daily-paper'
import { languages } from '#words'

import { busyDay, paperOf, quietDay } from '../../test/daily-sample.ts'

function swappedLine(line: AccountLine): AccountLine {
  const { column } = line
  return column === 'A' || column === 'B' ? { ...line, column: otherSide(column) } : line
}

function swappedTable(table: AccountTable): AccountTable {
  return table.kind === 'rows' ? { kind: 'rows', lines: table.lines.map(swappedLine) } : table
}

/** The same day with the two sides under one another's letters. */
function swapped(paper: DailyPaper): DailyPaper {
  const { daily, mechanism, places } = paper
  const bySide = <T extends { readonly side: Side }>(each: T): T => ({ ...each, side: otherSide(each.side) })
  return {
    ...paper,
    places: places.map((place): GazetteerEntry => ({ ...place, forms: place.forms.map(bySide) })),
    mechanism: {
      ...mechanism,
      sides: mechanism.sides.map(bySide),
      entities: mechanism.entities.map((each) =>
        each.side === undefined ? each : { ...each, side: otherSide(each.side) },
      ),
      lines: mechanism.lines.map((line) => ({ ...line, heldBy: line.heldBy.map(otherSide) })),
    },
    daily: {
      ...daily,
      head: { ...daily.head, sides: daily.head.sides.map(otherSide) },
      lodged: swappedTable(daily.lodged),
      saidPublicly: swappedTable(daily.saidPublicly),
    },
  }
}

test('swapping A and B in what goes in swaps the two marks and nothing else', () => {
  for (const { lang } of languages) {
    const marks = (text: string): string =>
      text.replaceAll(/"column":"([AB])"/g, (_, side) => `"column":"${side === 'A' ? 'B' : 'A'}"`)
    // The hashes of the two differ as what they are of does.
    const laidOf = (paper: DailyPaper): string => JSON.stringify({ ...layDaily(paper, lang), check: [] })
    const laid = laidOf(paperOf(busyDay()))
    expect(laid).toContain('"column":"A"')
    expect(marks(laidOf(swapped(paperOf(busyDay()))))).toBe(laid)
  }
})

function withoutAccounts(daily: Daily): Daily {
  const none: AccountTable = { kind: 'rows', lines: [] }
  return { ...daily, lodged: none, saidPublicly: none }
}

test('[R-RPT-36] lodged and said publicly stand apart, each with how many it holds; without them all else is as it was', () => {
  const laid = layDaily(paperOf(busyDay()), 'en')
  const bare = layDaily(paperOf(withoutAccounts(busyDay())), 'en')
  const keys = laid.rest.flatMap((part) => ('kind' in part ? [] : [part.key]))
  expect(keys).toEqual(['sectors', 'lodged', 'said', 'terms', 'annexA', 'sources'])
  const notes = laid.rest.flatMap((part) =>
    'kind' in part
      ? []
      : part.blocks.flatMap((block) =>
          block.kind === 'table'
            ? block.head.flatMap(({ mark, note }) => (mark === undefined ? [] : [note]))
            : [],
        ),
  )
  expect(notes).toEqual(['0 accounts', '1 account', '5 accounts', '7 accounts'])
  expect([bare.lead, bare.first, bare.map]).toEqual([laid.lead, laid.first, laid.map])
})

test('[R-RPT-36] in a gap of the data both read so; with nothing said they say that', () => {
  const lines = (daily: Daily): readonly string[] =>
    layDaily(paperOf(daily), 'en').rest.flatMap((part) =>
      'kind' in part
        ? part.lines.filter(({ key }) => key === 'lodged' || key === 'said').map(({ text }) => text)
        : [],
    )
  expect(lines(quietDay())).toEqual(['not in this data', 'not in this data'])
  expect(lines(withoutAccounts(quietDay()))).toEqual(['nothing to report', 'nothing to report'])
})

test('no section vanishes, whatever the day: every number of reports.md section 2 stands, in its order', () => {
  const numbers = (daily: Daily): readonly string[] => {
    const { first, rest } = layDaily(paperOf(daily), 'en')
    return [
      ...first.map(({ number }) => number),
      ...rest.flatMap((part) => ('kind' in part ? part.lines.map(({ number }) => number) : [part.number])),
    ]
  }
  const all = [
    '1',
    '2',
    '2a',
    '3',
    '4',
    '5',
    '6',
    '7',
    '7a',
    '8',
    '9',
    '10',
    '11',
    '12',
    '13',
    '14',
    '15',
    'A',
    'B',
  ]
  expect(numbers(quietDay())).toEqual(all)
  expect(numbers(busyDay()).filter((number) => number !== '')).toEqual(all)
})

test('[R-RPT-32] contested names show both forms where no side owns the language; the legend stands under the map', () => {
  const [en, hy] = (['en', 'hy'] as const).map((lang) => layDaily(paperOf(quietDay()), lang).map)
  expect(en?.map.labels.map(({ text }) => text)).toContain('Khankendi/Stepanakert')
  expect(hy?.map.labels.map(({ text }) => text)).toContain('Ստեփանակերտ')
  expect(en?.captions.at(-1)).toContain('the order carries no meaning')
  expect(hy?.captions.at(-1)).not.toBe(en?.captions.at(-1))
})

test('the map never shows more of a place because of what was reported', () => {
  const towns = (daily: Daily): readonly string[] =>
    layDaily(paperOf(daily), 'en').map?.map.labels.flatMap(({ kind, text }) =>
      kind === 'town' ? [text] : [],
    ) ?? []
  expect(towns(busyDay()).length).toBeGreaterThan(4)
  expect(towns(withoutAccounts(busyDay()))).toEqual(towns(busyDay()))
})

test('[R-RPT-3] before its public time the joint form says from when sectors are shown, and shows none', () => {
  const early: Daily = {
    ...busyDay(),
    sectors: [],
    sectorsFrom: { kind: 'known', value: '2020-11-03T15:30:00.000Z' },
  }
  const laid = layDaily(paperOf(early), 'en')
  expect(JSON.stringify(laid.first)).toContain('Sectors are shown from 3 November 2020, 19:30 +04.')
  expect(laid.rest.some((part) => !('kind' in part) && part.key === 'sectors')).toBe(false)
  expect(laid.map?.alt).toContain('not observed: none')
})

test('a term is named by what it is about in each language, its key below; a key that no language has stays as it is', () => {
  const cells = (lang: 'en' | 'ru'): readonly string[] =>
    layDaily(paperOf(busyDay()), lang).rest.flatMap((part) =>
      'kind' in part || part.key !== 'terms'
        ? []
        : part.blocks.flatMap((block) =>
            block.kind === 'table'
              ? block.rows.map(({ cells: [cell] }) => `${cell?.text} ${cell?.note}`)
              : [],
          ),
    )
  expect(cells('en')).toEqual([
    'Ceasefire ceasefire.1',
    'Exchange of orders exchange-of-orders.2',
    'Concrete parameters parameters.3',
    'Observers undefined',
  ])
  expect(cells('ru')[0]).toBe('Прекращение огня ceasefire.1')
})

test('[R-RPT-3] a term’s line says how many sides have signed a position on it here, once where all say the same', () => {
  const day = busyDay()
  const saidOf = (terms: Daily['terms']): readonly string[] => {
    const text = JSON.stringify(layDaily(paperOf({ ...day, terms }), 'en'))
    return [...text.matchAll(/as published[^"]*/g)].map(([said]) => said)
  }
  const [first, second] = day.terms
  if (first === undefined || second === undefined) throw new Error('the busy day has two terms')
  expect(saidOf([first, second])).toEqual(['as published, not signed here'])
  expect(saidOf([{ ...first, signedBy: 1 }, second])).toEqual([
    'as published; one side has signed a position here',
    'as published, not signed here',
  ])
  expect(saidOf([{ ...first, signedBy: 2 }])).toEqual([
    'as published; both sides have signed a position here',
  ])
  expect(saidOf([{ ...first, asPublished: false, signedBy: 2 }])).toEqual([])
})
