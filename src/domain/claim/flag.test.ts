import { expect, test } from 'vitest'

import { addS, known, notStated, type Place, type StatedTime } from '#domain/measure'

import { flagsOf, type Flaggable } from './index.ts'

const utc = (clock: string): string => `2020-10-26T${clock}:00.000Z`
const minute = (clock: string): StatedTime => ({
  text: clock,
  zone: known('+04:00'),
  precision: 'minute',
  from: known(utc(clock)),
  to: known(addS(utc(clock), 60)),
})
const place: Place = { asWritten: 'x', status: 'resolved', candidates: ['one'], parts: [], sector: notStated }
const account = (change: Partial<Flaggable>): Flaggable => ({
  at: minute('04:00'),
  said: minute('04:02'),
  place,
  ...change,
})

test('[R-CLM-3] said at 08:02 of 08:05 is kept and flagged by three minutes', () => {
  expect(flagsOf(account({ at: minute('04:05') }))).toEqual([{ kind: 'statedBeforeEvent', minutes: 3 }])
  expect(flagsOf(account({ at: minute('04:02') }))).toEqual([])
  expect(flagsOf(account({ at: minute('04:03') }))).toEqual([{ kind: 'statedBeforeEvent', minutes: 1 }])
})

test('[R-CLM-3] where nobody can tell which came first nothing is flagged', () => {
  const day: StatedTime = { ...minute('00:00'), precision: 'day', to: known('2020-10-27T00:00:00.000Z') }
  expect(flagsOf(account({ said: day, at: minute('12:00') }))).toEqual([])
  expect(flagsOf(account({ said: { ...day, to: notStated }, at: minute('12:00') }))).toEqual([])
  expect(flagsOf(account({ at: { ...minute('12:00'), from: notStated } }))).toEqual([])
  const by: StatedTime = {
    ...minute('06:26'),
    precision: 'notLaterThan',
    from: notStated,
    to: known(utc('06:26')),
  }
  expect(flagsOf(account({ said: by, at: minute('06:30') }))).toEqual([
    { kind: 'statedBeforeEvent', minutes: 4 },
  ])
  expect(flagsOf(account({ said: by, at: minute('05:10') }))).toEqual([])
})

test('[R-MEA-12] a place that is not resolved or not decided says so, part by part', () => {
  const named = (status: Place['status'], ...candidates: readonly string[]) => ({
    asWritten: 'x',
    status,
    candidates,
  })
  const flags = (change: Partial<Place>) => flagsOf(account({ place: { ...place, ...change } }))
  expect(flags(named('unresolved'))).toEqual([{ kind: 'placeNotResolved' }])
  expect(flags(named('candidates', 'one', 'two'))).toEqual([{ kind: 'placeCandidates', n: 2 }])
  expect(flags(named('notAPlace'))).toEqual([])
  expect(
    flags({
      ...named('candidates', 'one', 'two', 'three'),
      parts: [named('resolved', 'one'), named('unresolved'), named('candidates', 'two', 'three')],
    }),
  ).toEqual([{ kind: 'placeNotResolved' }, { kind: 'placeCandidates', n: 2 }])
})

test('[R-MEA-1] a clock time without a zone, and a value without its source, say so', () => {
  const zoneless: StatedTime = { ...minute('08:05'), zone: notStated, from: notStated, to: notStated }
  expect(flagsOf(account({ at: zoneless }))).toEqual([{ kind: 'noZone' }])
  expect(flagsOf(account({ said: zoneless }))).toEqual([{ kind: 'noZone' }])
  expect(flagsOf(account({ at: { ...zoneless, precision: 'day' } }))).toEqual([])
  expect(flagsOf(account({ at: { ...minute('04:00'), zone: notStated } }))).toEqual([])
  expect(flagsOf(account({ sourcing: 'unsourced' }))).toEqual([{ kind: 'unsourced' }])
  expect(flagsOf(account({ sourcing: 'read' }))).toEqual([])
})
