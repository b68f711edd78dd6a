import fc from 'fast-check'
import { expect, test } from 'vitest'

import {
  addDays,
  covers,
  dayNumber,
  dayRule,
  intervalBetween,
  isIntersecting,
  reportingDay,
  reportingDayOf,
  utcFromMs,
  type DayRule,
} from './index.ts'

const ruleOf = (zone: string, dayClose: string): DayRule => {
  const rule = dayRule({ zone, dayClose })
  if (!rule.ok) throw new Error(rule.code)
  return rule.value
}

test('[R-MEA-4] the close itself belongs to the next day', () => {
  const rule = ruleOf('Europe/Kyiv', '19:30')
  expect(reportingDayOf('2020-07-27T16:30:00.000Z', rule).day).toBe('2020-07-28')
  expect(reportingDayOf('2020-07-27T16:29:59.999Z', rule).day).toBe('2020-07-27')
})

test('[R-MEA-4] a day in which clocks change lasts 23 or 25 hours and says so', () => {
  const rule = ruleOf('Europe/Kyiv', '19:30')
  expect(reportingDay('2020-10-25', rule)).toEqual({
    day: '2020-10-25',
    from: '2020-10-24T16:30:00.000Z',
    to: '2020-10-25T17:30:00.000Z',
    lastsH: 25,
  })
  expect(reportingDay('2020-03-29', rule).lastsH).toBe(23)
  expect(reportingDay('2020-10-10', ruleOf('+02:30', '18:00')).from).toBe('2020-10-09T15:30:00.000Z')
})

test('[R-MEA-4] a close that clocks skip is when they pass it', () => {
  expect(reportingDay('2020-03-29', ruleOf('Europe/Kyiv', '03:30')).to).toBe('2020-03-29T01:00:00.000Z')
})

test('[R-MEA-4] a mechanism whose zone or close cannot be read has no days', () => {
  expect(dayRule({ zone: 'AMT', dayClose: '19:30' })).toMatchObject({ code: 'MEA_ZONE_MISSING' })
  expect(dayRule({ zone: '+04:00', dayClose: '24:00' })).toMatchObject({ code: 'MEA_TIME_IMPOSSIBLE' })
})

test('[R-MEA-4] days tile time: each instant in exactly one, each day beginning where the last ended', () => {
  const zones = [
    '+04:00',
    'Europe/Kyiv',
    'Australia/Lord_Howe',
    'Pacific/Apia',
    'America/St_Johns',
    'Africa/Casablanca',
  ]
  fc.assert(
    fc.property(
      fc.integer({ min: Date.UTC(1990, 0, 1), max: Date.UTC(2040, 0, 1) }),
      fc.constantFrom(...zones),
      fc.constantFrom('19:30', '00:00', '02:30', '03:00', '23:59'),
      (ms, zone, dayClose) => {
        const rule = ruleOf(zone, dayClose)
        const utc = utcFromMs(ms)
        const found = reportingDayOf(utc, rule)
        expect(covers(found, utc)).toBe(true)
        const [before, after] = [-1, 1].map((days) => reportingDay(addDays(found.day, days), rule))
        expect([before?.to, after?.from]).toEqual([found.from, found.to])
      },
    ),
  )
})

test('[R-MEA-4] days are numbered from the first', () => {
  expect(dayNumber('2020-10-10', '2020-10-10')).toBe(0)
  expect(dayNumber('2020-11-01', '2020-10-10')).toBe(22)
  expect(dayNumber('2020-10-09', '2020-10-10')).toBe(-1)
  expect(addDays('2020-02-28', 2)).toBe('2020-03-01')
})

test('[R-MEA-3] an interval that does not end after it begins is refused', () => {
  const [at, later] = ['2020-10-10T08:00:00.000Z', '2020-10-10T08:01:00.000Z'] as const
  expect(intervalBetween(at, at)).toMatchObject({ code: 'MEA_INTERVAL_EMPTY', detail: { from: at, to: at } })
  expect(intervalBetween(later, at).ok).toBe(false)
  expect(intervalBetween(at, later)).toEqual({ ok: true, value: { from: at, to: later } })
})

test('[R-MEA-3] intervals are half-open: one that begins where another ends shares nothing with it', () => {
  const day = { from: '2020-10-10T00:00:00.000Z', to: '2020-10-11T00:00:00.000Z' }
  const next = { from: day.to, to: '2020-10-12T00:00:00.000Z' }
  expect(isIntersecting(day, next)).toBe(false)
  expect(isIntersecting(day, { ...next, from: '2020-10-10T23:59:59.999Z' })).toBe(true)
  expect([covers(day, day.from), covers(day, day.to)]).toEqual([true, false])
})
