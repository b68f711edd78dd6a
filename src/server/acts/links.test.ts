import { expect, test } from 'vitest'

import { known } from '#domain/measure'
import { accountsOfMatters, linksOf, matterOf } from '#server/projections'

import { claimBy, minute, statementBy } from '../../../test/accounts.ts'
import { foundedLog, type FoundedLog } from '../../../test/kit.ts'

type Relation = 'sameEvent' | 'possiblySame' | 'different'

function linking({ signAs }: FoundedLog, label = 'M.duty') {
  return (relation: Relation, one: string, other: string) =>
    signAs(label).enter(
      'claim.linked',
      { link: { relation, accounts: [one, other] } },
      {
        ref: [
          { rel: 'links', rid: one },
          { rel: 'links', rid: other },
        ],
      },
    )
}

async function fourAccounts({ signAs }: FoundedLog): Promise<readonly [string, string, string, string]> {
  const early = { at: minute('2020-10-10T05:00:00.000Z') }
  return [
    await signAs('M.duty').record('statement.transcribed', { statement: statementBy('A') }),
    await signAs('A.liaison').record('claim.lodged', { claim: claimBy('A') }),
    await signAs('B.liaison').record('claim.lodged', { claim: claimBy('B', early) }),
    await signAs('M.duty').record('statement.transcribed', { statement: statementBy('B') }),
  ]
}

test('[R-CLM-5] accounts joined by a person are one matter, named by its earliest, and part again by a newer link', async () => {
  const founded = await foundedLog()
  const { reading } = founded
  const link = linking(founded)
  const [said, lodgedA, lodgedB, alone] = await fourAccounts(founded)
  const matters = () =>
    reading(async (rows) => Promise.all([said, lodgedA, lodgedB, alone].map((id) => matterOf(rows, id))))
  expect(await matters()).toEqual([said, lodgedA, lodgedB, alone])

  expect(await link('sameEvent', lodgedB, lodgedA)).toMatchObject({ ok: true })
  expect(await matters()).toEqual([said, lodgedA, lodgedA, alone])
  expect(await link('sameEvent', lodgedB, said)).toMatchObject({ ok: true })
  expect(await matters()).toEqual([said, said, said, alone])
  expect(await link('possiblySame', alone, said)).toMatchObject({ ok: true })
  expect(await matters()).toEqual([said, said, said, alone])
  expect(await link('different', said, lodgedB)).toMatchObject({ ok: true })
  expect(await matters()).toEqual([said, lodgedA, lodgedA, alone])

  expect(await reading((rows) => linksOf(rows, [said]))).toMatchObject([
    { relation: 'possiblySame' },
    { relation: 'different', office: 'M.duty' },
  ])
})

test('[R-CLM-5] a matter stands where the earliest of its accounts does, as its newest versions tell it', async () => {
  const founded = await foundedLog()
  const { reading, signAs } = founded
  const [, lodgedA, lodgedB] = await fourAccounts(founded)
  await linking(founded)('sameEvent', lodgedA, lodgedB)
  const standing = async () =>
    (await reading((rows) => accountsOfMatters(rows, [lodgedA]))).map((row) => [
      row.account_at,
      row.matter_at,
    ])
  const [five, late] = ['2020-10-10T05:00:00.000Z', '2020-10-10T06:30:00.000Z']
  expect(await standing()).toEqual([
    [late, five],
    [five, five],
  ])
  const told = { at: { ...minute(late), from: known(late) } }
  const ref = [
    { rel: 'corrects', rid: lodgedB },
    { rel: 'follows', rid: lodgedB },
  ]
  await signAs('B.liaison').record('claim.corrected', { claim: claimBy('B', told), reason: 'hour' }, { ref })
  expect(await standing()).toEqual([
    [late, late],
    [late, late],
  ])
})

test('[R-CLM-5] only DO and IN link, two accounts that are there, naming both, and never one to itself', async () => {
  const founded = await foundedLog()
  const [said, lodgedA] = await fourAccounts(founded)
  for (const label of ['A.liaison', 'M.mediator', 'M.head'])
    expect(await linking(founded, label)('sameEvent', said, lodgedA)).toMatchObject({ code: 'ACC_DENIED' })
  const link = linking(founded)
  const newer = await link('different', said, lodgedA)
  expect(await link('sameEvent', said, newer.ok ? newer.value.rid : '')).toMatchObject({ code: 'REC_REF' })
  expect(await link('sameEvent', said, said)).toMatchObject({ code: 'CLM_ONE_ACCOUNT' })
  const body = { link: { relation: 'sameEvent', accounts: [said, lodgedA] } }
  const once = { ref: [{ rel: 'links', rid: said }] }
  expect(await founded.signAs('M.duty').enter('claim.linked', body, once)).toMatchObject({ code: 'REC_REF' })
})
