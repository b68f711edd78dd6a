import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import { expect, onTestFinished, test } from 'vitest'

import { acts, bodiesOf, judgesOf } from '#server/acts'
import { logKeyOfSeed, openLog } from '#server/log'
import { projections } from '#server/projections'
import { migrate, openDatabase } from '#server/storage'

import { claimBy } from '../../../test/accounts.ts'
import { emptyDatabase } from '../../../test/database.ts'
import { labelledKey } from '../../../test/keys.ts'
import {
  claimSealed,
  deskOf,
  FOUNDING,
  publicAt,
  runningNode,
  signedIn,
  type TestNode,
} from '../../../test/running-node.ts'
import { makeDemoKeys } from './demo-keys.ts'
import { demoFounding, enterFounding } from './founding.ts'
import { startNode } from './node.ts'

function folder(): string {
  const made = mkdtempSync(join(tmpdir(), 'truceline-home-'))
  chmodSync(made, 0o711) // as root the database's user is another, who must get through
  onTestFinished(() => rmSync(made, { recursive: true, force: true }))
  return made
}

const headOf = async (node: Pick<TestNode, 'address'>) =>
  (await publicAt(node).get('/api/record/head')).json()

test('[R-REC-82] a node founds its mechanism once: by all held roots, with no key of a vacant seat, and goes on from it', async () => {
  const [home, databaseUrl] = [folder(), await emptyDatabase()]
  const first = await startNode({ home, port: 0, founding: FOUNDING, databaseUrl })
  const head = await headOf(first)
  expect(head).toMatchObject({ bestGrade: 'recorded', missing: ['A', 'B', 'G1'] })
  const duty = await signedIn(first, 'M.duty')
  const { entry } = await (await duty.get('/api/record/entry/0')).json()
  const genesis = JSON.parse(entry)
  expect(
    genesis.env.body.holders.map(({ code, root }: { code: string; root?: string }) => [
      code,
      root !== undefined,
    ]),
  ).toEqual([
    ['M', true],
    ['A', true],
    ['B', true],
    ['G1', false],
  ])
  expect(genesis.sigs).toHaveLength(3)
  await first.stop()
  const second = await startNode({ home, port: 0, databaseUrl })
  onTestFinished(second.stop)
  expect(await headOf(second)).toMatchObject({ genesis: head.genesis, size: head.size, root: head.root })
})

test('[R-REC-30] a founding that was cut off is taken up at the next start, to the byte', async () => {
  const [home, databaseUrl] = [folder(), await emptyDatabase()]
  const keys = makeDemoKeys(home, FOUNDING, '2020-10-10T07:00:00.000Z')
  const database = openDatabase(databaseUrl)
  await migrate(database)
  const clock = { now: () => '2020-10-10T07:00:00.000Z' }
  const log = await openLog({
    database,
    mech: FOUNDING.mech,
    clock,
    projections,
    logKey: logKeyOfSeed(keys.logSeed),
    mark: join(home, 'log.mark'),
    judges: judgesOf(acts),
    bodies: bodiesOf(acts),
  })
  let left = 20
  const cut = enterFounding(demoFounding(keys), (submission) =>
    left-- > 0 ? log.enter({ submission }) : Promise.reject(new Error('killed')),
  )
  await expect(cut).rejects.toThrow('killed')
  await log.close()
  await database.close()
  const node = await runningNode({ home, databaseUrl })
  const whole = await headOf(await runningNode())
  expect(await headOf(node)).toMatchObject({ size: whole.size, genesis: whole.genesis })
})

test('[R-NET-20] a home has one node: a second names its pid; a stopped one leaves nothing behind', async () => {
  const [home, databaseUrl] = [folder(), await emptyDatabase()]
  const node = await startNode({ home, port: 0, founding: FOUNDING, databaseUrl })
  expect(JSON.parse(readFileSync(join(home, 'node.json'), 'utf8'))).toEqual({
    address: node.address,
    pid: process.pid,
  })
  await expect(startNode({ home, port: 0, databaseUrl })).rejects.toMatchObject({
    code: 'HOME_IN_USE',
    detail: { pid: process.pid },
  })
  expect((await publicAt(node).get('/api/record/head')).status).toBe(200)
  await node.stop()
  expect(existsSync(join(home, 'node.json'))).toBe(false)
  await expect(publicAt(node).get('/api/record/head')).rejects.toThrow('fetch failed')
})

test('[R-NET-20] with its own database a home in use names the pid too, and test keys are for nobody else', async () => {
  const home = folder()
  const node = await startNode({ home, port: 0, founding: FOUNDING })
  onTestFinished(node.stop)
  expect(statSync(join(home, 'demo-keys.json')).mode & 0o777).toBe(0o600)
  await expect(startNode({ home, port: 0 })).rejects.toMatchObject({
    code: 'HOME_IN_USE',
    detail: { pid: process.pid },
  })
  await expect(startNode({ home: folder(), port: 0 })).rejects.toMatchObject({ code: 'HOME_NONE' })
})

