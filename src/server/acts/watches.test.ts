import { expect, test } from 'vitest'

import { opsLogBefore, watchById, watchesAsOf } from '#server/projections'

import { foundedLog, type FoundedLog } from '../../../test/kit.ts'
import { watchedOnce, watchOf } from '../../../test/observations.ts'

const NINE = '2020-10-10T09:00:00.000Z'
const DAY = { from: '2020-10-10T00:00:00.000Z', to: '2020-10-11T00:00:00.000Z' }

async function openWatch({ signAs }: FoundedLog, label = 'M.patrol'): Promise<string> {
  return signAs(label).recordWhole('observation.watch.opened', { watch: watchOf() })
}

test('[R-ACT-10] a watch is opened by PL or DO in an agreed sector, by one team at one place at a time', async () => {
  const founded = await foundedLog()
  const { signAs } = founded
  const open = (label: string, other: object = {}) =>
    signAs(label).enterWhole('observation.watch.opened', { watch: watchOf(other) })
  for (const label of ['A.liaison', 'B.liaison', 'M.investigator', 'M.head', 'M.protection'])
    expect(await open(label)).toMatchObject({ code: 'ACC_DENIED' })
  expect(await open('M.patrol', { sector: 'N-9' })).toMatchObject({ code: 'OBS_SECTOR_UNKNOWN' })
  expect(await open('M.patrol')).toMatchObject({ ok: true })
  expect(await open('M.patrol')).toMatchObject({ code: 'OBS_WATCH_OVERLAP' })
  expect(await open('M.duty', { callSign: 'P5' })).toMatchObject({ ok: true })
})

test('[R-ACT-11] a patrol acts on its own office’s watches alone: another’s is not there for it', async () => {
  const founded = await foundedLog()
  const { signAs, clock } = founded
  const of = await openWatch(founded)
  clock.set(NINE)
  const change = { of, at: NINE, visibility: 'limited' }
  expect(await signAs('M.patrol2').enterWhole('observation.watch.visibility', change)).toMatchObject({
    code: 'REC_REF',
  })
  expect(await signAs('M.patrol2').enterWhole('observation.watch.closed', { of, at: NINE })).toMatchObject({
    code: 'REC_REF',
  })
  await signAs('M.patrol').recordWhole('observation.watch.visibility', change)
  expect(await signAs('M.duty').enterWhole('observation.watch.closed', { of, at: NINE })).toMatchObject({
    ok: true,
  })
})

test('[R-PRJ-3] a watch is read as it stood at any size of the log: stretches, real end, correction', async () => {
  const founded = await foundedLog()
  const { signAs, clock, reading, log } = founded
  const patrol = signAs('M.patrol')
  const sizes: number[] = []
  const mark = () => sizes.push(log.head().size)
  const of = await openWatch(founded)
  mark()
  clock.set(NINE)
  await patrol.recordWhole('observation.watch.visibility', { of, at: NINE, visibility: 'poor' })
  mark()
  clock.set('2020-10-10T11:00:00.000Z')
  await patrol.recordWhole('observation.watch.closed', { of, at: '2020-10-10T10:00:00.000Z' })
  mark()
  const version = watchOf({ sector: 'N-3', from: '2020-10-10T06:30:00.000Z', to: '2020-10-10T10:30:00.000Z' })
  expect(
    await patrol.enterWhole('observation.watch.visibility', { of, at: NINE, visibility: 'good' }),
  ).toMatchObject({ code: 'LIFE_NOT_ALLOWED' })
  await patrol.recordWhole('observation.watch.corrected', { of, watch: version, reason: 'other sector' })
  mark()
  const seen = await Promise.all(sizes.map((size) => reading((rows) => watchesAsOf(rows, { size, ...DAY }))))
  const opened = { from: '2020-10-10T06:00:00.000Z', visibility: 'good' }
  const poor = { from: NINE, visibility: 'poor' }
  expect(seen).toMatchObject([
    [{ id: of, state: 'open', to: '2020-10-10T12:00:00.000Z', stretches: [opened], revision: 1 }],
    [{ state: 'open', stretches: [opened, poor] }],
    [{ state: 'closed', to: '2020-10-10T10:00:00.000Z', watch: { sector: 'N-2' }, revision: 1 }],
    [
      {
        state: 'closed',
        from: '2020-10-10T06:30:00.000Z',
        to: '2020-10-10T10:30:00.000Z',
        watch: { sector: 'N-3' },
        stretches: [{ from: '2020-10-10T06:30:00.000Z', visibility: 'good' }, poor],
        revision: 2,
      },
    ],
  ])
  const [now] = seen.at(-1) ?? []
  expect(await reading((rows) => watchById(rows, of))).toMatchObject({ ...now })
  const before = { size: sizes[3] ?? 0, from: DAY.from, to: '2020-10-10T06:30:00.000Z' }
  expect(await reading((rows) => watchesAsOf(rows, before))).toEqual([])
})

