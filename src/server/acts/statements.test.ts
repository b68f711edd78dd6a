import { expect, test } from 'vitest'

import { known } from '#domain/measure'
import { nextDeadlines, statementById, statementVersionsOf } from '#server/projections'

import { claimBy, minute, rendering, statementBy } from '../../../test/accounts.ts'
import { foundedLog } from '../../../test/kit.ts'

test('[R-CLM-13] DO, IN, ME and PO transcribe what was said in public, with its source; sides and HM do not', async () => {
  const { signAs, reading } = await foundedLog()
  const body = { statement: statementBy('B') }
  for (const label of ['M.duty', 'M.investigator', 'M.mediator', 'M.protection']) {
    const rid = await signAs(label).record('statement.transcribed', body)
    expect(await reading((rows) => statementById(rows, rid))).toMatchObject({
      id: rid,
      state: 'transcribed',
      teller: 'B',
      entity: 'EB',
      office: label,
      body: statementBy('B'),
    })
  }
  for (const label of ['A.liaison', 'M.head', 'M.root', 'M.node'])
    expect(await signAs(label).enter('statement.transcribed', body)).toMatchObject({ code: 'ACC_DENIED' })
  const odd = {
    CLM_NO_SOURCE: { renderings: [] },
    PTY_ENTITY_UNKNOWN: { speaker: { ...statementBy('B').speaker, entity: 'EA' } },
    MEA_TIME_FUTURE: { saidAt: minute('2020-10-10T07:01:00.000Z') },
    REC_BODY: { venue: 'elsewhere' },
  } as const
  for (const [code, told] of Object.entries(odd))
    expect(
      await signAs('M.duty').enter('statement.transcribed', { statement: statementBy('B', told) }),
    ).toMatchObject({ ok: false, code })
})

test('[R-CLM-14] a statement starts no clock, and a third State’s has a column of its own', async () => {
  const { signAs, reading } = await foundedLog()
  const speaker = {
    ...statementBy('A').speaker,
    kind: 'thirdState',
    side: { kind: 'absent' },
    entity: 'TS',
  } as const
  const rid = await signAs('M.duty').record('statement.transcribed', {
    statement: statementBy('A', { speaker }),
  })
  expect(await reading((rows) => statementById(rows, rid))).toMatchObject({ teller: 'third', entity: 'TS' })
  expect(await reading((rows) => nextDeadlines(rows, 9))).toEqual([])
  await signAs('A.liaison').record('claim.lodged', { claim: claimBy('A') })
  expect(await reading((rows) => nextDeadlines(rows, 9))).toHaveLength(1)
})

test('[R-CLM-10] renderings are put beside the others, and every version stays readable', async () => {
  const { signAs, reading } = await foundedLog()
  const desk = signAs('M.duty')
  const rid = await desk.record('statement.transcribed', { statement: statementBy('A') })
  const other = { ...rendering, publisher: 'Another newspaper', lang: 'ru' }
  const second = await desk.record(
    'statement.rendered',
    { rendering: other },
    { ref: [{ rel: 'renders', rid }] },
  )
  const corrected = {
    statement: statementBy('A', { kind: 'hit', renderings: [rendering, other] }),
    reason: 'read again',
  }
  const on = (newest: string) => ({
    ref: [
      { rel: 'corrects', rid },
      { rel: 'follows', rid: newest },
    ],
  })
  expect(await desk.enter('statement.corrected', corrected, on(rid))).toMatchObject({
    code: 'LIFE_STALE',
    detail: { current: second },
  })
  const third = await desk.record('statement.corrected', corrected, on(second))
  const taken = {
    saidAt: minute('2020-10-10T06:50:00.000Z'),
    rendering: { ...rendering, title: 'Taken back' },
  }
  const last = await desk.record('statement.retracted', taken, { ref: [{ rel: 'retracts', rid }] })
  expect(await reading((rows) => statementById(rows, rid))).toMatchObject({
    state: 'retracted',
    rid: last,
    kind: 'hit',
    retraction: taken,
    body: { renderings: [rendering, other, taken.rendering] },
  })
  expect(await reading((rows) => statementVersionsOf(rows, [rid]))).toMatchObject([
    { rid: last, change: 'retracted', body: { renderings: [rendering, other, taken.rendering] } },
    { rid: third, change: 'corrected', reason: 'read again', body: corrected.statement },
    { rid: second, change: 'rendered', body: { kind: 'violation', renderings: [rendering, other] } },
    { rid, change: 'transcribed', body: statementBy('A') },
  ])
  expect(
    await signAs('A.liaison').enter(
      'claim.lodged',
      { claim: claimBy('A') },
      { ref: [{ rel: 'adopts', rid }] },
    ),
  ).toMatchObject({ code: 'LIFE_NOT_ALLOWED' })
})

