import { expect, test } from 'vitest'

import type { Who } from '#domain/access'
import { known, SIDES, type Utc } from '#domain/measure'
import type { Observation } from '#domain/observation'
import { changes } from '#server/views'
import {
  observationAnswer,
  observationsAnswer,
  opsLogAnswer,
  watchesAnswer,
  type ObservationsAnswer,
} from '#wire/observation'

import { foundedLog, type FoundedLog } from '../../../test/kit.ts'
import { missionPart, observed, underWatch, watchOf } from '../../../test/observations.ts'
import { observation } from './observation.ts'
import { observations } from './observations.ts'
import { opsLog } from './ops-log.ts'
import type { View } from './view.ts'
import { watches } from './watches.ts'

const at = (time: string): Utc => `2020-10-10T${time}:00.000Z`

const READERS = {
  A: { role: 'L', side: 'A', office: 'A.liaison' },
  B: { role: 'L', side: 'B', office: 'B.liaison' },
  duty: { role: 'DO', side: 'none', office: 'M.duty' },
  investigator: { role: 'IN', side: 'none', office: 'M.investigator' },
  head: { role: 'HM', side: 'none', office: 'M.head' },
  protection: { role: 'PO', side: 'none', office: 'M.protection' },
  patrol: { role: 'PL', side: 'none', office: 'M.patrol' },
  other: { role: 'PL', side: 'none', office: 'M.patrol2' },
  mediator: { role: 'ME', side: 'none', office: 'M.mediator' },
  guarantor: { role: 'GU', side: 'none', office: 'G1.duty' },
  public: { role: 'PU', side: 'none' },
} as const satisfies Readonly<Record<string, Who>>
type Reader = keyof typeof READERS

const SECTOR_FORM: readonly Reader[] = ['A', 'B', 'guarantor']
const MISSION: readonly Reader[] = ['duty', 'investigator', 'head', 'protection']

/** Asks a view as a reader, at the clock's instant. */
function asking({ database, mech, clock }: FoundedLog) {
  return (view: Pick<View, 'ask'>, reader: Reader, question: object = {}) =>
    view.ask({
      database,
      node: { mech, epoch: 1, vkey: 'v', clock: { now: clock.now(), speed: 0, settable: true } },
      asker: { who: READERS[reader] },
      question,
    })
}

type World = Awaited<ReturnType<typeof worldOf>>

/** A patrol's watch in N-2, six items under it by patrol and duty officer, one of them apart in a group, and a line of the log. */
async function worldOf() {
  const founded = await foundedLog()
  const { signAs } = founded
  const watch = await signAs('M.patrol').recordWhole('observation.watch.opened', { watch: watchOf() })
  const tell = async (label: string, told: Observation, note = 'plain') =>
    `${await signAs(label).record(
      'observation.submitted',
      { observations: [told] },
      { sealed: underWatch(watch, [missionPart({ note: known(note) })]) },
    )}.0`
  const n = (count: number) => ({ count: { kind: 'exact', n: count } as const })
  const ids = [
    await tell('M.patrol', observed(at('06:10'), n(3)), 'smoke behind the ridge'),
    await tell(
      'M.patrol',
      observed(at('06:12'), { ...n(4), means: ['saw', 'heard'] }),
      'flash behind the mill',
    ),
    await tell('M.duty', observed(at('06:20'), { ...n(9), class: 'burstShot', sub: 'burst' }), 'ridge again'),
    await tell('M.duty', observed(at('06:50'), { ...n(2), sector: known('N-1') })),
    await tell('M.duty', observed(at('06:55'), { ...n(1), sector: { kind: 'unknown' }, zone: 'cannotSay' })),
    await tell('M.patrol', observed(at('06:58'), { ...n(7), class: 'projectile', sub: 'none' })),
  ]
  const [one = '', two = ''] = ids
  const group = { members: [one, two], counted: [{ class: 'explosion', id: two }] }
  const grouping = await signAs('M.duty').record('observation.grouped', { group })
  await signAs('M.duty').record('observation.withdrawn', { of: ids[4], reason: 'thunder' })
  const entry = { at: at('06:30'), zone: '+04:00', words: 'P4: all quiet', team: { kind: 'absent' } }
  await signAs('M.duty').recordWhole('observation.log.written', { entry })
  await signAs('M.patrol').recordWhole('observation.log.written', { entry })
  return { founded, watch, ids, grouping, ask: asking(founded) }
}

async function answered({ ask }: World, reader: Reader, question: object = {}): Promise<ObservationsAnswer> {
  const answer = await ask(observations, reader, question)
  if (!answer.ok) throw new Error(`${reader}: ${answer.code}`)
  return observationsAnswer.parse(answer.value)
}

