import { describe, expect, test } from 'vitest'

import {
  addS,
  dayRule,
  known,
  notStated,
  otherSide,
  reportingDayOf,
  SIDES,
  type Side,
  type Utc,
} from '#domain/measure'
import { situationAnswer, type TruceAnswer } from '#wire/situation'

import { claimBy, minute, statementBy } from '../../../test/accounts.ts'
import { foundedLog } from '../../../test/kit.ts'
import { inEnglish } from '../../../test/mechanism.ts'
import { missionPart, observed, underWatch, watchOf } from '../../../test/observations.ts'
import { closedDay, issued } from '../../../test/report-days.ts'
import {
  claimSealed,
  deskOf,
  FOUNDING,
  publicAt,
  runningNode,
  statementSealed,
} from '../../../test/running-node.ts'
import { lineOf } from './situation-accounts.ts'
import type { SeenBetween } from './situation-seen.ts'
import { stepsOf } from './situation-steps.ts'
import { inFirstHours, truceAt } from './situation-truce.ts'
import { situation } from './situation.ts'

const T: Utc = '2020-10-10T08:00:00.000Z'
const hours = (n: number): Utc => addS(T, n * 3_600)

const rule = dayRule({ zone: '+04:00', dayClose: '19:30' })
const dayOf = (at: Utc) => {
  if (!rule.ok) throw new Error(rule.code)
  return reportingDayOf(at, rule.value)
}

const unseen: SeenBetween = {
  seen: { byClass: [], observedMin: 0, ofMin: 2_592 },
  leastMin: 0,
  lastsMin: 432,
}
const watched = (leastMin: number, n = 0): SeenBetween => ({
  seen: {
    byClass: [],
    total: { n, low: n, high: n, about: false, open: false },
    observedMin: 6 * leastMin,
    ofMin: 2_592,
  },
  leastMin,
  lastsMin: 432,
})

describe('[R-WRN-16] the line of both accounts', () => {
  const says = (side: Side, change: object = {}) => ({
    kind: 'violation' as const,
    allegedActor: otherSide(side),
    column: side,
    stands: true,
    at: {
      text: 'after noon',
      zone: notStated,
      precision: 'startOnly' as const,
      from: known(T),
      to: notStated,
    },
    ...change,
  })
  const line = (accounts: Parameters<typeof lineOf>[0], isInGap = false) =>
    lineOf(accounts, { since: T, isInGap })

  test('[R-WRN-16] one account is unnamed, the second makes both, none is said as none, and in a gap as not in this data', () => {
    expect(line([says('A')])).toBe('oneAccount')
    expect(line([says('B')])).toBe('oneAccount')
    expect(line([says('A'), says('B')])).toBe('bothAccuse')
    expect(line([])).toBe('noAccount')
    expect(line([], true)).toBe('notInThisData')
    expect(line([says('A')], true)).toBe('oneAccount')
  })

  test('[R-WRN-16] a denial, an account of one’s own conduct, one taken back and one of before the truce accuse nobody now', () => {
    const before = {
      from: known(hours(-3)),
      to: known(hours(-2)),
      text: 'morning',
      zone: notStated,
      precision: 'morning',
    }
    for (const change of [
      { kind: 'denial' },
      { allegedActor: 'A' },
      { stands: false },
      { at: before },
      { column: 'third' },
    ])
      expect([change, line([says('A', change)])]).toEqual([change, 'noAccount'])
  })

  test('[R-WRN-14] swapping the sides changes no line', () => {
    for (const [a, b] of [
      ['A', 'B'],
      ['B', 'A'],
    ] as const)
      expect([line([says(a)]), line([says(a), says(b)])]).toEqual(['oneAccount', 'bothAccuse'])
  })
})

