import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { get as httpGet, request as httpRequest, type IncomingHttpHeaders } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import pg from 'pg'
import { expect, onTestFinished, test } from 'vitest'
import { z } from 'zod'

import { createClient } from '#client'
import { acts as actTable } from '#domain/access'
import { submissionText } from '#domain/record'
import { changes, views } from '#server/views'
import { rootFromTiles } from '#tlog'

import { claimBy } from '../../../test/accounts.ts'
import { emptyDatabase } from '../../../test/database.ts'
import { sha256 } from '../../../test/founding.ts'
import {
  claimSealed,
  deskOf,
  publicAt,
  runningNode,
  signedIn,
  type TestNode,
} from '../../../test/running-node.ts'
import { tellDay } from '../../../test/stories/told-day.ts'
import { faultOf } from './faults.ts'

type Raw = { readonly status: number; readonly headers: IncomingHttpHeaders; readonly text: string }

/** A request whose every header is as given: `fetch` would put its own host. */
function raw(url: string, headers: Record<string, string>, method = 'GET'): Promise<Raw> {
  return new Promise((resolve, reject) => {
    const asked = httpRequest(url, { method, headers }, (answer) => {
      let text = ''
      answer.setEncoding('utf8').on('data', (part: string) => (text += part))
      answer.on('end', () => resolve({ status: answer.statusCode ?? 0, headers: answer.headers, text }))
    })
    asked.on('error', reject).end()
  })
}

const description = z.object({
  openapi: z.literal('3.1.0'),
  paths: z.record(z.string(), z.record(z.string(), z.any())),
})

/** Every way of asking a described door, and what the program registers for it. */
function doorsOf(mech: string): readonly string[] {
  const braced = (path: string) => path.replaceAll(/:([a-z]+)/g, '{$1}')
  const personal = Object.entries(actTable).filter(([, { cells }]) =>
    Object.values(cells).some((cell) => cell !== 'node'),
  )
  const recorded = personal.map(([name]) => name).filter((name) => !name.startsWith('demo.'))
  return [
    ...[...views, changes].map(({ path }) => `get ${braced(path)}`),
    ...recorded.map((name) => `post /api/act/${name}`),
    'get /api/files/daily/{rid}/{name}',
    'get /api/files/observations.csv',
    'get /api/files/observations.xlsx',
    'get /api/files/observations.geojson',
    'get /api/files/accounts.csv',
    'get /api/files/accounts.xlsx',
    'post /api/files/observations',
    'get /api/publications/{rid}/files',
    'get /api/session/challenge',
    'post /api/session',
    'delete /api/session',
    'post /api/demo/enrolment',
    'post /api/demo/enrolment/complete',
    'post /api/demo/clock',
    `get /log/${mech}/e1/checkpoint`,
  ].toSorted()
}

/** A record of each kind that has a view of its own, by the view's name. */
async function oneOfEach(node: TestNode): Promise<Readonly<Record<string, string>>> {
  const { observations, agreement } = await tellDay(
    { node },
    {
      day: '2020-10-10',
      from: '2020-10-09T19:30:00.000Z',
      truce: '2020-10-10T12:00:00.000Z',
      sectors: ['N-1', 'N-2'],
      entities: { A: 'EA', B: 'EB' },
      zone: '+04:00',
    },
  )
  return { observation: observations[0] ?? '', agreement }
}

