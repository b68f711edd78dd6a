import { expect, test } from 'vitest'

import { dayRule, isLate, type DayRule } from './index.ts'

const rule = (zone: string): DayRule => {
  const read = dayRule({ zone, dayClose: '19:30' })
  if (!read.ok) throw new Error(read.code)
  return read.value
}

test('[R-MEA-5] what comes after its own day has closed is late', () => {
  // Captured 18:50 on 3 August, day closes 19:30 (UTC+3).
  const captured = '2020-08-03T15:50:00.000Z'
  const kyiv = rule('Europe/Kyiv')
  expect(isLate(captured, '2020-08-04T04:10:00.000Z', kyiv)).toBe(true)
  expect(isLate(captured, '2020-08-03T16:29:59.999Z', kyiv)).toBe(false)
  expect(isLate(captured, '2020-08-03T16:30:00.000Z', kyiv)).toBe(true)
  expect(isLate('2020-08-03T16:30:00.000Z', '2020-08-04T04:10:00.000Z', kyiv)).toBe(false)
})
