import { expect, test } from 'vitest'

import { gapsTouching, isInGap, type Gap } from './index.ts'

const gaps: readonly Gap[] = [
  { context: 'statement', from: '2020-10-17T20:00:00.000Z', to: '2020-10-26T04:00:00.000Z' },
  { context: 'claim', from: '2020-09-27T00:00:00.000Z', to: '2020-11-10T20:00:00.000Z' },
  { context: 'statement', from: '2020-10-26T04:00:00.000Z', to: '2020-10-26T04:00:00.000Z' },
]

test('[R-MEA-17] a gap holds from its first instant to before its end, for its own context only', () => {
  expect(isInGap(gaps, 'statement', '2020-10-17T20:00:00.000Z')).toBe(true)
  expect(isInGap(gaps, 'statement', '2020-10-17T19:59:59.999Z')).toBe(false)
  expect(isInGap(gaps, 'statement', '2020-10-26T04:00:00.000Z')).toBe(false)
  expect(isInGap(gaps, 'claim', '2020-10-26T04:00:00.000Z')).toBe(true)
  expect(isInGap(gaps, 'observation', '2020-10-18T00:00:00.000Z')).toBe(false)
})

test('[R-MEA-17] the gaps of a stretch of time are those that touch it; an end left out is open', () => {
  expect(gapsTouching(gaps, {})).toEqual(gaps)
  expect(gapsTouching(gaps, { to: '2020-10-01T00:00:00.000Z' })).toEqual([gaps[1]])
  expect(gapsTouching(gaps, { from: '2020-11-01T00:00:00.000Z' })).toEqual([gaps[1]])
  expect(gapsTouching(gaps, { from: '2020-11-10T20:00:00.000Z' })).toEqual([])
})
