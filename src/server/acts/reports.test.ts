import { expect, test } from 'vitest'

import { versionStates } from '#domain/report'
import {
  dailyOfVersion,
  earlierReleases,
  hashOfDaily,
  newestPublicNotes,
  remarksAsOf,
  reportVersionFacts,
} from '#server/projections'

import { claimBy, town } from '../../../test/accounts.ts'
import { foundedLog, type FoundedLog } from '../../../test/kit.ts'
import { inEnglish, MECHANISM } from '../../../test/mechanism.ts'
import { observed, underWatch } from '../../../test/observations.ts'
import {
  approved,
  assembled,
  closedDay,
  corrected,
  dailyNow,
  FIRST_DAY,
  issued,
  on,
  type ClosedDay,
  type Version,
} from '../../../test/report-days.ts'

const DAY = FIRST_DAY
const PUBLIC = '2020-10-11T15:30:00.000Z'

const closedFirst = async (): Promise<ClosedDay> => closedDay(await foundedLog())

async function states({ reading, clock }: FoundedLog) {
  const versions = await reading((rows) => reportVersionFacts(rows, { from: DAY, to: DAY }))
  return versionStates(versions, clock.now()).map(({ state }) => state)
}

const files = [{ name: '2020-10-10.r1.en.pdf', sha256: 'c'.repeat(64), bytes: 10 }]

test('[R-REP-1] a daily is signed by the hash that anyone works out from the record below its head; another is refused', async () => {
  const founded = await closedFirst()
  const { signAs, clock } = founded
  const body = { kind: 'daily', day: DAY, revision: 1, sha256: 'a'.repeat(64), jointSha256: 'a'.repeat(64) }
  expect(await signAs('M.head').enter('report.assembled', body)).toMatchObject({ code: 'REP_HASH' })
  for (const label of ['A.liaison', 'M.mediator', 'M.protection', 'M.patrol'])
    expect(await signAs(label).enter('report.assembled', body)).toMatchObject({ code: 'ACC_DENIED' })
  expect(await signAs('M.head').enter('report.assembled', { ...body, day: '2020-10-09' })).toMatchObject({
    code: 'REC_BODY',
  })
  clock.set('2020-10-10T15:30:00.001Z')
  expect(await signAs('M.head').enter('report.assembled', { ...body, day: '2020-10-11' })).toMatchObject({
    code: 'REP_NOT_YET',
    detail: { at: PUBLIC },
  })
  await assembled(founded, 'M.investigator')
  expect(await states(founded)).toEqual(['drafting'])
})

test('[R-REP-1] what is recorded behind its head does not move a daily, and its hash stays what was signed', async () => {
  const founded = await closedFirst()
  const { rid, sha256 } = await issued(founded)
  await founded.signAs('A.liaison').record('claim.lodged', { claim: claimBy('A') })
  await founded
    .signAs('M.patrol')
    .record(
      'observation.submitted',
      { observations: [observed('2020-10-10T07:30:00.000Z')] },
      { sealed: underWatch(founded.watch) },
    )
  const [again] = await founded.reading(async (rows) => {
    const versions = await reportVersionFacts(rows, { from: DAY, to: DAY })
    return Promise.all(versions.map((version) => dailyOfVersion(rows, version, MECHANISM)))
  })
  expect(again && hashOfDaily(again)).toBe(sha256)
  expect((await dailyNow(founded)).head.revision).toBe(2)
  expect(rid).not.toBe('')
})

test('[R-REP-7, R-ACC-3] two persons approve and the second issues; one person twice, another hash, a lapsed first are refused', async () => {
  const founded = await closedFirst()
  const { signAs, clock } = founded
  const { rid, sha256 } = await assembled(founded)
  const first = await signAs('M.duty').record('report.approved', { sha256 }, on('approves', rid))
  expect(await states(founded)).toEqual(['approvedOnce'])
  const second = on('approves', rid, first)
  expect(await signAs('M.duty').enter('report.approved', { sha256 }, second)).toMatchObject({
    code: 'PTY_SAME_PERSON',
  })
  expect(await signAs('M.head').enter('report.approved', { sha256: 'b'.repeat(64) }, second)).toMatchObject({
    code: 'REP_HASH',
  })
  expect(await signAs('M.head').enter('report.approved', { sha256 }, on('approves', rid))).toMatchObject({
    code: 'LIFE_NOT_ALLOWED',
  })
  clock.set('2020-10-11T15:30:00.001Z')
  expect(await states(founded)).toEqual(['drafting'])
  expect(await signAs('M.head').enter('report.approved', { sha256 }, second)).toMatchObject({
    code: 'ACC_TWO_NEEDED',
  })
  await approved(founded, { rid, sha256 })
  expect(await states(founded)).toEqual(['preliminary'])
})

