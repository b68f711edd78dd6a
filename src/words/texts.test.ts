import { readdirSync } from 'node:fs'
import { join } from 'node:path'

import { expect, test } from 'vitest'

import { atHand } from './at-hand.ts'
import type { Key } from './keys.ts'
import { languages, type Lang } from './languages.ts'
import { placeholders } from './say.ts'
import { isKey, textOf } from './texts.ts'

const OTHERS: readonly Lang[] = ['hy', 'az', 'ru']

const keys: readonly Key[] = Object.entries(atHand.en)
  .flatMap(([file, named]) => Object.keys(named).map((name) => `${file}.${name}`))
  .filter(isKey)

function prose(lang: Lang, key: Key): string {
  return (textOf(lang, key) ?? '')
    .replaceAll(/\{\s*\w+\s*\}/g, ' ')
    .replaceAll(/\w+\s*,\s*(?:select|plural|selectordinal)\s*,/g, ' ')
    .replaceAll(/(?:\b(?:none|one|few|many|other|yes|no)|=\d+|\b[A-Za-z][A-Za-z0-9_]*)\s*\{/g, '{')
    .replaceAll(TOKENS, ' ')
}

/** What is no word of a language: commands, options, file names, settings, formats, units and codes. */
const TOKENS =
  /npm (?:start|run -s truceline) -- (?:--reset|[a-z]+)|npm start|--[a-z-]+(?: FILE| \+04:00)?|docs\/(?:cli|import)\.md|application\/json|TRUCELINE_HOME|\/var\/lib\/truceline(?:\/home)?|full_page_writes|synchronous_commit|fsync|\(on\)|UTF-8|SHA-256|Ed25519|GeoJSON|XLSX|\bEnter\b|JSON|BOM|CSV|PDF|WebGL|Shift T|control\.observers|UTC|N\/K|null|Ctrl-C|root\b|NO_COLOR|LANG|PostgreSQL|Node(?:\.js)?|Truceline|English|[A-Z]+_[A-Z_]+|\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(?:Z|[+-]\d{2}:\d{2})|\d{1,2}:\d{2}|\bZ\b|https?:\/\/\S+|[A-Z]\.[a-z]+/g

test('[R-UI-57] every folder has the same files, and each file is in the list', () => {
  const files = Object.keys(atHand.en)
    .map((file) => `${file}.json`)
    .toSorted()
  for (const { lang } of languages)
    expect(readdirSync(join(import.meta.dirname, lang)).toSorted()).toEqual(files)
})

test('[R-UI-57] the four languages have exactly the same keys', () => {
  for (const [file, named] of Object.entries(atHand.en))
    for (const lang of OTHERS) {
      const other = Object.entries(atHand[lang]).find(([name]) => name === file)?.[1] ?? {}
      expect([lang, file, Object.keys(other).toSorted()]).toEqual([lang, file, Object.keys(named).toSorted()])
    }
})

/** Every text of the languages, as a list of those that are not as they should be. */
function unlike(langs: readonly Lang[], isRight: (lang: Lang, key: Key) => boolean): readonly string[] {
  return langs.flatMap((lang) => keys.filter((key) => !isRight(lang, key)).map((key) => `${lang} ${key}`))
}

const ALL: readonly Lang[] = ['en', ...OTHERS]

test('[R-UI-59] a text has the same placeholders in the four languages, and every text can be read', () => {
  const names = (lang: Lang, key: Key): string => placeholders(lang, key).all.join(' ')
  expect(unlike(OTHERS, (lang, key) => names(lang, key) === names('en', key))).toEqual([])
})

test('[R-UI-58] a number that a plural counts is written by its own sign, so that its figures are ours', () => {
  const isBare = (lang: Lang, key: Key): boolean =>
    [...placeholders(lang, key).counted].some((name) =>
      new RegExp(`\\{\\s*${name}\\s*\\}`).test(textOf(lang, key) ?? ''),
    )
  expect(unlike(ALL, (lang, key) => !isBare(lang, key))).toEqual([])
})

test('[R-UI-59] no text is empty, has a space at its ends, or asks the host for a date or a figure', () => {
  const isWhole = (text: string): boolean =>
    text !== '' && text.trim() === text && !/\{\s*\w+\s*,\s*(?:number|date|time)\s*[,}]/.test(text)
  expect(unlike(ALL, (lang, key) => isWhole(textOf(lang, key) ?? ''))).toEqual([])
})

test('[R-UI-61] Armenian has its own full stop and no Latin colon', () => {
  expect(unlike(['hy'], (lang, key) => !/:|(?<!\d)\.(?:\s|$)/.test(prose(lang, key)))).toEqual([])
})

test('[R-UI-61] no English word is left in Armenian and Russian', () => {
  expect(unlike(['hy', 'ru'], (lang, key) => !/[A-Za-z]{2,}/.test(prose(lang, key)))).toEqual([])
})

test('[R-UI-61] no English word is left in Azerbaijani', () => {
  const english =
    /(?<!\p{L})(?:the|and|of|is|are|was|not|with|from|this|that|it|your|you|its|for|what|which|record|office|side)(?!\p{L})/iu
  expect(unlike(['az'], (lang, key) => !english.test(prose(lang, key)))).toEqual([])
})
