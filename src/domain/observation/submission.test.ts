import fc from 'fast-check'
import { expect, test } from 'vitest'

import type { Answer } from '#domain/life'
import { addS, known, notStated, OBSERVATION_CLASSES, type Count } from '#domain/measure'

import {
  isOutsideEffort,
  mayAccept,
  mayImport,
  mayQuestion,
  mayRevise,
  maySubmit,
  mayWithdraw,
  type Means,
  type Observation,
  type ObservationAsked,
  type ObservationMission,
  type ObservationState,
  type ObservationWhole,
  type StandingWatch,
} from './index.ts'

const utc = (clock: string): string => `2020-11-02T${clock}:00.000Z`

const during = (from: string, to: string): Observation['at'] => ({
  from: utc(from),
  to: utc(to),
  text: `${from}-${to}`,
  zone: 'UTC',
})

const OBSERVATION: Observation = {
  sector: known('N-2'),
  means: ['heard'],
  class: 'explosion',
  sub: 'undetermined',
  assessed: false,
  count: { kind: 'about', n: 5 },
  weapon: { kind: 'unknown' },
  at: during('18:07', '18:08'),
  zone: 'inside',
  liveFire: 'no',
  confidence: 'certain',
  outsideEffort: false,
}

const MISSION: ObservationMission = {
  observer: {
    place: { asWritten: 'the ridge', status: 'unresolved', candidates: [] },
    position: notStated,
  },
  event: { bearings: [], range: notStated, place: notStated },
  weaponType: notStated,
  relayedFrom: { kind: 'absent' },
  note: notStated,
}

const whole = (
  observation: Partial<Observation> = {},
  mission: Partial<ObservationMission> = {},
): ObservationWhole => ({
  observation: { ...OBSERVATION, ...observation },
  mission: { ...MISSION, ...mission },
})

/** Seen and heard in N-2, 18:00 to 19:30. */
const watch = (change: Partial<StandingWatch> = {}): StandingWatch => ({
  id: 'w1',
  state: 'closed',
  from: utc('18:00'),
  to: utc('19:30'),
  watch: {
    sector: 'N-2',
    from: utc('18:00'),
    to: utc('19:30'),
    means: ['saw', 'heard'],
    visibility: 'good',
    team: 'Patrol 2',
    callSign: 'P2',
  },
  ...change,
})

const asked = (change: Partial<ObservationAsked> = {}): ObservationAsked => ({
  now: utc('20:00'),
  sectors: ['N-1', 'N-2', 'N-3'],
  watch: watch(),
  adjoins: ['N-1'],
  ...change,
})

const codeOf = (answer: Answer<unknown, string>): string => (answer.ok ? 'accepted' : answer.code)
const submitted = (observation: Partial<Observation>, mission: Partial<ObservationMission> = {}): string =>
  codeOf(maySubmit([whole(observation, mission)], asked()))

const zero: Count = { kind: 'exact', n: 0 }
const nothing = (change: Partial<Observation> = {}): Partial<Observation> => ({
  sub: 'none',
  count: zero,
  at: during('18:00', '19:30'),
  ...change,
})

test('[R-OBS-17] an observation names its watch, and is received', () => {
  expect(maySubmit([whole()], asked())).toEqual({ ok: true, value: { state: 'received' } })
  expect(maySubmit([whole()], asked({ watch: undefined }))).toMatchObject({
    code: 'OBS_NO_WATCH',
    kept: 'draft',
  })
  expect(codeOf(maySubmit([whole()], asked({ watch: watch({ state: 'none' }) })))).toBe('LIFE_NOT_ALLOWED')
})

test('[R-OBS-3] a class without its sub-class, or with another’s, is refused with those it has', () => {
  expect(maySubmit([whole(), whole({ sub: 'none' })], asked())).toMatchObject({
    code: 'OBS_CLASS_MISSING',
    detail: { row: 2, class: 'explosion', allowed: ['impact', 'airburst', 'outgoing', 'undetermined'] },
  })
  expect(submitted({ class: 'burstShot', sub: 'undetermined' })).toBe('OBS_CLASS_MISSING')
  expect(submitted({ class: 'burstShot', sub: 'burst' })).toBe('accepted')
  expect(submitted({ class: 'projectile', sub: 'impact' })).toBe('OBS_CLASS_MISSING')
  expect(submitted({ class: 'projectile', sub: 'none' })).toBe('accepted')
  expect(submitted({ class: 'damage', sub: 'none', means: ['saw'] })).toBe('accepted')
})

