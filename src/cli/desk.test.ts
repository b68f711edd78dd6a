import pg from 'pg'
import { expect, onTestFinished, test } from 'vitest'

import { createClient, type Carry } from '#client'

import { emptyDatabase } from '../../test/database.ts'
import { runningNode } from '../../test/running-node.ts'
import { carryTo } from './carry.ts'
import { openDesk } from './desk.ts'
import { demoKeyOf } from './reader.ts'

/** A desk at a node, what it asked, and a way to end every session there as idleness does. */
async function desk() {
  const databaseUrl = await emptyDatabase()
  const node = await runningNode({ databaseUrl })
  const key = demoKeyOf(node.home, 'M.duty')
  if (key === undefined) throw new Error('no key')
  const asked: string[] = []
  const carry = carryTo(node.address)
  const heard: Carry = (request) => {
    asked.push(`${request.method} ${request.path}`)
    return carry(request)
  }
  const database = new pg.Client({ connectionString: databaseUrl })
  await database.connect()
  onTestFinished(() => database.end())
  const opened = await openDesk({
    client: createClient({ carry: heard }),
    host: new URL(node.address).host,
    mech: node.mech,
    key,
    wait: () => Promise.resolve(),
  })
  if (!opened.ok) throw new Error(opened.code)
  const enter = (name: string) =>
    opened.value.enter({
      act: 'record.import',
      type: 'record.import',
      body: { file: 'ab'.repeat(32), name, what: 'places', rows: 1, taken: 1, refused: [] },
    })
  const signIns = () => asked.filter((each) => each === 'POST /api/session').length
  return { node, enter, signIns, endSessions: () => database.query('update sessions set used_ms = 0') }
}

test('[R-UI-71] a desk whose session ended of idleness signs in again, and its record enters once', async () => {
  const { node, enter, signIns, endSessions } = await desk()
  expect(await enter('first')).toMatchObject({ ok: true })
  expect(signIns()).toBe(1)
  await endSessions()
  const before = await sizeOf(node.address)
  expect(await enter('second')).toMatchObject({ ok: true })
  expect([signIns(), (await sizeOf(node.address)) - before]).toEqual([2, 1])
  await endSessions()
  expect(await enter('third')).toMatchObject({ ok: true })
  expect(signIns()).toBe(3)
  expect(node.faults).toEqual([])
})

async function sizeOf(address: string): Promise<number> {
  const { size } = await (await fetch(`${address}/api/record/head`)).json()
  return size
}
