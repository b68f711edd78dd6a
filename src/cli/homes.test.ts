import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import { expect, onTestFinished, test, vi } from 'vitest'

import { MECH } from '../../test/founding.ts'
import { realHome, realNode } from '../../test/real-home.ts'
import { runningNode } from '../../test/running-node.ts'
import { heardShell } from './heard-shell.ts'
import { runVerb } from './run.ts'
import { verbs } from './verbs.ts'

type Ran = { readonly code: number; readonly out: string; readonly err: string }

async function run(home: string, ...args: readonly string[]): Promise<Ran> {
  const shell = heardShell({ env: { TRUCELINE_HOME: home }, columns: 100 })
  const code = await runVerb(verbs, args, shell)
  return { code, ...shell.heard() }
}

function emptyFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'truceline-homes-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  return folder
}

function fileIn(home: string, name: string, value: unknown): string {
  const path = join(home, name)
  writeFileSync(path, JSON.stringify(value))
  return path
}

const STATEMENTS = {
  lang: 'en',
  statements: [
    {
      id: 'R-1',
      venue: 'public',
      speaker: { entity: 'EA', office: 'Press service' },
      source: [{ publisher: 'Example News', title: 'Shots reported', date: '2026-01-10' }],
      reportedAt: { local: '2026-01-10T16:30', precision: 'minute', zone: '+04:00' },
      kind: 'violation',
      allegedActor: 'B',
      text: 'Says that shots were fired.',
    },
  ],
}

const CLAIMS = {
  claims: [
    {
      id: 'C-1',
      by: 'A',
      entity: 'EA',
      dutyName: 'Lima-2',
      kind: 'violation',
      statedAt: { local: '2026-01-10T16:40', zone: '+04:00' },
      at: { local: '2026-01-10T15:40', precision: 'minute', zone: '+04:00' },
      allegedActor: 'B',
      what: { lang: 'en', text: 'Shots near the town.' },
    },
  ],
}

test('[R-REC-86] in a real mechanism an import is signed with the importer’s own key file, and with no other', async () => {
  const asked = await realHome('M.investigator', 'A.liaison')
  await realNode(asked)
  const { home } = asked
  const statements = fileIn(home, 'statements.json', STATEMENTS)
  const claims = fileIn(home, 'claims.json', CLAIMS)
  const nobody = await run(home, 'import', 'statements', statements)
  expect([nobody.code, nobody.err]).toEqual([1, expect.stringContaining('(CLI_KEY)')])
  const other = await run(home, 'import', 'statements', statements, '--as', 'M.duty')
  expect(other.err).toContain(join(home, 'keys/M.duty.json'))
  const done = await run(home, 'import', 'statements', statements, '--as', 'M.investigator')
  expect(done).toEqual({
    code: 0,
    out: '  1 of 1 row is in the record, 0 from before. The import is complete.\n',
    err: '',
  })
  const wrong = await run(home, 'import', 'claims', claims, '--as', 'M.investigator')
  expect([wrong.code, wrong.err]).toEqual([1, expect.stringContaining('(PTY_NOT_A_SIDE)')])
  const lodged = await run(
    home,
    'import',
    'claims',
    claims,
    '--key',
    join(home, 'keys/A.liaison.json'),
    '--json',
  )
  expect(JSON.parse(lodged.out)).toMatchObject({ taken: 1, written: 1, complete: true })
  const newest = await run(
    home,
    'record',
    'show',
    `${asked.signedFounding.length + 3}`,
    '--as',
    'M.investigator',
    '--json',
  )
  expect(JSON.parse(newest.out).row).toMatchObject({ type: 'claim.lodged', office: 'A.liaison' })
  const only = await run(home, 'accounts', '--standing', 'lodged', '--as', 'M.investigator')
  expect(only.out).toMatch(
    /^1 matter: 0 disputed, 1 with one account so far\. Said publicly: 0; lodged and signed: 1\./,
  )
})

test('[R-UI-72] a real mechanism and others’ files are never begun anew: each is told what it is, and nothing is touched', async () => {
  const asked = await realHome()
  const node = await realNode(asked)
  await node.stop()
  for (const words of [['demo', '--reset'], ['demo']]) {
    const refused = await run(asked.home, ...words)
    expect([refused.code, refused.err]).toEqual([
      1,
      expect.stringContaining('holds a real mechanism, not a demo'),
    ])
    expect(refused.err).toContain('(HOME_NOT_DEMO)')
  }
  expect(existsSync(join(asked.home, 'log.key'))).toBe(true)
  const foreign = emptyFolder()
  writeFileSync(join(foreign, 'thesis.txt'), 'years of work')
  for (const lang of ['en', 'hy', 'az', 'ru']) {
    const refused = await run(foreign, 'demo', '--reset', '--lang', lang)
    expect([refused.code, refused.err]).toEqual([1, expect.stringContaining('(HOME_FOREIGN)')])
  }
  expect((await run(foreign, 'demo')).err).toContain('Nothing was touched.')
  expect(readFileSync(join(foreign, 'thesis.txt'), 'utf8')).toBe('years of work')
})

test('[R-UI-70] the doctor tells a demo, a real mechanism, a home with nothing founded, and a folder that is not ours', async () => {
  const homeText = async (home: string): Promise<readonly string[]> => {
    const { out } = await run(home, 'doctor', '--json')
    const findings: { what: string; state: string; text: string }[] = JSON.parse(out)
    return findings.flatMap(({ what, state, text }) =>
      what === 'home' ? [state, text.slice(home.length)] : [],
    )
  }
  const demo = await runningNode()
  expect(await homeText(demo.home)).toEqual(['ok', ' (a demo)'])
  const asked = await realHome()
  expect(await homeText(asked.home)).toEqual(['ok', ' (nothing founded yet)'])
  vi.stubEnv('DATABASE_URL', asked.databaseUrl)
  onTestFinished(() => void vi.unstubAllEnvs())
  const real = await realNode(asked)
  expect(real.mech).toBe(MECH)
  expect(await homeText(asked.home)).toEqual(['ok', ' (a real mechanism)'])
  const folder = emptyFolder()
  expect(await homeText(folder)).toEqual(['ok', ' (nothing founded yet)'])
  writeFileSync(join(folder, 'thesis.txt'), 'years of work')
  expect(await homeText(folder)).toEqual(['bad', ' (not a home of ours: others’ files are in it)'])
})

test('[R-UI-72] a time still to come is told in the mechanism’s own time, and in a demo how its clock is moved', async () => {
  const demo = await runningNode()
  const path = join(emptyFolder(), 'late.json')
  const [row] = STATEMENTS.statements
  writeFileSync(path, JSON.stringify({ ...STATEMENTS, statements: [row] }))
  const late = await run(demo.home, 'import', 'statements', path)
  expect(late.err).toMatch(
    /\(MEA_TIME_FUTURE\)\. It is now 10 October 2020, 11:0\d \+04\. .* jump on the page, or start the demo with --at/,
  )
  const asked = await realHome('M.investigator')
  await realNode(asked)
  writeFileSync(path, JSON.stringify(STATEMENTS).replaceAll('2026-01-10', '2999-01-10'))
  const real = await run(asked.home, 'import', 'statements', path, '--as', 'M.investigator')
  expect(real.err).toMatch(/It is now \d+ [A-Z][a-z]+ \d{4}, \d\d:\d\d \+04\./)
  expect(real.err).not.toContain('demo')
})
