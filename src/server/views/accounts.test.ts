import { expect, test } from 'vitest'

import { answerBy, claimBy, minute, statementBy } from '../../../test/accounts.ts'
import { inEnglish } from '../../../test/mechanism.ts'
import { releaseDay } from '../../../test/report-desks.ts'
import {
  claimSealed,
  deskOf,
  FOUNDING,
  linkSealed,
  publicAt,
  runningNode,
  signedIn,
  statementSealed,
  type Asker,
  type Desk,
  type TestNode,
} from '../../../test/running-node.ts'

async function desks(node: TestNode) {
  const [a, b, duty] = await Promise.all([
    deskOf(node, 'A.liaison'),
    deskOf(node, 'B.liaison'),
    deskOf(node, 'M.duty'),
  ])
  return { a, b, duty }
}

const lodge = (desk: Desk, side: 'A' | 'B', otherwise = {}) =>
  desk.record('claim.lodged', { claim: claimBy(side, otherwise) }, { sealed: claimSealed(side) })

const transcribe = (desk: Desk, side: 'A' | 'B', otherwise = {}) =>
  desk.record(
    'statement.transcribed',
    { statement: statementBy(side, otherwise) },
    { sealed: statementSealed() },
  )

const json = async (asker: Asker, path: string) => {
  const answer = await asker.get(path)
  expect([path, answer.status]).toEqual([path, 200])
  return answer.json()
}

test('[R-CLM-16] a lodged claim and a public statement of the other side, joined, are compared and each keeps its kind', async () => {
  const node = await runningNode()
  const { a, duty, b } = await desks(node)
  const claim = await lodge(a, 'A')
  const said = await transcribe(duty, 'B', { at: minute('2020-10-10T06:37:00.000Z') })
  await duty.record(
    'claim.linked',
    { link: { relation: 'sameEvent', accounts: [claim, said] } },
    {
      ref: [
        { rel: 'links', rid: claim },
        { rel: 'links', rid: said },
      ],
      sealed: linkSealed('the same trench'),
    },
  )
  const { matters, counts } = await json(b, '/api/accounts')
  expect(counts).toEqual({
    matters: 1,
    disputed: 1,
    oneAccount: 0,
    saidPublicly: 1,
    lodged: 1,
    thirdStates: 0,
  })
  const [matter] = matters
  expect(matter.id).toBe(claim)
  expect(matter.state).toBe('disputed')
  expect(
    matter.accounts.map(({ column, standing }: { column: string; standing: string }) => [column, standing]),
  ).toEqual([
    ['B', 'saidPublicly'],
    ['A', 'lodged'],
  ])
  expect(matter.difference).toContainEqual({ field: 'kind', outcome: 'mirrored' })
  expect(matter.difference).toContainEqual({ field: 'time', outcome: 'same' })
  expect(matter.joins).toMatchObject([{ relation: 'sameEvent', office: 'M.duty', mayOpen: false }])
  expect((await json(duty, '/api/accounts')).matters[0].joins[0].mayOpen).toBe(true)
})

test('[R-PTY-8] the public order follows the reporting day, and a side’s own desk has its own first', async () => {
  const node = await runningNode()
  const { a, b, duty } = await desks(node)
  const order = async (asker: Asker) =>
    (await json(asker, '/api/mechanism')).sides.map(({ side }: { side: string }) => side)
  expect(await order(publicAt(node))).toEqual(['A', 'B'])
  expect(await order(a)).toEqual(['A', 'B'])
  expect(await order(b)).toEqual(['B', 'A'])
  await duty.post('/api/demo/clock', { to: '2020-10-11T07:00:00.000Z' })
  expect(await order(publicAt(node))).toEqual(['B', 'A'])
  expect(await order(a)).toEqual(['A', 'B'])
})

test('[R-CLM-7] versions, answers, lateness and withdrawal stay readable, and only what the life and the table allow is offered', async () => {
  const node = await runningNode()
  const { a, b, duty } = await desks(node)
  const claim = await lodge(a, 'A')
  const of = async (asker: Asker) => (await json(asker, `/api/accounts/${claim}`)).accounts[0]
  expect((await of(a)).may).toEqual(['claim.correct', 'claim.withdraw'])
  expect((await of(b)).may).toEqual(['claim.acknowledge', 'claim.answer'])
  expect((await of(duty)).may).toEqual(['claim.link'])
  expect([(await of(a)).mayOpen, (await of(b)).mayOpen, (await of(duty)).mayOpen]).toEqual([
    true,
    false,
    true,
  ])
  const corrected = await a.record(
    'claim.corrected',
    { claim: claimBy('A', { what: inEnglish('Five shells.') }), reason: 'counted again' },
    {
      ref: [
        { rel: 'corrects', rid: claim },
        { rel: 'follows', rid: claim },
      ],
      sealed: claimSealed('A'),
    },
  )
  await duty.post('/api/demo/clock', { to: '2020-10-10T14:00:00.000Z' })
  await expect.poll(async () => (await of(b)).state).toBe('unanswered')
  await b.record('claim.answered', { answer: answerBy('B') }, { ref: [{ rel: 'answers', rid: claim }] })
  const answered = await of(duty)
  expect(answered).toMatchObject({
    state: 'answeredLate',
    rid: corrected,
    answers: [{ office: 'B.liaison' }],
  })
  expect(answered.answers[0].lateS).toBeGreaterThan(3_500)
  expect(answered.versions.map(({ rid, reason }: { rid: string; reason?: string }) => [rid, reason])).toEqual(
    [
      [corrected, 'counted again'],
      [claim, undefined],
    ],
  )
  await a.record(
    'claim.withdrawn',
    { by: 'A', reason: 'wrong sector' },
    {
      ref: [
        { rel: 'withdraws', rid: claim },
        { rel: 'follows', rid: corrected },
      ],
    },
  )
  expect(await of(b)).toMatchObject({ state: 'withdrawn', withdrawn: { reason: 'wrong sector' }, may: [] })
})

