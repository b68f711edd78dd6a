import { expect, test } from 'vitest'

import { known, notStated } from '#domain/measure'
import { observationsAsOf, observationsByIds, watchById } from '#server/projections'

import { foundedLog, type FoundedLog } from '../../../test/kit.ts'
import { missionPart, observed, underWatch, watchedOnce, watchOf } from '../../../test/observations.ts'

const HALF_PAST = '2020-10-10T06:30:00.000Z'
const RADIO = missionPart({
  relayedFrom: known({ team: 'P4', words: 'five explosions NNE', heardAt: HALF_PAST }),
})

function submit({ signAs }: FoundedLog, label: string, watch: string | undefined) {
  const named = watch === undefined ? { kind: 'absent' as const } : known(watch)
  return (observation = observed(HALF_PAST), mission = missionPart()) =>
    signAs(label).enter(
      'observation.submitted',
      { observations: [observation] },
      { sealed: { watch: named, observations: [mission] } },
    )
}

test('[R-OBS-17] an observation names its watch, and a patrol one of its own office; without one it is refused', async () => {
  const founded = await foundedLog()
  const { signAs } = founded
  const watch = await signAs('M.patrol').recordWhole('observation.watch.opened', { watch: watchOf() })
  expect(await submit(founded, 'M.patrol', undefined)()).toMatchObject({ code: 'OBS_NO_WATCH' })
  expect(await submit(founded, 'M.patrol2', watch)()).toMatchObject({ code: 'OBS_NO_WATCH' })
  expect(await submit(founded, 'M.patrol', watch)()).toMatchObject({ ok: true })
  expect(await submit(founded, 'M.duty', watch)(undefined, RADIO)).toMatchObject({ ok: true })
  for (const label of ['A.liaison', 'B.rep/1', 'M.investigator', 'M.head', 'M.mediator'])
    expect(await submit(founded, label, watch)()).toMatchObject({ code: 'ACC_DENIED' })
})

test('[R-OBS-18] a zero needs a watch over the whole of it, which the node reads in the sealed part', async () => {
  const founded = await foundedLog()
  const { signAs } = founded
  const watch = await signAs('M.patrol').recordWhole('observation.watch.opened', { watch: watchOf() })
  const nothing = { count: { kind: 'exact', n: 0 } as const, sub: 'none' as const }
  const at = { from: HALF_PAST, to: '2020-10-10T06:50:00.000Z', text: '06:30–06:50', zone: '+04:00' }
  expect(await submit(founded, 'M.patrol', watch)(observed(HALF_PAST, { ...nothing, at }))).toMatchObject({
    ok: true,
  })
  const before = { ...at, from: '2020-10-10T05:30:00.000Z' }
  const early = observed(HALF_PAST, { ...nothing, at: before, outsideEffort: true })
  expect(await submit(founded, 'M.patrol', watch)(early)).toMatchObject({ code: 'OBS_ZERO_UNWATCHED' })
})

test('[R-ACT-9] a sealed part has its shape, one part for each observation, and goes to the mission and its node', async () => {
  const founded = await foundedLog()
  const { signAs } = founded
  const watch = await signAs('M.patrol').recordWhole('observation.watch.opened', { watch: watchOf() })
  const told = { observations: [observed(HALF_PAST)] }
  const enter = (options: object) => signAs('M.patrol').enter('observation.submitted', told, options)
  expect(await enter({ sealed: { watch: known(watch), observations: [{ note: 'x' }] } })).toMatchObject({
    code: 'REC_BODY',
    detail: { field: 'sealed.observations.0.observer' },
  })
  const two = underWatch(watch, [missionPart(), missionPart()])
  expect(await enter({ sealed: two })).toMatchObject({ code: 'REC_BODY' })
  const sealed = underWatch(watch)
  const keys = ['M.views', 'M.rep', 'M.head', 'M.duty', 'M.investigator', 'M.protection', 'M.patrol']
  for (const to of [keys.slice(1), [...keys, 'A.liaison'], [...keys, 'M.patrol2'], [...keys, 'M.mediator']])
    expect(await enter({ sealed, to })).toMatchObject({ code: 'REC_BODY', detail: { field: 'keys' } })
  expect(await enter({ sealed, to: keys })).toMatchObject({ ok: true })
})

