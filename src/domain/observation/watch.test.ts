import fc from 'fast-check'
import { expect, test } from 'vitest'

import type { Answer } from '#domain/life'
import { addS, known } from '#domain/measure'

import {
  lapseDue,
  mayChangeVisibility,
  mayCloseWatch,
  mayCorrectWatch,
  mayLapse,
  mayOpenWatch,
  mayWriteLog,
  signBefore,
  watchLapse,
  type OpsLogEntry,
  type StandingWatch,
  type Watch,
  type WatchAsked,
} from './index.ts'

const utc = (clock: string): string => `2020-11-02T${clock}:00.000Z`

const watchOf = (change: Partial<Watch> = {}): Watch => ({
  sector: 'N-2',
  from: utc('18:00'),
  to: utc('19:30'),
  means: ['saw', 'heard'],
  visibility: 'good',
  team: 'Patrol 2',
  callSign: 'P2',
  ...change,
})

const standing = (state: StandingWatch['state'], change: Partial<Watch> = {}, id = 'w1'): StandingWatch => {
  const watch = watchOf(change)
  return { id, watch, state, from: watch.from, to: watch.to }
}

const asked = (change: Partial<WatchAsked> = {}): WatchAsked => ({
  now: utc('18:05'),
  sectors: ['N-1', 'N-2'],
  standing: [],
  ...change,
})

const codeOf = (answer: Answer<unknown, string>): string => (answer.ok ? 'accepted' : answer.code)

test('[R-OBS-17] a watch is opened in an agreed sector, with its end after its beginning, once it begins', () => {
  expect(mayOpenWatch(watchOf(), asked())).toEqual({ ok: true, value: { state: 'open' } })
  expect(codeOf(mayOpenWatch(watchOf({ sector: 'N-9' }), asked()))).toBe('OBS_SECTOR_UNKNOWN')
  expect(codeOf(mayOpenWatch(watchOf({ to: utc('18:00') }), asked()))).toBe('MEA_INTERVAL_EMPTY')
  expect(codeOf(mayOpenWatch(watchOf({ from: '2020-11-31T00:00:00.000Z' }), asked()))).toBe(
    'MEA_TIME_IMPOSSIBLE',
  )
  expect(codeOf(mayOpenWatch(watchOf(), asked({ now: utc('17:59') })))).toBe('accepted')
  expect(codeOf(mayOpenWatch(watchOf(), asked({ now: utc('17:58') })))).toBe('MEA_TIME_FUTURE')
})

test('[R-OBS-17] a team is in one place at a time: its watches do not overlap, another team’s may', () => {
  const other = standing('closed', { from: utc('17:00'), to: utc('18:30') }, 'w0')
  expect(mayOpenWatch(watchOf(), asked({ standing: [other] }))).toMatchObject({
    code: 'OBS_WATCH_OVERLAP',
    kept: 'draft',
    detail: { watch: 'w0', from: utc('17:00'), to: utc('18:30') },
  })
  const before = standing('open', { from: utc('17:00'), to: utc('18:00') }, 'w0')
  expect(codeOf(mayOpenWatch(watchOf(), asked({ standing: [before] })))).toBe('accepted')
  const others = standing('open', { callSign: 'P3', team: 'Patrol 3' }, 'w2')
  expect(codeOf(mayOpenWatch(watchOf(), asked({ standing: [others] })))).toBe('accepted')
})

test('[R-OBS-17] a watch closes at its real end, which has come and reaches into no other watch of its team', () => {
  const close = (clock: string, others: readonly StandingWatch[] = []): string =>
    codeOf(mayCloseWatch(utc(clock), standing('open'), { now: utc('20:00'), standing: others }))
  expect(mayCloseWatch(utc('18:40'), standing('open'), { now: utc('20:00'), standing: [] })).toEqual({
    ok: true,
    value: { state: 'closed' },
  })
  expect([close('18:00'), close('17:00'), close('20:02'), close('19:45')]).toEqual([
    'MEA_INTERVAL_EMPTY',
    'MEA_INTERVAL_EMPTY',
    'MEA_TIME_FUTURE',
    'accepted',
  ])
  const next = standing('open', { from: utc('19:30'), to: utc('21:00') }, 'w2')
  expect([close('19:30', [next]), close('19:45', [next])]).toEqual(['accepted', 'OBS_WATCH_OVERLAP'])
  expect(close('19:30', [standing('open')])).toBe('accepted')
  const closed = mayCloseWatch(utc('19:00'), standing('closed'), { now: utc('20:00'), standing: [] })
  expect(codeOf(closed)).toBe('LIFE_NOT_ALLOWED')
})