test('[R-CLM-15] a side may adopt a statement of its own, and no other side’s', async () => {
  const node = await runningNode()
  const { a, b, duty } = await desks(node)
  const said = await transcribe(duty, 'A')
  const may = async (asker: Asker) => (await json(asker, `/api/accounts/${said}`)).accounts[0].may
  expect(await may(a)).toEqual(['claim.lodge'])
  expect(await may(b)).toEqual([])
  expect(await may(duty)).toEqual([
    'statement.render',
    'statement.correct',
    'statement.retract',
    'claim.link',
  ])
})

test('[R-ACC-2] matters page by key in the order of the ground, and a page’s counts are of the whole range', async () => {
  const node = await runningNode()
  const { a } = await desks(node)
  for (const sector of ['N-3', 'N-1', 'N-2'])
    await lodge(a, 'A', {
      place: {
        asWritten: sector,
        status: 'unresolved',
        candidates: [],
        parts: [],
        sector: { kind: 'known', value: sector },
      },
    })
  const first = await json(a, '/api/accounts?limit=2')
  const names = (page: typeof first) => page.matters.map(({ asWritten }: { asWritten: string }) => asWritten)
  expect(names(first)).toEqual(['N-1', 'N-2'])
  expect(first.counts.matters).toBe(3)
  const second = await json(a, `/api/accounts?limit=2&after=${first.next}`)
  expect(names(second)).toEqual(['N-3'])
  expect(second.next).toBeUndefined()
  expect((await json(a, '/api/accounts?from=2020-10-10T09:00:00.000Z')).matters).toEqual([])
  expect((await json(a, '/api/accounts?standing=saidPublicly')).matters).toEqual([])
  expect(
    (await json(a, '/api/accounts?from=2020-10-10T06:00:00.000Z&to=2020-10-10T06:31:00.000Z')).matters,
  ).toHaveLength(3)
})

test('[R-MEA-17] a gap of the data that touches the range is told with it', async () => {
  const gap = {
    context: 'claim',
    from: '2020-10-10T00:00:00.000Z',
    to: '2020-10-11T00:00:00.000Z',
    source: inEnglish('not collected'),
  }
  const node = await runningNode({
    founding: { ...FOUNDING, mechanism: { ...FOUNDING.mechanism, dataGaps: [gap] } },
  })
  const reader = await signedIn(node, 'M.duty')
  expect((await json(reader, '/api/accounts')).gaps).toEqual([gap])
  expect((await json(reader, '/api/accounts?from=2020-10-12T00:00:00.000Z')).gaps).toEqual([])
})

test('[R-ACC-20] the public reads an account with the released daily of its day, by day and sector and without a word of its text', async () => {
  const node = await runningNode()
  const { a, duty } = await desks(node)
  await lodge(a, 'A', { what: inEnglish('SECRET-TEXT by the trench') })
  const anyone = publicAt(node)
  expect((await json(anyone, '/api/public/accounts')).accounts).toEqual([])
  await duty.post('/api/demo/clock', { to: '2020-10-11T15:29:30.000Z', speed: 0 })
  expect(await releaseDay(node, '2020-10-10')).toBe('2020-10-11T15:30:00.000Z')
  await lodge(a, 'A', { what: inEnglish('told after the daily') })
  expect((await json(anyone, '/api/public/accounts')).accounts).toEqual([])
  await duty.post('/api/demo/clock', { to: '2020-10-11T15:30:00.000Z' })
  const text = await (await anyone.get('/api/public/accounts')).text()
  expect(JSON.parse(text).accounts).toEqual([
    {
      standing: 'lodged',
      column: 'A',
      entity: 'EA',
      kind: 'violation',
      allegedActor: 'B',
      day: '2020-10-10',
      sector: { kind: 'known', value: 'N-2' },
      count: { kind: 'known', value: { kind: 'about', n: 6 } },
      sources: [],
    },
  ])
  expect(text).not.toContain('SECRET-TEXT')
})

test('[R-ACC-23] without a release nothing is public, however long ago the day closed', async () => {
  const node = await runningNode()
  const { a, duty } = await desks(node)
  await lodge(a, 'A')
  await duty.post('/api/demo/clock', { to: '2020-11-11T15:30:00.000Z' })
  const answer = await json(publicAt(node), '/api/public/accounts')
  expect([answer.accounts, answer.publicUntil]).toEqual([[], '2020-10-09T15:30:00.000Z'])
})

test('[R-REC-120] a record whose author’s clock was ahead is marked, never refused', async () => {
  const node = await runningNode()
  const { a } = await desks(node)
  const claim = await a.record(
    'claim.lodged',
    { claim: claimBy('A') },
    { sealed: claimSealed('A'), made: '2020-10-10T08:00:00.000Z' },
  )
  expect((await json(a, `/api/accounts/${claim}`)).accounts[0].flags).toContainEqual({ kind: 'clockAhead' })
})