describe('[R-AGR-14] steps of the first hours', () => {
  const steps = (at: Utc, change: object = {}) =>
    stepsOf({
      effective: T,
      day: dayOf(at),
      at,
      line: 'bothAccuse',
      first: unseen,
      knowsEffort: true,
      minEffortH: 10,
      isReported: false,
      ...change,
    })
  const stateOf = (name: string, at: Utc, change: object = {}) =>
    steps(at, change).find(({ step }) => step === name)?.state

  test('[R-AGR-14] they are counted from the moment of effect, in order, the next one marked', () => {
    expect(steps(hours(7.2)).map(({ step, minutes, state }) => [step, minutes, state])).toEqual([
      ['fireStops', 0, 'disputed'],
      ['dayCloses', 450, 'next'],
      ['dailyReport', 630, 'later'],
      ['firstDayJudged', 1_440, 'later'],
      ['firstHoursEnd', 4_320, 'later'],
    ])
  })

  test('[R-AGR-14] whether fire stopped is not decided by one account, nor by too little effort', () => {
    expect(stateOf('fireStops', hours(1))).toBe('disputed')
    expect(stateOf('fireStops', hours(1), { line: 'oneAccount' })).toBe('oneAccount')
    expect(stateOf('fireStops', hours(1), { line: 'notInThisData' })).toBe('notInThisData')
    const quiet = { line: 'noAccount' }
    expect(stateOf('fireStops', hours(7.2), quiet)).toBe('notObserved')
    expect(stateOf('fireStops', hours(7.2), { ...quiet, first: watched(179) })).toBe('notObserved')
    expect(stateOf('fireStops', hours(7.2), { ...quiet, first: watched(180) })).toBe('done')
    expect(stateOf('fireStops', hours(7.2), { ...quiet, first: watched(180, 3) })).toBe('missed')
  })

  test('[R-AGR-14] a first day with too little effort in any sector is not judged, and a report that is not out is none', () => {
    const past = hours(25)
    expect(stateOf('firstDayJudged', past, { first: { ...unseen, lastsMin: 1_500 } })).toBe('notObserved')
    expect(stateOf('firstDayJudged', past, { first: { ...watched(600), lastsMin: 1_500 } })).toBe('done')
    expect(stateOf('dailyReport', hours(10.4), { day: dayOf(hours(7)) })).not.toBe('missed')
    expect(stateOf('dailyReport', hours(10.6), { day: dayOf(hours(7)) })).toBe('missed')
    expect(stateOf('dailyReport', hours(10.6), { day: dayOf(hours(7)), isReported: true })).toBe('done')
  })
})

describe('[R-AGR-16] the truce that a moment is about', () => {
  const truce = (id: string, effectiveFrom: Utc, state: TruceAnswer['state']): TruceAnswer => ({
    id,
    name: inEnglish(id),
    agreement: id,
    state,
    effectiveFrom,
    effectiveTo: effectiveFrom,
    readings: [],
    history: [],
  })
  const first = truce('first', T, 'broken')
  const second = truce('second', '2020-10-17T20:00:00.000Z', 'scheduled')

  test('[R-AGR-16] the one in effect; a broken one for its first hours only; then the next, a day ahead of it', () => {
    const at = (moment: Utc) => truceAt([first, second], moment)?.id
    expect(at(hours(7))).toBe('first')
    expect(at(hours(71.9))).toBe('first')
    expect(at(hours(73))).toBe('second')
    expect(at(hours(-1))).toBe('first')
    expect(truceAt([truce('first', T, 'inEffect'), second], hours(100))?.id).toBe('first')
    expect(truceAt([truce('first', T, 'inEffect'), second], '2020-10-17T08:00:00.000Z')?.id).toBe('second')
    expect(truceAt([], T)).toBeUndefined()
  })

  test('[R-AGR-16] the first hours begin a day before the moment and end three days after', () => {
    expect([-24.1, -24, 0, 71.9, 72].map((h) => inFirstHours(first, hours(h)))).toEqual([
      false,
      true,
      true,
      true,
      false,
    ])
  })
})

const lodge = (side: Side) => claimBy(side, { at: minute('2020-10-10T06:30:00.000Z') })

test('[R-UI-1] a node answers the day: no truce, both accounts, nobody who watched, and who owes what next', async () => {
  const node = await runningNode()
  const [a, duty] = await Promise.all([deskOf(node, 'A.liaison'), deskOf(node, 'M.duty')])
  const claim = await a.record('claim.lodged', { claim: lodge('A') }, { sealed: claimSealed('A') })
  await duty.record('statement.transcribed', { statement: statementBy('B') }, { sealed: statementSealed() })
  const answer = await (await duty.get('/api/situation')).json()
  expect(answer).toMatchObject({
    day: { day: '2020-10-10', from: '2020-10-09T15:30:00.000Z', to: '2020-10-10T15:30:00.000Z' },
    firstHours: false,
    accounts: { line: 'bothAccuse', matters: 2 },
    seen: { byClass: [], observedMin: 0 },
    steps: [],
    geography: { version: 'test-1', agreed: true },
  })
  expect(answer).not.toHaveProperty('truce')
  expect(answer.seen).not.toHaveProperty('total')
  expect(answer.seen.ofMin % 3).toBe(0)
  const owed = answer.due.find(({ what }: { what: string }) => what === 'claimAnswer')
  expect(owed).toMatchObject({ owner: 'B', id: claim })
  const instants = answer.due.map(({ at }: { at: string }) => at)
  expect(instants).toEqual(instants.toSorted())
})

