import { expect, test } from 'vitest'

import { addS, known } from '#domain/measure'
import { answersTo, claimById, claimVersionsOf, nextDeadlines, statementById } from '#server/projections'

import { answerBy, claimBy, inSector, minute, statementBy } from '../../../test/accounts.ts'
import { foundedLog } from '../../../test/kit.ts'

const DUE = '2020-10-10T13:00:00.000Z'

test('[R-CLM-13] a side lodges its own claim; the mission, the other side and the mediator do not', async () => {
  const { signAs, reading } = await foundedLog()
  const rid = await signAs('A.liaison').record('claim.lodged', { claim: claimBy('A') })
  await signAs('B.rep/2').record('claim.lodged', { claim: claimBy('B') })
  expect(await reading((rows) => claimById(rows, rid))).toMatchObject({
    id: rid,
    rid,
    state: 'lodged',
    side: 'A',
    office: 'A.liaison',
    due_at: DUE,
    adopts: null,
    body: claimBy('A'),
  })
  for (const label of ['M.duty', 'M.mediator', 'M.head'])
    expect(await signAs(label).enter('claim.lodged', { claim: claimBy('B') })).toMatchObject({
      ok: false,
      code: 'PTY_NOT_A_SIDE',
    })
  expect(await signAs('A.liaison').enter('claim.lodged', { claim: claimBy('B') })).toMatchObject({
    code: 'ACC_DENIED',
  })
  expect(await signAs('M.node').enter('claim.lodged', { claim: claimBy('A') })).toMatchObject({ ok: false })
})

test('[R-CLM-9] a claim without count or evidence is lodged; what cannot be is refused by its own code', async () => {
  const { signAs } = await foundedLog()
  const desk = signAs('A.liaison')
  await desk.record('claim.lodged', { claim: claimBy('A', { count: known({ kind: 'unknown' }) }) })
  const odd = {
    PTY_ENTITY_UNKNOWN: { entity: 'EB' },
    CLM_KIND: { kind: 'terms' },
    MEA_TIME_FUTURE: { at: minute('2020-10-10T07:30:00.000Z') },
    MEA_INTERVAL_EMPTY: {
      at: { ...minute('2020-10-10T06:30:00.000Z'), to: known('2020-10-10T06:30:00.000Z') },
    },
    MEA_PLACE_UNKNOWN: { place: { ...inSector('N-1'), status: 'resolved', candidates: ['nowhere'] } },
    CLM_ONE_ORIGINAL: { what: [{ lang: 'en', text: 'Told twice.', original: false }] },
  } as const
  for (const [code, told] of Object.entries(odd))
    expect(await desk.enter('claim.lodged', { claim: claimBy('A', told) })).toMatchObject({ ok: false, code })
  for (const place of [
    { ...inSector('N-1'), status: 'resolved' } as const,
    { ...inSector('N-1'), status: 'candidates' } as const,
    inSector('N-99'),
  ])
    expect(await desk.enter('claim.lodged', { claim: claimBy('A', { place }) })).toMatchObject({
      code: 'MEA_PLACE_UNKNOWN',
    })
  for (const claim of [
    { ...claimBy('A'), verdict: 'true' },
    claimBy('A', { what: [{ lang: 'en', text: 'red \u009b31m', original: true }] }),
    claimBy('A', { what: [{ lang: 'en', text: ' \u200b', original: true }] }),
  ])
    expect(await desk.enter('claim.lodged', { claim })).toMatchObject({ code: 'REC_BODY' })
})

test('[R-CLM-15] a side adopts a statement of its own; another side’s is refused, and both stay', async () => {
  const { signAs, reading } = await foundedLog()
  const own = await signAs('M.duty').record('statement.transcribed', { statement: statementBy('A') })
  const others = await signAs('M.duty').record('statement.transcribed', { statement: statementBy('B') })
  const adopting = (rid: string) => ({ ref: [{ rel: 'adopts', rid }] })
  const desk = signAs('A.liaison')
  const lodge = (rid: string) => desk.enter('claim.lodged', { claim: claimBy('A') }, adopting(rid))
  expect(await lodge(others)).toMatchObject({ code: 'CLM_NOT_OWN_STATEMENT' })
  const adopted = await lodge(own)
  expect(adopted).toMatchObject({ ok: true })
  expect(await reading((rows) => statementById(rows, own))).toMatchObject({ state: 'adopted', rid: own })
  expect(await lodge(adopted.ok ? adopted.value.rid : '')).toMatchObject({ code: 'REC_REF' }) // a claim is no statement
})

