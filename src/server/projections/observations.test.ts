import { expect, test } from 'vitest'

import { known, notStated } from '#domain/measure'
import { acts, bodiesOf } from '#server/acts'
import { rebuild } from '#server/log'
import {
  importsBefore,
  observationsAsOf,
  projections,
  rowsTakenAfter,
  type Projection,
} from '#server/projections'
import { sql } from '#server/storage'

import { foundedLog, type FoundedLog } from '../../../test/kit.ts'
import { missionPart, observed, underWatch, watchedOnce, watchOf } from '../../../test/observations.ts'
import { missionsAsOf } from './observation-versions.ts'

const FILE = 'cd'.repeat(32)
const at = (time: string) => `2020-10-10T${time}:00.000Z`

/** A day in which every kind of fact of observations happens. */
async function day(founded: FoundedLog): Promise<{ readonly id: string; readonly watch: string }> {
  const { signAs, clock } = founded
  const [patrol, duty] = [signAs('M.patrol'), signAs('M.duty')]
  const { watch, id, rid } = await watchedOnce(founded)
  const sealed = underWatch(watch)
  const observations = [observed(at('06:40')), observed(at('06:50'), { means: ['saw', 'heard'] })]
  const two = { watch: sealed.watch, observations: [missionPart(), missionPart()] }
  const pair = await patrol.record('observation.submitted', { observations }, { sealed: two })
  const members = [`${pair}.0`, `${pair}.1`]
  await duty.record('record.import', {
    file: FILE,
    name: 'a',
    what: 'observations',
    rows: 9,
    taken: 2,
    refused: [],
  })
  const bare = { watch: { kind: 'absent' }, observations: [missionPart(), missionPart()] }
  const outside = observations.map((each) => ({ ...each, outsideEffort: true }))
  const from = { file: FILE, rows: [3, 4] }
  await duty.record('observation.imported', { observations: outside, from }, { sealed: bare })
  const revision = { of: id, observation: observed(at('06:31')), reason: 'a minute later' }
  await patrol.record('observation.revised', revision, { ref: [{ rel: 'revises', rid }], sealed })
  await duty.record('observation.accepted', { of: [id, ...members] })
  await duty.record('observation.questioned', { of: id, reason: 'which hill?' })
  const counted = [{ class: 'explosion', id: members[1] }]
  const group = await duty.record('observation.grouped', { group: { members, counted } })
  await duty.record('observation.ungrouped', { members }, { ref: [{ rel: 'ungroups', rid: group }] })
  await patrol.record('observation.withdrawn', { of: members[0], reason: 'thunder' })
  const entry = { at: at('06:40'), zone: '+04:00', words: 'expl NNE', team: { kind: 'absent' } }
  const line = await duty.recordWhole('observation.log.written', { entry })
  await duty.recordWhole('observation.log.became', { of: line, observation: id })
  clock.set(at('09:00'))
  await patrol.recordWhole('observation.watch.visibility', { of: watch, at: at('08:00'), visibility: 'poor' })
  await patrol.recordWhole('observation.watch.closed', { of: watch, at: at('09:00') })
  const corrected = watchOf({ from: at('06:00'), to: at('08:30'), means: ['heard'] })
  await patrol.recordWhole('observation.watch.corrected', { of: watch, watch: corrected, reason: 'x' })
  return { id, watch }
}

function replayed({ database, mech, held }: FoundedLog, made: readonly Projection[] = projections) {
  return rebuild({
    database,
    mech,
    types: [...Object.keys(bodiesOf(acts)), 'record.sealed'],
    projections: made,
    held,
  })
}

const TABLES = [
  'observations',
  'observation_versions',
  'observation_events',
  'watches',
  'watch_events',
  'event_groups',
  'ops_log',
]

test(
  '[R-PRJ-4, R-REC-34] rows of class M are rebuilt by opening again, and are gone with the key’s wrap',
  { timeout: 60_000 },
  async () => {
    const founded = await foundedLog()
    const { id } = await day(founded)
    const { database } = founded
    expect(await replayed(founded)).toMatchObject({ kind: 'replaced', differences: [] })
    for (const table of TABLES) {
      const { rows } = await database.transaction((tx) => sql`select 1 from ${sql.table(table)}`.execute(tx))
      expect([table, rows.length > 0]).toEqual([table, true])
    }
    const rid = id.slice(0, 64)
    await database.transaction((tx) => sql`delete from record.key_wrap where rid = ${rid}`.execute(tx))
    const { differences } = await replayed(founded)
    expect(differences.map(({ table, what }) => [table, what])).toEqual([['observation_versions', 'differs']])
    const blind = await rebuild({
      database,
      mech: founded.mech,
      types: [...Object.keys(bodiesOf(acts)), 'record.sealed'],
      projections,
    })
    const extra = blind.differences.filter(({ what }) => what === 'extra').map(({ table }) => table)
    expect(new Set(extra)).toEqual(new Set(['watches', 'watch_events', 'ops_log']))
  },
)

