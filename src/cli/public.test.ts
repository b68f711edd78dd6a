import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import { expect, onTestFinished, test } from 'vitest'

import { servePublic } from '#server/public'

import { heardShell } from './heard-shell.ts'
import { publicPage } from './public.ts'
import { runVerb } from './run.ts'

test('[R-UI-70] the public page on a port that is taken says so and ends; on a free one it serves until told to stop', async () => {
  const home = mkdtempSync(join(tmpdir(), 'truceline-public-'))
  onTestFinished(() => rmSync(home, { recursive: true, force: true }))
  const other = await servePublic({ home, port: 0 })
  const ask = (port: number) => ['public', '--home', home, '--port', `${port}`]
  const refusedShell = heardShell()
  expect(await runVerb({ public: publicPage }, ask(other.port), refusedShell)).toBe(1)
  expect(refusedShell.heard()).toEqual({ out: '', err: expect.stringContaining('(NET_PORT)') })
  await other.stop()
  const shell = heardShell()
  const ended = runVerb({ public: publicPage }, ask(other.port), shell)
  await expect.poll(() => shell.heard().out).toContain(other.address)
  expect((await fetch(other.address)).status).toBe(404)
  shell.press()
  expect(await ended).toBe(0)
  await expect(fetch(other.address)).rejects.toThrow('fetch failed')
})