test('[R-CLM-8] the other side answers in time, again later, and late answers count their hours', async () => {
  const { signAs, reading, clock } = await foundedLog()
  const prompt = await signAs('A.liaison').record('claim.lodged', { claim: claimBy('A') })
  const slow = await signAs('A.liaison').record('claim.lodged', { claim: claimBy('A') })
  const answer = (rid: string) =>
    signAs('B.liaison').enter('claim.answered', { answer: answerBy('B') }, { ref: [{ rel: 'answers', rid }] })
  expect(await answer(prompt)).toMatchObject({ ok: true })
  clock.set(addS(DUE, 3_600))
  expect(await answer(prompt)).toMatchObject({ ok: true })
  expect(await answer(slow)).toMatchObject({ ok: true })
  expect(await reading((rows) => answersTo(rows, [prompt, slow]))).toMatchObject([
    { claim: prompt, late_s: 0, side: 'B' },
    { claim: prompt, late_s: 3_600 },
    { claim: slow, late_s: 3_600, at: '2020-10-10T14:00:00.000Z' },
  ])
  expect(await reading((rows) => claimById(rows, prompt))).toMatchObject({ state: 'answered' })
  expect(await reading((rows) => claimById(rows, slow))).toMatchObject({ state: 'answeredLate' })
  expect(await reading((rows) => nextDeadlines(rows, 9))).toEqual([])
})

test('[R-PTY-9] only the other side acknowledges and answers, and an acknowledgement stops no clock', async () => {
  const { signAs, reading } = await foundedLog()
  const rid = await signAs('A.liaison').record('claim.lodged', { claim: claimBy('A') })
  const seen = { ref: [{ rel: 'acknowledges', rid }] }
  const said = { ref: [{ rel: 'answers', rid }] }
  expect(await signAs('A.rep/1').enter('claim.acknowledged', { by: 'A' }, seen)).toMatchObject({
    code: 'PTY_NOT_A_SIDE',
  })
  expect(await signAs('A.rep/1').enter('claim.answered', { answer: answerBy('A') }, said)).toMatchObject({
    code: 'PTY_NOT_A_SIDE',
  })
  await signAs('B.rep/1').record('claim.acknowledged', { by: 'B' }, seen)
  expect(await reading((rows) => claimById(rows, rid))).toMatchObject({ state: 'acknowledged', rid })
  expect(await reading((rows) => nextDeadlines(rows, 9))).toMatchObject([{ subject: rid, due: DUE }])
})