test('[R-OBS-17] visibility changes within an open watch, from an instant that has come', () => {
  const change = (clock: string, state: StandingWatch['state'] = 'open'): string =>
    codeOf(mayChangeVisibility({ at: utc(clock), visibility: 'poor' }, standing(state), utc('19:00')))
  expect([change('18:30'), change('17:59'), change('19:02'), change('18:30', 'closed')]).toEqual([
    'accepted',
    'MEA_INTERVAL_EMPTY',
    'MEA_TIME_FUTURE',
    'LIFE_NOT_ALLOWED',
  ])
})

test('[R-OBS-17] a closed watch is put right by a new version that follows its newest', () => {
  const now = asked({ now: utc('20:00') })
  const version = watchOf({ to: utc('19:15') })
  expect(mayCorrectWatch(version, standing('closed'), now)).toEqual({ ok: true, value: { state: 'closed' } })
  expect(codeOf(mayCorrectWatch(version, standing('open'), now))).toBe('LIFE_NOT_ALLOWED')
  expect(codeOf(mayCorrectWatch(watchOf({ to: utc('20:30') }), standing('closed'), now))).toBe(
    'MEA_TIME_FUTURE',
  )
  expect(codeOf(mayCorrectWatch(watchOf({ sector: 'N-9' }), standing('closed'), now))).toBe(
    'OBS_SECTOR_UNKNOWN',
  )
  const stale = mayCorrectWatch(version, { ...standing('closed'), newest: 'v2' }, { ...now, follows: 'v1' })
  expect(codeOf(stale)).toBe('LIFE_STALE')
  const other = standing('closed', { from: utc('17:00'), to: utc('18:10') }, 'w0')
  const crossing = mayCorrectWatch(version, standing('closed'), {
    ...now,
    standing: [standing('closed'), other],
  })
  expect(codeOf(crossing)).toBe('OBS_WATCH_OVERLAP')
})

test('[R-OBS-17] twelve hours after its last sign of life an open watch is closed as of that sign', () => {
  const sign = utc('19:10')
  const lapse = (now: string): string | undefined => watchLapse(standing('open'), sign, now)
  expect(lapse(addS(sign, 12 * 3600 - 1))).toBeUndefined()
  expect(lapse(addS(sign, 12 * 3600))).toBe(sign)
  expect(watchLapse(standing('closed'), sign, addS(sign, 99 * 3600))).toBeUndefined()
  expect(watchLapse(standing('open'), utc('10:00'), addS(utc('18:00'), 12 * 3600))).toBe(utc('18:00'))
  expect(signBefore(lapseDue(sign))).toBe(sign)
})

test('[R-OBS-17] a lapse is recorded when it is due, as of the last sign and no other instant', () => {
  const sign = utc('19:10')
  const due = { lastSign: sign, now: addS(sign, 12 * 3600) }
  expect(mayLapse(sign, standing('open'), due)).toEqual({ ok: true, value: { state: 'closed' } })
  expect(codeOf(mayLapse(utc('19:11'), standing('open'), due))).toBe('LIFE_NOT_ALLOWED')
  expect(codeOf(mayLapse(sign, standing('open'), { ...due, now: addS(sign, 60) }))).toBe('LIFE_NOT_ALLOWED')
  expect(mayLapse(sign, standing('closed'), due)).toMatchObject({ code: 'LIFE_NOT_ALLOWED', kept: 'nothing' })
})

test('[R-OBS-17] a lapse that is due stays due as time goes on, and says the same instant', () => {
  const hours = fc.integer({ min: 0, max: 60 })
  fc.assert(
    fc.property(hours, hours, (first, more) => {
      const at = (after: number): string | undefined =>
        watchLapse(standing('open'), utc('18:30'), addS(utc('18:30'), after * 3600))
      expect(at(first + more)).toBe(at(first) ?? at(first + more))
    }),
  )
})

test('[R-UI-78] a line of the ops log says something, with a time that has come and its zone', () => {
  const entry: OpsLogEntry = {
    at: utc('18:12'),
    zone: '+04:00',
    words: '1412 P4 dog barking, lights out in village',
    team: known('Patrol 4'),
  }
  const code = (change: Partial<OpsLogEntry>): string =>
    codeOf(mayWriteLog({ ...entry, ...change }, utc('18:15')))
  expect(mayWriteLog(entry, utc('18:15'))).toEqual({ ok: true, value: entry })
  expect([code({ words: ' \u200b' }), code({ words: 'a\u0007b' })]).toEqual([
    'OBS_LOG_EMPTY',
    'OBS_LOG_EMPTY',
  ])
  expect(code({ at: utc('18:17') })).toBe('MEA_TIME_FUTURE')
  expect(code({ at: 'yesterday' })).toBe('MEA_TIME_IMPOSSIBLE')
  expect(code({ zone: 'EST' })).toBe('MEA_ZONE_MISSING')
})