test('[R-REP-3] a late item makes a corrected version with was, now and why; the old one stays and says what replaced it', async () => {
  const founded = await closedFirst()
  const first = await issued(founded)
  const second = await corrected(founded, first)
  expect(await states(founded)).toEqual(['preliminary', 'drafting'])
  await approved(founded, second)
  const versions = await founded.reading((rows) => reportVersionFacts(rows, { from: DAY, to: DAY }))
  expect(versionStates(versions, founded.clock.now())).toEqual([
    { rid: first.rid, state: 'preliminary', supersededBy: second.rid },
    { rid: second.rid, state: 'preliminary' },
  ])
  const dailies = await founded.reading((rows) =>
    Promise.all(versions.map((version) => dailyOfVersion(rows, version, MECHANISM))),
  )
  expect(dailies.map(({ observed: { total } }) => total.now)).toMatchObject([
    { sum: { n: 3 } },
    { sum: { n: 5 } },
  ])
  expect(dailies[1]?.corrections).toContainEqual({
    path: 'observed.total',
    was: '3',
    now: '5',
    why: 'lateItem',
  })
})

test('[R-REP-2] confirmation waits 72 h from the issue, and for the correction of what came in since', async () => {
  const founded = await closedFirst()
  const { signAs, clock } = founded
  const { rid, sha256 } = await issued(founded)
  const confirm = (label: string, seconded?: string) =>
    signAs(label).enter('report.confirmed', { sha256 }, on('confirms', rid, seconded))
  expect(await confirm('M.duty')).toMatchObject({
    code: 'REP_NOT_YET',
    detail: { at: '2020-10-13T15:30:00.000Z' },
  })
  clock.set('2020-10-13T15:30:00.000Z')
  const one = await confirm('M.duty')
  expect(one).toMatchObject({ ok: true })
  const late = await corrected(founded, { rid, sha256 })
  expect(await confirm('M.head', one.ok ? one.value.rid : '')).toMatchObject({
    code: 'REP_SUM_MISMATCH',
    detail: { lines: expect.arrayContaining(['observed.total']) },
  })
  await approved(founded, late)
  expect(await confirm('M.head', one.ok ? one.value.rid : '')).toMatchObject({ code: 'LIFE_STALE' })
})

test('[R-REP-11] a retraction takes two persons and ends the report; its day has no other, and its number is not used again', async () => {
  const founded = await closedFirst()
  const { signAs } = founded
  const { rid } = await issued(founded)
  const body = { reason: 'the wrong day' }
  const first = await signAs('M.head').record('report.retracted', body, on('retracts', rid))
  expect(await states(founded)).toEqual(['preliminary'])
  expect(await signAs('M.head').enter('report.retracted', body, on('retracts', rid, first))).toMatchObject({
    code: 'PTY_SAME_PERSON',
  })
  await signAs('M.duty').record('report.retracted', body, on('retracts', rid, first))
  expect(await states(founded)).toEqual(['retracted'])
  const { head } = await dailyNow(founded)
  const again = {
    kind: 'daily',
    day: DAY,
    revision: head.revision,
    sha256: 'd'.repeat(64),
    jointSha256: 'd'.repeat(64),
    reason: 'anew',
  }
  expect(await signAs('M.head').enter('report.assembled', again, on('corrects', rid))).toMatchObject({
    code: 'LIFE_NOT_ALLOWED',
    detail: { state: 'retracted' },
  })
})