test('[R-CLM-7] a claim is corrected and withdrawn by new records on its newest version, and stays readable', async () => {
  const { signAs, reading } = await foundedLog()
  const rid = await signAs('A.liaison').record('claim.lodged', { claim: claimBy('A') })
  const moved = { claim: claimBy('A', { place: inSector('N-3') }), reason: 'wrong sector' }
  const on = (rel: string, newest: string) => ({
    ref: [
      { rel, rid },
      { rel: 'follows', rid: newest },
    ],
  })
  const second = await signAs('A.rep/1').record('claim.corrected', moved, on('corrects', rid))
  const stale = { code: 'LIFE_STALE', kept: 'draft', detail: { yours: rid, current: second } }
  expect(await signAs('A.liaison').enter('claim.corrected', moved, on('corrects', rid))).toMatchObject(stale)
  const end = { by: 'A', reason: 'counted twice' }
  expect(await signAs('A.liaison').enter('claim.withdrawn', end, on('withdraws', rid))).toMatchObject(stale)
  expect(await signAs('B.liaison').enter('claim.withdrawn', end, on('withdraws', second))).toMatchObject({
    ok: false,
  })
  expect(
    await signAs('B.liaison').enter('claim.withdrawn', { ...end, by: 'B' }, on('withdraws', second)),
  ).toMatchObject({ code: 'PTY_NOT_A_SIDE' })
  await signAs('A.liaison').record('claim.withdrawn', end, on('withdraws', second))
  expect(await reading((rows) => claimById(rows, rid))).toMatchObject({
    state: 'withdrawn',
    rid: second,
    withdrawn_reason: 'counted twice',
    body: moved.claim,
  })
  expect(await reading((rows) => claimVersionsOf(rows, [rid]))).toMatchObject([
    { rid: second, office: 'A.rep', reason: 'wrong sector', body: moved.claim },
    { rid, office: 'A.liaison', reason: null, body: claimBy('A') },
  ])
  expect(await reading((rows) => nextDeadlines(rows, 9))).toEqual([])
  const late = { ref: [{ rel: 'answers', rid }] }
  expect(await signAs('B.liaison').enter('claim.answered', { answer: answerBy('B') }, late)).toMatchObject({
    code: 'LIFE_NOT_ALLOWED',
  })
})

test('[R-ACT-2] a claim always has its sealed part, for exactly its side’s desk, DO, IN and HM', async () => {
  const { signAs, log, open } = await foundedLog()
  const desk = signAs('A.liaison')
  const body = { claim: claimBy('A') }
  const rule = ['A.liaison', 'A.rep', 'M.duty', 'M.head', 'M.investigator', 'M.rep']
  expect(await desk.enter('claim.lodged', body, { unsealed: true })).toMatchObject({
    code: 'REC_BODY',
    detail: { field: 'commit' },
  })
  for (const to of [[...rule, 'M.protection'], rule.slice(1), [...rule.slice(1), 'B.liaison']])
    expect(await desk.enter('claim.lodged', body, { to })).toMatchObject({
      code: 'REC_BODY',
      detail: { field: 'keys', wanted: rule },
    })
  const made = await desk.make('claim.lodged', body, { sealed: { weapon: { kind: 'unknown' } } })
  const { submission, content, wrap } = made
  expect(await log.enter({ submission, ...(content && wrap ? { content, wrap } : {}) })).toMatchObject({
    ok: true,
  })
  expect(await open(made, 'A.rep')).toEqual({ weapon: { kind: 'unknown' } })
  expect(await open(made, 'B.liaison')).toBeUndefined()
  const seen = { ref: [{ rel: 'acknowledges', rid: made.rid }], to: ['M.duty'] }
  expect(await signAs('B.liaison').enter('claim.acknowledged', { by: 'B' }, seen)).toMatchObject({
    code: 'REC_BODY',
    detail: { field: 'commit' },
  })
})

test('[R-ACT-3] an account is named by its first record, in the act’s own relation, once', async () => {
  const { signAs } = await foundedLog()
  const rid = await signAs('A.liaison').record('claim.lodged', { claim: claimBy('A') })
  const newer = await signAs('A.liaison').record(
    'claim.corrected',
    { claim: claimBy('A'), reason: 'spelling' },
    {
      ref: [
        { rel: 'corrects', rid },
        { rel: 'follows', rid },
      ],
    },
  )
  const answer = (ref: readonly { rel: string; rid: string }[]) =>
    signAs('B.liaison').enter('claim.answered', { answer: answerBy('B') }, ref.length > 0 ? { ref } : {})
  for (const ref of [
    [],
    [{ rel: 'answers', rid: newer }],
    [{ rel: 'acknowledges', rid }],
    [
      { rel: 'answers', rid },
      { rel: 'adopts', rid },
    ],
    [
      { rel: 'answers', rid },
      { rel: 'answers', rid: newer },
    ],
    [{ rel: 'answers', rid: 'ab'.repeat(32) }],
  ])
    expect(await answer(ref)).toMatchObject({ code: 'REC_REF' })
  expect(
    await answer([
      { rel: 'answers', rid },
      { rel: 'resent', rid: newer },
    ]),
  ).toMatchObject({ ok: true })
})