test('[R-OBS-4] by ear alone nobody tells a flash or a flare, and an impact or airburst only as assessed, with a note', () => {
  const note = known('the round passed overhead, then the burst')
  expect(submitted({ sub: 'impact' })).toBe('OBS_SUB_NEEDS_SIGHT')
  expect(submitted({ sub: 'impact', assessed: true })).toBe('OBS_SUB_NEEDS_SIGHT')
  expect(submitted({ sub: 'airburst', assessed: true }, { note })).toBe('accepted')
  expect(submitted({ sub: 'outgoing' })).toBe('accepted')
  expect(submitted({ sub: 'impact', means: ['heard', 'saw'] })).toBe('accepted')
  const flash = { class: 'muzzleFlash', sub: 'none' } as const
  expect(maySubmit([whole({ ...flash, assessed: true }, { note })], asked())).toMatchObject({
    code: 'OBS_SUB_NEEDS_SIGHT',
    detail: { class: 'muzzleFlash', offered: 'undetermined' },
  })
  expect(submitted({ ...flash, means: ['imagery'] })).toBe('accepted')
  expect(submitted({ class: 'illuminationFlare', sub: 'none' })).toBe('OBS_SUB_NEEDS_SIGHT')
})

const SUB_OF = {
  explosion: 'outgoing',
  projectile: 'none',
  muzzleFlash: 'none',
  illuminationFlare: 'none',
  burstShot: 'shot',
} as const

test('[R-OBS-5] a weapon that nobody knows is legal for every class', () => {
  const codes = OBSERVATION_CLASSES.map((of) =>
    submitted({
      class: of,
      sub: SUB_OF[of],
      means: ['saw'],
      weapon: { kind: 'unknown' },
    }),
  )
  expect(codes).toEqual(OBSERVATION_CLASSES.map(() => 'accepted'))
})

test('[R-OBS-6] a count that nobody knows is legal, one out of range is not', () => {
  expect(submitted({ count: { kind: 'unknown' } })).toBe('accepted')
  expect(submitted({ count: { kind: 'exact', n: -1 } })).toBe('MEA_COUNT_RANGE')
  expect(submitted({ count: { kind: 'between', low: 8, high: 5 } })).toBe('MEA_COUNT_RANGE')
})

test('[R-MEA-3] an end before a start, no zone, no calendar’s day and what is still to come are refused', () => {
  expect(submitted({ at: during('18:08', '18:07') })).toBe('MEA_INTERVAL_EMPTY')
  expect(submitted({ at: { ...OBSERVATION.at, zone: '' } })).toBe('MEA_ZONE_MISSING')
  expect(submitted({ at: { ...OBSERVATION.at, from: '2020-02-30T00:00:00.000Z' } })).toBe(
    'MEA_TIME_IMPOSSIBLE',
  )
  const open = asked({ watch: watch({ state: 'open' }) })
  const at = (clock: string): string =>
    codeOf(
      maySubmit([whole({ at: { ...OBSERVATION.at, from: addS(utc(clock), 0), to: utc('22:00') } })], open),
    )
  // A clock may be a minute ahead of the record's.
  expect([at('20:01'), at('20:02')]).toEqual(['accepted', 'MEA_TIME_FUTURE'])
})

test('[R-MEA-8] a bearing of 400, a range beyond 50 km and an impossible position are refused, the position kept apart', () => {
  const event = { ...MISSION.event, bearings: [{ centiDeg: 40_000, halfWidthCentiDeg: 500, given: '400' }] }
  expect(submitted({}, { event })).toBe('MEA_BEARING_RANGE')
  const far = { ...MISSION.event, range: known({ lowM: 10, highM: 60_000 }) }
  expect(submitted({}, { event: far })).toBe('MEA_DISTANCE_RANGE')
  const position = known({ latDeg: '0', lonDeg: '0', radiusM: 0, how: 'gnss' } as const)
  expect(maySubmit([whole({}, { observer: { ...MISSION.observer, position } })], asked())).toMatchObject({
    code: 'MEA_POSITION_IMPLAUSIBLE',
    kept: 'quarantine',
  })
})

test('[R-OBS-7] a sector that was not agreed is refused; where none were agreed it stands as told', () => {
  expect(submitted({ sector: known('N-9') })).toBe('OBS_SECTOR_UNKNOWN')
  const change = { sector: known('N-9'), outsideEffort: true }
  expect(codeOf(maySubmit([whole(change)], asked({ sectors: [] })))).toBe('accepted')
})