test('[R-ACT-2] a statement’s sealed part goes to the mission’s offices, to no side and not to the mediator', async () => {
  const { signAs, log, open } = await foundedLog()
  const body = { statement: statementBy('A') }
  const wanted = ['M.duty', 'M.head', 'M.investigator', 'M.protection', 'M.rep']
  expect(
    await signAs('M.mediator').enter('statement.transcribed', body, { to: [...wanted, 'M.mediator'] }),
  ).toMatchObject({ code: 'REC_BODY', detail: { field: 'keys', wanted } })
  const sealed = { name: known('A person'), weapon: { kind: 'absent' }, originsAlleged: ['a hill'] }
  const made = await signAs('M.mediator').make('statement.transcribed', body, { sealed })
  const { submission, content, wrap } = made
  expect(await log.enter({ submission, ...(content && wrap ? { content, wrap } : {}) })).toMatchObject({
    ok: true,
  })
  expect(await open(made, 'M.protection')).toEqual(sealed)
  expect(await open(made, 'M.mediator')).toBeUndefined()
  expect(await open(made, 'A.rep')).toBeUndefined()
})

test('[R-DNH-1] a statement whose words are withheld is recorded, and no version of it has words in the clear', async () => {
  const { signAs, reading } = await foundedLog()
  const { text: _text, ...source } = rendering
  const desk = signAs('M.duty')
  const held = statementBy('A', { what: [], renderings: [source] })
  const rid = await desk.record('statement.transcribed', { statement: held })
  const inClear = { code: 'CLM_ORIGIN_IN_CLEAR', kept: 'draft' }
  const mixed = { ...held, renderings: [rendering] }
  expect(await desk.enter('statement.transcribed', { statement: mixed })).toMatchObject(inClear)
  const on = { ref: [{ rel: 'renders', rid }] }
  expect(await desk.enter('statement.rendered', { rendering }, on)).toMatchObject(inClear)
  await desk.record('statement.rendered', { rendering: { ...source, publisher: 'Another newspaper' } }, on)
  const row = await reading((rows) => statementById(rows, rid))
  const following = [
    { rel: 'corrects', rid },
    { rel: 'follows', rid: row?.rid ?? '' },
  ]
  const reason = 'another source'
  expect(
    await desk.enter('statement.corrected', { statement: mixed, reason }, { ref: following }),
  ).toMatchObject(inClear)
  await desk.record('statement.corrected', { statement: held, reason }, { ref: following })
  const versions = await reading((rows) => statementVersionsOf(rows, [rid]))
  expect(versions.map(({ body }) => [body.what.length, body.renderings.length])).toEqual([
    [0, 1],
    [0, 2],
    [0, 1],
  ])
})

test('[R-ACT-1] the gate answers before the rule, and the rule is not asked', async () => {
  const { signAs } = await foundedLog()
  const body = { statement: statementBy('A', { renderings: [] }) }
  expect(await signAs('A.liaison').enter('statement.transcribed', body)).toMatchObject({ code: 'ACC_DENIED' })
  expect(await signAs('M.duty').enter('statement.transcribed', body, { unsealed: true })).toMatchObject({
    code: 'REC_BODY',
  })
  expect(await signAs('M.duty').enter('statement.transcribed', body, { vis: 'P' })).toMatchObject({
    code: 'REC_BODY',
    detail: { field: 'vis' },
  })
  expect(await signAs('M.duty').enter('statement.transcribed', body)).toMatchObject({ code: 'CLM_NO_SOURCE' })
})

test('[R-CLM-13] what was said elsewhere is sealed whole by any office, and by no root or node', async () => {
  const { signAs, log } = await foundedLog()
  const sealed = {
    class: 'M',
    type: 'statement.transcribed',
    statement: statementBy('A', { venue: 'elsewhere' }),
  }
  const options = {
    vis: 'C',
    to: ['M.duty', 'M.mediator'],
    sealed: JSON.parse(JSON.stringify(sealed)),
  } as const
  const before = log.head().size
  expect(await signAs('M.mediator').enter('record.sealed', {}, options)).toMatchObject({ ok: true })
  for (const label of ['M.root', 'M.node'])
    expect(await signAs(label).enter('record.sealed', {}, options)).toMatchObject({ code: 'ACC_DENIED' })
  expect(log.head().size).toBe(before + 1)
})
