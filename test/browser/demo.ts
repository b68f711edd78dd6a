import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import { startNode, type RunningNode } from '#server/node'

import { playDay, type Day } from '../../src/cli/demo-day.ts'
import { demoFiles, type DemoFiles } from '../../src/cli/demo-files.ts'
import type { Shell, Sink } from '../../src/cli/shell.ts'
import { emptyDatabase } from '../database.ts'

/** The day of the demo as far as these tests need it: both sides have spoken, the evening is still to come. */
const EVENING = '2020-10-10T15:12:00.000Z'

/** A demo that listens, as `npm start` serves it, with the console as it was built when it started. */
export type Demo = {
  readonly address: string
  readonly home: string
  /** Ends the node and keeps its home, as Ctrl-C does. */
  readonly halt: () => Promise<void>
  /** Starts the node again on the same home and port. */
  readonly resume: () => Promise<void>
  /** Ends it for good. */
  readonly end: () => Promise<void>
}

const BUILT = join(import.meta.dirname, '../../dist/console')

/** Starts a demo of its own home and database on a free port, and plays its day up to an instant. */
export async function startDemo(at: string | undefined = EVENING): Promise<Demo> {
  const files = must(demoFiles())
  const home = mkdtempSync(join(tmpdir(), 'truceline-browser-'))
  const settings = { home, databaseUrl: await emptyDatabase(), console: await consoleIn(home) }
  // As an earlier run leaves a paused clock: no test depends on how long the machine takes.
  const start = files.founding.mechanism.clock?.start ?? EVENING
  writeFileSync(join(home, 'clock.json'), JSON.stringify({ at: start, speed: 0 }))
  let running = await run({ ...settings, port: 0, files, at })
  const { address, port } = running.node
  return {
    address,
    home,
    halt: () => stop(running),
    async resume() {
      running = await run({ ...settings, port, files, at: undefined })
    },
    async end() {
      await stop(running)
      rmSync(home, { recursive: true, force: true })
    },
  }
}

type Running = { readonly node: RunningNode; readonly day: Day }

async function run(asked: {
  readonly home: string
  readonly databaseUrl: string
  readonly console: string
  readonly port: number
  readonly files: DemoFiles
  readonly at: string | undefined
}): Promise<Running> {
  const { files, at, home } = asked
  const node = await startNode({
    ...asked,
    founding: files.founding,
    basemap: files.basemap,
    article: files.article,
  })
  const call = { words: [], options: new Map(), lang: 'en', shell: quiet() } as const
  return { node, day: must(await playDay(call, { home, node, files, at })) }
}

async function stop({ node, day }: Running): Promise<void> {
  await day.stop()
  await node.stop()
}

/** A copy of the built console, whole: another build empties the folder under a node that runs. */
async function consoleIn(home: string): Promise<string> {
  const copy = join(home, 'console')
  for (let tries = 0; tries < MOST_TRIES; tries++) {
    rmSync(copy, { recursive: true, force: true })
    if (existsSync(join(BUILT, 'index.html'))) cpSync(BUILT, copy, { recursive: true })
    if (isWhole(copy)) return copy
    await new Promise((resolve) => setTimeout(resolve, 500))
  }
  throw new Error('no console is built: node scripts/ready.mjs app')
}

const MOST_TRIES = 20

/** Whether a built console has every file that its page asks for first. */
function isWhole(folder: string): boolean {
  if (!existsSync(join(folder, 'index.html'))) return false
  const page = readFileSync(join(folder, 'index.html'), 'utf8')
  const named = [...page.matchAll(/(?:src|href)="(\/[\w./-]+)"/g)].map((found) => found[1] ?? '')
  return named.every((name) => existsSync(join(folder, name)))
}

function quiet(): Shell {
  const sink: Sink = { write: () => undefined, isTerminal: false, columns: 100 }
  return {
    env: {},
    out: sink,
    err: sink,
    stop: new AbortController().signal,
    nowMs: () => performance.now(),
    ask: async () => undefined,
    wait: (ms) => new Promise((resolve) => setTimeout(resolve, ms).unref()),
  }
}

function must<T>(answer: { readonly ok: true; readonly value: T } | { readonly ok: false }): T {
  if (answer.ok) return answer.value
  throw new Error(JSON.stringify(answer))
}