test('[R-NET-13] the description names every door and no other, and the answers are of the described form', async () => {
  const source = { title: 'Of one day', publisher: 'A publisher', date: '2020-10-10' }
  const node = await runningNode({ article: { source, items: [] } })
  const duty = await signedIn(node, 'M.duty')
  const read = description.parse(await (await duty.get('/api/openapi.json')).json())
  const described = Object.entries(read.paths).flatMap(([path, ways]) =>
    Object.keys(ways).map((way) => `${way} ${path}`),
  )
  expect(described.toSorted()).toEqual(doorsOf(node.mech))
  const a = await deskOf(node, 'A.liaison')
  const rid = await a.record('claim.lodged', { claim: claimBy('A') }, { sealed: claimSealed('A') })
  const ids: Readonly<Record<string, string>> = await oneOfEach(node)
  const asked: Readonly<Record<string, string>> = { daily: '?day=2020-10-10' }
  for (const { name, path } of views) {
    const schema =
      read.paths[path.replaceAll(/:([a-z]+)/g, '{$1}')]?.['get'].responses['200'].content['application/json']
        .schema
    // The ops log, and a daily that nobody issued, are the mission's alone.
    const reader = ['ops-log', 'daily'].includes(name) ? duty : a
    const answer = await reader.get(path.replaceAll(/:(id|rid)/g, ids[name] ?? rid) + (asked[name] ?? ''))
    expect([path, answer.status]).toEqual([path, 200])
    expect({ path, ...z.fromJSONSchema(schema).safeParse(await answer.json()) }).toMatchObject({
      path,
      success: true,
    })
  }
  const refused = await a.get('/api/record/entry/99999')
  const problemSchema =
    read.paths['/api/record/entry/{id}']?.['get'].responses.default.content['application/problem+json'].schema
  expect(z.fromJSONSchema(problemSchema).safeParse(await refused.json())).toMatchObject({ success: true })
})

test('[R-NET-10] another host and another page’s origin are refused before anything is read', async () => {
  const node = await runningNode()
  const own = `127.0.0.1:${node.port}`
  const url = `${node.address}/api/record/head`
  expect(await raw(url, { host: own })).toMatchObject({ status: 200 })
  expect(await raw(url, { host: `localhost:${node.port}` })).toMatchObject({ status: 200 })
  const rebound = await raw(url, { host: `truceline.example:${node.port}` })
  expect(rebound.status).toBe(421)
  expect(JSON.parse(rebound.text)).toMatchObject({ code: 'NET_FOREIGN_HOST' })
  const scripted = await raw(url, { host: own, origin: 'http://127.0.0.1:1' })
  expect(scripted.status).toBe(403)
  expect(JSON.parse(scripted.text)).toMatchObject({ code: 'NET_FOREIGN_ORIGIN' })
  const anyRoute = await raw(`${node.address}/api/no/such/thing`, { host: 'evil.example' })
  expect(anyRoute.status).toBe(421)
})

test('[R-NET-14] every answer has the security headers, and nothing of a door may be kept', async () => {
  const node = await runningNode()
  const anyone = publicAt(node)
  for (const path of [
    '/api/record/head',
    '/api/no/such/thing',
    '/api/accounts',
    `/log/${node.mech}/e1/checkpoint`,
  ]) {
    const { headers } = await anyone.get(path)
    expect(headers.get('content-security-policy')).toContain("default-src 'none'; script-src 'self'")
    expect(headers.get('x-content-type-options')).toBe('nosniff')
    expect(headers.get('cross-origin-resource-policy')).toBe('same-origin')
    expect(headers.get('access-control-allow-origin')).toBeNull()
    expect(`${path} ${headers.get('cache-control')}`).toMatch(/ no-store$| no-cache$/)
  }
})

test('[R-NET-14] the console is served with its page for its own paths; hashed files are kept for ever', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'truceline-console-'))
  mkdirSync(join(folder, 'assets'))
  writeFileSync(join(folder, 'index.html'), '<!doctype html><title>Truceline</title>')
  writeFileSync(join(folder, 'assets/app-1a2b3c.js'), 'export {}')
  const node = await runningNode({ console: folder })
  const anyone = publicAt(node)
  for (const path of ['/', '/accounts', '/record/entry?x=1', '/index.html']) {
    const page = await anyone.get(path)
    expect([path, page.status, page.headers.get('cache-control')]).toEqual([path, 200, 'no-cache'])
    expect(await page.text()).toContain('<title>Truceline')
  }
  const script = await anyone.get('/assets/app-1a2b3c.js')
  expect([script.status, script.headers.get('cache-control')]).toEqual([
    200,
    'public, max-age=31536000, immutable',
  ])
  for (const path of [
    '/assets/none.js',
    '/api',
    '/api/none',
    '/log/other/e1/checkpoint',
    '/../package.json',
    '/%2e%2e/package.json',
    '/assets/..%2f..%2fpackage.json',
    '/.git',
  ])
    expect(await raw(`${node.address}${path}`, { host: `127.0.0.1:${node.port}` })).toMatchObject({
      status: 404,
    })
})

