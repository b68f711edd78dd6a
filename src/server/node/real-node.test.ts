import { chmodSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

import { expect, onTestFinished, test, vi } from 'vitest'

import { identityOfSeed } from '#server/sealing'

import { town } from '../../../test/accounts.ts'
import { labelledKey } from '../../../test/keys.ts'
import { realHome, realNode } from '../../../test/real-home.ts'
import { deskOf, FOUNDING, publicAt, runningNode, signedIn } from '../../../test/running-node.ts'
import { homeKind } from './home-kind.ts'
import { startNode } from './node.ts'

const HOUR_MS = 3_600_000

test('[R-NET-21] a real mechanism has no door of a demonstration: asked for, they are as what is not there', async () => {
  const node = await realNode(await realHome())
  const anyone = publicAt(node)
  const nowhere = await anyone.post('/api/no/such/thing', {})
  const absent = [nowhere.status, await nowhere.text()]
  expect(absent[0]).toBe(404)
  const key = labelledKey('browser').key
  for (const [path, body] of [
    ['/api/demo/enrolment', { person: labelledKey('A.liaison').person, key }],
    ['/api/demo/enrolment/complete', { env: '{}', sig: 'x' }],
    ['/api/demo/clock', { to: '2030-01-01T00:00:00.000Z' }],
    ['/api/demo/clock', { speed: 0 }],
  ] as const) {
    const answer = await anyone.post(path, body)
    expect([path, answer.status, await answer.text()]).toEqual([path, ...absent])
  }
  const { paths } = await (await anyone.get('/api/openapi.json')).json()
  expect(Object.keys(paths).filter((path) => path.includes('demo'))).toEqual([])
})

test('[R-CLK-2] a real mechanism goes by the machine’s clock, and nobody can set it', async () => {
  const node = await realNode(await realHome())
  const duty = await signedIn(node, 'M.duty')
  const mechanism = await (await duty.get('/api/mechanism')).json()
  expect(mechanism).not.toHaveProperty('demo')
  expect(mechanism.clock).toMatchObject({ speed: 1, settable: false })
  expect(Math.abs(Date.parse(mechanism.clock.now) - Date.now())).toBeLessThan(60_000)
  const { may } = await (await duty.get('/api/session')).json()
  expect(may.filter((act: string) => act.startsWith('demo.'))).toEqual([])
})

test('[R-NET-21] a real mechanism is founded by what its roots signed elsewhere, once, and goes on from it', async () => {
  const asked = await realHome()
  expect(homeKind(asked.home)).toBe('real')
  await expect(
    startNode({ home: asked.home, databaseUrl: asked.databaseUrl, port: 0 }),
  ).rejects.toMatchObject({
    code: 'HOME_NONE',
  })
  const first = await startNode({ ...asked, port: 0 })
  const head = await (await publicAt(first).get('/api/record/head')).json()
  expect(head).toMatchObject({ size: asked.signedFounding.length, bestGrade: 'recorded' })
  await first.stop()
  const second = await realNode({ ...asked, signedFounding: [] })
  expect(await (await publicAt(second).get('/api/record/head')).json()).toMatchObject({ root: head.root })
})

test('[R-NET-21] a key that is missing, open to others or another’s keeps a real mechanism from starting', async () => {
  const asked = await realHome()
  const node = await startNode({ ...asked, port: 0 })
  await node.stop()
  const [log, own] = [join(asked.home, 'log.key'), join(asked.home, 'node.key')]
  const started = startNode.bind(undefined, { home: asked.home, databaseUrl: asked.databaseUrl, port: 0 })
  chmodSync(log, 0o640)
  await expect(started()).rejects.toMatchObject({ code: 'HOME_KEYS', detail: { file: log } })
  chmodSync(log, 0o600)
  const kept = readFileSync(own)
  const seed = Buffer.from(labelledKey('M.duty').seed).toString('hex')
  writeFileSync(own, JSON.stringify({ office: 'M.node', seed }))
  await expect(started()).rejects.toMatchObject({ code: 'HOME_KEYS', detail: { file: own } })
  rmSync(own)
  await expect(started()).rejects.toMatchObject({ code: 'HOME_KEYS', detail: { file: own } })
  writeFileSync(own, kept, { mode: 0o600 })
  const views = join(asked.home, 'views.key')
  const reads = readFileSync(views, 'utf8')
  chmodSync(views, 0o640)
  await expect(started()).rejects.toMatchObject({ code: 'HOME_KEYS', detail: { file: views } })
  chmodSync(views, 0o600)
  const other = identityOfSeed(labelledKey('another').seed)
  for (const text of ['{}', JSON.stringify({ office: 'M.views', identities: [other] })]) {
    writeFileSync(views, text)
    await expect(started()).rejects.toMatchObject({ code: 'HOME_KEYS', detail: { file: views } })
  }
  rmSync(views)
  await expect(started()).rejects.toMatchObject({ code: 'HOME_KEYS', detail: { file: views } })
  const { office, identities } = JSON.parse(reads)
  const rotated = { office, identities: [other, ...identities] } // an older key beside the newest
  writeFileSync(views, JSON.stringify(rotated), { mode: 0o600 })
  await (await started()).stop()
  rmSync(log)
  expect(homeKind(asked.home)).toBe('real')
  await expect(started()).rejects.toMatchObject({ code: 'HOME_KEYS', detail: { file: log } })
})

test('[R-NET-21] a demonstration’s keys do not take a real mechanism’s record, nor its home', async () => {
  const asked = await realHome()
  const real = await startNode({ ...asked, port: 0 })
  await real.stop()
  await expect(runningNode({ databaseUrl: asked.databaseUrl, founding: FOUNDING })).rejects.toMatchObject({
    code: 'HOME_KEYS',
  })
  const demo = await runningNode()
  expect(homeKind(demo.home)).toBe('demo')
  writeFileSync(join(asked.home, 'demo-keys.json'), readFileSync(join(demo.home, 'demo-keys.json')))
  expect(homeKind(asked.home)).toBe('real')
  const still = await realNode(asked)
  expect((await publicAt(still).post('/api/demo/clock', { speed: 0 })).status).toBe(404)
})

test('[R-CLK-1, R-LOG-2, R-ACC-10] a machine clock that jumps an hour either way stops no author and turns no time back', async () => {
  let jumpedMs = 0
  const realMs = Date.now.bind(Date)
  vi.spyOn(Date, 'now').mockImplementation(() => realMs() + jumpedMs)
  onTestFinished(() => void vi.restoreAllMocks())
  const asked = await realHome()
  const node = { ...(await realNode(asked)), home: asked.home, faults: [] }
  const before = await deskOf(node, 'M.duty')
  await before.record('measure.place', { place: town('before') })
  jumpedMs = HOUR_MS
  expect((await before.get('/api/session')).status).toBe(401)
  const after = await deskOf(node, 'M.duty')
  await after.record('measure.place', { place: town('ahead') })
  for (const back of [0, -HOUR_MS]) {
    jumpedMs = back
    await after.record('measure.place', { place: town(`back${back}`) })
  }
  const { entries } = await (await after.get('/api/record/entries?limit=10')).json()
  const ats = entries.map(({ at }: { readonly at: string }) => at).toReversed()
  expect(ats).toEqual(ats.toSorted())
  expect(Date.parse(ats.at(-1)) - Date.parse(ats.at(0))).toBeGreaterThanOrEqual(HOUR_MS)
})
