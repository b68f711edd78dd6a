import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'

import fc from 'fast-check'
import { expect, test } from 'vitest'

import { checkWord, textChecked } from './index.ts'

const sha = (data: Uint8Array): Uint8Array => createHash('sha256').update(data).digest()

const MISSION = [
  'MISSION OBS 1289 EXERCISE',
  'Patrol 4, 4 Nov 2020 14:07 +04 (10:07Z): heard about 5 explosions, NNE 2 to 7 km',
]
const JOINT = ['JOINT OBS 1289 EXERCISE', '4 Nov 2020 14:07 +04 (10:07Z), S4: heard about 5 explosions']

test('[R-UI-81] the two texts of the design have the words that stand under them', () => {
  expect(checkWord(sha, MISSION)).toBe('early')
  expect(checkWord(sha, JOINT)).toBe('achieve')
})

test('[R-UI-81] the words are lines 1 to 512 of the published list, each for its own nine bits', () => {
  const list = readFileSync(
    `${import.meta.dirname}/../../../fixtures/vectors/record/words-en-v1.txt`,
    'utf8',
  ).split('\n')
  const of = (bits: number): string => checkWord(() => Uint8Array.of(bits >> 1, (bits & 1) << 7), [''])
  expect(Array.from({ length: 512 }, (_, bits) => of(bits))).toEqual(list.slice(0, 512))
})

test('[R-UI-81] case, composition and white space are no difference; every letter and figure is', () => {
  const spaced = fc.constantFrom(' ', '  ', '\n', '\r\n', '\t', '\u00A0')
  fc.assert(
    fc.property(spaced, (space) => {
      const text = MISSION.join(' ').replaceAll(' ', space).toUpperCase().normalize('NFD')
      expect(checkWord(sha, [text])).toBe('early')
    }),
  )
  const [first = '', second = ''] = JOINT
  expect(checkWord(sha, [first, second.replace('about 5', 'about 9')])).not.toBe('achieve')
  expect(checkWord(sha, [first.replace('1289', '1298'), second])).not.toBe('achieve')
})

test('[R-UI-81] a text that was received matches, does not, or names no word', () => {
  const received = [...JOINT, 'check: achieve']
  const matches = { kind: 'matches', of: 'OBS 1289' }
  expect(textChecked(sha, received.join('\n'))).toEqual(matches)
  expect(textChecked(sha, ` ${received.join(' ')} `.toLowerCase())).toEqual({
    kind: 'matches',
    of: 'obs 1289',
  })
  expect(textChecked(sha, [...JOINT, 'ստուգում՝ achieve'].join('\n'))).toEqual(matches)
  expect(textChecked(sha, [...JOINT, 'check: early'].join('\n'))).toEqual({ kind: 'differs' })
  expect(textChecked(sha, received.join('\n').replace('S4', 'S5'))).toEqual({ kind: 'differs' })
  for (const text of ['', 'check: achieve', JOINT.join('\n'), 'JOINT OBS 1289'])
    expect(textChecked(sha, text)).toEqual({ kind: 'noWord' })
})
