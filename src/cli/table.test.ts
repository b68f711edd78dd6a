import { expect, test } from 'vitest'

import { tableOf, type Column } from './table.ts'
import { widthOf } from './width.ts'

const COLUMNS: readonly Column[] = [
  { head: 'Matter', kind: 'flexible' },
  { head: 'From (+04)', kind: 'fixed' },
  { head: '◐ Side one', kind: 'flexible' },
  { head: '', kind: 'fixed' },
  { head: '◑ Side two', kind: 'flexible' },
]

const ROWS = [
  ['Tartar, Aghdam/Akna', '12:00', 'denied', '≠', 'settlements of the two districts were shelled after noon'],
  ['Khankendi/Stepanakert', 'about 12:00', '–', '', 'attack'],
]

test('[R-UI-72] a table is no wider than the terminal, and no word of it is lost', () => {
  for (const width of [60, 80, 100, 200]) {
    const { head, lines, dropped } = tableOf({ columns: COLUMNS, rows: ROWS, width, wide: false })
    expect(Math.max(...[head, ...lines].map(widthOf))).toBeLessThanOrEqual(width)
    const words = lines.join(' ').split(/\s+/)
    for (const word of dropped === 0 ? ['Khankendi/Stepanakert', '≠', 'districts', 'shelled'] : ['12:00'])
      expect([width, words.includes(word)]).toEqual([width, true])
  }
})

test('[R-UI-72] columns that do not fit go from the right, and are counted', () => {
  const narrow = tableOf({ columns: COLUMNS, rows: ROWS, width: 58, wide: false })
  expect(narrow.dropped).toBeGreaterThan(0)
  expect(narrow.head).toContain('Matter')
  expect(narrow.head).not.toContain('Side two')
  const wide = tableOf({ columns: COLUMNS, rows: ROWS, width: 58, wide: true })
  expect(wide.dropped).toBe(0)
  expect(wide.lines).toHaveLength(2)
})

test('[R-UI-72] there is no box drawing and no space at a line’s end', () => {
  const { head, lines } = tableOf({ columns: COLUMNS, rows: ROWS, width: 80, wide: false })
  for (const line of [head, ...lines]) {
    expect(line).toBe(line.trimEnd())
    expect(/[\u2500-\u257F|]/.test(line)).toBe(false)
  }
})

test('[R-UI-72] figures stand at the right of their column', () => {
  const columns: readonly Column[] = [{ head: 'Rows', kind: 'figures' }]
  expect(tableOf({ columns, rows: [['1'], ['1,204']], width: 40, wide: false }).lines).toEqual([
    '      1',
    '  1,204',
  ])
})