test('[R-ACT-9] the office whose key the node holds gets no account’s sealed part', async () => {
  const { signAs } = await foundedLog()
  const link = await signAs('M.duty').enter(
    'observation.accepted',
    { of: [`${'0'.repeat(64)}.0`] },
    { sealed: { why: 'x' }, to: ['M.views'] },
  )
  expect(link).toMatchObject({ code: 'REC_KEY_USE', detail: { office: 'M.views' } })
})

test('[R-OBS-9] a revision follows the newest version, with its own office’s hand; the older one stays readable', async () => {
  const founded = await foundedLog()
  const { signAs, reading, log } = founded
  const { id, rid, watch } = await watchedOnce(founded)
  const size = log.head().size
  const revise = (label: string, follows: string, n: number) =>
    signAs(label).enter(
      'observation.revised',
      { of: id, observation: observed(HALF_PAST, { count: { kind: 'exact', n } }), reason: 'counted again' },
      { ref: [{ rel: 'revises', rid: follows }], sealed: underWatch(watch) },
    )
  expect(await revise('M.patrol2', rid, 9)).toMatchObject({ code: 'ACC_DENIED' })
  const second = await revise('M.patrol', rid, 5)
  expect(second).toMatchObject({ ok: true })
  expect(await revise('M.patrol', rid, 7)).toMatchObject({ code: 'LIFE_STALE' })
  expect(await reading((rows) => observationsByIds(rows, [id]))).toMatchObject([
    { revision: 2, state: 'received', body: { count: { n: 5 } }, rid: second.ok ? second.value.rid : '' },
  ])
  const day = { from: '2020-10-09T15:30:00.000Z', to: '2020-10-10T15:30:00.000Z' }
  expect(await reading((rows) => observationsAsOf(rows, { size, ...day }))).toMatchObject([
    { id, revision: 1, state: 'received', observation: { count: { n: 3 } }, rid },
  ])
  expect(await reading((rows) => observationsAsOf(rows, { size: size + 1, ...day }))).toMatchObject([
    {
      id,
      revision: 2,
      observation: { count: { n: 5 } },
      watch,
    },
  ])
})

test('[R-OBS-19] what came by radio counts once: the team’s own record follows it as a revision', async () => {
  const founded = await foundedLog()
  const { signAs, reading } = founded
  const watch = await signAs('M.duty').recordWhole('observation.watch.opened', { watch: watchOf() })
  const five = observed(HALF_PAST, { count: { kind: 'exact', n: 5 } })
  const entered = await submit(founded, 'M.duty', watch)(five, RADIO)
  const rid = entered.ok ? entered.value.rid : ''
  const own = await signAs('M.patrol').enter(
    'observation.revised',
    {
      of: `${rid}.0`,
      observation: observed(HALF_PAST, { count: { kind: 'exact', n: 6 } }),
      reason: 'own record of the team',
    },
    { ref: [{ rel: 'revises', rid }], sealed: underWatch(watch) },
  )
  expect(own).toMatchObject({ ok: true })
  expect(await reading((rows) => observationsByIds(rows, [`${rid}.0`]))).toMatchObject([
    { revision: 2, office: 'M.duty', wrote: 'M.patrol', body: { count: { n: 6 } } },
  ])
  const seen = await reading((rows) => rows.selectFrom('observations').select('id').execute())
  expect(seen).toHaveLength(1)
})

