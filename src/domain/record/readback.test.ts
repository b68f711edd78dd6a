import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'

import { expect, test } from 'vitest'

import { vectorJson } from '../../../test/vectors.ts'
import { isChallenge, NO_CHALLENGE, readbackWords } from './index.ts'

const sha = (data: Uint8Array): Uint8Array => createHash('sha256').update(data).digest()

type Case = {
  readonly challenge: string
  readonly origin: string
  readonly size: number
  readonly root: string
  readonly numbers: readonly string[]
  readonly words: readonly string[]
}
const cases: readonly Case[] = vectorJson('readback.json').cases

test.each(cases)(
  '[R-REC-64] size $size under $challenge has the words and numbers of the vectors',
  ({ challenge, origin, size, root, numbers, words }) => {
    const spoken = readbackWords(sha, challenge, { origin, size, root: Buffer.from(root, 'hex') })
    expect(spoken.map(({ word }) => word)).toEqual(words)
    expect(spoken.map(({ number }) => number)).toEqual(numbers)
  },
)

test('[R-REC-64] words 1, 3, 5, 7 are of the first half of the list, the others of the second, each for its nine bits', () => {
  const list = readFileSync(
    `${import.meta.dirname}/../../../fixtures/vectors/record/words-en-v1.txt`,
    'utf8',
  ).split('\n')
  const said = (value: number) => {
    const bits = value.toString(2).padStart(9, '0').repeat(8)
    const digest = Uint8Array.from({ length: 9 }, (_, at) =>
      Number.parseInt(bits.slice(at * 8, at * 8 + 8), 2),
    )
    const root = new Uint8Array(32)
    return readbackWords(() => digest, NO_CHALLENGE, { origin: 'x', size: 0, root }).map(({ word }) => word)
  }
  const values = Array.from({ length: 512 }, (_, value) => value)
  expect(values.map((value) => said(value))).toEqual(
    values.map((value) => Array.from({ length: 8 }, (_, at) => list[at % 2 === 0 ? value : value + 512])),
  )
})

test('[R-REC-64] a challenge is six digits, and another one gives other words', () => {
  expect(['000000', '482913'].map(isChallenge)).toEqual([true, true])
  expect(['', '48291', '4829130', '48291a', '４８２９１３'].map(isChallenge)).toEqual(
    Array.from({ length: 5 }, () => false),
  )
  const of = (challenge: string) =>
    readbackWords(sha, challenge, { origin: 'x', size: 1, root: sha(new Uint8Array()) })
  expect(of('000000')).not.toEqual(of('000001'))
})
