import { expect, test } from 'vitest'

import { canonicalJson } from '#domain/record'
import { countedPart, jointAtFirst, jointDaily } from '#domain/report'
import { acts, bodiesOf } from '#server/acts'
import { rebuild } from '#server/log'
import {
  dailyAsOf,
  dailyOfVersion,
  hashOfDaily,
  missionRowsOf,
  projections,
  reportVersionFacts,
} from '#server/projections'

import { answerBy, claimBy, town } from '../../../test/accounts.ts'
import { foundedLog, type FoundedLog } from '../../../test/kit.ts'
import { inEnglish, MECHANISM } from '../../../test/mechanism.ts'
import { watchOf } from '../../../test/observations.ts'
import {
  approved,
  assembled,
  closedDay,
  corrected,
  dailyNow,
  FIRST_DAY,
  hashesOf,
  issued,
  lateItem,
  on,
} from '../../../test/report-days.ts'

const NEXT_DAY = '2020-10-11'
const NEXT_CLOSE = '2020-10-11T15:30:00.000Z'

/** The record as a side's node has it: every entry, and none of what is sealed to the mission. */
async function withoutTheMissionsKey({ database, mech }: FoundedLog): Promise<void> {
  const types = [...Object.keys(bodiesOf(acts)), 'record.sealed']
  expect(await rebuild({ database, mech, types, projections })).toMatchObject({ kind: 'replaced' })
}

test('[R-REP-1] a side’s node works the counted part of a signed daily out again, to the last figure, from joint entries alone', async () => {
  const founded = await closedDay(await foundedLog())
  const { signAs, reading } = founded
  const claim = await signAs('A.liaison').record('claim.lodged', { claim: claimBy('A') })
  await signAs('B.liaison').record(
    'claim.answered',
    { answer: answerBy('B') },
    { ref: [{ rel: 'answers', rid: claim }] },
  )
  const second = await corrected(founded, await issued(founded))
  await approved(founded, second)
  const dailies = () =>
    reading(async (rows) => {
      const versions = await reportVersionFacts(rows, { from: FIRST_DAY, to: FIRST_DAY })
      return Promise.all(versions.map((version) => dailyOfVersion(rows, version, MECHANISM)))
    })
  const atMission = await dailies()
  expect(atMission.map(hashOfDaily).at(-1)).toBe(second.sha256)
  expect(atMission[0]?.coverage.doneMin).toBe(360)
  await withoutTheMissionsKey(founded)
  const atSide = await dailies()
  expect(atSide.map(countedPart)).toEqual(atMission.map(countedPart))
  // What rests on watches is the mission's alone: a side checks that it is as signed, and cannot work it out.
  expect(atSide.map(({ coverage }) => coverage.doneMin)).toEqual([0, 0])
  expect(atSide.map(hashOfDaily)).not.toContain(second.sha256)
})

test('[R-REP-1] both hashes are signed: of the joint form until its sectors open, and of the whole; a bent one is refused', async () => {
  const founded = await closedDay(await foundedLog())
  const { signAs } = founded
  const daily = await dailyNow(founded)
  const { sha256, jointSha256 } = hashesOf(daily)
  expect(jointSha256).not.toBe(sha256)
  const enter = (hashes: object) =>
    signAs('M.head').enter('report.assembled', { kind: 'daily', day: FIRST_DAY, revision: 1, ...hashes })
  expect(await enter({ sha256, jointSha256: sha256 })).toMatchObject({ code: 'REP_HASH' })
  expect(await enter({ sha256: jointSha256, jointSha256 })).toMatchObject({ code: 'REP_HASH' })
  const bent = { ...daily, observed: { ...daily.observed, sinceTruce: daily.observed.total.now } }
  expect(await enter(hashesOf(bent))).toMatchObject({ code: 'REP_HASH' })
  expect(await enter({ sha256, jointSha256 })).toMatchObject({ ok: true })
  // What a side is handed at either time hashes to one of the two.
  expect(hashOfDaily(jointDaily(daily, '2020-10-11T15:29:59.999Z'))).toBe(jointSha256)
  expect(hashOfDaily(jointDaily(daily, NEXT_CLOSE))).toBe(sha256)
})

test('[R-OBS-15] what the mission’s form adds stands in no daily, so that neither hash depends on it, and a side’s node has none', async () => {
  const founded = await closedDay(await foundedLog())
  const { reading } = founded
  const daily = await dailyNow(founded)
  const rows = await reading((each) => missionRowsOf(each, daily))
  expect(rows).toMatchObject([
    {
      id: founded.id,
      observer: { place: { asWritten: 'Post Quiet Hill' } },
      event: { bearings: [{ given: 'NNE' }] },
    },
  ])
  for (const form of [daily, jointAtFirst(daily)])
    expect(canonicalJson(form)).not.toMatch(/Quiet Hill|NNE|bearings/)
  await withoutTheMissionsKey(founded)
  expect(await reading((each) => missionRowsOf(each, daily))).toEqual([])
})

