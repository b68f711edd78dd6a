import { mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { request } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import { expect, onTestFinished, test } from 'vitest'

import { servePublic } from '#server/public'

import { hashOf, putFolder, readManifest, stillHolds, type NextFile } from './folder.ts'

const ABOUT = { mech: 'test-line', at: '2020-10-11T15:30:00.000Z', releases: [] }
const bytes = (text: string) => new TextEncoder().encode(text)
const fresh = (name: string, text: string): NextFile => ({ kind: 'new', name, bytes: bytes(text) })
const kept = (name: string, text: string): NextFile => ({
  kind: 'kept',
  name,
  sha256: hashOf(bytes(text)),
  bytes: bytes(text).length,
})

function emptyHome(): string {
  const home = mkdtempSync(join(tmpdir(), 'truceline-public-'))
  onTestFinished(() => rmSync(home, { recursive: true, force: true }))
  return home
}

test('[R-PUB-1] a new folder takes the place of the old one whole; what it keeps is the same file, what it leaves out is gone', () => {
  const home = emptyHome()
  expect(readManifest(home)).toBeUndefined()
  putFolder(
    home,
    [fresh('index.html', 'one'), fresh('en/index.html', 'two'), fresh('old.csv', 'three')],
    ABOUT,
  )
  expect(stillHolds(home, 'en/index.html', hashOf(bytes('two')))).toBe(true)
  putFolder(home, [fresh('index.html', 'anew'), kept('en/index.html', 'two')], ABOUT)
  const read = (name: string) => readFileSync(join(home, 'public', name), 'utf8')
  expect([read('index.html'), read('en/index.html')]).toEqual(['anew', 'two'])
  expect(() => read('old.csv')).toThrow('ENOENT')
  expect(readManifest(home)?.files.map(({ path }) => path)).toEqual(['index.html', 'en/index.html'])
})

test('[R-PUB-1] a folder that cannot be written leaves the one before as it was', () => {
  const home = emptyHome()
  putFolder(home, [fresh('index.html', 'one')], ABOUT)
  expect(() => putFolder(home, [fresh('index.html', 'two'), kept('gone.pdf', 'three')], ABOUT)).toThrow(
    'ENOENT',
  )
  expect(readFileSync(join(home, 'public/index.html'), 'utf8')).toBe('one')
  expect(readManifest(home)?.files).toHaveLength(1)
})

test('[R-ACC-11] only what the manifest names is served, with its type, its hash as tag, and no cookie or script allowed', async () => {
  const home = emptyHome()
  const server = await servePublic({ home, port: 0 })
  onTestFinished(server.stop)
  const get = (path: string, headers: Readonly<Record<string, string>> = {}) =>
    fetch(`${server.address}${path}`, { headers, redirect: 'error' })
  expect((await get('/')).status).toBe(404) // nothing was published yet
  putFolder(
    home,
    [fresh('index.html', '<p>one</p>'), fresh('en/index.html', 'two'), fresh('a.csv', 'x')],
    ABOUT,
  )
  writeFileSync(join(home, 'public', 'beside.txt'), 'not published')
  writeFileSync(join(home, 'secret.json'), '{}')
  const page = await get('/')
  expect([page.status, page.headers.get('content-type'), await page.text()]).toEqual([
    200,
    'text/html; charset=utf-8',
    '<p>one</p>',
  ])
  expect(page.headers.get('set-cookie')).toBeNull()
  const policy = page.headers.get('content-security-policy') ?? ''
  expect(policy).toContain("default-src 'none'")
  expect(policy).not.toContain('script-src')
  expect(await (await get('/en/?from=there')).text()).toBe('two')
  expect((await get('/a.csv')).headers.get('content-type')).toBe('text/csv; charset=utf-8')
  const etag = (await get('/a.csv')).headers.get('etag') ?? ''
  expect((await get('/a.csv', { 'if-none-match': etag })).status).toBe(304)
  for (const path of [
    '/beside.txt',
    '/manifest.json',
    '/../secret.json',
    '/%2e%2e/secret.json',
    '//secret.json',
    '/en',
  ])
    expect([path, (await get(path)).status]).toEqual([path, 404])
  expect((await fetch(`${server.address}/`, { method: 'POST', body: 'x' })).status).toBe(405)
})

/** What a request gets whose path is sent as it stands, which `fetch` would tidy. */
function raw(
  port: number,
  path: string,
  asked: { readonly method?: string; readonly headers?: Readonly<Record<string, string>> } = {},
): Promise<{
  readonly status: number
  readonly allow: string | undefined
  readonly length: number
  readonly text: string
}> {
  return new Promise((resolve, reject) => {
    const { method = 'GET', headers = {} } = asked
    request({ port, host: '127.0.0.1', path, method, headers }, (answer) => {
      const parts: Buffer[] = []
      answer.on('data', (part: Buffer) => parts.push(part))
      answer.on('end', () =>
        resolve({
          status: answer.statusCode ?? 0,
          allow: answer.headers.allow,
          length: Number(answer.headers['content-length'] ?? -1),
          text: Buffer.concat(parts).toString(),
        }),
      )
    })
      .on('error', reject)
      .end()
  })
}

test('[R-ACC-11] no path leads out of the folder: dots in any spelling, links, other sizes, absolute addresses', async () => {
  const home = emptyHome()
  writeFileSync(join(home, 'secret.json'), 'a secret')
  putFolder(
    home,
    [
      fresh('index.html', 'page'),
      fresh('en/index.html', 'two'),
      fresh('a.csv', 'row'),
      fresh('b.csv', 'row'),
    ],
    ABOUT,
  )
  const server = await servePublic({ home, port: 0 })
  onTestFinished(server.stop)
  const whole = join(home, 'public')
  rmSync(join(whole, 'a.csv'))
  symlinkSync(join(home, 'secret.json'), join(whole, 'a.csv'))
  rmSync(join(whole, 'b.csv'))
  writeFileSync(join(whole, 'b.csv'), 'more than was listed')
  for (const path of [
    '/../secret.json',
    '/en/../../secret.json',
    '/%2e%2e/secret.json',
    '/..%2fsecret.json',
    '/..\\secret.json',
    '//secret.json',
    '/./index.html',
    '/index.html/',
    '/a.csv',
    '/b.csv',
    '/a.csv%00.html',
    '/constructor',
    '/__proto__',
    'http://elsewhere/secret.json',
  ])
    expect([path, (await raw(server.port, path)).status]).toEqual([path, 404])
  expect(await raw(server.port, '/')).toMatchObject({ status: 200, text: 'page' })
})

test('[R-ACC-11] HEAD is the answer without its bytes, a range gets the whole file, any other method is told which there are', async () => {
  const home = emptyHome()
  putFolder(home, [fresh('index.html', 'page'), fresh('day.pdf', '%PDF-1.7 whole')], ABOUT)
  const server = await servePublic({ home, port: 0 })
  onTestFinished(server.stop)
  expect(await raw(server.port, '/day.pdf', { method: 'HEAD' })).toMatchObject({
    status: 200,
    length: 14,
    text: '',
  })
  const range = { headers: { range: 'bytes=0-3' } }
  expect(await raw(server.port, '/day.pdf', range)).toMatchObject({ status: 200, text: '%PDF-1.7 whole' })
  for (const method of ['POST', 'PUT', 'DELETE', 'OPTIONS', 'TRACE', 'PROPFIND'])
    expect(await raw(server.port, '/', { method })).toMatchObject({
      status: 405,
      allow: 'GET, HEAD',
      text: '',
    })
})

test('[R-PUB-1] two releases in a row: each answer is of one folder, the old one or the new one, and what both have is the same file', async () => {
  const home = emptyHome()
  const server = await servePublic({ home, port: 0 })
  onTestFinished(server.stop)
  const round = (n: number) =>
    putFolder(
      home,
      [
        fresh('index.html', `page ${n} ${'.'.repeat(200_000)}`),
        n === 1 ? fresh('2020-10-10.json', 'one') : kept('2020-10-10.json', 'one'),
      ],
      ABOUT,
    )
  round(1)
  const reading = raw(server.port, '/')
  round(2)
  round(3)
  expect([1, 2, 3].map((n) => `page ${n} `)).toContain((await reading).text.slice(0, 7))
  expect((await reading).text).toHaveLength(200_007)
  expect(await raw(server.port, '/')).toMatchObject({ text: expect.stringContaining('page 3 ') })
  expect(await raw(server.port, '/2020-10-10.json')).toMatchObject({ status: 200, text: 'one' })
})