test('[R-OBS-9] accepting, questioning and withdrawing follow the life, and what is not there is refused', async () => {
  const founded = await foundedLog()
  const { signAs, reading } = founded
  const { id } = await watchedOnce(founded)
  const nowhere = `${'0'.repeat(64)}.0`
  const state = async () => (await reading((rows) => observationsByIds(rows, [id])))[0]?.state
  expect(await signAs('M.patrol').enter('observation.accepted', { of: [id] })).toMatchObject({
    code: 'ACC_DENIED',
  })
  expect(await signAs('M.duty').enter('observation.accepted', { of: [id, nowhere] })).toMatchObject({
    code: 'REC_REF',
  })
  await signAs('M.investigator').record('observation.questioned', { of: id, reason: 'which hill?' })
  expect(await state()).toBe('questioned')
  await signAs('M.duty').record('observation.accepted', { of: [id] })
  expect(await state()).toBe('accepted')
  const withdraw = (label: string) =>
    signAs(label).enter('observation.withdrawn', { of: id, reason: 'thunder' })
  expect(await withdraw('M.patrol2')).toMatchObject({ code: 'ACC_DENIED' })
  expect(await withdraw('M.patrol')).toMatchObject({ ok: true })
  expect(await state()).toBe('withdrawn')
  expect(await withdraw('M.patrol')).toMatchObject({ code: 'LIFE_NOT_ALLOWED' })
  expect(await signAs('M.duty').enter('observation.accepted', { of: [id] })).toMatchObject({
    code: 'LIFE_NOT_ALLOWED',
  })
})

test('[R-OBS-11] a grouping names who counts, is undone without loss, and a member is in one group at a time', async () => {
  const founded = await foundedLog()
  const { signAs, reading } = founded
  const one = await watchedOnce(founded)
  const other = await submit(founded, 'M.patrol', one.watch)(observed(HALF_PAST, { means: ['saw'] }))
  const members = [one.id, `${other.ok ? other.value.rid : ''}.0`]
  const grouping = (counted: string) => ({
    group: { members, counted: [{ class: 'explosion', id: counted }] },
  })
  const duty = signAs('M.duty')
  expect(await duty.enter('observation.grouped', grouping(`${'0'.repeat(64)}.0`))).toMatchObject({
    code: 'OBS_GROUP',
  })
  expect(await signAs('M.patrol').enter('observation.grouped', grouping(one.id))).toMatchObject({
    code: 'ACC_DENIED',
  })
  const group = await duty.record('observation.grouped', grouping(one.id))
  expect(await duty.enter('observation.grouped', grouping(one.id))).toMatchObject({ code: 'OBS_GROUP' })
  const span = { from: '2020-10-10T00:00:00.000Z', to: '2020-10-11T00:00:00.000Z' }
  const groupsNow = async (size = Number.MAX_SAFE_INTEGER) =>
    (await reading((rows) => observationsAsOf(rows, { size, ...span }))).map((each) => each.group?.counted)
  const size = founded.log.head().size
  expect(await groupsNow()).toEqual(expect.arrayContaining([false, true]))
  const undo = (of: readonly string[]) =>
    duty.enter('observation.ungrouped', { members: of }, { ref: [{ rel: 'ungroups', rid: group }] })
  expect(await undo(members.slice(1))).toMatchObject({ code: 'OBS_GROUP' })
  expect(await undo(members)).toMatchObject({ ok: true })
  expect(await undo(members)).toMatchObject({ code: 'LIFE_NOT_ALLOWED' })
  expect(await groupsNow()).toEqual([undefined, undefined])
  expect(await groupsNow(size)).toEqual(expect.arrayContaining([false, true]))
})

test('[R-OBS-17] an observation is its watch’s sign of life, and only words of the mission stand in its search', async () => {
  const founded = await foundedLog()
  const { clock, reading, signAs } = founded
  const watch = await signAs('M.patrol').recordWhole('observation.watch.opened', { watch: watchOf() })
  clock.set('2020-10-10T08:00:00.000Z')
  const note = missionPart({ note: known('BETWEEN the two Hills'), weaponType: notStated })
  await submit(founded, 'M.patrol', watch)(undefined, note)
  expect(await reading((rows) => watchById(rows, watch))).toMatchObject({
    signAt: '2020-10-10T08:00:00.000Z',
  })
  const [row] = await reading((rows) => rows.selectFrom('observations').select('words').execute())
  expect(row?.words).toBe('between the two hills\npost quiet hill')
})
