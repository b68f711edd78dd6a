import { expect, test } from 'vitest'

import { say } from '#words'

import { sentenceValues } from './sentence-values.ts'

const counted = (stance: 'notStated' | 'accepts' | 'refusesToDiscuss') =>
  sentenceValues({
    agreement: { terms: [{ state: 'agreed', n: 2 }] },
    terms: [
      {
        leftOpen: false,
        stances: [
          { side: 'A', stance },
          { side: 'B', stance: 'notStated' },
        ],
      },
      {
        leftOpen: true,
        stances: [
          { side: 'A', stance: 'notStated' },
          { side: 'B', stance: 'notStated' },
        ],
      },
    ],
  })

test('[R-AGR-8] a position that one side signed is counted while the state still rests on what was published', () => {
  expect(counted('notStated')).toMatchObject({ n: 2, agreed: 2, left: 1, signed: 0 })
  expect(say('en', 'agreement.sentence', counted('notStated'))).toContain('No side has signed a position')
  for (const stance of ['accepts', 'refusesToDiscuss'] as const) {
    expect(counted(stance)).toMatchObject({ signed: 1 })
    expect(say('en', 'agreement.sentence', counted(stance))).toContain(
      'On 1 of them a side has signed a position here.',
    )
  }
})

test('[R-AGR-8] the published moment says that nobody signed it only while no reading is held', () => {
  const told = (held: string): string => say('en', 'agreement.readingBasis', { basis: 'published', held })
  expect([told('none'), told('some')]).toEqual(['as published; no side has signed it', 'as published'])
})
