import { readFileSync } from 'node:fs'

import fc from 'fast-check'
import { expect, test } from 'vitest'

import { resolveToponym } from '#domain/measure'
import { readPlaces } from '#formats/places'
import { placeBody } from '#wire/facts'

import { isClosed, tries } from '../../test/fuzz.ts'

const real = readFileSync('fixtures/mechanisms/nk2020/places.json')
const bytes = (value: unknown) => new TextEncoder().encode(JSON.stringify(value))

function read(input: Uint8Array) {
  const file = readPlaces(input)
  if (!file.ok) throw new Error(JSON.stringify(file))
  return file.value
}

const entries = read(real).rows.flatMap(({ draft }) => (draft.ok ? [draft.value] : []))

const good = {
  id: 'omber',
  lat: -47.91,
  lon: -122.61,
  contested: false,
  forms: { A: { en: 'Omber' }, B: { en: 'Omber' } },
}

function only(change: object) {
  return read(bytes({ places: [{ ...good, ...change }] })).rows[0]?.draft
}

test('[R-IMP-4] all towns and areas of the gazetteer are entries of the record, rows counted through', () => {
  expect(entries).toHaveLength(43)
  expect(read(real).rows.at(-1)).toMatchObject({
    row: 43,
    id: 'area-syunik',
    draft: { value: { kind: 'area', at: { kind: 'notStated' } } },
  })
  for (const place of entries) expect(placeBody.safeParse({ place }).error).toBeUndefined()
  expect(entries.find(({ id }) => id === 'shushi')).toMatchObject({
    contested: true,
    at: { value: { latMilliDeg: 39_760, lonMilliDeg: 46_750 } },
    forms: [
      {
        side: 'A',
        names: [
          { lang: 'en', text: 'Shushi' },
          { lang: 'ru', text: 'Шуши' },
          { lang: 'hy', text: 'Շուշի' },
        ],
      },
      {
        side: 'B',
        names: [
          { lang: 'en', text: 'Shusha' },
          { lang: 'ru', text: 'Шуша' },
          { lang: 'az', text: 'Şuşa' },
        ],
      },
    ],
  })
})

test('[R-PTY-7] no country stands in an entry: control of ground is no property of a place', () => {
  for (const place of entries)
    expect(Object.keys(place)).toEqual(['id', 'kind', 'contested', 'forms', 'alsoKnownAs', 'at', 'within'])
})

test('[R-MEA-12] every ambiguity of the file is one for whoever resolves names by the entries alone', () => {
  for (const { text, candidates } of read(real).ambiguities)
    expect(resolveToponym(text, entries)).toMatchObject({
      status: 'candidates',
      candidates: candidates.toSorted(),
    })
  expect(resolveToponym('Karakhambeyli', entries).status).toBe('unresolved')
})

test('[R-PTY-7] the second mechanism’s places are read by the same program', () => {
  const second = read(readFileSync('fixtures/mechanisms/second-constructed.json')).rows
  expect(second.map(({ id, draft }) => [id, draft.ok])).toEqual([
    ['omber', true],
    ['velsa', true],
    ['tirun', true],
    ['kesh-dur', true],
  ])
})

test('[R-IMP-4] what cannot be an entry is refused with its field', () => {
  expect(only({})?.ok).toBe(true)
  expect(only({ lat: 95 })).toMatchObject({
    code: 'MEA_POSITION_IMPLAUSIBLE',
    detail: { row: 1, id: 'omber', field: 'lat' },
  })
  expect(only({ lat: 0, lon: 0 })).toMatchObject({ code: 'MEA_POSITION_IMPLAUSIBLE' })
  expect(only({ lat: null })).toMatchObject({ code: 'MEA_POSITION_IMPLAUSIBLE' })
  expect(only({ id: 'Omber Town' })).toMatchObject({ code: 'IMP_SHAPE', detail: { field: 'id' } })
  expect(only({ forms: {} })).toMatchObject({ code: 'IMP_SHAPE', detail: { field: 'forms' } })
  expect(only({ contested: 'no' })).toMatchObject({ code: 'IMP_SHAPE', detail: { field: 'contested' } })
})

test('[R-MEA-13] forms that differ while no one contests the name would show one side’s: refused', () => {
  const forms = { A: { en: 'Tirun' }, B: { en: 'Maroun' } }
  expect(only({ forms })).toMatchObject({ code: 'IMP_SHAPE', detail: { field: 'contested' } })
  expect(only({ forms, contested: true })?.ok).toBe(true)
})

test('[R-IMP-5] one id for a town and an area is refused for both', () => {
  const rows = read(bytes({ places: [good], areas: [good] })).rows
  expect(rows.map(({ draft }) => (draft.ok ? '' : draft.code))).toEqual([
    'IMP_DUPLICATE_ID',
    'IMP_DUPLICATE_ID',
  ])
})

test('[R-IMP-9] no mutation of the bytes makes the reader throw', () => {
  fc.assert(
    fc.property(
      fc.array(fc.tuple(fc.nat(real.length - 1), fc.integer({ min: 0, max: 255 })), { maxLength: 4 }),
      (changes) => {
        const input = Uint8Array.from(real)
        for (const [at, byte] of changes) input[at] = byte
        const file = readPlaces(input)
        expect(file.ok ? file.value.rows.length > 0 : isClosed(file.code)).toBe(true)
      },
    ),
    tries(100),
  )
})
