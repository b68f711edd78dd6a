import { expect, test } from 'vitest'

import type { Lang } from './languages.ts'
import { numberText, pluralForm } from './numbers.ts'

/** value, decimals, then en, hy, az, ru; `_` stands for the no-break space. */
const FIGURES = [
  [0, 0, '0', '0', '0', '0'],
  [7, 0, '7', '7', '7', '7'],
  [52, 0, '52', '52', '52', '52'],
  [999, 0, '999', '999', '999', '999'],
  [1000, 0, '1,000', '1_000', '1.000', '1_000'],
  [1204, 0, '1,204', '1_204', '1.204', '1_204'],
  [6294, 0, '6,294', '6_294', '6.294', '6_294'],
  [31_076, 0, '31,076', '31_076', '31.076', '31_076'],
  [41_274, 0, '41,274', '41_274', '41.274', '41_274'],
  [100_000, 0, '100,000', '100_000', '100.000', '100_000'],
  [1_000_000, 0, '1,000,000', '1_000_000', '1.000.000', '1_000_000'],
  [12_345_678, 0, '12,345,678', '12_345_678', '12.345.678', '12_345_678'],
  [0.5, 1, '0.5', '0,5', '0,5', '0,5'],
  [2.25, 2, '2.25', '2,25', '2,25', '2,25'],
  [1204.5, 1, '1,204.5', '1_204,5', '1.204,5', '1_204,5'],
  [5, 1, '5.0', '5,0', '5,0', '5,0'],
  [-3, 0, '−3', '−3', '−3', '−3'],
  [-1204.5, 1, '−1,204.5', '−1_204,5', '−1.204,5', '−1_204,5'],
  [-0.04, 1, '0.0', '0,0', '0,0', '0,0'],
  [999.96, 1, '1,000.0', '1_000,0', '1.000,0', '1_000,0'],
  [Number.NaN, 0, '–', '–', '–', '–'],
  [Number.POSITIVE_INFINITY, 0, '–', '–', '–', '–'],
] as const

test('[R-UI-58] figures in four languages', () => {
  const spaced = (text: string): string => text.replaceAll('_', '\u00A0')
  for (const [value, decimals, en, hy, az, ru] of FIGURES) {
    expect(numberText('en', value, decimals)).toBe(en)
    expect(numberText('hy', value, decimals)).toBe(spaced(hy))
    expect(numberText('az', value, decimals)).toBe(az)
    expect(numberText('ru', value, decimals)).toBe(spaced(ru))
  }
})

const PLURALS: readonly (readonly [Lang, readonly (readonly [number, string])[]])[] = [
  [
    'en',
    [
      [0, 'other'],
      [1, 'one'],
      [2, 'other'],
      [11, 'other'],
      [1.5, 'other'],
      [-1, 'one'],
    ],
  ],
  [
    'az',
    [
      [0, 'other'],
      [1, 'one'],
      [2, 'other'],
      [21, 'other'],
      [1.5, 'other'],
    ],
  ],
  [
    'hy',
    [
      [0, 'one'],
      [1, 'one'],
      [1.5, 'one'],
      [2, 'other'],
      [21, 'other'],
    ],
  ],
  [
    'ru',
    [
      [0, 'many'],
      [1, 'one'],
      [2, 'few'],
      [4, 'few'],
      [5, 'many'],
      [11, 'many'],
      [12, 'many'],
      [14, 'many'],
      [21, 'one'],
      [22, 'few'],
      [111, 'many'],
      [101, 'one'],
      [1.5, 'other'],
    ],
  ],
]

test.each(PLURALS)('[R-UI-59] plural forms of %s follow our own table', (lang, cases) => {
  for (const [value, form] of cases) expect([value, pluralForm(lang, value)]).toEqual([value, form])
})
