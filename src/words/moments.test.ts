import { expect, test } from 'vitest'

import { dateText, dateTimeText, dayText, offsetMinutes, offsetText, timeText } from './moments.ts'

const MONTH_STARTS = [
  ['2020-01-01', '1 January 2020', '1 հունվարի 2020', '1 yanvar 2020', '1 января 2020'],
  ['2020-02-29', '29 February 2020', '29 փետրվարի 2020', '29 fevral 2020', '29 февраля 2020'],
  ['2021-03-09', '9 March 2021', '9 մարտի 2021', '9 mart 2021', '9 марта 2021'],
  ['1994-04-30', '30 April 1994', '30 ապրիլի 1994', '30 aprel 1994', '30 апреля 1994'],
  ['1994-05-12', '12 May 1994', '12 մայիսի 1994', '12 may 1994', '12 мая 1994'],
  ['2022-06-05', '5 June 2022', '5 հունիսի 2022', '5 iyun 2022', '5 июня 2022'],
  ['2020-07-27', '27 July 2020', '27 հուլիսի 2020', '27 iyul 2020', '27 июля 2020'],
  ['2023-08-31', '31 August 2023', '31 օգոստոսի 2023', '31 avqust 2023', '31 августа 2023'],
  ['2020-09-27', '27 September 2020', '27 սեպտեմբերի 2020', '27 sentyabr 2020', '27 сентября 2020'],
  ['2020-10-10', '10 October 2020', '10 հոկտեմբերի 2020', '10 oktyabr 2020', '10 октября 2020'],
  ['2020-11-04', '4 November 2020', '4 նոյեմբերի 2020', '4 noyabr 2020', '4 ноября 2020'],
  ['2020-12-31', '31 December 2020', '31 դեկտեմբերի 2020', '31 dekabr 2020', '31 декабря 2020'],
] as const

test('[R-UI-58] days of every month in words of four languages', () => {
  for (const [day, en, hy, az, ru] of MONTH_STARTS) {
    expect(dayText('en', day)).toBe(en)
    expect(dayText('hy', day)).toBe(hy)
    expect(dayText('az', day)).toBe(az)
    expect(dayText('ru', day)).toBe(ru)
  }
})

const INSTANTS = [
  ['2020-10-10T08:05:00.000Z', 'Asia/Yerevan', '10 October 2020', '12:05 +04'],
  ['2020-10-10T15:12:00.000Z', 'Asia/Baku', '10 October 2020', '19:12 +04'],
  ['2020-10-10T20:00:00.000Z', '+04:00', '11 October 2020', '00:00 +04'],
  ['2020-10-09T23:30:00.000Z', '+02:30', '10 October 2020', '02:00 +02:30'],
  ['2020-10-10T08:05:00.000Z', 'UTC', '10 October 2020', '08:05 +00'],
  ['2020-10-10T08:05:00.000Z', 'Z', '10 October 2020', '08:05 +00'],
  ['2020-10-10T08:05:00.000Z', 'Europe/Moscow', '10 October 2020', '11:05 +03'],
  ['2020-01-01T01:00:00.000Z', '-03:00', '31 December 2019', '22:00 −03'],
  ['2020-10-24T12:00:00.000Z', 'Europe/Kyiv', '24 October 2020', '15:00 +03'],
  ['2020-10-26T12:00:00.000Z', 'Europe/Kyiv', '26 October 2020', '14:00 +02'],
  ['2020-10-10T08:05:00.000Z', 'Asia/Kathmandu', '10 October 2020', '13:50 +05:45'],
  ['2020-10-10T23:59:59.999Z', 'Asia/Tehran', '11 October 2020', '03:29 +03:30'],
  ['1969-12-31T23:59:59.000Z', 'Asia/Baku', '1 January 1970', '03:59 +04'],
] as const

test('[R-UI-58] instants in zones: 24 hours and always the offset', () => {
  for (const [utc, zone, date, time] of INSTANTS) {
    expect(dateText('en', utc, zone)).toBe(date)
    expect(timeText(utc, zone)).toBe(time)
    expect(dateTimeText('en', utc, zone)).toBe(`${date}, ${time}`)
  }
})

test('[R-UI-58] seconds are shown when asked for', () => {
  expect(timeText('2020-10-10T08:05:07.000Z', '+04:00', 'second')).toBe('12:05:07 +04')
})

test('[R-UI-58] what is no day or no instant stays as it was written', () => {
  expect(dayText('hy', '2020-13-01')).toBe('2020-13-01')
  expect(dayText('ru', 'evening')).toBe('evening')
  expect(dateText('az', 'not known', '+04:00')).toBe('not known')
})

test('[R-UI-58] offsets of both signs, whole and half hours', () => {
  expect([0, 240, 150, -180, -210].map(offsetText)).toEqual(['+00', '+04', '+02:30', '−03', '−03:30'])
  expect(offsetMinutes('2020-10-10T08:05:00.000Z', '−03:30')).toBe(-210)
})
