import { expect, test } from 'vitest'

import { shareOf, ticksOf } from './scale.ts'

const at = (text: string): number => Date.parse(text)
const texts = (ticks: readonly number[]): readonly string[] => ticks.map((ms) => new Date(ms).toISOString())
const HOUR_MS = 3_600_000

test('[R-UI-5] ticks stand at full hours of the zone’s clocks, half-hour zones too', () => {
  const range = { fromMs: at('2031-03-07T01:10:00Z'), toMs: at('2031-03-07T04:40:00Z') }
  expect(texts(ticksOf({ ...range, offsetMs: 2.5 * HOUR_MS }, 4))).toEqual([
    '2031-03-07T01:30:00.000Z',
    '2031-03-07T02:30:00.000Z',
    '2031-03-07T03:30:00.000Z',
    '2031-03-07T04:30:00.000Z',
  ])
})

test('[R-UI-5] a longer range has coarser ticks, never more than are asked for by more than its two ends', () => {
  const day = { fromMs: at('2020-10-09T15:30:00Z'), toMs: at('2020-10-10T15:30:00Z'), offsetMs: 4 * HOUR_MS }
  const ticks = ticksOf(day, 12)
  expect(ticks).toHaveLength(8)
  expect(texts(ticks)[0]).toBe('2020-10-09T17:00:00.000Z')
  const month = { ...day, toMs: day.fromMs + 31 * 24 * HOUR_MS }
  expect(ticksOf(month, 12).length).toBeLessThanOrEqual(12)
})

test('[R-UI-5] an instant stands at its share of the range, outside below 0 and above 1', () => {
  const range = { fromMs: 1000, toMs: 3000 }
  expect([shareOf(1000, range), shareOf(2000, range), shareOf(3000, range), shareOf(0, range)]).toEqual([
    0, 0.5, 1, -0.5,
  ])
})