test('[R-ACT-12] a lapse is the node’s alone, twelve hours after the last sign of life, as of that sign', async () => {
  const founded = await foundedLog()
  const { signAs, clock, reading } = founded
  const { watch: of } = await watchedOnce(founded)
  const sign = '2020-10-10T07:00:00.000Z'
  const lapse = (label: string, at: string) =>
    signAs(label).enterWhole('observation.watch.lapsed', { of, at })
  clock.set('2020-10-10T18:59:59.000Z')
  expect(await lapse('M.node', sign)).toMatchObject({ code: 'LIFE_NOT_ALLOWED' })
  clock.set('2020-10-10T19:00:00.000Z')
  expect(await lapse('M.duty', sign)).toMatchObject({ code: 'ACC_DENIED' })
  expect(await lapse('M.node', '2020-10-10T08:00:00.000Z')).toMatchObject({ code: 'LIFE_NOT_ALLOWED' })
  expect(await reading((rows) => rows.selectFrom('deadlines').selectAll().execute())).toMatchObject([
    { kind: 'watchLapse', subject: of, due: '2020-10-10T19:00:00.000Z' },
  ])
  expect(await lapse('M.node', sign)).toMatchObject({ ok: true })
  expect(await reading((rows) => watchById(rows, of))).toMatchObject({ state: 'closed', to: sign })
  expect(await reading((rows) => rows.selectFrom('deadlines').selectAll().execute())).toEqual([])
})

test('[R-ACT-13] a line of the ops log stays as typed, is the mission’s own, and says once what it became', async () => {
  const founded = await foundedLog()
  const { signAs, reading } = founded
  const { id } = await watchedOnce(founded)
  const entry = {
    at: '2020-10-10T06:40:00.000Z',
    zone: '+04:00',
    words: 'P4 reports 3 expl NNE',
    team: { kind: 'known', value: 'P4' },
  }
  expect(await signAs('M.head').enterWhole('observation.log.written', { entry })).toMatchObject({
    code: 'ACC_DENIED',
  })
  const early = { entry: { ...entry, at: '2020-10-10T09:00:00.000Z' } }
  expect(await signAs('M.duty').enterWhole('observation.log.written', early)).toMatchObject({
    code: 'MEA_TIME_FUTURE',
  })
  const of = await signAs('M.duty').recordWhole('observation.log.written', { entry })
  const became = (label: string, observation = id) =>
    signAs(label).enterWhole('observation.log.became', { of, observation })
  expect(await became('M.patrol')).toMatchObject({ code: 'REC_REF' })
  expect(await became('M.duty', `${of}.0`)).toMatchObject({ code: 'REC_REF' })
  expect(await became('M.duty')).toMatchObject({ ok: true })
  expect(await became('M.duty')).toMatchObject({ code: 'LIFE_NOT_ALLOWED' })
  const page = { before: Number.MAX_SAFE_INTEGER, limit: 10 }
  expect(await reading((rows) => opsLogBefore(rows, page))).toMatchObject([
    { rid: of, office: 'M.duty', became: id, entry },
  ])
  expect(await reading((rows) => opsLogBefore(rows, { ...page, office: 'M.patrol' }))).toEqual([])
})
