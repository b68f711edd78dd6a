import { readFileSync } from 'node:fs'
import { join } from 'node:path'

import { expect, test } from 'vitest'

import { article as articleSchema } from '#wire/article'

import { readArticle } from './article.ts'

const FOLDER = join(import.meta.dirname, '../../fixtures/mechanisms/nk2020')

function fileOf(name: string): unknown {
  return JSON.parse(readFileSync(join(FOLDER, name), 'utf8'))
}

function read() {
  const asked = { translations: fileOf('article-words.json'), positions: fileOf('positions.json') }
  const answer = readArticle(fileOf('article.json'), asked)
  if (!answer.ok) throw new Error(JSON.stringify(answer))
  return articleSchema.parse(answer.value)
}

test('[R-UI-88] every item of the demo’s article has records, or says why there can be none, or is a gap with a note', () => {
  const { items } = read()
  expect(items).toHaveLength(26)
  const both = items.filter((item) => item.records.length > 0 && item.noRecordPossible !== undefined)
  const gaps = items.filter((item) => item.records.length === 0 && item.noRecordPossible === undefined)
  expect(both).toEqual([])
  expect(gaps.map(({ id, note }) => [id, note !== undefined])).toEqual([
    ['AR-01', true],
    ['AR-17', true],
  ])
})

test('[R-UI-88] an id is told by the file’s own key of its ids; a parameter by the key of its term, the rest as mediation', () => {
  const records = new Map(
    read()
      .items.flatMap((item) => item.records)
      .map((each) => [each.id, each]),
  )
  const kinds = ['S-C01', 'T2', 'NK-1994-05-11', 'HL-14', 'TOT-ALL', 'shushi', 'TT-1'].map(
    (id) => records.get(id)?.kind,
  )
  expect(kinds).toEqual(['statement', 'truce', 'agreement', 'hotline', 'casualties', 'place', 'mediation'])
  expect(records.get('RU-2020-11-03/observers')).toEqual({
    id: 'RU-2020-11-03/observers',
    kind: 'parameter',
    key: 'control.observers',
  })
})

test('[R-UI-88] every item, note and reason is there in four languages, the first as the file has it', () => {
  const { items } = read()
  const texts = items.flatMap(({ text, note, noRecordPossible }) =>
    [text, note, noRecordPossible].flatMap((each) => (each === undefined ? [] : [each])),
  )
  const languages = new Set(
    texts.map((text) =>
      text
        .map(({ lang }) => lang)
        .toSorted()
        .join(),
    ),
  )
  expect([...languages]).toEqual(['az,en,hy,ru'])
})

test('[R-UI-88] a note or a reason is in plain words: no code, no id of the data, no name of a file or a rule', () => {
  const inside = /R-[A-Z]{3}-\d|\.json|\.md|[A-Z]{3}_[A-Z]|\b[a-z]+[A-Z]\w*|\b[A-Z]{1,3}-[A-Z]?\d+|\bT\d/
  const told = read().items.flatMap(({ note, noRecordPossible }) => [
    ...(note ?? []),
    ...(noRecordPossible ?? []),
  ])
  expect(told.length).toBeGreaterThan(40)
  expect(told.filter(({ text }) => inside.test(text))).toEqual([])
})

test('what is no article is refused with the field that is wrong, and a file’s name is no part of a title', () => {
  const beside = { translations: {}, positions: {} }
  expect(readArticle({ items: [] }, beside)).toMatchObject({ code: 'IMP_SHAPE', detail: { field: 'source' } })
  const source = { title: 'A title (000_ab12.txt)', publisher: 'P', date: '2020-11-04' }
  expect(readArticle({ source, items: [{ id: 'AR-01' }] }, beside)).toMatchObject({
    code: 'IMP_SHAPE',
    detail: { field: 'items[0]' },
  })
  expect(readArticle({ source, items: [] }, beside)).toMatchObject({
    value: { source: { title: 'A title' } },
  })
})