test('[R-OBS-15] each reader has its form: the mission all, a patrol its own part, the sides joint fields, ME totals', async () => {
  const world = await worldOf()
  for (const reader of MISSION) {
    const { rows, hours } = await answered(world, reader)
    expect(rows.filter(({ mission, watch }) => mission && watch === world.watch)).toHaveLength(6)
    expect(hours.every(({ effortMin }) => effortMin !== undefined)).toBe(true)
  }
  const own = (await answered(world, 'patrol')).rows.filter(({ mission }) => mission !== undefined)
  expect(own.map(({ office }) => office)).toEqual(['M.patrol', 'M.patrol', 'M.patrol'])
  const stranger = await answered(world, 'other')
  expect(stranger.rows.filter((row) => row.mission !== undefined || row.watch !== undefined)).toEqual([])
  for (const reader of SECTOR_FORM) {
    const { rows, matching, of, hours } = await answered(world, reader)
    expect([rows.length, matching, of]).toEqual([6, 6, 6])
    expect(rows.filter((row) => row.mission !== undefined || row.watch !== undefined)).toEqual([])
    expect(rows.flatMap(({ may }) => may)).toEqual([])
    expect(hours.filter(({ effortMin }) => effortMin !== undefined)).toEqual([])
  }
  const mediator = await answered(world, 'mediator')
  expect(mediator).toMatchObject({ rows: [], hours: [], matching: 6, totals: expect.any(Array) })
  expect(await world.ask(observations, 'public')).toMatchObject({ code: 'ACC_ABSENT' })
})

test('[R-ACC-5] words and places of the mission’s part are found by who reads it, and by nobody else', async () => {
  const world = await worldOf()
  const found = async (reader: Reader, text: string) => (await answered(world, reader, { text })).matching
  expect(await found('duty', 'RIDGE')).toBe(2)
  expect(await found('duty', 'behind rid')).toBe(1)
  expect(await found('duty', 'quiet')).toBe(6) // the post where they stood
  expect(await found('duty', ' -- ')).toBe(0)
  expect(await found('patrol', 'ridge')).toBe(1)
  expect(await found('other', 'ridge')).toBe(0)
  for (const reader of SECTOR_FORM) expect(await found(reader, 'ridge')).toBe(0)
  for (const side of SIDES) expect((await answered(world, side, { place: 'high-town' })).matching).toBe(0)
})

test('[R-UI-9] filters come before paging and counting, and each facet follows all of them but its own', async () => {
  const world = await worldOf()
  const explosions = await answered(world, 'A', { class: 'explosion', sector: 'N-2' })
  expect(explosions).toMatchObject({ matching: 2, of: 6 })
  expect(explosions.facets).toMatchObject({
    sector: [
      { value: 'N-1', items: 1 },
      { value: 'N-2', items: 2 },
      { value: 'unknown', items: 1 },
    ],
    class: [
      { value: 'burstShot', items: 1 },
      { value: 'explosion', items: 2 },
      { value: 'projectile', items: 1 },
    ],
    means: [
      { value: 'heard', items: 2 },
      { value: 'saw', items: 1 },
    ],
    state: [{ value: 'received', items: 2 }],
    zone: [{ value: 'inside', items: 2 }],
    day: [{ value: '2020-10-10', items: 2 }],
  })
  expect((await answered(world, 'A', { sector: 'unknown' })).rows.map(({ id }) => id)).toEqual([world.ids[4]])
  expect((await answered(world, 'A', { day: '2020-10-11' })).matching).toBe(0)
  expect((await answered(world, 'A', { day: '2020-02-31' })).matching).toBe(0)
  const pages: string[] = []
  for (let after: string | undefined; ;) {
    const page = await answered(world, 'B', { limit: 2, ...(after === undefined ? {} : { after }) })
    pages.push(...page.rows.map(({ id }) => id))
    expect(page.matching).toBe(6)
    if (page.next === undefined) break
    after = page.next
  }
  expect(pages).toEqual(world.ids.toReversed())
})

test('[R-OBS-10] a total counts one of a group and nothing withdrawn, also where the one that counts does not match', async () => {
  const world = await worldOf()
  const { totals, hours } = await answered(world, 'duty')
  expect(totals.map(({ class: told, sum, items }) => [told, sum.n, items])).toEqual([
    ['burstShot', 9, 1],
    ['explosion', 6, 2], // 4 of the group, 2 in N-1; 3 stands aside, 1 is withdrawn
    ['projectile', 7, 1],
  ])
  expect(hours).toEqual([{ from: at('06:00'), items: 4, effortMin: 60 }])
  const heard = await answered(world, 'duty', { to: at('06:11') })
  expect([heard.matching, heard.totals]).toEqual([1, []])
  const long = await answered(world, 'duty', { from: '2020-09-01T00:00:00.000Z', to: at('07:00') })
  expect(long.hours.length).toBeLessThanOrEqual(240)
  expect(long.hours.reduce((sum, { items }) => sum + items, 0)).toBe(4)
})

