import { expect, test } from 'vitest'

import { acts as rows, actNames } from '#domain/access'
import { acts, bodiesOf, judgesOf } from '#server/acts'
import { keysKnown, mechanismInForce, officeByCode } from '#server/projections'
import { factBodies } from '#wire/facts'

import { claimBy } from '../../../test/accounts.ts'
import { labelledKey } from '../../../test/keys.ts'
import { foundedLog } from '../../../test/kit.ts'
import { MECHANISM } from '../../../test/mechanism.ts'

const UNTIL = '2021-06-01T00:00:00.000Z'

function enrolment(label: string) {
  const { key, office, person } = labelledKey(label)
  return { op: 'enrol', use: 'sign', key, office, person, until: UNTIL }
}

test('[R-ACT-6] every act has its row and its own type, and every clear fact its judge and its schema', () => {
  const names = [...new Set(acts.map((act) => act.name))]
  expect(names.toSorted()).toEqual(actNames.filter((name) => rows[name].limit !== 'demoHome').toSorted())
  expect(sharedTypes()).toEqual([['report.assembled', 'report.assemble', 'report.correct']])
  expect(Object.keys(bodiesOf(acts)).toSorted()).toEqual(Object.keys(factBodies).toSorted())
  const judged = [...Object.keys(factBodies), 'record.sealed']
  expect(Object.keys(judgesOf(acts)).toSorted()).toEqual(judged.toSorted())
  expect(acts.filter((act) => act.isWhole && judged.includes(act.type))).toEqual([])
})

/** Each type that more than one act records, and those acts. A correction of a daily is a daily put together (decision 0014). */
function sharedTypes(): readonly (readonly string[])[] {
  const types = [...new Set(acts.map(({ type }) => type))]
  return types
    .map((type) => [type, ...acts.filter((act) => act.type === type).map(({ name }) => name)])
    .filter(([, ...names]) => names.length > 1)
}

test('[R-REC-80] two representatives of a holder enrol a key of its offices, which signs itself', async () => {
  const { signAs, reading } = await foundedLog()
  const rep = signAs('A.rep/1')
  const body = enrolment('A.liaison/7')
  const enrol = (...others: readonly string[]) => rep.enter('record.key', body, { with: others })
  expect(await enrol('A.liaison/7')).toMatchObject({ code: 'REC_ENROL' })
  expect(await enrol('B.rep/1', 'A.liaison/7')).toMatchObject({ code: 'REC_ENROL' })
  expect(await enrol('A.rep/2')).toMatchObject({ code: 'REC_ENROL' }) // the key itself did not sign
  expect(await enrol('A.rep/2', 'A.liaison/7')).toMatchObject({ ok: true })
  expect(await reading((held) => keysKnown(held, [body.key]))).toMatchObject([
    { office: 'A.liaison', use: 'sign' },
  ])
  await signAs('A.liaison/7').record('claim.lodged', { claim: claimBy('A') })
})

test('[R-ACC-3] one representative, or one of another holder, enrols nothing; the root does alone', async () => {
  const { signAs } = await foundedLog()
  const asMission = enrolment('M.duty/7')
  for (const [label, others] of [
    ['A.rep/1', ['A.rep/2', 'M.duty/7']],
    ['M.rep/1', ['M.duty/7']],
    ['M.duty', ['M.rep/1', 'M.duty/7']],
  ] as const)
    expect(await signAs(label).enter('record.key', asMission, { with: others })).toMatchObject({
      code: 'REC_ENROL',
    })
  await signAs('M.root').record('record.key', asMission, { with: ['M.duty/7'] })
  const shut = enrolment('M.archive')
  expect(await signAs('M.root').enter('record.key', shut, { with: ['M.archive'] })).toMatchObject({
    code: 'PTY_NOT_APPOINTED', // no such office was opened
  })
})

test('[R-PTY-2] an office is opened and closed by its holder’s root, and what is closed acts no more', async () => {
  const { signAs, reading } = await foundedLog()
  const close = { op: 'close', office: 'M.mediator' }
  expect(await signAs('A.root').enter('record.office', close)).toMatchObject({ code: 'REC_ENROL' })
  expect(await signAs('M.rep/1').enter('record.office', close)).toMatchObject({ code: 'REC_ENROL' })
  await signAs('M.root').record('record.office', close)
  expect(await reading((held) => officeByCode(held, 'M.mediator'))).toMatchObject({ open: false, role: 'ME' })
  expect(await signAs('M.mediator').enter('record.import', {})).toMatchObject({ code: 'PTY_NOT_APPOINTED' })
})

test('[R-ACT-5] a mechanism is founded once, by every held root', async () => {
  const { signAs, reading } = await foundedLog()
  expect(await reading(mechanismInForce)).toEqual(MECHANISM)
  const root = signAs('M.root')
  expect(await root.enter('party.mechanism', MECHANISM, { with: ['A.root'] })).toMatchObject({
    code: 'REC_GENESIS',
    detail: { lacking: ['B'] },
  })
  expect(await root.enter('party.mechanism', MECHANISM, { with: ['A.root', 'B.root'] })).toMatchObject({
    code: 'LIFE_NOT_ALLOWED',
  })
})

test('[R-ACT-5] settings that contradict themselves found nothing', async () => {
  const odd = {
    entities: { ...MECHANISM, entities: [...MECHANISM.entities, ...MECHANISM.entities.slice(0, 1)] },
    sectors: { ...MECHANISM, sectors: MECHANISM.sectors.map((sector) => ({ ...sector, adjoins: ['N-9'] })) },
    sides: { ...MECHANISM, sides: [...MECHANISM.sides.slice(0, 1), ...MECHANISM.sides.slice(0, 1)] },
    dataGaps: {
      ...MECHANISM,
      dataGaps: [{ context: 'claim', from: UNTIL, to: UNTIL, source: MECHANISM.name }],
    },
  }
  for (const [field, mechanism] of Object.entries(odd))
    await expect(foundedLog(mechanism)).rejects.toThrow(`"field":"${field}"`)
})
