import fc from 'fast-check'
import { expect, test } from 'vitest'

import {
  coarsenPlace,
  coarsenTime,
  dayRule,
  timeStands,
  known,
  notInFuture,
  notStated,
  spanOfTime,
  statedAtMoment,
  statedBetween,
  utcFromMs,
  type Maybe,
  type Moment,
  type Place,
  type StatedTime,
  type Utc,
} from './index.ts'

const at = (clock: string): Moment => ({
  utc: `2020-10-10T${clock}:00.000Z`,
  text: clock,
  zone: '+04:00',
  resolutionS: 60,
})

const told = (from: Maybe<Utc>, to: Maybe<Utc>): StatedTime => ({
  text: 'as told',
  zone: known('+04:00'),
  precision: 'period',
  from,
  to,
})

const read = dayRule({ zone: '+04:00', dayClose: '19:30' })
if (!read.ok) throw new Error(read.code)
const rule = read.value

test('[R-MEA-3] a moment told to the minute, the hour or the day is stated for that long', () => {
  expect(statedAtMoment(at('15:08'))).toEqual({
    text: '15:08',
    zone: known('+04:00'),
    precision: 'minute',
    from: known('2020-10-10T15:08:00.000Z'),
    to: known('2020-10-10T15:09:00.000Z'),
  })
  expect(statedAtMoment({ ...at('15:00'), resolutionS: 3600 })).toMatchObject({
    precision: 'hours',
    to: known('2020-10-10T16:00:00.000Z'),
  })
  expect(statedAtMoment({ ...at('20:00'), resolutionS: 82_800 }).precision).toBe('day')
})

test('[R-MEA-3] a stretch told between two moments must end after it begins', () => {
  expect(statedBetween('12:41-12:44', at('08:41'), at('08:44'))).toMatchObject({
    value: { text: '12:41-12:44', from: known(at('08:41').utc), to: known(at('08:44').utc) },
  })
  expect(statedBetween('12:44-12:41', at('08:44'), at('08:41'))).toMatchObject({ code: 'MEA_INTERVAL_EMPTY' })
  expect(timeStands(told(known(at('08:44').utc), known(at('08:44').utc))).ok).toBe(false)
  expect(timeStands(told(known(at('08:44').utc), notStated)).ok).toBe(true)
})

test('[R-MEA-2] an end that no calendar has, or of a year nothing reckons with, is refused', () => {
  for (const utc of ['2020-02-31T00:00:00.000Z', '9999-12-31T23:59:59.999Z', '0000-01-01T00:00:00.000Z', 'x'])
    for (const time of [told(known(utc), notStated), told(notStated, known(utc))])
      expect(timeStands(time)).toMatchObject({ code: 'MEA_TIME_IMPOSSIBLE', detail: { text: utc } })
})

test('[R-MEA-3] an end that was not told stays open', () => {
  expect(spanOfTime(told(notStated, notStated))).toEqual({ fromMs: -Infinity, toMs: Infinity })
})

test('[R-MEA-1] a time is in the future when its earliest instant is; without one nobody can say', () => {
  const now = at('08:00').utc
  expect(notInFuture(told(known(now), notStated), now).ok).toBe(true)
  expect(notInFuture(told(known(at('08:01').utc), notStated), now)).toMatchObject({
    code: 'MEA_TIME_FUTURE',
    detail: { from: at('08:01').utc, now },
  })
  expect(notInFuture(told(notStated, known(at('09:00').utc)), now).ok).toBe(true)
})

test('[R-MEA-11] a time leaves as its reporting day, without its words', () => {
  expect(coarsenTime(told(known(at('08:05').utc), known(at('08:06').utc)), rule)).toEqual({
    text: '2020-10-10',
    zone: known('+04:00'),
    precision: 'day',
    from: known('2020-10-09T15:30:00.000Z'),
    to: known('2020-10-10T15:30:00.000Z'),
  })
})

test('[R-MEA-11] what was told over several days, with an open end, or not at all stays so', () => {
  const long = coarsenTime(told(known('2020-10-10T15:00:00.000Z'), known('2020-10-12T00:00:00.000Z')), rule)
  expect([long.text, long.precision]).toEqual(['2020-10-10/2020-10-12', 'period'])
  const open = coarsenTime(told(known(at('08:00').utc), notStated), rule)
  expect([open.text, open.precision, open.to]).toEqual(['2020-10-10', 'startOnly', notStated])
  const before = coarsenTime(told(notStated, known(at('15:30').utc)), rule)
  expect([before.text, before.precision, before.from]).toEqual(['2020-10-10', 'before', notStated])
  const none = coarsenTime(told(notStated, notStated), rule)
  expect([none.text, none.precision]).toEqual(['', 'unknown'])
})

const instant = fc
  .integer({ min: Date.UTC(2020, 8, 1), max: Date.UTC(2020, 11, 1) })
  .map((ms): Maybe<Utc> => known(utcFromMs(ms)))
const end: fc.Arbitrary<Maybe<Utc>> = fc.oneof(instant, fc.constant(notStated))

test('[R-MEA-11] coarsening a time twice equals once, and never tells more than was told', () => {
  fc.assert(
    fc.property(end, end, (from, to) => {
      const time = told(from, to)
      fc.pre(timeStands(time).ok)
      const coarse = coarsenTime(time, rule)
      expect(coarsenTime(coarse, rule)).toEqual(coarse)
      const [fine, wide] = [spanOfTime(time), spanOfTime(coarse)]
      expect(wide.fromMs <= fine.fromMs && fine.toMs <= wide.toMs).toBe(true)
    }),
  )
})

const anyPlace: fc.Arbitrary<Place> = fc.record({
  asWritten: fc.string(),
  status: fc.constantFrom('resolved', 'several', 'candidates', 'unresolved', 'notAPlace'),
  candidates: fc.array(fc.string()),
  parts: fc.constant([]),
  sector: fc.oneof(fc.constant(notStated), fc.string().map(known)),
})

test('[R-MEA-11] a place leaves as its sector, and coarsening it twice equals once', () => {
  fc.assert(
    fc.property(anyPlace, (place) => {
      const coarse = coarsenPlace(place)
      expect(coarsenPlace(coarse)).toEqual(coarse)
      expect(coarse).toEqual({
        asWritten: '',
        status: place.status === 'notAPlace' ? 'notAPlace' : 'unresolved',
        candidates: [],
        parts: [],
        sector: place.sector,
      })
    }),
  )
})