test('[R-UI-9] figures follow what was accepted, revised and parted since they were last asked for, whoever asked', async () => {
  const world = await worldOf()
  const { founded, ids, watch, grouping } = world
  const figures = async () => {
    const { totals, facets, rows } = await answered(world, 'duty')
    return {
      counted: totals.map(({ class: told, sum, items }) => [told, sum.n, items]),
      states: facets.state.map(({ value, items }) => [value, items]),
      first: rows[0]?.id,
    }
  }
  expect(await figures()).toMatchObject({
    states: [
      ['received', 5],
      ['withdrawn', 1],
    ],
  })
  await founded.signAs('M.duty').record('observation.accepted', { of: ids.slice(0, 3) })
  const ref = [{ rel: 'ungroups', rid: grouping }]
  await founded.signAs('M.duty').record('observation.ungrouped', { members: ids.slice(0, 2) }, { ref })
  const [id = ''] = ids
  founded.clock.set(at('08:00'))
  const later = observed(at('07:30'), { count: { kind: 'exact', n: 30 }, sector: known('N-1') })
  await founded
    .signAs('M.patrol')
    .record(
      'observation.revised',
      { of: id, observation: later, reason: 'read again' },
      { ref: [{ rel: 'revises', rid: id.slice(0, 64) }], sealed: underWatch(watch, [missionPart()]) },
    )
  const [one, ...more] = await Promise.all(Array.from({ length: 5 }, figures))
  expect(one).toEqual({
    counted: [
      ['burstShot', 9, 1],
      ['explosion', 36, 3],
      ['projectile', 7, 1],
    ],
    states: [
      ['accepted', 3],
      ['received', 2],
      ['withdrawn', 1],
    ],
    first: id,
  })
  for (const each of more) expect(each).toEqual(one)
  expect((await answered(world, 'duty', { text: 'smoke' })).matching).toBe(0)
})

test('[R-UI-4] zeros are a report of nothing: in no bar, no watch’s number, and told apart from observations', async () => {
  const world = await worldOf()
  const { founded, watch } = world
  const zero = { count: { kind: 'exact', n: 0 }, sub: 'none' } as const
  const five = (['explosion', 'projectile', 'muzzleFlash', 'illuminationFlare', 'burstShot'] as const).map(
    (told) => observed(at('06:59'), { ...zero, class: told, means: ['saw'] }),
  )
  const before = await answered(world, 'duty')
  await founded.signAs('M.duty').record(
    'observation.submitted',
    { observations: five },
    {
      sealed: underWatch(
        watch,
        five.map(() => missionPart()),
      ),
    },
  )
  const off = observed(at('06:05'), { outsideEffort: true, means: ['saw'], sector: known('N-1') })
  await founded
    .signAs('M.duty')
    .record('observation.submitted', { observations: [off] }, { sealed: underWatch(watch, [missionPart()]) })
  const after = await answered(world, 'duty')
  expect([after.matching, after.of]).toEqual([12, 12])
  expect(after.nothing).toEqual({ matching: 5, of: 5, reports: 1 })
  expect(before.nothing).toEqual({ matching: 0, of: 0, reports: 0 })
  expect(after.hours.map(({ items }) => items)).toEqual([5])
  const explosions = await answered(world, 'A', { class: 'explosion' })
  expect(explosions.nothing).toEqual({ matching: 1, of: 5, reports: 1 })
  expect(after.totals.map(({ sum }) => sum.n).filter((n) => n > 0)).toHaveLength(3)
  const seen = await world.ask(watches, 'duty')
  expect(seen.ok && watchesAnswer.parse(seen.value).watches[0]?.observations).toBe(6)
})

test('[R-OBS-9] one observation shows its versions, its group and its questions, to each reader in its form', async () => {
  const world = await worldOf()
  const { founded, ask, ids, watch, grouping } = world
  const [id = ''] = ids
  const revision = { of: id, observation: observed(at('06:11')), reason: 'watch was a minute slow' }
  const ref = [{ rel: 'revises', rid: id.slice(0, 64) }]
  await founded.signAs('M.patrol').record('observation.revised', revision, { ref, sealed: underWatch(watch) })
  await founded.signAs('M.duty').record('observation.questioned', { of: id, reason: 'which ridge?' })
  const seen = async (reader: Reader) => {
    const answer = await ask(observation, reader, { id })
    return answer.ok ? observationAnswer.parse(answer.value) : answer.code
  }
  expect(await seen('duty')).toMatchObject({
    row: {
      revision: 2,
      state: 'questioned',
      mission: {},
      may: ['observation.revise', 'observation.accept', 'observation.question', 'observation.group'],
    },
    versions: [{ reason: 'watch was a minute slow', mission: {} }, { mission: {} }],
    group: { rid: grouping, counted: [ids[1]], mayOpen: true },
    questions: [{ office: 'M.duty', reason: 'which ridge?' }],
  })
  expect(await seen('patrol')).toMatchObject({ row: { may: ['observation.revise', 'observation.withdraw'] } })
  for (const side of SIDES) {
    const joint = await seen(side)
    expect(joint).toMatchObject({ row: { revision: 2, may: [] }, group: { mayOpen: false } })
    expect(JSON.stringify(joint)).not.toMatch(/mission"|"watch"|ridge"/)
  }
  expect(await seen('mediator')).toBe('ACC_ABSENT')
  expect(await seen('public')).toBe('ACC_ABSENT')
})

