import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
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