test('[R-UI-1] a daily is due until two have approved it, also to who looks back at its own day', async () => {
  const founded = await closedDay(await foundedLog())
  const { database, mech } = founded
  const dueAt = async (at: Utc): Promise<readonly string[]> => {
    const read = await situation.ask({
      database,
      node: {
        mech,
        epoch: 1,
        vkey: 'v',
        clock: { now: '2020-10-10T16:00:00.000Z', speed: 0, settable: true },
      },
      asker: { who: { role: 'DO', side: 'none', office: 'M.duty' } },
      question: { at },
    })
    const { due } = situationAnswer.parse(read.ok && read.value)
    return due.filter(({ what }) => what === 'dailyReport').map((each) => each.at)
  }
  const [inside, after]: readonly Utc[] = ['2020-10-10T12:00:00.000Z', '2020-10-10T15:30:00.000Z']
  const before = [await dueAt(inside ?? ''), await dueAt(after ?? '')]
  await issued(founded)
  const [first] = before[0] ?? []
  expect(before).toEqual([[first], [first, expect.any(String)]])
  expect([await dueAt(inside ?? ''), await dueAt(after ?? '')]).toEqual([[], before[1]?.slice(1)])
})

test('[R-ACC-6] the public has no situation, and a later instant than now is now', async () => {
  const node = await runningNode()
  expect((await publicAt(node).get('/api/situation')).status).toBe(404)
  const duty = await deskOf(node, 'M.duty')
  const { now } = await (await duty.get('/api/situation?at=2031-01-01T00:00:00.000Z')).json()
  expect(now < '2021').toBe(true)
  expect((await duty.get('/api/situation?at=yesterday')).status).toBe(400)
})

test('[R-UI-8] a day that an exercise touches says so', async () => {
  const exercise = {
    from: '2020-10-10T00:00:00.000Z',
    to: '2020-10-11T00:00:00.000Z',
    name: inEnglish('Exercise: made up'),
  }
  const mechanism = { ...FOUNDING.mechanism, exercises: [exercise] }
  const node = await runningNode({ founding: { ...FOUNDING, mechanism } })
  const duty = await deskOf(node, 'M.duty')
  expect(await (await duty.get('/api/situation')).json()).toMatchObject({
    exercise: inEnglish('Exercise: made up'),
  })
})

test('[R-WRN-14] both desks read one situation, their own order apart', async () => {
  const node = await runningNode()
  const answers = await Promise.all(
    SIDES.map(async (side) =>
      (await deskOf(node, `${side}.liaison`)).get('/api/situation').then((each) => each.json()),
    ),
  )
  const [one, other] = answers.map(({ day, accounts, due, steps, geography }) => ({
    day,
    accounts,
    due,
    steps,
    geography,
  }))
  expect(one).toEqual(other)
})

test('[R-UI-4] an open watch counts up to now over the close of a day; a zero of another stretch is none where nobody watched', async () => {
  const { database, mech, signAs, clock } = await foundedLog()
  const span = { from: '2020-10-10T14:00:00.000Z', to: '2020-10-10T18:00:00.000Z' }
  clock.set('2020-10-10T14:00:00.000Z')
  const watch = await signAs('M.patrol').recordWhole('observation.watch.opened', { watch: watchOf(span) })
  const seenAt = async (now: Utc) => {
    return situation.ask({
      database,
      node: { mech, epoch: 1, vkey: 'v', clock: { now, speed: 0, settable: true } },
      asker: { who: { role: 'DO', side: 'none', office: 'M.duty' } },
      question: {},
    })
  }
  expect(await seenAt('2020-10-10T15:31:00.000Z')).toMatchObject({
    ok: true,
    value: { seen: { observedMin: 1, total: { n: 0 } } },
  })
  expect(await seenAt('2020-10-11T04:00:00.000Z')).toMatchObject({
    ok: true,
    value: { seen: { observedMin: 150, total: { n: 0 } } },
  })
  clock.set('2020-10-10T15:29:30.000Z')
  const zero = observed('2020-10-10T15:29:00.000Z', { count: { kind: 'exact', n: 0 } })
  await signAs('M.patrol').record(
    'observation.submitted',
    { observations: [{ ...zero, at: { ...zero.at, to: '2020-10-10T15:29:30.000Z' } }] },
    { sealed: underWatch(watch, [missionPart()]) },
  )
  expect(await seenAt('2020-10-11T17:00:00.000Z')).toEqual(
    expect.objectContaining({
      ok: true,
      value: expect.objectContaining({ seen: { byClass: [], observedMin: 0, ofMin: expect.any(Number) } }),
    }),
  )
})
