import { createClient, type Client } from '#client'
import { readRunning } from '#server/node'
import { say, type Lang } from '#words'

import { carryTo } from './carry.ts'
import { homeOf } from './home.ts'
import { startPatiently } from './patience.ts'
import type { Shell } from './shell.ts'

/** The node that a verb talks to: the one that runs on the home, or one started on it for as long as the verb takes. */
export type Door = {
  readonly home: string
  readonly address: string
  /** Host and port, as a sign-in names them. */
  readonly host: string
  /** A client with a session of its own. */
  readonly client: () => Client
  readonly close: () => Promise<void>
}

/** Finds or starts the node of the home. Throws with a code where none is founded, or none can start. */
export async function openDoor(shell: Shell, lang: Lang): Promise<Door> {
  const home = homeOf(shell)
  const running = await runningOf(home)
  if (running !== undefined) return doorTo(home, running, () => Promise.resolve())
  const quiet = noteAfter(shell, say(lang, 'cli.starting'))
  try {
    const node = await startPatiently({ shell, lang }, { home, port: 0 })
    return doorTo(home, node.address, node.stop)
  } finally {
    quiet()
  }
}

/** The address of the node that runs on a home, if one does and answers. */
export async function runningOf(home: string): Promise<string | undefined> {
  const said = readRunning(home)
  if (said === undefined || !isAlive(said.pid)) return undefined
  const answered = await createClient({ carry: carryTo(said.address) }).views.mechanism()
  return answered.ok ? said.address : undefined
}

function doorTo(home: string, address: string, close: () => Promise<void>): Door {
  return {
    home,
    address,
    host: new URL(address).host,
    client: () => createClient({ carry: carryTo(address) }),
    close,
  }
}

/** Whether a process is there, ours or another's. */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM'
  }
}

const QUIET_MS = 1_000

/** Says on a terminal or in a log what takes longer than a second; the answer ends that. */
export function noteAfter(shell: Shell, text: string): () => void {
  const timer = setTimeout(() => shell.err.write(`${text}…\n`), QUIET_MS)
  return () => clearTimeout(timer)
}
