import { readFileSync } from 'node:fs'

import { expect, test } from 'vitest'

import {
  known,
  notStated,
  otherSide,
  placeName,
  placeStands,
  resolveToponym,
  type GazetteerEntry,
  type OwnLanguages,
  type Side,
} from './index.ts'

type Forms = Readonly<Record<Side, Readonly<Record<string, string>>>>
type FilePlace = {
  readonly id: string
  readonly contested: boolean
  readonly forms: Forms
  readonly alsoUsed?: Readonly<Record<Side, readonly string[]>>
  readonly alsoInGeoNames?: readonly string[]
}
type File = {
  readonly places: readonly FilePlace[]
  readonly areas?: readonly FilePlace[]
  readonly ambiguities: readonly { readonly text: string; readonly candidates: readonly string[] }[]
  readonly unresolved: readonly { readonly text: string }[]
}

const fileOf = (path: string): File =>
  JSON.parse(readFileSync(`${import.meta.dirname}/../../../fixtures/mechanisms/${path}`, 'utf8'))

const entryOf = (place: FilePlace): GazetteerEntry => ({
  id: place.id,
  kind: 'town',
  contested: place.contested,
  forms: (['A', 'B'] as const).map((side) => ({
    side,
    names: Object.entries(place.forms[side]).map(([lang, text]) => ({ lang, text })),
  })),
  alsoKnownAs: [...(place.alsoUsed?.A ?? []), ...(place.alsoUsed?.B ?? []), ...(place.alsoInGeoNames ?? [])],
  at: notStated,
  within: notStated,
})

const file = fileOf('nk2020/places.json')
const filed = [...file.places, ...(file.areas ?? [])]
const entries = filed.map(entryOf)
const own: OwnLanguages = [
  { side: 'A', ownLanguages: ['hy'] },
  { side: 'B', ownLanguages: ['az'] },
]

const swapped = (entry: GazetteerEntry): GazetteerEntry => ({
  ...entry,
  forms: entry.forms.map(({ side, names }) => ({ side: otherSide(side), names })),
})
const ownSwapped = own.map(({ side, ownLanguages }) => ({ side: otherSide(side), ownLanguages }))

test('[R-MEA-12] every form and other name of every entry finds it, in any case, and never picks one of several', () => {
  for (const entry of entries)
    for (const text of [
      ...entry.alsoKnownAs,
      ...entry.forms.flatMap(({ names }) => names.map((name) => name.text)),
    ])
      for (const written of [
        text,
        text.toLowerCase(),
        text.toUpperCase(),
        ` ${text.replaceAll(' ', '  ')} `,
      ]) {
        const found = resolveToponym(written, entries)
        expect([written, ...found.candidates]).toContain(entry.id)
        expect(found.status).toBe(found.candidates.length === 1 ? 'resolved' : 'candidates')
        expect(found.asWritten).toBe(written)
      }
})

test('[R-MEA-12] capitals with a dotted and a dotless I are the same name in the languages that have both', () => {
  const missed = filed.filter(({ id, forms }) => {
    const written = (forms.B['az'] ?? id).toLocaleUpperCase('az')
    return !resolveToponym(written, entries).candidates.includes(id)
  })
  expect(missed).toEqual([])
})

test('[R-MEA-12] a name that is known to mean several stays so, whatever matches', () => {
  for (const { text, candidates } of file.ambiguities) {
    const found = resolveToponym(text, entries, file.ambiguities)
    expect([text, ...found.candidates]).toEqual(expect.arrayContaining([text, ...candidates]))
    expect(found.status).toBe(found.candidates.length > 1 ? 'candidates' : 'resolved')
  }
  const two = file.ambiguities.find(({ candidates }) => candidates.length === 2)
  expect(resolveToponym(two?.text ?? '', [], file.ambiguities).status).toBe('candidates')
})

test('[R-MEA-12] a name the gazetteer does not hold is unresolved, and so is a longer text or a likeness', () => {
  for (const { text } of file.unresolved)
    expect(resolveToponym(text, entries, file.ambiguities)).toEqual({
      asWritten: text,
      status: 'unresolved',
      candidates: [],
    })
  const [first] = entries
  const name = first?.forms[0]?.names[0]?.text ?? ''
  for (const text of [`city of ${name}`, `${name}s`, name.slice(1), ''])
    expect([text, resolveToponym(text, entries).status]).toEqual([text, 'unresolved'])
})