test('[R-PRJ-1] facts of observations applied alone, and twice, make the rows of all together', async () => {
  const founded = await foundedLog()
  await day(founded)
  const twice = (projection: Projection): Projection => ({
    ...projection,
    apply: async (tx, facts) => {
      for (const fact of facts) for (const _ of [1, 2]) await projection.apply(tx, [fact])
    },
  })
  expect((await replayed(founded, projections.map(twice))).differences).toEqual([])
})

test('[R-PRJ-1] moves of one observation applied together lead where they led one by one', async () => {
  const founded = await foundedLog()
  const { watch, id, rid } = await watchedOnce(founded)
  await founded.signAs('M.duty').record('observation.accepted', { of: [id] })
  // Accepted it stays accepted; one that was only received would be received.
  const revision = { of: id, observation: observed(at('06:31')), reason: 'a minute later' }
  const more = { ref: [{ rel: 'revises', rid }], sealed: underWatch(watch) }
  await founded.signAs('M.patrol').record('observation.revised', revision, more)
  expect((await replayed(founded)).differences).toEqual([])
})

test('[R-PRJ-3] observations stand at a size of the log as they did then, each in the range it begins in', async () => {
  const founded = await foundedLog()
  const { reading, log } = founded
  const before = log.head().size
  const { id, watch } = await day(founded)
  const range = { from: at('06:30'), to: at('06:31') }
  const asOf = (size: number, asked = range) => reading((rows) => observationsAsOf(rows, { size, ...asked }))
  expect(await asOf(before)).toEqual([])
  expect(await asOf(before + 1)).toEqual([]) // its watch alone
  expect(await asOf(before + 2)).toMatchObject([
    { id, state: 'received', revision: 1, watch, number: String(before + 1) },
  ])
  expect(await asOf(Number.MAX_SAFE_INTEGER)).toEqual([]) // revised to a minute later
  const later = { from: at('06:31'), to: at('07:00') }
  const seen = await asOf(Number.MAX_SAFE_INTEGER, later)
  const first = before + 2
  expect(seen.map(({ number, state, revision }) => `${number} ${state} ${revision}`).toSorted()).toEqual([
    `${before + 1} questioned 2`,
    `${first}.1 withdrawn 1`,
    `${first}.2 accepted 1`,
    `${first + 2}.1 received 1`,
    `${first + 2}.2 received 1`,
  ])
  expect(seen.map(({ observation }) => observation.at.from)).toEqual(
    ['06:31', '06:40', '06:40', '06:50', '06:50'].map(at),
  )
})

test('[R-PRJ-3] the mission’s parts stand at a size of the log as they did then, those of the observations asked for', async () => {
  const founded = await foundedLog()
  const { signAs, reading, log } = founded
  const { id, rid, watch } = await watchedOnce(founded)
  const size = log.head().size
  const told = missionPart({ note: known('behind the mill') })
  await signAs('M.patrol').record(
    'observation.revised',
    { of: id, observation: observed(at('06:30')), reason: 'more was seen' },
    { ref: [{ rel: 'revises', rid }], sealed: underWatch(watch, [told]) },
  )
  const notes = async (asked: Parameters<typeof missionsAsOf>[1]) =>
    [...(await reading((rows) => missionsAsOf(rows, asked)))].map(([of, { note }]) => [of, note])
  expect(await notes({ size, ids: [id, 'nobody'] })).toEqual([[id, notStated]])
  expect(await notes({ size: size + 1, ids: [id] })).toEqual([[id, known('behind the mill')]])
  expect(await notes({ size: size + 1, ids: [] })).toEqual([])
})

test('[R-ACT-4] rows of a table of observations enter once, under a named job, and the job counts them', async () => {
  const founded = await foundedLog()
  const { signAs, reading } = founded
  const duty = signAs('M.duty')
  const observations = [observed(at('06:40'), { outsideEffort: true })]
  const sealed = { watch: { kind: 'absent' }, observations: [missionPart()] }
  const bring = (rows: readonly number[], label = 'M.duty') =>
    signAs(label).enter('observation.imported', { observations, from: { file: FILE, rows } }, { sealed })
  expect(await bring([1])).toMatchObject({ code: 'IMP_SHAPE' })
  await duty.record('record.import', {
    file: FILE,
    name: 'a',
    what: 'observations',
    rows: 3,
    taken: 3,
    refused: [],
  })
  expect(await bring([4])).toMatchObject({ code: 'IMP_SHAPE' })
  expect(await bring([1, 2])).toMatchObject({ code: 'IMP_SHAPE' })
  expect(await bring([2])).toMatchObject({ ok: true })
  expect(await bring([2])).toMatchObject({ code: 'IMP_ROW_TAKEN', detail: { row: 2 } })
  expect(await bring([1], 'A.liaison')).toMatchObject({ code: 'ACC_DENIED' })
  expect(await reading((rows) => rowsTakenAfter(rows, { file: FILE, what: 'observations' }, 0))).toEqual([2])
  expect(await reading((rows) => importsBefore(rows, undefined, 1))).toMatchObject([{ done: 1, taken: 3 }])
})