test('[R-OBS-18] zero is told only under a watch that could have perceived it, over the whole of it', () => {
  expect(submitted(nothing())).toBe('accepted')
  expect(submitted(nothing({ at: during('17:59', '19:30') }))).toBe('OBS_ZERO_UNWATCHED')
  expect(submitted(nothing({ at: during('18:00', '19:31') }))).toBe('OBS_ZERO_UNWATCHED')
  expect(submitted(nothing({ sector: known('N-1') }))).toBe('OBS_ZERO_UNWATCHED')
  expect(submitted(nothing({ sector: { kind: 'unknown' } }))).toBe('OBS_ZERO_UNWATCHED')
  expect(submitted(nothing({ means: ['recorded'] }))).toBe('OBS_ZERO_UNWATCHED')
  expect(submitted(nothing({ class: 'muzzleFlash', means: ['heard', 'saw'] }))).toBe('accepted')
  expect(maySubmit([whole(), whole(nothing())], asked({ watch: undefined }))).toMatchObject({
    code: 'OBS_ZERO_UNWATCHED',
    detail: { row: 2 },
  })
})

test('[R-OBS-18] every count that can mean nothing but zero needs the watch, and no other does', () => {
  const counts: readonly (readonly [Count, string])[] = [
    [zero, 'OBS_ZERO_UNWATCHED'],
    [{ kind: 'about', n: 0 }, 'OBS_ZERO_UNWATCHED'],
    [{ kind: 'atMost', n: 0 }, 'OBS_ZERO_UNWATCHED'],
    [{ kind: 'between', low: 0, high: 0 }, 'OBS_ZERO_UNWATCHED'],
    [{ kind: 'atMost', n: 1 }, 'accepted'],
    [{ kind: 'atLeast', n: 0 }, 'accepted'],
    [{ kind: 'unknown' }, 'accepted'],
  ]
  const later = { at: during('19:40', '19:41'), outsideEffort: true, sub: 'undetermined' } as const
  expect(counts.map(([count]) => submitted({ ...later, count }))).toEqual(counts.map(([, code]) => code))
})

test('[R-OBS-18] nobody tells nothing of what is still to come, however long the watch is open', () => {
  const open = (now: string): string =>
    codeOf(maySubmit([whole(nothing())], asked({ now: utc(now), watch: watch({ state: 'open' }) })))
  expect([open('19:00'), open('19:28'), open('19:29'), open('19:30')]).toEqual([
    'MEA_TIME_FUTURE',
    'MEA_TIME_FUTURE',
    'accepted',
    'accepted',
  ])
})

test('[R-PAT-7] eight hours without a sound are five classes of exact 0 by eye and ear, three by ear alone', () => {
  const zeros = (means: readonly ('saw' | 'heard')[]): readonly string[] => {
    const held = watch({ watch: { ...watch().watch, means } })
    return OBSERVATION_CLASSES.map((of) =>
      codeOf(maySubmit([whole(nothing({ class: of, means }))], asked({ watch: held }))),
    )
  }
  expect(zeros(['saw', 'heard'])).toEqual(OBSERVATION_CLASSES.map(() => 'accepted'))
  const byEar = zeros(['heard'])
  expect(byEar.map((code) => code === 'accepted')).toEqual([true, true, false, false, true])
})

test('[R-OBS-16] what lies outside its watch’s time or sector is taken, and has to say so', () => {
  const late = { at: during('22:40', '22:41') }
  const now = asked({ now: utc('23:00') })
  expect(maySubmit([whole(late)], now)).toMatchObject({
    code: 'OBS_EFFORT_FLAG',
    detail: { stated: 'inside', found: 'outside' },
  })
  expect(codeOf(maySubmit([whole({ ...late, outsideEffort: true })], now))).toBe('accepted')
  expect(submitted({ outsideEffort: true })).toBe('OBS_EFFORT_FLAG')
})

test('[R-OBS-16] sound carries into the next sector, sight does not; the end of a watch is outside it', () => {
  const outside = (change: Partial<Observation>, standing = watch()): boolean =>
    isOutsideEffort({ ...OBSERVATION, ...change }, standing, ['N-1'])
  expect(outside({ sector: known('N-1') })).toBe(false)
  expect(outside({ sector: known('N-1'), means: ['saw'] })).toBe(true)
  expect(outside({ sector: known('N-3') })).toBe(true)
  expect(outside({ sector: { kind: 'unknown' } })).toBe(false)
  expect(outside({ at: during('19:29', '19:35') })).toBe(false)
  expect(outside({ at: during('19:30', '19:31') })).toBe(true)
  expect(outside({ at: during('19:30', '19:31') }, watch({ state: 'open' }))).toBe(false)
  expect(isOutsideEffort(OBSERVATION, undefined)).toBe(true)
})