test('[R-DNH-7] watches are the mission’s, and effort reaches a side by sector 24 hours after the day has closed', async () => {
  const world = await worldOf()
  const { founded, watch } = world
  founded.clock.set(at('10:00'))
  await founded.signAs('M.patrol').recordWhole('observation.watch.closed', { of: watch, at: at('08:30') })
  const seen = async (reader: Reader, now: Utc) => {
    founded.clock.set(now)
    const answer = await world.ask(watches, reader)
    return answer.ok ? watchesAnswer.parse(answer.value) : answer.code
  }
  const soon = at('16:00')
  const row = { id: watch, state: 'closed', to: at('08:30'), observations: 6, may: ['observation.submit'] }
  for (const reader of MISSION)
    expect(await seen(reader, soon)).toMatchObject({
      watches: [{ id: watch, observations: 6, state: 'closed' }],
    })
  expect(await seen('patrol', soon)).toMatchObject({
    watches: [{ ...row, may: ['observation.submit', 'observation.watch.correct'] }],
  })
  expect(await seen('other', soon)).toMatchObject({ watches: [] })
  const before = '2020-10-11T15:29:59.999Z'
  const after = '2020-10-11T15:30:00.000Z'
  const n2 = { day: '2020-10-10', sector: 'N-2', observedMin: 150, plannedMin: 1440 }
  for (const reader of SECTOR_FORM) {
    expect(await seen(reader, before)).toMatchObject({ watches: [], effort: [] })
    expect(await seen(reader, after)).toMatchObject({
      watches: [],
      effort: [{ sector: 'N-1', observedMin: 0 }, n2, { sector: 'N-3', observedMin: 0 }],
    })
  }
  expect(await seen('mediator', after)).toMatchObject({
    watches: [],
    effort: [{ day: '2020-10-10', sector: 'all', observedMin: 150, plannedMin: 3 * 1440 }],
  })
  expect(await seen('public', after)).toBe('ACC_ABSENT')
})

test('[R-ACC-2] the ops log is the mission’s, a patrol’s own lines its own, and for all others not there', async () => {
  const world = await worldOf()
  const lines = async (reader: Reader) => {
    const answer = await world.ask(opsLog, reader)
    return answer.ok ? opsLogAnswer.parse(answer.value).entries.map(({ office }) => office) : answer.code
  }
  for (const reader of MISSION) expect(await lines(reader)).toEqual(['M.patrol', 'M.duty'])
  expect(await lines('patrol')).toEqual(['M.patrol'])
  expect(await lines('other')).toEqual([])
  for (const reader of [...SECTOR_FORM, 'mediator', 'public'] as const)
    expect(await lines(reader)).toBe('ACC_ABSENT')
})

test('[R-ACC-2] the feed tells of watches to who reads class M, and of observations to who reads them', async () => {
  const world = await worldOf()
  const topics = async (reader: Reader, from: number) => {
    const answer = await world.ask(changes, reader, { from })
    return answer.ok ? JSON.stringify(answer.value) : answer.code
  }
  const size = world.founded.log.head().size
  for (const reader of MISSION) {
    expect(await topics(reader, size - 1)).toContain('["record","watch"]')
    expect(await topics(reader, 0)).toMatch(/"observation".*"watch"/)
  }
  for (const reader of [...SECTOR_FORM, 'mediator', 'public'] as const)
    expect(await topics(reader, 0)).not.toContain('watch')
  for (const side of SIDES) expect(await topics(side, 0)).toContain('"observation"')
})

test('[R-PTY-9] the two sides are answered the same, to the byte', async () => {
  const world = await worldOf()
  for (const [view, question] of [
    [observations, {}],
    [observations, { text: 'ridge', sector: 'N-2' }],
    [observation, { id: world.ids[0] }],
    [watches, {}],
  ] as const)
    expect(await world.ask(view, 'A', question)).toEqual(await world.ask(view, 'B', question))
})
