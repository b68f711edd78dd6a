import { expect, test } from 'vitest'

import { daysAfter, instantOf, localTime } from './clock-text.ts'

test('[R-UI-5] an instant shows local with its offset', () => {
  expect(localTime('2020-10-10T08:05:00.000Z', 'Asia/Yerevan')).toEqual({
    date: '2020-10-10',
    time: '12:05',
    seconds: '00',
    offset: '+04',
  })
})

test('[R-UI-5] a half-hour zone keeps its minutes', () => {
  expect(localTime('2020-10-10T22:00:00.000Z', '+02:30')).toMatchObject({
    date: '2020-10-11',
    time: '00:30',
    offset: '+02:30',
  })
})

test('[R-UI-5] the way back gives the same instant', () => {
  for (const zone of ['Asia/Baku', '+02:30', 'Europe/Paris', '-03:00'])
    expect(localTime(instantOf('2020-10-25', '12:05', zone), zone)).toMatchObject({
      date: '2020-10-25',
      time: '12:05',
    })
  expect(instantOf('2020-10-10', '12:05', '+04:00')).toBe('2020-10-10T08:05:00.000Z')
})

test('[R-UI-5] days follow across a month', () => {
  expect(daysAfter('2020-10-31', 1)).toBe('2020-11-01')
})
