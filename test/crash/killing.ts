import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'

import { createClient, type Carry, type Client } from '#client'

import { carryTo } from '../../src/cli/carry.ts'
import { signIn } from '../../src/cli/desk.ts'
import { readFile } from '../../src/cli/import-file.ts'
import { record, type Job, type Recorded } from '../../src/cli/import-job.ts'
import { demoKeyOf } from '../../src/cli/reader.ts'
import type { Call } from '../../src/cli/verb.ts'
import { allPages } from './pages.ts'

/** What the real program is started with: its own command line, in a process of its own. */
/** The program's own first file. */
export const MAIN: string = join(import.meta.dirname, '../../src/cli/main.ts')

/** A number from 0 to below `n`, the next of a seeded series (mulberry32). */
export type Draw = (n: number) => number

/** A series of numbers that is the same for the same seed. */
export function drawOf(seed: number): Draw {
  let state = seed
  return (n) => {
    state = (state + 0x6d_2b_79_f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) % n
  }
}

/** A node of the real program, in a process of its own. */
export type NodeProcess = { readonly address: string; readonly process: ChildProcess }

/** Starts `serve` on a home, with more in its environment, and waits for the address it says. */
export async function served(home: string, more: NodeJS.ProcessEnv = {}): Promise<NodeProcess> {
  const stdio = ['ignore', 'pipe', 'pipe'] as const
  const child = spawn(process.execPath, [MAIN, 'serve', '--port', '0'], {
    env: { ...envOf(home), ...more },
    stdio: [...stdio],
  })
  const { stdout, stderr } = child
  if (stdout === null || stderr === null) throw new Error('the node has no output')
  return new Promise((resolve, reject) => {
    let said = ''
    const hear = (part: unknown): void => {
      said += String(part)
      const address = /http:\/\/127\.0\.0\.1:\d+/.exec(said)?.[0]
      if (address !== undefined) resolve({ address, process: child })
    }
    stdout.on('data', hear)
    stderr.on('data', hear)
    child.once('exit', () => reject(new Error(`the node did not start: ${said}`)))
  })
}

/** Environment of a command on a home. */
export function envOf(home: string): NodeJS.ProcessEnv {
  return { PATH: process.env['PATH'], TRUCELINE_HOME: home, LANG: 'en_GB.UTF-8' }
}

/** What is ended with `kill -9`; a node whose database's server alone was killed ends by itself. */
export type Victim = 'program' | 'database' | 'both'

export const VICTIMS: readonly Victim[] = ['program', 'database', 'both']

/** Ends a node as `kill -9` does, its database's server, or both; resolves when the node is gone. */
export async function killed({ process: child }: NodeProcess, home: string, victim: Victim): Promise<void> {
  const gone = child.exitCode === null && child.signalCode === null ? once(child, 'exit') : Promise.resolve()
  if (victim !== 'program') process.kill(postmasterOf(home), 'SIGKILL')
  if (victim !== 'database') child.kill('SIGKILL')
  await gone
}

function postmasterOf(home: string): number {
  return Number(readFileSync(join(home, 'pg/data/postmaster.pid'), 'utf8').split('\n')[0])
}

/** Ends it as Ctrl-C does; resolves with its exit code. */
export async function stopped({ process: child }: NodeProcess): Promise<unknown> {
  const ended = once(child, 'exit')
  child.kill('SIGINT')
  const [code] = await ended
  return code
}

/** A file that is imported. */
export type Given = { readonly name: string; readonly bytes: Uint8Array }

/** What every acknowledged record is called and where it stands, as its receipt said. */
export type Acknowledged = Map<string, number>

/** When to kill: after so many receipts of this round, so many milliseconds into the next act. */
export type Moment = { readonly receipts: number; readonly ms: number; readonly victim: Victim }

/** What a round of an import is given. */
export type Round = {
  readonly home: string
  readonly node: NodeProcess
  readonly given: Given
  readonly acknowledged: Acknowledged
  /** None: nobody kills it. */
  readonly kill?: Moment
}

/**
 * Runs the command line's own import against a node process and kills that at the moment given. What the import was
 * answered is kept as a client keeps its receipts. Resolves with what it recorded, `undefined` where the node died on it.
 */
export async function importRound(round: Round): Promise<Recorded | undefined> {
  const { home, node, given, acknowledged, kill } = round
  let receipts = 0
  let dead: Promise<void> | undefined
  const die = (victim: Victim): void => {
    dead ??= killed(node, home, victim)
  }
  const carry = carryTo(node.address)
  const watching: Carry = async (request) => {
    const isAct = request.method === 'POST' && request.path.startsWith('/api/act/')
    if (isAct && kill !== undefined && receipts >= kill.receipts) setTimeout(() => die(kill.victim), kill.ms)
    const carried = await carry(request)
    if (!isAct || carried.status !== 201) return carried
    let text = ''
    for await (const chunk of carried.chunks) text += chunk
    const { rid, index }: { readonly rid: string; readonly index: number } = JSON.parse(text)
    acknowledged.set(rid, index)
    receipts += 1
    async function* again(): AsyncGenerator<string> {
      yield await Promise.resolve(text)
    }
    return { ...carried, chunks: again() }
  }
  const recorded = await importOver({ home, node, given, client: () => createClient({ carry: watching }) })
  await dead
  return recorded
}

/** The zone of the day that the file's times without one are in. */
const ZONE = '+04:00'

type Over = Pick<Round, 'home' | 'node' | 'given'> & { readonly client: () => Client }

async function importOver({ home, node, given, client }: Over): Promise<Recorded | undefined> {
  const reader = client()
  const key = demoKeyOf(home, 'M.investigator')
  const mechanism = await reader.views.mechanism()
  if (key === undefined || !mechanism.ok) return undefined
  const host = new URL(node.address).host
  const signed = await signIn({ client: reader, host, key })
  const places = signed.ok && (await placesAt(reader))
  if (!signed.ok || !places) return undefined
  const file = readFile('statements', given.bytes, { mechanism: mechanism.value, places, zone: ZONE })
  if (!file.ok || file.value.refused.length > 0) throw new Error('a row of the file is refused')
  const job: Job = { what: 'statements', name: given.name, file: file.value, signers: () => key }
  const door = { home, address: node.address, host, client, close: () => Promise.resolve() }
  const recorded = await record(
    quietCall(),
    { ...door, reader, mech: mechanism.value.mech, mechanism: mechanism.value },
    job,
  )
  return recorded.ok && recorded.value.broke === undefined ? recorded.value : undefined
}

function placesAt({ views }: Client) {
  return allPages(
    (after) => views.places(after === undefined ? {} : { after }),
    ({ places, next }) => ({ items: places, next }),
  )
}

/** A call that says nothing, has nobody who stops it, and does not wait before it tries again. */
function quietCall(): Call {
  const sink = { write: () => {}, isTerminal: false, columns: 100 }
  const shell = {
    env: {},
    out: sink,
    err: sink,
    stop: new AbortController().signal,
    nowMs: () => performance.now(),
    ask: async () => undefined,
    wait: () => Promise.resolve(),
  }
  return { words: [], options: new Map(), lang: 'en', shell }
}