test('[R-OBS-17] a table of somebody else’s names no watch: outside effort, and no zero', () => {
  const none = asked({ watch: undefined })
  const imported = (change: Partial<Observation>): string => codeOf(mayImport([whole(change)], none))
  expect(imported({ outsideEffort: true })).toBe('accepted')
  expect(imported({})).toBe('OBS_EFFORT_FLAG')
  expect(imported(nothing({ outsideEffort: true }))).toBe('OBS_ZERO_UNWATCHED')
  expect(codeOf(mayImport([whole(), whole({ sub: 'none' })], asked()))).toBe('OBS_CLASS_MISSING')
  expect(codeOf(mayImport([whole()], asked({ watch: watch({ state: 'none' }) })))).toBe('LIFE_NOT_ALLOWED')
})

test('[R-OBS-9] a revision follows the newest version, and an accepted observation stays accepted', () => {
  const revise = (state: ObservationState, follows = 'v2'): string =>
    codeOf(
      mayRevise(whole({ count: { kind: 'exact', n: 12 } }), { state, newest: 'v2' }, { ...asked(), follows }),
    )
  expect(revise('received', 'v1')).toBe('LIFE_STALE')
  expect(revise('withdrawn')).toBe('LIFE_NOT_ALLOWED')
  expect(mayRevise(whole(), { state: 'accepted', newest: 'v2' }, { ...asked(), follows: 'v2' })).toEqual({
    ok: true,
    value: { state: 'accepted' },
  })
  expect(mayRevise(whole(), { state: 'questioned', newest: 'v2' }, { ...asked(), follows: 'v2' })).toEqual({
    ok: true,
    value: { state: 'received' },
  })
  const wrong = mayRevise(
    whole({ sub: 'none' }),
    { state: 'received', newest: 'v2' },
    { ...asked(), follows: 'v2' },
  )
  expect(codeOf(wrong)).toBe('OBS_CLASS_MISSING')
})

test('[R-OBS-19] a team’s own record follows what the duty officer entered of it by radio', () => {
  const relayed = whole(
    { count: { kind: 'exact', n: 5 } },
    { relayedFrom: known({ team: 'Patrol 2', words: '5 explosions NNE', heardAt: utc('19:12') }) },
  )
  expect(codeOf(maySubmit([relayed], asked()))).toBe('accepted')
  const own = whole({ count: { kind: 'exact', n: 6 } })
  expect(mayRevise(own, { state: 'received', newest: 'r1' }, { ...asked(), follows: 'r1' })).toEqual({
    ok: true,
    value: { state: 'received' },
  })
})

test('[R-OBS-9] withdrawing, questioning and accepting follow the table, all of a list or none', () => {
  const standing = (state: ObservationState) => ({ state, newest: 'v1' })
  expect(mayWithdraw(standing('accepted'))).toEqual({ ok: true, value: { state: 'withdrawn' } })
  expect(codeOf(mayWithdraw(standing('received'), 'v0'))).toBe('LIFE_STALE')
  expect(codeOf(mayWithdraw(standing('withdrawn')))).toBe('LIFE_NOT_ALLOWED')
  expect(mayQuestion(standing('accepted'))).toEqual({ ok: true, value: { state: 'questioned' } })
  expect(codeOf(mayQuestion(standing('quarantined')))).toBe('LIFE_NOT_ALLOWED')
  expect(mayAccept([standing('received'), standing('questioned')])).toEqual({
    ok: true,
    value: { state: 'accepted' },
  })
  expect(mayAccept([standing('received'), standing('withdrawn')])).toMatchObject({
    code: 'LIFE_NOT_ALLOWED',
    detail: { row: 2, state: 'withdrawn' },
  })
})

test('[R-OBS-16] whoever flags by the rule is never refused for the flag, whatever time, sector and means', () => {
  const clock = fc.integer({ min: 0, max: 1439 }).map((minute) => addS(utc('00:00'), minute * 60))
  const cases = fc.record({
    from: clock,
    sector: fc.constantFrom('N-1', 'N-2', 'N-3'),
    means: fc.subarray<Means>(['saw', 'heard', 'recorded', 'imagery'], { minLength: 1 }),
    state: fc.constantFrom('open' as const, 'closed' as const),
  })
  fc.assert(
    fc.property(cases, ({ from, sector, means, state }) => {
      const standing = watch({ state })
      const told = { at: { ...OBSERVATION.at, from, to: addS(from, 60) }, sector: known(sector), means }
      const outsideEffort = isOutsideEffort({ ...OBSERVATION, ...told }, standing, ['N-1'])
      const held = asked({ watch: standing, now: '2020-11-03T00:00:00.000Z' })
      const right = maySubmit([whole({ ...told, outsideEffort })], held)
      expect(codeOf(right)).toBe('accepted')
      expect(codeOf(maySubmit([whole({ ...told, outsideEffort: !outsideEffort })], held))).toBe(
        'OBS_EFFORT_FLAG',
      )
    }),
  )
})
