import { describe, expect, test } from 'vitest'

import { known, notStated, type Precision, type StatedTime, type Utc } from '#domain/measure'

import { lookOf, queryOf } from './look.ts'
import { between, dayLookedAt, moved, rangeOfDay, rangeOfFirstHours, scaled } from './range.ts'
import { drawnTime } from './timeline-items.ts'
import { watchedIn } from './watched.ts'

const at = (time: string): Utc => `2020-10-10T${time}:00.000Z`
const RANGE = { from: at('08:00'), to: at('18:00') }
const NOW = at('16:00')

const told = (precision: Precision, from?: Utc, to?: Utc): StatedTime => ({
  text: 'then',
  zone: notStated,
  precision,
  from: from === undefined ? notStated : known(from),
  to: to === undefined ? notStated : known(to),
})
const dayOf = (instant: Utc) => dayLookedAt({ zone: '+04:00', dayClose: '19:30' }, '', instant)
const draw = (time: StatedTime, said = told('unknown')) =>
  drawnTime(time, { range: RANGE, said, now: NOW, dayOf })

describe('[R-UI-5] a time is drawn exactly as finely as it was told', () => {
  test('[R-UI-5] to the minute is a tick', () => {
    expect(draw(told('minute', at('09:00'), at('09:01')))).toEqual({ kind: 'tick', at: 0.1 })
  })

  test('[R-MEA-3] an end that was not told is not made up: it runs to when it was said, else to now, and fades', () => {
    expect(draw(told('startOnly', at('09:00')))).toEqual({
      kind: 'bar',
      from: 0.1,
      to: 0.75,
      hasStart: true,
      hasEnd: false,
    })
    expect(draw(told('startOnly', at('09:00')), told('minute', at('13:00'), at('13:01')))).toMatchObject({
      to: expect.closeTo(0.5, 2),
      hasEnd: false,
    })
    expect(draw(told('notLaterThan', undefined, at('13:00')))).toEqual({
      kind: 'bar',
      from: 0,
      to: 0.5,
      hasStart: false,
      hasEnd: true,
    })
  })

  test('[R-MEA-3] an open end stays in the reporting day of the end that was told, also when it was said later', () => {
    const next = { from: at('15:30'), to: at('20:00') }
    const said = told('minute', at('17:00'), at('17:01'))
    const drawn = (time: StatedTime) => drawnTime(time, { range: next, said, now: NOW, dayOf })
    expect(drawn(told('startOnly', at('08:00')))).toBeUndefined()
    expect(drawn(told('notLaterThan', undefined, at('13:00')))).toBeUndefined()
    expect(drawn(told('startOnly', at('16:00')))).toMatchObject({ kind: 'bar', hasStart: true })
  })

  test('[R-UI-5] what lies outside the range is not drawn at its edge', () => {
    expect(draw(told('minute', at('07:00'), at('07:01')))).toBeUndefined()
    expect(draw(told('day', at('19:00'), at('20:00')))).toBeUndefined()
    expect(draw(told('day', at('06:00'), at('20:00')))).toEqual({
      kind: 'bar',
      from: 0,
      to: 1,
      hasStart: false,
      hasEnd: false,
    })
  })
})

describe('[R-UI-3] what could have been seen', () => {
  const day = { day: '2020-10-10', from: at('06:00'), to: at('20:00') }
  const geography = { sectors: ['S1', 'S2'] }
  const hours = [
    { from: at('07:00'), items: 0, effortMin: 120 },
    { from: at('08:00'), items: 0, effortMin: 0 },
    { from: at('09:00'), items: 3, effortMin: 60 },
  ]
  const asked = (change: object = {}) =>
    watchedIn({
      range: RANGE,
      now: at('09:30'),
      situation: { day, seen: { byClass: [], observedMin: 210, ofMin: 1_140 }, geography },
      hours,
      effort: [],
      readsWatches: true,
      ...change,
    })

  test('[R-UI-3] by the hour within the range, unwatched, and the hour that runs measured up to now', () => {
    expect(asked()?.map(({ from, share }) => [from.slice(11, 16), share])).toEqual([
      ['08:00', 0],
      ['09:00', 1],
    ])
  })

  test('[R-DNH-7] who reads no watch gets nothing until it is told, then the day as one stretch and no hour', () => {
    const untold = { readsWatches: false, situation: { day, seen: { byClass: [] }, geography } }
    expect(asked(untold)).toBeUndefined()
    const effort = ['S1', 'S2'].map((sector) => ({ day: day.day, sector, observedMin: 90, plannedMin: 720 }))
    expect(asked({ readsWatches: false, effort })).toMatchObject([
      { from: at('08:00'), to: at('09:30'), share: 0.125 },
    ])
  })
})

test('[R-UI-14] the address holds day, range, pick, layers and map; what is not understood is not said', () => {
  const address = `day=2020-10-10&from=${at('08:00')}&to=${at('18:00')}&pick=${'a'.repeat(64)}&off=said,seen&map=46.7000,39.9000,7.50&list=1&tab=map`
  const look = lookOf(new URLSearchParams(address))
  expect(look).toMatchObject({
    day: '2020-10-10',
    off: ['said', 'seen'],
    map: '46.7000,39.9000,7.50',
    tab: 'map',
  })
  expect(lookOf(new URLSearchParams(queryOf(look)))).toEqual(look)
  const plain = lookOf(new URLSearchParams())
  expect(lookOf(new URLSearchParams('day=today&from=now&to=then&pick=x&off=all&map=here&tab=all'))).toEqual(
    plain,
  )
  expect(lookOf(new URLSearchParams(`from=${at('18:00')}&to=${at('08:00')}`))).toEqual(plain)
  expect(queryOf(plain)).toBe('')
})

describe('[R-UI-14] one range for all panes', () => {
  const mechanism = { zone: '+04:00', dayClose: '19:30' }
  test('[R-MEA-4] the day is the one the clock stands in, or the one named', () => {
    expect(dayLookedAt(mechanism, '', at('15:12')).day).toBe('2020-10-10')
    expect(dayLookedAt(mechanism, '', at('15:30')).day).toBe('2020-10-11')
    expect(dayLookedAt(mechanism, '2020-11-01', NOW)).toMatchObject({
      from: '2020-10-31T15:30:00.000Z',
      to: '2020-11-01T15:30:00.000Z',
    })
  })

  test('[R-UI-14] it begins a little before a truce that takes effect in the day, and else with the day', () => {
    const day = dayLookedAt(mechanism, '2020-10-10', NOW)
    expect(rangeOfDay(day, at('08:00'))).toEqual({ from: at('07:15'), to: at('16:15') })
    expect(rangeOfDay(day, '2020-10-17T20:00:00.000Z').from).toBe(day.from)
    expect(rangeOfDay(day, undefined).from).toBe(day.from)
    expect(rangeOfFirstHours(at('08:00'))).toEqual({ from: at('07:00'), to: '2020-10-13T08:00:00.000Z' })
  })

  test('[R-UI-14] it moves by steps, scales around its middle within bounds, and is dragged either way', () => {
    expect(moved(RANGE, 0.1)).toEqual({ from: at('09:00'), to: at('19:00') })
    expect(scaled(RANGE, 0.5)).toEqual({ from: at('10:30'), to: at('15:30') })
    const shortest = scaled({ from: at('08:00'), to: at('08:10') }, 0.5)
    expect(shortest).toEqual({ from: at('08:00'), to: at('08:10') })
    expect(between(RANGE, 0.5, 0.1)).toEqual({ from: at('09:00'), to: at('13:00') })
    expect(between(RANGE, 0.5, 0.505)).toBeUndefined()
  })
})
