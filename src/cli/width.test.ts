import { expect, test } from 'vitest'

import { padded, widestWord, widthOf, wrapped } from './width.ts'

test('[R-UI-72] widths count what a reader sees', () => {
  expect(widthOf('Aghdam/Akna')).toBe(11)
  expect(widthOf('Ակնա ◐ ◑ ● ≠ ⇄')).toBe(14)
  expect(widthOf('e\u0301')).toBe(1)
  expect(widthOf('и\u0306')).toBe(1)
  expect(widthOf('日本')).toBe(4)
  expect(widthOf('👩‍🚒')).toBe(2)
  expect(widthOf('a\u200Bb')).toBe(2)
  expect(widthOf('')).toBe(0)
})

test('[R-UI-72] cells are filled to their width, figures from the left', () => {
  expect(padded('Կապան', 8)).toBe('Կապան   ')
  expect(padded('68 %', 6, 'left')).toBe('  68 %')
  expect(padded('longer than that', 4)).toBe('longer than that')
})

test('[R-UI-72] lines break at spaces, and nothing of a text is lost', () => {
  const text = 'Says settlements of the districts were shelled'
  expect(wrapped(text, 16)).toEqual(['Says settlements', 'of the districts', 'were shelled'])
  expect(wrapped(text, 16).join(' ')).toBe(text)
  expect(wrapped('one\ntwo three', 20)).toEqual(['one', 'two three'])
  expect(wrapped('ԱԲԳԴԵԶԷԸ', 3)).toEqual(['ԱԲԳ', 'ԴԵԶ', 'ԷԸ'])
  expect(widestWord('Khankendi/Stepanakert fell')).toBe(21)
})