test('[R-NET-20] a port that is taken is passed over', async () => {
  const taken = createServer().listen(0, '127.0.0.1')
  await new Promise((resolve) => taken.once('listening', resolve))
  onTestFinished(() => void taken.close())
  const address = taken.address()
  const port = typeof address === 'object' && address !== null ? address.port : 0
  const node = await runningNode({ port })
  expect(node.port).toBeGreaterThan(port)
  expect(node.address).toBe(`http://127.0.0.1:${node.port}`)
})

async function enrolment(node: TestNode, person: string, label: string) {
  const key = labelledKey(label)
  const anyone = publicAt(node)
  const begun = await anyone.post('/api/demo/enrolment', { person, key: key.key })
  const { env } = await begun.json()
  const complete = () =>
    anyone.post('/api/demo/enrolment/complete', {
      env,
      sig: key.sign(Buffer.from(`truceline/record/v1\n${env}`)),
    })
  return { status: begun.status, env, complete }
}

test('[R-REC-81] a browser key becomes a demo’s person by two representatives’ signatures and its own, then signs in', async () => {
  const node = await runningNode()
  const people: readonly { id: string; office: string; role: string }[] = (
    await (await publicAt(node).get('/api/mechanism')).json()
  ).demo.people
  expect(people.map(({ office, role }) => [office, role])).toEqual([
    ['M.duty', 'DO'],
    ['A.liaison', 'L'],
    ['B.liaison', 'L'],
    ['M.mediator', 'ME'],
    ['M.head', 'HM'],
  ])
  const liaison = people.find(({ office }) => office === 'B.liaison')
  const asked = await enrolment(node, liaison?.id ?? '', 'browser/1')
  const done = await (await asked.complete()).json()
  expect(done).toMatchObject({ office: 'B.liaison' })
  expect(done.sealIdentity).toMatch(/^AGE-SECRET-KEY-PQ-1/)
  const duty = await signedIn(node, 'M.duty')
  const { size } = await headOf(node)
  const { entry } = await (await duty.get(`/api/record/entry/${size - 1}`)).json()
  expect(JSON.parse(entry).sigs).toHaveLength(3)
  expect((await asked.complete()).status).toBe(409)
  expect(
    (await publicAt(node).post('/api/demo/enrolment', { person: 'p-00000000', key: labelledKey('x').key }))
      .status,
  ).toBe(404)
})

test('[R-REC-20] enrolments at once are put one after the other, and one that nobody completes does not hold up the rest', async () => {
  const node = await runningNode()
  const people: readonly { id: string }[] = (await (await publicAt(node).get('/api/mechanism')).json()).demo
    .people
  const all = await Promise.all(
    people.map(async ({ id }, at) => {
      const asked = await enrolment(node, id, `browser/${at}`)
      return at === 0 ? asked.status : (await asked.complete()).status
    }),
  )
  expect(all).toEqual([200, 200, 200, 200, 200])
})

test('[R-CLK-2] the demo’s clock goes forward through its door only, and what falls due by it is done', async () => {
  const node = await runningNode()
  const a = await deskOf(node, 'A.liaison')
  const claim = await a.record('claim.lodged', { claim: claimBy('A') }, { sealed: claimSealed('A') })
  const set = async (change: unknown) => {
    const answer = await publicAt(node).post('/api/demo/clock', change)
    return [answer.status, await answer.json()]
  }
  expect(await set({ to: '2020-10-10T12:00:00.000Z', speed: 0 })).toEqual([
    200,
    { now: '2020-10-10T12:00:00.000Z', speed: 0, settable: true },
  ])
  expect(await set({ to: '2020-10-10T11:59:59.999Z' })).toMatchObject([
    409,
    { code: 'NET_CLOCK_BACK', detail: { now: '2020-10-10T12:00:00.000Z' } },
  ])
  expect(await set({ speed: 601 })).toMatchObject([400, { code: 'NET_BODY' }])
  const state = async () => (await (await a.get(`/api/accounts/${claim}`)).json()).accounts[0].state
  expect(await state()).toBe('lodged')
  await set({ to: '2020-10-10T13:30:00.000Z' })
  const lapsed = async () => (await (await a.get('/api/record/entries?limit=1')).json()).entries[0]
  await expect.poll(lapsed).toMatchObject({ type: 'claim.unanswered', office: 'M.node' })
  expect(node.faults).toEqual([])
})

test('[R-CLK-3] a node that was stopped goes on at the time its clock stood', async () => {
  const [home, databaseUrl] = [folder(), await emptyDatabase()]
  const first = await startNode({ home, port: 0, founding: FOUNDING, databaseUrl })
  await publicAt(first).post('/api/demo/clock', { to: '2020-10-12T00:00:00.000Z', speed: 0 })
  await first.stop()
  const second = await startNode({ home, port: 0, databaseUrl })
  onTestFinished(second.stop)
  expect((await (await publicAt(second).get('/api/mechanism')).json()).clock).toEqual({
    now: '2020-10-12T00:00:00.000Z',
    speed: 0,
    settable: true,
  })
})
