import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import pg from 'pg'
import { expect, onTestFinished, test } from 'vitest'

import { startDatabase } from './embedded.ts'
import { birthOf, textOfFile } from './processes.ts'

/** A folder in which a home may be made, taken away when the test ends. */
function folderForHome(): string {
  const folder = mkdtempSync(join(tmpdir(), 'truceline-'))
  chmodSync(folder, 0o711)
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  return folder
}

/** Another process that owns a database at `home`, has written one row to it, and waits. */
async function owner(home: string) {
  const code = `
    import { startDatabase } from '#server/storage'
    import pg from 'pg'
    const { url } = await startDatabase(${JSON.stringify(home)})
    const client = new pg.Client({ connectionString: url })
    await client.connect()
    await client.query('create table if not exists kept (n int)')
    await client.query('insert into kept values (1)')
    console.log('up')
    setInterval(() => {}, 1000)`
  const child = spawn(process.execPath, ['--input-type=module', '-e', code], {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { ...process.env, NODE_NO_WARNINGS: '1' },
  })
  await once(child.stdout, 'data')
  return child
}

/** The pids of a home's server: PostgreSQL's own, and the keeper that started it. */
function serverPids(home: string): readonly number[] {
  const postmaster = Number(textOfFile(join(home, 'pg/data/postmaster.pid')).split('\n')[0])
  const keeper = Number(textOfFile(`/proc/${postmaster}/stat`).split(') ').at(-1)?.split(' ')[1])
  return [postmaster, keeper]
}

async function rowsKept(url: string): Promise<number> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  const { rows } = await client.query<{ n: number }>('select count(*)::int as n from kept')
  await client.end()
  return rows[0]?.n ?? 0
}

test('[R-STO-1] one owner at a time; a killed owner leaves no process behind and loses nothing', async () => {
  const home = join(folderForHome(), 'home')
  for (let round = 1; round <= 2; round++) {
    const child = await owner(home)
    const pids = serverPids(home)
    await expect(startDatabase(home)).rejects.toMatchObject({
      code: 'HOME_IN_USE',
      detail: { home, pid: child.pid },
    })
    child.kill('SIGKILL')
    await once(child, 'exit')
    await expect.poll(() => pids.map(birthOf), { timeout: 10_000 }).toEqual(['', ''])
    const database = await startDatabase(home)
    expect(await rowsKept(database.url)).toBe(round)
    const ownPids = serverPids(home)
    await database.stop()
    expect(ownPids.map(birthOf)).toEqual(['', ''])
    expect(textOfFile(join(home, 'owner.pid'))).toBe('')
  }
})

test('[R-STO-1] a server killed together with its keeper and its owner recovers what was committed', async () => {
  const home = join(folderForHome(), 'home')
  const child = await owner(home)
  const pids = serverPids(home)
  child.kill('SIGKILL')
  for (const pid of pids) process.kill(pid, 'SIGKILL')
  await once(child, 'exit')
  const database = await startDatabase(home)
  expect(await rowsKept(database.url)).toBe(1)
  await database.stop()
})

test('[R-STO-1] a home asked for twice by one process is refused the second time, and is free again after stop', async () => {
  const home = join(folderForHome(), 'home')
  const first = await startDatabase(home)
  await expect(startDatabase(home)).rejects.toMatchObject({
    code: 'HOME_IN_USE',
    detail: { pid: process.pid },
  })
  await first.stop()
  const second = await startDatabase(home)
  await second.stop()
})

test('[R-STO-2] a home whose socket would have too long a name is refused by its own code', async () => {
  const home = join(folderForHome(), 'x'.repeat(90))
  await expect(startDatabase(home)).rejects.toMatchObject({ code: 'HOME_PATH_TOO_LONG', detail: { home } })
})

test.runIf(process.getuid?.() === 0)(
  '[R-STO-2] a home below a folder that the server cannot pass is refused by its own code',
  async () => {
    const closed = join(folderForHome(), 'closed')
    mkdirSync(closed, { mode: 0o700 })
    const home = join(closed, 'home')
    await expect(startDatabase(home)).rejects.toMatchObject({ code: 'HOME_UNREACHABLE', detail: { home } })
  },
)

test('[R-STO-2] a folder of another major version is refused with both versions', async () => {
  const home = join(folderForHome(), 'home')
  const first = await startDatabase(home)
  await first.stop()
  writeFileSync(join(home, 'pg/data/PG_VERSION'), '15\n')
  await expect(startDatabase(home)).rejects.toMatchObject({
    code: 'DATABASE_VERSION',
    detail: { home, version: '15', wanted: '18' },
  })
})
