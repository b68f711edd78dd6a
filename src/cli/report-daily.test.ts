import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import { expect, onTestFinished, test } from 'vitest'

import { runningNode } from '../../test/running-node.ts'
import { heardShell } from './heard-shell.ts'
import { runVerb } from './run.ts'
import { verbs } from './verbs.ts'

test('[R-REP-1] the day that runs is a draft, one that has not begun is nothing, and every table of it is written', async () => {
  const node = await runningNode()
  const folder = mkdtempSync(join(tmpdir(), 'truceline-daily-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  const daily = async (date: string, out: string, format = 'csv') => {
    const shell = heardShell({ env: { TRUCELINE_HOME: node.home } })
    const words = ['report', 'daily', '--date', date, '--out', out, '--format', format, '--as', 'M.duty']
    const code = await runVerb(verbs, words, shell)
    return { code, ...shell.heard() }
  }
  const to = join(folder, 'd.csv')
  expect(await daily('2020-13-01', to)).toMatchObject({ code: 2 })
  expect(await daily('2020-10-12', to)).toMatchObject({ code: 1, err: expect.stringContaining('ACC_ABSENT') })
  expect(await daily('2020-10-10', join(folder, 'none', 'd.csv'))).toMatchObject({
    code: 1,
    err: expect.stringContaining('CLI_NOT_WRITTEN'),
  })
  expect(readdirSync(folder)).toEqual([])
  expect((await daily('2020-10-10', to)).code).toBe(0)
  expect(readdirSync(folder)).toEqual(
    expect.arrayContaining([
      'd.claims.csv',
      'd.corrections.csv',
      'd.coverage.csv',
      'd.csv',
      'd.statements.csv',
    ]),
  )
}, 60_000)