test('[R-REP-6] a day that changed after its daily holds up the next one until its correction is out', async () => {
  const founded = await closedFirst()
  const { signAs, clock } = founded
  await signAs('M.head').record('agreement.recorded', { agreement: truceFrom('2020-10-10T05:00:00.000Z') })
  const first = await issued(founded)
  clock.set('2020-10-11T15:30:00.000Z')
  const late = await corrected(founded, first)
  const next = await assembled(founded, 'M.head', '2020-10-11')
  const approve = (label: string, { rid, sha256 }: Version, seconded?: string) =>
    signAs(label).enter('report.approved', { sha256 }, on('approves', rid, seconded))
  expect(await approve('M.duty', next)).toMatchObject({
    code: 'REP_SUM_MISMATCH',
    detail: { expected: 3, found: 5, difference: 2 },
  })
  await approved(founded, late)
  const again = await assembled(founded, 'M.head', '2020-10-11')
  expect(await approve('M.duty', again)).toMatchObject({ ok: true })
})

test('[R-REP-9, R-ACC-20] two offices release the same files for the same time, not before 24 h after the close', async () => {
  const founded = await closedFirst()
  const { signAs } = founded
  const { rid } = await issued(founded)
  const release = (label: string, body: object, seconded?: string) =>
    signAs(label).enter('publication.released', body, on('releases', rid, seconded))
  expect(await release('M.head', { publicAt: '2020-10-11T15:29:59.999Z', files })).toMatchObject({
    code: 'ACC_DELAYED',
    detail: { at: PUBLIC },
  })
  expect(await release('M.duty', { publicAt: PUBLIC, files })).toMatchObject({ code: 'ACC_DENIED' })
  const first = await release('M.head', { publicAt: PUBLIC, files })
  const named = first.ok ? first.value.rid : ''
  const other = [{ ...files[0], sha256: 'e'.repeat(64) }]
  expect(await release('M.investigator', { publicAt: PUBLIC, files: other }, named)).toMatchObject({
    code: 'REP_HASH',
  })
  expect(await release('M.rep/1', { publicAt: PUBLIC, files }, named)).toMatchObject({
    code: 'PTY_SAME_OFFICE',
  })
  expect(await release('M.head', { publicAt: PUBLIC, files }, named)).toMatchObject({
    code: 'PTY_SAME_OFFICE',
  })
  expect(await release('M.investigator', { publicAt: PUBLIC, files }, named)).toMatchObject({ ok: true })
  expect(await release('M.head', { publicAt: PUBLIC, files })).toMatchObject({ code: 'LIFE_NOT_ALLOWED' })
  const earlier = await founded.reading(async (rows) => {
    const [version] = await reportVersionFacts(rows, { from: DAY, to: DAY })
    return version && earlierReleases(rows, version, { mechanism: MECHANISM, now: PUBLIC })
  })
  expect(earlier).toEqual({ ofDay: [], ofPriorDay: [] })
})

test('[R-REP-13] the head of mission remarks in 120 words at most; a remark that names a place is not released', async () => {
  const founded = await closedFirst()
  const { signAs, reading, log } = founded
  await signAs('M.duty').record('measure.place', { place: town('longhill') })
  const texts = inEnglish(Array.from({ length: 131 }, () => 'word').join(' '))
  expect(await signAs('M.head').enter('report.remarked', { day: DAY, texts })).toMatchObject({
    code: 'REP_TEXT_LONG',
    detail: { limit: 120, found: 131 },
  })
  expect(
    await signAs('M.duty').enter('report.remarked', { day: DAY, texts: inEnglish('Quiet.') }),
  ).toMatchObject({
    code: 'ACC_DENIED',
  })
  const remark = (text: string) =>
    signAs('M.head').enter('report.remarked', { day: DAY, texts: inEnglish(text) })
  expect(await remark('Nobody could look at Longhill.')).toMatchObject({
    code: 'REP_TOO_FINE',
    detail: { words: ['longhill'] },
  })
  expect(await remark('Fire was heard at 14:07.')).toMatchObject({
    code: 'REP_TOO_FINE',
    detail: { words: ['14:07'] },
  })
  expect(await remark('Fire was heard at Lowhill.')).toMatchObject({ ok: true })
  const rows = await reading((each) => remarksAsOf(each, { day: DAY, size: log.head().size }))
  expect(rows).toMatchObject([{ office: 'M.head', texts: inEnglish('Fire was heard at Lowhill.') }])
})

