import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'

import { createClient, type Carry, type Client } from '#client'

import { carryTo } from '../../src/cli/carry.ts'
import { readFile } from '../../src/cli/import-file.ts'
import { record, type Job, type Recorded } from '../../src/cli/import-job.ts'
import { demoKeyOf } from '../../src/cli/reader.ts'
import type { Call } from '../../src/cli/verb.ts'
import { allPages } from './pages.ts'

/** What the real program is started with: its own command line, in a process of its own. */
const MAIN = join(import.meta.dirname, '../../src/cli/main.ts')

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

/** Starts `serve` on a home and waits for the address it says. */
export async function served(home: string): Promise<NodeProcess> {
  const child = spawn(process.execPath, [MAIN, 'serve', '--port', '0'], {
    env: envOf(home),
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let said = ''
  for await (const part of heard(child)) {
    said += part
    const address = /http:\/\/127\.0\.0\.1:\d+/.exec(said)?.[0]
    if (address !== undefined) return { address, process: child }
  }
  throw new Error(`the node did not start: ${said}`)
}

async function* heard({ stdout, stderr }: ChildProcess): AsyncGenerator<string> {
  if (stdout === null || stderr === null) throw new Error('the node has no output')
  stderr.on('data', () => {}) // what it says beside is read, so that it never waits to be
  for await (const part of stdout.setEncoding('utf8')) yield String(part)
}

/** Environment of a command on a home. */
export function envOf(home: string): NodeJS.ProcessEnv {
  return { PATH: process.env['PATH'], TRUCELINE_HOME: home, LANG: 'en_GB.UTF-8' }
}

/** Ends it as `kill -9` does, and where `server` its database's server too; resolves when it is gone. */
export async function killed({ process: child }: NodeProcess, home: string, server: boolean): Promise<void> {
  const gone = child.exitCode === null && child.signalCode === null ? once(child, 'exit') : Promise.resolve()
  if (server) process.kill(postmasterOf(home), 'SIGKILL')
  child.kill('SIGKILL')
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
export type Moment = { readonly receipts: number; readonly ms: number; readonly server: boolean }

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
  const die = (server: boolean): void => {
    dead ??= killed(node, home, server)
  }
  const carry = carryTo(node.address)
  const watching: Carry = async (request) => {
    const isAct = request.method === 'POST' && request.path.startsWith('/api/act/')
    if (isAct && kill !== undefined && receipts >= kill.receipts) setTimeout(() => die(kill.server), kill.ms)
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
  const recorded = await importOver(home, node, given, () => createClient({ carry: watching }))
  await dead
  return recorded
}

// oxlint-disable-next-line max-params -- the four of one import
async function importOver(
  home: string,
  node: NodeProcess,
  given: Given,
  client: () => Client,
): Promise<Recorded | undefined> {
  const reader = client()
  const key = demoKeyOf(home, 'M.investigator')
  const mechanism = await reader.views.mechanism()
  if (key === undefined || !mechanism.ok) return undefined
  const host = new URL(node.address).host
  const desk = await import('../../src/cli/desk.ts')
  if (!(await desk.signIn({ client: reader, host, key })).ok) return undefined
  const places = await allPages(
    (after) => reader.views.places(after === undefined ? {} : { after }),
    ({ places: page, next }) => ({ items: page, next }),
  )
  if (places === undefined) return undefined
  const file = readFile('statements', given.bytes, { mechanism: mechanism.value, places, zone: undefined })
  if (!file.ok) throw new Error(JSON.stringify(file))
  if (file.value.refused.length > 0) throw new Error(JSON.stringify(file.value.refused[0]))
  const job: Job = { what: 'statements', name: given.name, file: file.value, signers: () => key }
  const door = { home, address: node.address, host, client, close: () => Promise.resolve() }
  const open = { ...door, reader, mech: mechanism.value.mech, mechanism: mechanism.value }
  const recorded = await record(quietCall(), open, job)
  return recorded.ok ? recorded.value : undefined
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
    wait: () => Promise.resolve(),
  }
  return { words: [], options: new Map(), lang: 'en', shell }
}
