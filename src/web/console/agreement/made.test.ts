import { expect, test } from 'vitest'

import { languages, say } from '#words'

import { understoodAs } from './made.ts'

const ZONE = '+04:00'

test('[R-UI-41] the example of a moment is read as it stands in every language, and is one instant in all', () => {
  for (const { lang } of languages) {
    const hint = say(lang, 'agreement.fieldHint', { field: 'when' })
    const [example = ''] = /31[ .].*?12:00/.exec(hint) ?? []
    expect([lang, understoodAs(example, ZONE)]).toEqual([lang, '2030-01-31T08:00:00.000Z'])
    expect(say(lang, 'agreement.errWhen', {})).toContain(example)
  }
})

test('[R-UI-41] a day written first is that day, and one that no calendar has is none', () => {
  expect(understoodAs('1.2.2030 12:00', ZONE)).toBe('2030-02-01T08:00:00.000Z')
  expect(understoodAs('2030-01-31 12:00', ZONE)).toBe('2030-01-31T08:00:00.000Z')
  expect(['31.13.2030 12:00', '31.01.20301 12:00', ''].map((text) => understoodAs(text, ZONE))).toEqual([
    undefined,
    undefined,
    undefined,
  ])
})

test('[R-UI-41] the sentence that others will read says what is missing, with no gap in its place', () => {
  const missing = say('en', 'agreement.gap', { field: say('en', 'agreement.field', { field: 'when' }) })
  const values = { act: 'hold', office: 'X', clause: '', words: '', text: '', change: '', when: missing }
  expect(say('en', 'agreement.willRead', values)).toBe(
    'X holds that the truce takes effect [Moment: not given yet].',
  )
})