test('[R-NET-14] a console built anew while the node runs is the one it serves from then on', async () => {
  const folder = join(mkdtempSync(join(tmpdir(), 'truceline-console-')), 'console')
  const node = await runningNode({ console: folder })
  const anyone = publicAt(node)
  expect((await anyone.get('/accounts')).status).toBe(404)
  const built = (name: string): void => {
    rmSync(folder, { recursive: true, force: true })
    mkdirSync(join(folder, 'assets'), { recursive: true })
    writeFileSync(join(folder, 'index.html'), `<!doctype html><script src="/assets/${name}.js"></script>`)
    writeFileSync(join(folder, `assets/${name}.js`), 'export {}')
  }
  for (const [name, other] of [
    ['app-old', 'app-new'],
    ['app-new', 'app-old'],
  ] as const) {
    built(name)
    const page = await anyone.get('/')
    expect([page.headers.get('cache-control'), await page.text()]).toEqual([
      'no-cache',
      expect.stringContaining(name),
    ])
    const script = await anyone.get(`/assets/${name}.js`)
    expect([script.status, script.headers.get('cache-control')]).toEqual([
      200,
      expect.stringContaining('immutable'),
    ])
    const gone = await anyone.get(`/assets/${other}.js`)
    expect([gone.status, gone.headers.get('cache-control')]).toEqual([404, 'no-store'])
  }
})

test('[R-REC-22] what is new is answered 201, and handed in again 200 with the receipt of the first time', async () => {
  const node = await runningNode()
  const a = await deskOf(node, 'A.liaison')
  const rid = await a.record('claim.lodged', { claim: claimBy('A') }, { sealed: claimSealed('A') }) // throws but for 201
  const { index, at } = (await (await a.get('/api/record/entries?limit=1')).json()).entries[0]
  const { env, sigs } = JSON.parse((await (await a.get(`/api/record/entry/${index}`)).json()).entry)
  const again = await a.post('/api/act/claim.lodge', { submission: submissionText({ env, sigs }) })
  expect([again.status, await again.json()]).toEqual([200, expect.objectContaining({ rid, index, at })])
})

test('[R-NET-15] bodies past their bound, of another kind or no JSON are refused by their code', async () => {
  const node = await runningNode()
  const post = async (path: string, body: string, type = 'application/json') => {
    const answer = await fetch(`${node.address}${path}`, {
      method: 'POST',
      headers: { 'content-type': type },
      body,
    })
    return [answer.status, (await answer.json()).code]
  }
  const act = '/api/act/claim.lodge'
  expect(await post(act, JSON.stringify({ submission: 'x'.repeat(2_000_000) }))).toEqual([413, 'REC_SIZE'])
  expect(await post('/api/session', JSON.stringify({ key: 'x'.repeat(200_000) }))).toEqual([413, 'NET_SIZE'])
  expect(await post(act, '<xml/>', 'text/xml')).toEqual([415, 'NET_MEDIA'])
  expect(await post(act, '{')).toEqual([400, 'NET_BODY'])
  expect(await post(act, '{"__proto__":{"x":1}}')).toEqual([400, 'NET_BODY'])
  expect(await post(act, '{}')).toEqual([400, 'NET_BODY'])
  expect(await post(act, '{"submission":"{}","more":1}')).toEqual([400, 'NET_BODY'])
  expect(await post(act, '['.repeat(60_000))).toEqual([400, 'NET_BODY'])
  expect(await post(act, JSON.stringify({ submission: '['.repeat(60_000) }))).toEqual([400, 'REC_JSON'])
  expect(await post(act, JSON.stringify({ submission: '{"env":{},"sigs":[]}' }))).toEqual([400, 'REC_SHAPE'])
  expect(node.faults).toEqual([])
})

