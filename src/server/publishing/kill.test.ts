import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import { expect, onTestFinished, test } from 'vitest'

import { hashOf, putFolder, readManifest, stillHolds } from './folder.ts'

const ABOUT = { mech: 'test-line', at: '2020-10-11T15:30:00.000Z', releases: [] }
const bytes = (text: string) => new TextEncoder().encode(text)
const fresh = (name: string, text: string) => ({ kind: 'new', name, bytes: bytes(text) }) as const

/** A program that puts folder after folder in place, each of two hundred files, until it is killed. */
const WRITER = `
import { putFolder } from ${JSON.stringify(join(import.meta.dirname, 'folder.ts'))}
for (let round = 0; ; round++) {
  const text = new TextEncoder().encode('round ' + round + ' '.repeat(20_000))
  const files = Array.from({ length: 200 }, (_, at) => ({ kind: 'new', name: at + '.txt', bytes: text }))
  if (round === 0) process.stdout.write('writing')
  putFolder(process.argv[2], files, { mech: 'test-line', at: '2020-10-11T15:30:00.000Z', releases: [] })
}
`

test(
  '[R-PUB-1] a node that is killed while it writes leaves a folder that is whole, and the next one puts away what it began',
  { timeout: 60_000 },
  async () => {
    const home = mkdtempSync(join(tmpdir(), 'truceline-killed-'))
    onTestFinished(() => rmSync(home, { recursive: true, force: true }))
    putFolder(home, [fresh('index.html', 'before')], ABOUT)
    const program = join(home, 'writer.ts')
    writeFileSync(program, WRITER)
    for (const afterMs of [1, 40, 90, 160, 250]) {
      const child = spawn(process.execPath, [program, home], { stdio: ['ignore', 'pipe', 'inherit'] })
      const ended = once(child, 'exit')
      await once(child.stdout, 'data')
      await new Promise((done) => setTimeout(done, afterMs))
      child.kill('SIGKILL')
      expect(await ended).toEqual([null, 'SIGKILL'])
      const files = readManifest(home)?.files ?? []
      expect(files.length === 1 || files.length === 200).toBe(true)
      expect(files.filter(({ path, sha256 }) => !stillHolds(home, path, sha256))).toEqual([])
      expect(new Set(files.map(({ sha256 }) => sha256)).size).toBe(1)
    }
    putFolder(home, [fresh('index.html', 'after')], ABOUT)
    expect(readFileSync(join(home, 'public/index.html'), 'utf8')).toBe('after')
    expect(readManifest(home)?.files).toEqual([
      { path: 'index.html', sha256: hashOf(bytes('after')), bytes: 5 },
    ])
    expect(readdirSync(join(home, 'public-whole'))).toHaveLength(1)
  },
)