test('[R-REP-7, R-REP-13] what must pass before it goes out passes before it is approved; a new remark and a new draft are the way out', async () => {
  const founded = await closedFirst()
  const { signAs } = founded
  await signAs('M.head').record('report.remarked', {
    day: DAY,
    texts: inEnglish('Nobody could look at Longhill.'),
  })
  const { rid, sha256 } = await assembled(founded)
  // The place is taken into the gazetteer after the remark was written.
  await signAs('M.duty').record('measure.place', { place: town('longhill') })
  expect(await signAs('M.duty').enter('report.approved', { sha256 }, on('approves', rid))).toMatchObject({
    code: 'REP_TOO_FINE',
    detail: { words: ['longhill'] },
  })
  await signAs('M.head').record('report.remarked', { day: DAY, texts: inEnglish('Nobody could look.') })
  await issued(founded)
})

test('[R-REP-14] a public note is three sentences without places, counts or a side’s words, and two offices issue it', async () => {
  const founded = await foundedLog()
  const { signAs, reading } = founded
  await signAs('M.duty').record('measure.place', { place: town('longhill') })
  await signAs('A.liaison').record('claim.lodged', { claim: claimBy('A') })
  const note = (label: string, text: string, seconded?: string) =>
    signAs(label).enter(
      'report.note-issued',
      { texts: inEnglish(text) },
      seconded === undefined ? {} : { ref: [{ rel: 'seconds', rid: seconded }] },
    )
  const refused = {
    'One. Two. Three. Four.': 'REP_TEXT_LONG',
    'Fire was heard at Longhill.': 'REP_TOO_FINE',
    'The mission heard 12 explosions.': 'REP_TOO_FINE',
    'Shells fell by the trench, about six of them.': 'REP_TOO_FINE',
  } as const
  for (const [text, code] of Object.entries(refused))
    expect(await note('M.head', text)).toMatchObject({ code })
  const text =
    'The mission has heard from both sides about fire in the zone. It has asked both what they know. It reports again on 27 October.'
  const proposed = await note('M.duty', text)
  const rid = proposed.ok ? proposed.value.rid : ''
  const first = await note('M.head', text, rid)
  const named = first.ok ? first.value.rid : ''
  expect(await note('M.head', text, named)).toMatchObject({ code: 'PTY_SAME_OFFICE' })
  expect(await note('M.protection', 'Other words.', named)).toMatchObject({ code: 'REP_HASH' })
  expect(await note('M.protection', text, rid)).toMatchObject({ code: 'LIFE_STALE' })
  expect(await note('M.protection', text, named)).toMatchObject({ ok: true })
  const rows = await reading((each) => newestPublicNotes(each, 5))
  expect(rows.map(({ office, note: of }) => [office, of])).toEqual([
    ['M.duty', rid],
    ['M.head', rid],
    ['M.protection', rid],
  ])
})

/** A recorded text that announces a truce from an instant on. */
function truceFrom(effective: string) {
  const notStated = { kind: 'notStated' }
  const truce = {
    id: 'T1',
    name: inEnglish('The truce'),
    term: notStated,
    terms: inEnglish('No fire.'),
    purpose: notStated,
    brokers: [],
    announced: { text: 'in the night', utc: notStated },
    effective: { text: 'at dawn', utc: { kind: 'known', value: effective }, zone: notStated },
    expires: notStated,
    notes: [],
  }
  return {
    id: 'A1',
    kind: 'agreement',
    title: inEnglish('An agreement'),
    day: notStated,
    class: notStated,
    parties: [],
    brokers: [],
    proposedBy: notStated,
    under: notStated,
    signed: [],
    published: 'agreed',
    publishedAs: notStated,
    inForceFrom: notStated,
    languages: ['en'],
    sources: [{ publisher: 'A newspaper', title: 'The text' }],
    texts: [],
    terms: [],
    truces: [truce],
    note: notStated,
  }
}