test('[R-NET-11] a malformed question names its field; what nobody asks for is absent, whatever the method', async () => {
  const node = await runningNode()
  const duty = await signedIn(node, 'M.duty')
  const told = async (path: string) => {
    const answer = await duty.get(path)
    return [answer.status, await answer.json()]
  }
  expect(await told('/api/accounts?limit=0')).toMatchObject([
    400,
    { code: 'NET_QUESTION', detail: { field: '/limit' } },
  ])
  expect(await told('/api/accounts?from=yesterday')).toMatchObject([
    400,
    { code: 'NET_QUESTION', detail: { field: '/from' } },
  ])
  expect(await told('/api/accounts?unasked=1')).toMatchObject([400, { code: 'NET_QUESTION' }])
  expect(await told('/api/record/entries?before=-1')).toMatchObject([400, { code: 'NET_QUESTION' }])
  expect(await told('/api/accounts/not-a-rid')).toMatchObject([
    400,
    { code: 'NET_QUESTION', detail: { field: '/id' } },
  ])
  expect(await told('/api/none')).toMatchObject([404, { code: 'ACC_ABSENT' }])
  expect((await duty.post('/api/record/head', {})).status).toBe(404)
  expect((await duty.post('/api/act/claim.claim.lapse', { submission: '{}' })).status).toBe(404)
})

test('[R-NET-11] what breaks is our fault with an id; neither the answer nor the log has a word of the content', async () => {
  const databaseUrl = await emptyDatabase()
  const node = await runningNode({ databaseUrl })
  const duty = await signedIn(node, 'M.duty')
  const client = new pg.Client({ connectionString: databaseUrl })
  await client.connect()
  await client.query('alter table truceline.places rename to places_moved')
  await client.end()
  const broken = await duty.get('/api/places?after=secret-place')
  expect(broken.status).toBe(500)
  const told = await broken.json()
  expect(told).toMatchObject({ code: 'NET_FAULT', kept: 'draft', detail: { id: node.faults[0]?.id } })
  expect(node.faults[0]).toMatchObject({ route: 'GET /api/places', code: '42P01' })
  expect(JSON.stringify([told, node.faults])).not.toMatch(/secret-place|does not exist|"places"/)
})

test('[R-NET-32] what the database is too slow to answer is told not now, and is answered once it can', async () => {
  const databaseUrl = await emptyDatabase()
  const node = await runningNode({ databaseUrl })
  const duty = await signedIn(node, 'M.duty')
  const client = new pg.Client({ connectionString: databaseUrl })
  await client.connect()
  onTestFinished(() => client.end())
  await client.query('begin; lock table truceline.places in access exclusive mode')
  const asked = duty.get('/api/places')
  // A statement that takes longer than it may is cut off with the same code as one that somebody cuts off.
  await expect
    .poll(async () => {
      const { rowCount } = await client.query(
        `select pg_cancel_backend(pid) from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`,
      )
      return rowCount
    })
    .toBeGreaterThan(0)
  const busy = await asked
  expect([busy.status, busy.headers.get('retry-after')]).toEqual([503, '2'])
  expect(await busy.json()).toMatchObject({ code: 'NET_BUSY', kept: 'draft' })
  expect(node.faults).toMatchObject([{ route: 'GET /api/places', code: '57014' }])
  await client.query('rollback')
  expect((await duty.get('/api/places')).status).toBe(200)
})

test('[R-NET-11] a fault’s line says where, never what with', () => {
  const error = Object.assign(new Error('SECRET row'), { code: '22P02', detail: 'SECRET' })
  error.stack = 'Error: SECRET row (A, trench)\n  SECRET second line\n    at place (file:///x.ts:1:2)'
  const fault = faultOf(error, 'GET /x')
  expect(fault).toMatchObject({
    name: 'Error',
    code: '22P02',
    route: 'GET /x',
    at: ['at place (file:///x.ts:1:2)'],
  })
  expect(JSON.stringify(fault)).not.toContain('SECRET')
})

