// oxlint-disable react/no-children-prop -- vitest takes .ts files here, in which an element is made without JSX
import { createElement } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { describe, expect, test } from 'vitest'

import { known, type Maybe } from '#domain/measure'
import { plainReader } from '#web/desk'

import { MaybeText, NoValueText } from './maybe-text.tsx'
import { ReaderProvider } from './reader.tsx'

const values: readonly (readonly [string, Maybe<string>])[] = [
  ['unknown', { kind: 'unknown' }],
  ['absent', { kind: 'absent' }],
  ['notStated', { kind: 'notStated' }],
  [
    'disputed',
    {
      kind: 'disputed',
      values: [
        { by: 'one', value: 'five' },
        { by: 'other', value: 'six' },
      ],
    },
  ],
  ['known', known('five')],
]

function drawn(value: Maybe<string>, gap: boolean, lang = 'en'): string {
  const text = createElement(MaybeText<string>, { value, gap, children: (each: string) => each })
  return renderToStaticMarkup(createElement(ReaderProvider, { reader: plainReader(lang), children: text }))
}

function look(name: 'notObserved' | 'notInThisData'): string {
  const text = createElement(NoValueText, { look: name })
  return renderToStaticMarkup(createElement(ReaderProvider, { reader: plainReader('en'), children: text }))
}

describe.each(['en', 'hy', 'az', 'ru'])('in %s', (lang) => {
  test('[R-UI-3] no value is ever blank, a dash, N/A or null', () => {
    for (const [, value] of values)
      for (const gap of [false, true]) {
        const text = drawn(value, gap, lang)
          .replaceAll(/<[^>]*>/g, '')
          .trim()
        expect(text).not.toMatch(/^(|-|–|—|N\/A|null|undefined)$/)
      }
  })
})

test('[R-UI-3] unknown, does not apply, not stated, disputed, known, not observed and a gap all look different', () => {
  const looks = [
    ...values.map(([, value]) => drawn(value, false)),
    look('notObserved'),
    look('notInThisData'),
  ]
  expect(new Set(looks).size).toBe(7)
})

test('[R-UI-3] inside a gap nothing reads not stated, none or 0; what was answered stays as it was answered', () => {
  expect(drawn({ kind: 'notStated' }, true)).toBe(look('notInThisData'))
  for (const [, value] of values) expect(drawn(value, true)).not.toMatch(/not stated|nothing said|none|>0</)
  expect(drawn({ kind: 'unknown' }, true)).toBe(drawn({ kind: 'unknown' }, false))
})

test('[R-UI-3] the swatch stands before the words, hidden from readers', () => {
  expect(look('notInThisData')).toMatch(
    /^<span[^>]*><i[^>]*aria-hidden="true"[^>]*><\/i>not in this data<\/span>$/,
  )
})

test('[R-UI-3] disputed shows each value with its holder', () => {
  const text = drawn(values[3]?.[1] ?? { kind: 'absent' }, false)
  for (const part of ['one:', 'five', 'other:', 'six']) expect(text).toContain(part)
})
