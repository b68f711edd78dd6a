import { expect, test } from 'vitest'

import { isLang, langOfTag, languages } from './languages.ts'
import { say } from './say.ts'

test('[R-UI-59] a plural takes the form and the figures of its language', () => {
  const rows = (lang: 'en' | 'hy' | 'az' | 'ru', n: number): string => say(lang, 'cli.rowsSeen', { n })
  expect([1, 2, 1204].map((n) => rows('en', n))).toEqual(['1 row', '2 rows', '1,204 rows'])
  expect([1, 2, 5, 21, 1204].map((n) => rows('ru', n))).toEqual([
    '1 строка',
    '2 строки',
    '5 строк',
    '21 строка',
    '1\u00A0204 строки',
  ])
  expect(rows('hy', 1204)).toBe('1\u00A0204 տող')
  expect(rows('az', 1204)).toBe('1.204 sətir')
})

test('[R-UI-59] the same text is said the same each time, with other values', () => {
  expect(say('en', 'cli.rowsSeen', { n: 3 })).toBe('3 rows')
  expect(say('en', 'cli.rowsSeen', { n: 4 })).toBe('4 rows')
})

test('[R-UI-57] languages are known by their codes and by the tags of systems', () => {
  expect(languages.map(({ lang }) => lang)).toEqual(['az', 'en', 'hy', 'ru'])
  expect(['hy-AM', 'az_AZ.UTF-8', 'RU', 'en'].map(langOfTag)).toEqual(['hy', 'az', 'ru', 'en'])
  expect(['C', 'POSIX', 'uk_UA', 'english', ''].map(langOfTag)).toEqual(Array(5).fill(undefined))
  expect(['en', 'fr'].map(isLang)).toEqual([true, false])
})

test('[R-UI-59] a key that no file has does not compile', () => {
  // @ts-expect-error the key is not in the English files
  expect(say('en', 'cli.nowhere')).toBe('cli.nowhere')
})
