import fc from 'fast-check'
import { expect, test } from 'vitest'

import { wordsBeside } from './word-diff.ts'

test('[R-AGR-8] words that the other text has not are marked, whatever comes before or after', () => {
  expect(wordsBeside('from 12:00 local time on', 'from 12:00 Moscow time on')).toEqual([
    { text: 'from 12:00', isOther: false },
    { text: 'local', isOther: true },
    { text: 'time on', isOther: false },
  ])
  expect(wordsBeside('by 20 November', 'before 20 November')).toEqual([
    { text: 'by', isOther: true },
    { text: '20 November', isOther: false },
  ])
  expect(wordsBeside('', 'anything')).toEqual([])
  expect(wordsBeside('anything', '')).toEqual([{ text: 'anything', isOther: true }])
})

const text = fc
  .array(fc.constantFrom('the', 'sides', 'cease', 'fire', 'at', 'noon'), { maxLength: 12 })
  .map((words) => words.join(' '))

test('[R-AGR-8] the marked text is the whole text, nothing in it is marked beside itself, and both share as many words', () => {
  fc.assert(
    fc.property(text, text, (own, other) => {
      const stretches = wordsBeside(own, other)
      expect(stretches.map((each) => each.text).join(' ')).toBe(own)
      expect(wordsBeside(own, own).some(({ isOther }) => isOther)).toBe(false)
      expect(sharedIn(own, other)).toBe(sharedIn(other, own))
    }),
  )
})

function sharedIn(own: string, other: string): number {
  return wordsBeside(own, other)
    .filter(({ isOther }) => !isOther)
    .flatMap((each) => each.text.split(' ')).length
}
