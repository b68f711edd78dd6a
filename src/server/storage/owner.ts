import { linkSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'

import { birthOf, textOfFile } from './processes.ts'
import { trouble } from './trouble.ts'

/** How long a server whose owner died is given to close. */
const ORPHAN_CLOSES_MS = 20_000

/**
 * Makes this process the one owner of a home. A living owner refuses it with `HOME_IN_USE`, which names its pid; a
 * server whose owner died is told to close first. PostgreSQL's own postmaster.pid is the second lock, so a race lost
 * here cannot put two servers on one folder. Answers how to give the home back.
 */
export async function takeHome(home: string, data: string): Promise<() => void> {
  const lock = join(home, 'owner.pid')
  const mine = `${process.pid} ${birthOf(process.pid)}`
  takeLock(home, lock, mine)
  const giveBack = () => {
    if (textOfFile(lock) === mine) rmSync(lock, { force: true })
  }
  try {
    await closeOrphan(home, data)
  } catch (error) {
    giveBack()
    throw error
  }
  return giveBack
}

function takeLock(home: string, lock: string, mine: string): void {
  const written = `${lock}.${process.pid}`
  writeFileSync(written, mine, { mode: 0o600 })
  try {
    while (!linked(written, lock)) {
      const [pid = '', born] = textOfFile(lock).split(' ')
      if (pid !== '' && birthOf(Number(pid)) === born)
        throw trouble('HOME_IN_USE', { home, pid: Number(pid) })
      rmSync(lock, { force: true })
    }
  } finally {
    rmSync(written, { force: true })
  }
}

/** A link is there whole or not at all, unlike a file that is being written. */
function linked(written: string, lock: string): boolean {
  try {
    linkSync(written, lock)
    return true
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return false
    throw error
  }
}

async function closeOrphan(home: string, data: string): Promise<void> {
  const postmaster = join(data, 'postmaster.pid')
  const orphan = Number(textOfFile(postmaster).split('\n')[0])
  if (birthOf(orphan) === '') return
  const command = textOfFile(`/proc/${orphan}/cmdline`)
  if (command !== '' && !command.includes(data)) return rmSync(postmaster) // the pid is another program's by now
  process.kill(orphan, 'SIGINT')
  for (const deadline = Date.now() + ORPHAN_CLOSES_MS; birthOf(orphan) !== ''; await sleep(50))
    if (Date.now() > deadline) throw trouble('HOME_IN_USE', { home, pid: orphan })
}