test('[R-REC-12] checkpoint and tiles are public, of the committed size, and lead to the head’s root', async () => {
  const node = await runningNode()
  const anyone = publicAt(node)
  const head = await (await anyone.get('/api/record/head')).json()
  const note = await (await anyone.get(`/log/${node.mech}/e1/checkpoint`)).text()
  expect(note).toBe(head.checkpoint)
  const prefix = `/log/${node.mech}/e1/tile`
  const tile = await anyone.get(`${prefix}/0/000.p/${head.size}`)
  expect([tile.status, tile.headers.get('content-type')]).toEqual([200, 'application/octet-stream'])
  const hashes = new Uint8Array(await tile.arrayBuffer())
  const root = rootFromTiles(sha256, { size: head.size, tiles: [{ level: 0, n: 0, hashes }] })
  expect(root.ok && Buffer.from(root.value).toString('hex')).toBe(head.root)
  for (const path of [
    `0/000.p/${head.size + 1}`,
    '0/000',
    '0/0',
    '9/000',
    'entries/000.p/1',
    'entries/000',
    '..%2fcheckpoint',
  ])
    expect(await anyone.get(`${prefix}/${path}`)).toMatchObject({ status: 404 })
})

test('[R-NET-12] a feed resumes where its line broke, and tells a clock that was set', async () => {
  const node = await runningNode()
  const a = await deskOf(node, 'A.liaison')
  const { size } = await (await a.get('/api/record/head')).json()
  const events: string[] = []
  const line = httpGet(
    `${node.address}/api/feed`,
    { headers: { cookie: a.cookie, 'last-event-id': String(size) } },
    (answer) => {
      answer.setEncoding('utf8').on('data', (part: string) => events.push(part))
      answer.on('error', () => {})
    },
  )
  line.on('error', () => {})
  const text = () => events.join('')
  await expect.poll(text).toContain(': open')
  await a.record('claim.lodged', { claim: claimBy('A') }, { sealed: claimSealed('A') })
  await expect.poll(text).toContain(`id: ${size + 1}\nevent: change`)
  expect(text()).toContain('"topics":["record","claim"]')
  line.destroy()
  await a.record('claim.lodged', { claim: claimBy('A') }, { sealed: claimSealed('A') })
  const again: string[] = []
  const back = httpGet(
    `${node.address}/api/feed`,
    { headers: { cookie: a.cookie, 'last-event-id': String(size + 1) } },
    (answer) => {
      answer.setEncoding('utf8').on('data', (part: string) => again.push(part))
      answer.on('error', () => {})
    },
  )
  back.on('error', () => {})
  await expect.poll(() => again.join('')).toContain(`id: ${size + 2}\n`)
  await a.post('/api/demo/clock', { to: '2020-10-10T09:00:00.000Z', speed: 0 })
  await expect.poll(() => again.join('')).toContain('"clock":{"now":"2020-10-10T09:00:00.000Z","speed":0')
  expect(again.join('').match(/^id: /gm)).toHaveLength(1)
  back.destroy()
})

test('[R-NET-2] the typed client reads every view of a real node', async () => {
  const node = await runningNode()
  const { cookie } = await signedIn(node, 'A.liaison')
  const client = createClient({
    carry: async ({ method, path, headers, body }) => {
      const answer = await fetch(`${node.address}${path}`, {
        method,
        headers: { ...headers, cookie },
        ...(body === undefined ? {} : { body }),
      })
      const text = await answer.text()
      return {
        status: answer.status,
        chunks: (async function* () {
          yield text
        })(),
        cancel: () => {},
      }
    },
  })
  const asked = [
    client.views.mechanism(),
    client.views.session(),
    client.views.accounts({}),
    client.views.publicAccounts({}),
    client.views.places({}),
    client.views.head(),
    client.views.entries({}),
    client.views.entry('0'),
    client.views.raw(0),
    client.views.author(),
    client.views.recipients(),
    client.views.imports({}),
  ]
  for (const reply of await Promise.all(asked)) expect(reply).toMatchObject({ ok: true })
  expect(await client.views.account('0'.repeat(64))).toMatchObject({
    ok: false,
    problem: { code: 'ACC_ABSENT' },
  })
  expect(await client.signOut()).toMatchObject({ ok: true, value: { role: 'PU', side: 'none' } })
})
