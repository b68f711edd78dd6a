import { describe, expect, test } from 'vitest'

import { plainReader } from '#web/desk'

import { countedSince, effortText, onItsDay, stretchOf } from './spans.ts'

const reader = { ...plainReader('en'), zone: '+04:00' }
const day = { day: '2020-10-11', from: '2020-10-10T15:30:00.000Z', to: '2020-10-11T15:30:00.000Z' }
const text = (now: string, [observedMin, ofMin]: readonly [number, number], since = day.from) =>
  effortText(reader, { observedMin, ofMin }, stretchOf({ now, day }, since))

describe('[R-UI-4] a share of time says of what it is', () => {
  test('[R-UI-4] in the first minutes of a day it is told in minutes and names when the day began', () => {
    expect(text('2020-10-10T15:31:00.000Z', [1, 6])).toBe('1 of 6 sector-minutes so far, since 19:30')
    expect(text('2020-10-10T15:31:00.000Z', [0, 6])).toBe(
      '0 of 6 sector-minutes so far, since 19:30: no observer',
    )
  })

  test('[R-UI-4] a day that runs is told so far, a day that was as a whole, and one with a truce in it from its moment', () => {
    expect(text('2020-10-11T04:00:00.000Z', [360, 4_500])).toBe('6 of 75 sector-hours so far, since 19:30')
    expect(text('2020-10-11T15:29:59.999Z', [360, 8_640])).toBe('6 of 144 sector-hours of the whole day')
    const since = '2020-10-11T08:00:00.000Z'
    expect(text('2020-10-11T15:29:59.999Z', [0, 2_700], since)).toBe(
      '0 of 45 sector-hours since 12:00: no observer',
    )
    expect(countedSince({ now: day.to, day })).toBe(day.from)
    expect(countedSince({ now: day.to, day, truce: { effectiveFrom: since } })).toBe(since)
    expect(countedSince({ now: day.from, day, truce: { effectiveFrom: since } })).toBe(day.from)
  })
})

test('[R-UI-5] an instant of today is told on both clocks, one of another local day with its day', () => {
  const now = '2020-10-10T20:00:00.000Z' // already the 11th where the mechanism is
  const on = (at: string): string => onItsDay(reader, at, now)
  expect(on('2020-10-10T20:00:00.000Z')).toBe('00:00 +04 · 20:00Z')
  expect(on('2020-10-11T08:00:00.000Z')).toBe('12:00 +04 · 08:00Z')
  expect(on('2020-10-10T19:59:00.000Z')).toBe('10 October 2020, 23:59 +04 · 19:59Z')
  expect(on('2020-10-10T08:00:00.000Z')).toBe('10 October 2020, 12:00 +04 · 08:00Z')
})
