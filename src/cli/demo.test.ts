import { spawn, type ChildProcess } from 'node:child_process'
import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import { expect, onTestFinished, test } from 'vitest'

const ROOT = join(import.meta.dirname, '../..')
const STATEMENTS = join(ROOT, 'fixtures/mechanisms/nk2020/statements.json')

type Program = {
  readonly process: ChildProcess
  readonly ended: Promise<number | null>
  /** Answers and messages alike. */
  readonly said: () => string
  /** Answers alone: a job that takes long tells on the other stream how far it is. */
  readonly answered: () => string
}

/** Runs the program as a person does, with a home of its own. */
function truceline(home: string, ...args: readonly string[]): Program {
  const { DATABASE_URL: _ours, ...env } = process.env
  const child = spawn(process.execPath, [join(ROOT, 'src/cli/main.ts'), ...args], {
    env: { ...env, TRUCELINE_HOME: home, LANG: 'C' },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let [said, answered] = ['', '']
  const hear = (piece: Buffer): void => {
    said += piece.toString('utf8')
  }
  child.stdout.on('data', hear).on('data', (piece: Buffer) => {
    answered += piece.toString('utf8')
  })
  child.stderr.on('data', hear)
  const ended = new Promise<number | null>((resolve) => child.on('close', resolve))
  onTestFinished(async () => {
    child.kill('SIGKILL')
    await ended
  })
  return { process: child, ended, said: () => said, answered: () => answered }
}

function newHome(): string {
  const folder = mkdtempSync(join(tmpdir(), 'truceline-demo-'))
  chmodSync(folder, 0o711) // mkdtemp makes it 0700, and as root the server is another user that must get through
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  return join(folder, 'home')
}

async function until(isSo: () => boolean, program: Program): Promise<void> {
  while (!isSo()) {
    if (program.process.exitCode !== null) throw new Error(`ended: ${program.said()}`)
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
}

async function isServed(program: Program): Promise<string> {
  await until(() => program.said().includes('Open http'), program)
  return /http:\/\/127\.0\.0\.1:\d+/.exec(program.said())?.[0] ?? ''
}

test('[R-UI-71] a demo starts, says who holds the home, plays its day, stops at Ctrl-C and begins anew', async () => {
  const home = newHome()
  const first = truceline(home, 'demo', '--port', '0', '--at', '2020-10-10T10:40Z')
  const address = await isServed(first)
  expect(first.said().match(/http:\/\//g)).toHaveLength(1)
  const second = truceline(home, 'demo', '--port', '0')
  expect(await second.ended).toBe(1)
  expect(second.said()).toMatch(new RegExp(`process ${first.process.pid}\\) \\(HOME_IN_USE\\)\\.`))
  const reset = truceline(home, 'demo', '--reset')
  expect([await reset.ended, reset.said().includes('(HOME_IN_USE)')]).toEqual([1, true])
  const mechanism: { clock: { now: string } } = await (await fetch(`${address}/api/mechanism`)).json()
  expect(mechanism.clock.now >= '2020-10-10T10:40:00.000Z').toBe(true)
  const asked = truceline(home, 'accounts', '--json')
  expect(await asked.ended).toBe(0)
  expect(JSON.parse(asked.said()).counts.saidPublicly).toBeGreaterThan(3)
  first.process.kill('SIGINT')
  expect(await first.ended).toBe(0)
  expect(first.said()).toContain('Stopping. Everything that was acknowledged is kept.')
  expect(existsSync(join(home, 'node.json'))).toBe(false)
  const again = truceline(home, 'demo', '--port', '0', '--at', '2020-10-10T10:00Z')
  await isServed(again)
  expect(again.said()).toContain('never goes back')
  again.process.kill('SIGINT')
  expect(await again.ended).toBe(0)
  const anew = truceline(home, 'demo', '--port', '0', '--reset')
  await isServed(anew)
  const empty = truceline(home, 'accounts', '--json')
  expect(await empty.ended).toBe(0)
  expect(JSON.parse(empty.said()).counts.saidPublicly).toBe(0)
  anew.process.kill('SIGTERM')
  expect(await anew.ended).toBe(0)
}, 120_000)

test('[R-SIM-6] a leap of the clock plays each deed at its own time, as if the day had been lived through', async () => {
  const home = newHome()
  const demo = truceline(home, 'demo', '--port', '0', '--at', '2020-10-10T10:40Z')
  const address = await isServed(demo)
  const leapt = await fetch(`${address}/api/demo/clock`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ to: '2020-10-10T15:12:00.000Z', speed: 0 }),
  })
  expect([leapt.status, (await leapt.json()).now]).toEqual([200, '2020-10-10T15:12:00.000Z'])
  const asked = truceline(home, 'accounts', '--json')
  expect(await asked.ended).toBe(0)
  const told: { matters: { accounts: { sourceId: string; versions: { at: string }[] }[] }[] } = JSON.parse(
    asked.answered(),
  )
  const times = new Map(
    told.matters
      .flatMap(({ accounts }) => accounts)
      .map(({ sourceId, versions }) => [sourceId, versions[0]?.at.slice(0, 16)]),
  )
  // The replay's own plan (fixtures/mechanisms/nk2020/replay.json).
  expect(times.get('T1-C10')).toBe('2020-10-10T11:10')
  expect(times.get('T1-C12')).toBe('2020-10-10T15:00')
}, 120_000)

test('[R-UI-71] an import that is killed goes on where it was, and no row stands twice', async () => {
  const home = newHome()
  const node = truceline(home, 'demo', '--port', '0', '--at', '2020-10-10T12:00Z')
  const address = await isServed(node)
  const file = JSON.parse(readFileSync(STATEMENTS, 'utf8'))
  const rows = Array.from({ length: 40 }, (_, at) => ({
    ...file.statements[0],
    id: `K-${at}`,
  }))
  const path = join(home, 'rows.json')
  writeFileSync(path, JSON.stringify({ ...file, statements: rows }))
  const size = async (): Promise<number> => (await (await fetch(`${address}/api/record/head`)).json()).size
  const before = await size()
  const killed = truceline(home, 'import', 'statements', path, '--zone', '+04:00')
  while ((await size()) < before + 8) {
    if (killed.process.exitCode !== null) throw new Error(killed.said())
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
  killed.process.kill('SIGKILL')
  await killed.ended
  const kept = await size()
  const again = truceline(home, 'import', 'statements', path, '--zone', '+04:00', '--json')
  expect(await again.ended).toBe(0)
  const answer = JSON.parse(again.answered())
  expect(answer).toMatchObject({ rows: 40, taken: 40, refused: [], complete: true })
  expect(answer.before).toBeGreaterThanOrEqual(7)
  expect(answer.written + answer.before).toBe(40)
  expect(await size()).toBe(before + 41)
  expect(kept).toBeLessThan(before + 41)
  const verified = truceline(home, 'record', 'verify', '--json')
  expect(await verified.ended).toBe(0)
  expect(JSON.parse(verified.answered()).entries).toBe(before + 41)
}, 120_000)

test('[R-UI-71] a node whose database server is killed says so and ends, and the next start goes on', async () => {
  const home = newHome()
  const node = truceline(home, 'demo', '--port', '0')
  await isServed(node)
  const postmaster = Number(readFileSync(join(home, 'pg/data/postmaster.pid'), 'utf8').split('\n')[0])
  process.kill(postmaster, 'SIGKILL')
  expect(await node.ended).toBe(1)
  expect(node.said()).toContain('(DATABASE_ENDED)')
  const again = truceline(home, 'demo', '--port', '0')
  await isServed(again)
  again.process.kill('SIGINT')
  expect(await again.ended).toBe(0)
}, 120_000)
