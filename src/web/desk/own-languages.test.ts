import { readFileSync } from 'node:fs'

import { expect, test } from 'vitest'

import type { GazetteerEntry } from '#domain/measure'

import { ownLanguages } from './own-languages.ts'

function entry(names: Readonly<Record<'A' | 'B', readonly string[]>>): GazetteerEntry {
  const forms = (['A', 'B'] as const).map((side) => ({
    side,
    names: names[side].map((lang) => ({ lang, text: `${side} ${lang}` })),
  }))
  return {
    id: 'x',
    kind: 'town',
    contested: true,
    forms,
    alsoKnownAs: [],
    at: { kind: 'absent' },
    within: { kind: 'absent' },
  }
}

test('[R-MEA-13] a language in which only one side’s forms exist is that side’s own', () => {
  expect(ownLanguages([entry({ A: ['en', 'ru', 'hy'], B: ['en', 'ru', 'az'] })])).toEqual([
    { side: 'A', ownLanguages: ['hy'] },
    { side: 'B', ownLanguages: ['az'] },
  ])
})

test('[R-MEA-13] a language that both sides write is nobody’s own', () => {
  expect(ownLanguages([entry({ A: ['en', 'ar'], B: ['en', 'ar'] })])).toEqual([
    { side: 'A', ownLanguages: [] },
    { side: 'B', ownLanguages: [] },
  ])
})

test('[R-MEA-13] the demo’s gazetteer gives what its founding says', () => {
  const founding: { mechanism: { sides: { side: string; ownLanguages: string[] }[] } } = JSON.parse(
    readFileSync(new URL('../../../fixtures/mechanisms/nk2020/founding.json', import.meta.url), 'utf8'),
  )
  const said = founding.mechanism.sides.map(({ side, ownLanguages: own }) => ({ side, ownLanguages: own }))
  const file: { places: { forms: Record<'A' | 'B', Record<string, string>> }[] } = JSON.parse(
    readFileSync(new URL('../../../fixtures/mechanisms/nk2020/places.json', import.meta.url), 'utf8'),
  )
  const entries = file.places.map(({ forms }) => entry({ A: Object.keys(forms.A), B: Object.keys(forms.B) }))
  expect(ownLanguages(entries)).toEqual(said)
})