test('[R-MEA-12] a place that names an entry the gazetteer does not hold is refused', () => {
  const isPlace = (id: string): boolean => entries.some((entry) => entry.id === id)
  const [id = ''] = entries.map((entry) => entry.id)
  const name = { asWritten: 'x', status: 'resolved', candidates: [id] } as const
  const place = { ...name, parts: [], sector: notStated }
  const agreed = { isPlace, sectors: ['N-1'] }
  expect(placeStands(place, agreed).ok).toBe(true)
  const strange = { ...place, parts: [{ ...name, candidates: [id, 'nowhere'] }] }
  expect(placeStands(strange, agreed)).toMatchObject({
    code: 'MEA_PLACE_UNKNOWN',
    detail: { found: ['nowhere'] },
  })
})

test('[R-MEA-12] a place that is said to be resolved names one entry, and its sector is one that was agreed', () => {
  const agreed = { isPlace: () => true, sectors: ['N-1'] }
  const place = { asWritten: 'x', candidates: [], parts: [], sector: notStated } as const
  for (const status of ['resolved', 'several', 'candidates'] as const)
    expect(placeStands({ ...place, status }, agreed)).toMatchObject({
      code: 'MEA_PLACE_UNKNOWN',
      detail: { field: 'place', text: 'x' },
    })
  const part = { ...place, status: 'resolved' } as const
  expect(placeStands({ ...place, status: 'notAPlace', parts: [part] }, agreed).ok).toBe(false)
  for (const status of ['unresolved', 'notAPlace'] as const) {
    expect(placeStands({ ...place, status }, agreed).ok).toBe(true)
    const within = (value: string) => ({ ...place, status, sector: known(value) })
    expect(placeStands(within('N-1'), agreed).ok).toBe(true)
    expect(placeStands(within('N-2'), agreed)).toMatchObject({
      code: 'MEA_PLACE_UNKNOWN',
      detail: { field: 'place.sector', text: 'N-2' },
    })
    expect(placeStands(within('N-2'), { ...agreed, sectors: [] }).ok).toBe(true) // none was agreed
  }
})

test('[R-MEA-13] in a side’s own language its form; elsewhere both where contested, by Latin spelling, else one', () => {
  for (const [at, { contested, forms }] of filed.entries()) {
    const entry = entries[at]
    if (!entry) throw new Error('one entry a place')
    expect(placeName(entry, 'hy', own)).toBe(forms.A['hy'])
    expect(placeName(entry, 'az', own)).toBe(forms.B['az'])
    const order = [forms.A, forms.B].toSorted((a, b) => ((a['en'] ?? '') < (b['en'] ?? '') ? -1 : 1))
    for (const lang of ['en', 'ru']) {
      const texts = contested ? order.map((form) => form[lang]) : [forms.A[lang]]
      expect(placeName(entry, lang, own)).toBe([...new Set(texts)].join('/'))
    }
  }
})

test('[R-MEA-13] in a language both sides call their own a contested name has both forms', () => {
  const second = fileOf('second-constructed.json').places
  const shared: OwnLanguages = [
    { side: 'A', ownLanguages: ['ar'] },
    { side: 'B', ownLanguages: ['ar'] },
  ]
  const contested = second.filter((place) => place.contested)
  expect(contested.length).toBeGreaterThan(0)
  for (const place of second) {
    const { A, B } = place.forms
    const order = [A, B].toSorted((a, b) => ((a['en'] ?? '') < (b['en'] ?? '') ? -1 : 1))
    const texts = place.contested ? order.map((form) => form['ar']) : [A['ar']]
    expect(placeName(entryOf(place), 'ar', shared)).toBe(texts.join('/'))
  }
})

test('[R-MEA-13] what is missing falls back without preferring a side', () => {
  const place = entries.find(({ contested }) => contested)
  if (!place) throw new Error('a contested place')
  const only = (langs: readonly string[]): GazetteerEntry => ({
    ...place,
    forms: place.forms.map(({ side, names }) => ({
      side,
      names: names.filter(({ lang }) => langs.includes(lang)),
    })),
  })
  expect(placeName(only(['en', 'ru']), 'hy', own)).toBe(placeName(place, 'en', own))
  const [one, other] = place.forms
  if (!one || !other) throw new Error('two forms')
  const lent = {
    ...place,
    forms: [
      { ...one, names: [] },
      { ...other, names: [{ lang: 'hy', text: 'lent' }] },
    ],
  }
  expect(placeName(lent, 'hy', own)).toBe('lent')
  expect(placeName(place, 'fr', own)).toBe(placeName(place, 'en', own))
  expect(placeName(only(['hy', 'az']), 'en', own).split('/').length).toBe(2)
  expect(placeName(only([]), 'en', own)).toBe(place.id)
})

test('[R-MEA-13] exchanging the sides changes no name', () => {
  for (const entry of entries)
    for (const lang of ['en', 'ru', 'hy', 'az', 'fr'])
      expect(placeName(swapped(entry), lang, ownSwapped)).toBe(placeName(entry, lang, own))
})
