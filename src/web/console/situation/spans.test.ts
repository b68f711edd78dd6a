import { describe, expect, test } from 'vitest'

import { plainReader } from '#web/desk'

import { countedSince, effortText, stretchOf } from './spans.ts'

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