test('[R-MEA-5] an item that came after its day’s report is listed by the next day’s, unless a correction carried it first', async () => {
  const founded = await closedDay(await foundedLog())
  await issued(founded)
  founded.clock.set('2020-10-10T19:30:00.000Z')
  await lateItem(founded)
  founded.clock.set(NEXT_CLOSE)
  const listed = async () =>
    (await dailyNow(founded, NEXT_DAY)).lateOfEarlier.map(({ from, count }) => [from, count])
  const late = [['2020-10-10T07:30:00.000Z', { kind: 'exact', n: 2 }]]
  expect(await listed()).toEqual(late)
  const first = await assembled(founded, 'M.head', NEXT_DAY)
  const hashes = hashesOf(await dailyNow(founded))
  const body = { kind: 'daily', day: FIRST_DAY, revision: 2, ...hashes, reason: 'a late item' }
  const [version] = await founded.reading((rows) =>
    reportVersionFacts(rows, { from: FIRST_DAY, to: FIRST_DAY }),
  )
  const rid = await founded
    .signAs('M.duty')
    .record('report.assembled', body, on('corrects', version?.rid ?? ''))
  await approved(founded, { rid, sha256: hashes.sha256 })
  expect(await listed()).toEqual([])
  // What was put together before still lists it: a later version of that report does not lose what its first one said.
  await approved(founded, first)
  expect(await listed()).toEqual(late)
})

test('[R-RPT-24] a correction of more than 5 % leads the next day’s report once, and the one after says nothing of it', async () => {
  const founded = await closedDay(await foundedLog())
  await approved(founded, await corrected(founded, await issued(founded)))
  founded.clock.set(NEXT_CLOSE)
  const next = await dailyNow(founded, NEXT_DAY)
  expect(next.leading).toMatchObject([
    {
      n: 1,
      day: FIRST_DAY,
      revision: 2,
      items: [{ path: 'observed.total', was: '3', now: '5', why: 'lateItem' }, {}, {}, {}],
    },
  ])
  await issued(founded, NEXT_DAY)
  founded.clock.set('2020-10-12T15:30:00.000Z')
  expect((await dailyNow(founded, '2020-10-12')).leading).toEqual([])
  const again = await founded.reading(async (rows) => {
    const [version] = await reportVersionFacts(rows, { from: NEXT_DAY, to: NEXT_DAY })
    return version && dailyOfVersion(rows, version, MECHANISM)
  })
  expect(again?.leading).toEqual(next.leading)
})

test('[R-RPT-25, R-ACC-24] a correction that would tell the public more than the version before is not released', async () => {
  const founded = await closedDay(await foundedLog())
  const { signAs } = founded
  const first = await issued(founded)
  const publicAt = NEXT_CLOSE
  const files = [{ name: '2020-10-10.r1.en.pdf', sha256: 'c'.repeat(64), bytes: 10 }]
  const release = (rid: string) =>
    signAs('M.head').enter('publication.released', { publicAt, files }, on('releases', rid))
  expect(await release(first.rid)).toMatchObject({ ok: true })
  await signAs('M.head').record('report.remarked', {
    day: FIRST_DAY,
    texts: inEnglish('It was at Longhill.'),
  })
  const second = await approved(founded, await corrected(founded, first))
  await signAs('M.duty').record('measure.place', { place: town('longhill') })
  expect(await release(second.rid)).toMatchObject({
    code: 'REP_TOO_FINE',
    detail: { fields: ['remarks.0.texts'], words: ['longhill'] },
  })
})

test('[R-REP-3] the draft of a correction is put together anew after a new remark: the same number, over the same issued version', async () => {
  const founded = await closedDay(await foundedLog())
  const { signAs } = founded
  const first = await issued(founded)
  const draft = await corrected(founded, first)
  await signAs('M.head').record('report.remarked', { day: FIRST_DAY, texts: inEnglish('Nobody could look.') })
  const hashes = hashesOf(await dailyNow(founded))
  expect(hashes.sha256).not.toBe(draft.sha256)
  const body = { kind: 'daily', day: FIRST_DAY, revision: 2, ...hashes, reason: 'a late item' }
  const rid = await signAs('M.duty').record('report.assembled', body, on('corrects', first.rid))
  await approved(founded, { rid, sha256: hashes.sha256 })
})

test('[R-REP-7] a day that nobody watched, one with a watch alone and one before the first: the record makes what there is', async () => {
  const founded = await foundedLog()
  founded.clock.set(NEXT_CLOSE)
  const empty = await dailyNow(founded, NEXT_DAY)
  expect([empty.observed.total.now, empty.coverage.doneMin, empty.annex]).toEqual([
    { kind: 'notObserved' },
    0,
    [],
  ])
  founded.clock.set('2020-10-11T16:00:00.000Z')
  await founded.signAs('M.patrol').recordWhole('observation.watch.opened', {
    watch: watchOf({ from: '2020-10-11T16:00:00.000Z', to: '2020-10-11T20:00:00.000Z' }),
  })
  founded.clock.set('2020-10-12T15:30:00.000Z')
  const watched = await dailyNow(founded, '2020-10-12')
  expect([watched.observed.total.now, watched.coverage.doneMin]).toEqual([{ kind: 'notObserved' }, 240])
  const body = { kind: 'daily', day: '2020-10-09', revision: 1, ...hashesOf(empty) }
  expect(await founded.signAs('M.head').enter('report.assembled', body)).toMatchObject({
    code: 'REC_BODY',
    detail: { field: 'day' },
  })
  const { epoch, size, root } = founded.log.head()
  const asked = { day: NEXT_DAY, asOf: { epoch, size, root }, mechanism: MECHANISM }
  expect(hashOfDaily(await founded.reading((rows) => dailyAsOf(rows, asked)))).toHaveLength(64)
})
