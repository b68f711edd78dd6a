import { expect, test } from 'vitest'

import { bodiesOf, acts } from '#server/acts'
import { rebuild } from '#server/log'
import { projections, type Projection } from '#server/projections'
import { sql, type Database } from '#server/storage'

import { answerBy, claimBy, inSector, minute, rendering, statementBy, town } from '../../../test/accounts.ts'
import { MECH } from '../../../test/founding.ts'
import { foundedLog, type FoundedLog } from '../../../test/kit.ts'

const FILE = 'ab'.repeat(32)

/** A day in which every kind of fact happens, some of them twice. */
async function day({ signAs, clock }: FoundedLog): Promise<void> {
  const [duty, desk, other] = [signAs('M.duty'), signAs('A.liaison'), signAs('B.rep/2')]
  const on = (rel: string, rid: string, newest?: string) => ({
    ref: [{ rel, rid }, ...(newest === undefined ? [] : [{ rel: 'follows', rid: newest }])],
  })
  for (const id of ['high-town', 'low-town']) await duty.record('measure.place', { place: town(id) })
  await duty.record('record.import', {
    file: FILE,
    name: 'a',
    what: 'statements',
    rows: 2,
    taken: 2,
    refused: [],
  })
  const importedFrom = { file: FILE, row: 1, id: 'S-1' }
  const said = await duty.record('statement.transcribed', { statement: statementBy('A'), importedFrom })
  const denied = await signAs('M.mediator').record('statement.transcribed', { statement: statementBy('B') })
  const added = await duty.record('statement.rendered', { rendering }, on('renders', said))
  const again = { statement: statementBy('A', { place: inSector('N-1') }), reason: 'read again' }
  await duty.record('statement.corrected', again, on('corrects', said, added))
  const taken = { saidAt: minute('2020-10-10T06:50:00.000Z'), rendering }
  await duty.record('statement.retracted', taken, on('retracts', denied))
  const claim = await desk.record('claim.lodged', { claim: claimBy('A') }, on('adopts', said))
  const theirs = await other.record('claim.lodged', { claim: claimBy('B') })
  const third = await desk.record('claim.lodged', { claim: claimBy('A', { entity: 'EA2' }) })
  await other.record('claim.acknowledged', { by: 'B' }, on('acknowledges', claim))
  const earlier = { claim: claimBy('A', { at: minute('2020-10-10T05:00:00.000Z') }), reason: 'hour' }
  for (const [relation, one, two] of [
    ['sameEvent', claim, theirs],
    ['sameEvent', theirs, said],
    ['possiblySame', denied, said],
    ['different', claim, theirs],
    ['sameEvent', third, claim],
  ] as const)
    await signAs('M.investigator').record(
      'claim.linked',
      { link: { relation, accounts: [one, two] } },
      { ref: [one, two].map((rid) => ({ rel: 'links', rid })) },
    )
  await desk.record('claim.corrected', earlier, on('corrects', claim, claim))
  await other.record('claim.answered', { answer: answerBy('B') }, on('answers', claim))
  clock.set('2020-10-10T13:30:00.000Z')
  await signAs('M.node').record(
    'claim.unanswered',
    { dueAt: '2020-10-10T13:00:00.000Z' },
    on('unanswered', theirs),
  )
  await desk.record('claim.answered', { answer: answerBy('A') }, on('answers', theirs))
  await desk.record('claim.withdrawn', { by: 'A', reason: 'twice' }, on('withdraws', third, third))
}

function replayed(database: Database, made: readonly Projection[] = projections) {
  const types = [...Object.keys(bodiesOf(acts)), 'record.sealed']
  return rebuild({ database, mech: MECH, types, projections: made })
}

test('[R-REC-34] every projection of a day is rebuilt from the record to the same rows, and a changed one is named', async () => {
  const founded = await foundedLog()
  await day(founded)
  const { database } = founded
  const first = await replayed(database)
  expect(first).toMatchObject({ kind: 'replaced', differences: [], entries: founded.log.head().size })
  expect(first.rows).toBeGreaterThan(first.entries)
  const [altered] = await database.transaction(async (tx) => {
    await sql`update claims set body = jsonb_set(body, '{dutyName}', '"Lima-3"') where state = 'answered'`.execute(
      tx,
    )
    await sql`delete from links where relation = 'different'`.execute(tx)
    return (await sql<{ id: string }>`select id from claims where state = 'answered'`.execute(tx)).rows
  })
  expect((await replayed(database)).differences).toMatchObject([
    { table: 'claims', key: altered?.id, what: 'differs' },
    { table: 'links', what: 'missing' },
  ])
  expect((await replayed(database)).differences).toEqual([])
})

function applyingTwice(projection: Projection): Projection {
  return {
    ...projection,
    apply: async (tx, facts) => {
      for (const fact of facts) {
        await projection.apply(tx, [fact])
        await projection.apply(tx, [fact])
      }
    },
  }
}

test('[R-PRJ-1] applying every fact alone, and twice, makes the rows of all together', async () => {
  const founded = await foundedLog()
  await day(founded)
  expect((await replayed(founded.database, projections.map(applyingTwice))).differences).toEqual([])
})

test('[R-PRJ-2] what was said and what was lodged stand apart, in rows of their own', async () => {
  const founded = await foundedLog()
  await day(founded)
  const tables = await founded.reading(async (rows) => ({
    said: await rows
      .selectFrom('statements')
      .select(['id', 'state', 'teller'])
      .orderBy('first_idx')
      .execute(),
    lodged: await rows.selectFrom('claims').select(['id', 'state', 'adopts']).orderBy('first_idx').execute(),
    standing: await rows.selectFrom('matters').select(['account', 'standing']).orderBy('idx').execute(),
  }))
  expect(tables.said.map(({ state, teller }) => [state, teller])).toEqual([
    ['adopted', 'A'],
    ['retracted', 'B'],
  ])
  expect(tables.lodged.map(({ state, adopts }) => [state, adopts])).toEqual([
    ['answered', tables.said[0]?.id],
    ['answeredLate', null],
    ['withdrawn', null],
  ])
  expect(tables.standing.map(({ standing }) => standing)).toEqual([
    'saidPublicly',
    'saidPublicly',
    'lodged',
    'lodged',
    'lodged',
  ])
})
