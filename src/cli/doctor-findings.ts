import { readFileSync, statfsSync } from 'node:fs'
import { createServer } from 'node:net'
import { dirname, join } from 'node:path'

import { z } from 'zod'

import { createClient } from '#client'
import { examineDatabase, homeKind, isFounded, PORT, type ChosenHome } from '#server/node'
import { dateTimeText, say } from '#words'

import { carryTo } from './carry.ts'
import { runningOf } from './door.ts'
import { chosenHome } from './home.ts'
import { refusalOf, toldLine } from './run.ts'
import { shortHash } from './short-hash.ts'
import type { Call } from './verb.ts'

/** What a doctor looks at. */
export type Looked = 'node' | 'home' | 'running' | 'database' | 'disk' | 'port' | 'head' | 'clock'

/** One thing looked at: right, wrong, or not to be known now. */
export type Finding = {
  readonly what: Looked
  readonly state: 'ok' | 'bad' | 'unknown'
  readonly text: string
}

/** Looks at everything a node needs, in the order in which one would mend it. */
export async function examined(call: Call): Promise<readonly Finding[]> {
  const home = homeFinding(call)
  const running = home.chosen === undefined ? undefined : await runningOf(home.chosen.home)
  return [
    nodeFinding(call),
    home.finding,
    ...(home.chosen === undefined ? [] : [await databaseFinding(call, home.chosen.home, running)]),
    ...(home.chosen === undefined ? [] : [diskFinding(call, home.chosen.home)]),
    await portFinding(call, running),
    runningFinding(call, running),
    ...(await logFindings(call, running)),
  ]
}

const packageFile = z.object({ dependencies: z.object({ node: z.string() }) })

function nodeFinding({ lang }: Call): Finding {
  const file = join(import.meta.dirname, '../../package.json')
  const pinned = `v${packageFile.parse(JSON.parse(readFileSync(file, 'utf8'))).dependencies.node}`
  const isPinned = process.version === pinned
  const text = say(lang, 'cli.docNodeText', { version: process.version, wanted: isPinned ? 'none' : pinned })
  return { what: 'node', state: isPinned ? 'ok' : 'bad', text }
}

type HomeFound = { readonly finding: Finding; readonly chosen?: ChosenHome }

function homeFinding({ lang, shell }: Call): HomeFound {
  try {
    const chosen = chosenHome(shell)
    const kind = homeKind(chosen.home)
    const state = kind === 'foreign' || isFounded(chosen.home) ? kind : 'empty'
    const text = say(lang, 'cli.docHomeText', { home: chosen.home, state })
    return { finding: { what: 'home', state: kind === 'foreign' ? 'bad' : 'ok', text }, chosen }
  } catch (error) {
    return { finding: { what: 'home', state: 'bad', text: toldLine(lang, refusalOf(error)) } }
  }
}

/** A database in use answers through its node; one at rest is started, looked at and stopped; one not yet made is not made. */
async function databaseFinding({ lang }: Call, home: string, running: string | undefined): Promise<Finding> {
  const atRest = running === undefined && (isFounded(home) || process.env['DATABASE_URL'] !== undefined)
  if (!atRest)
    return {
      what: 'database',
      state: 'unknown',
      text: say(lang, running === undefined ? 'cli.docDatabaseNone' : 'cli.docDatabaseHeld'),
    }
  try {
    const state = await examineDatabase({ home })
    return { what: 'database', state: 'ok', text: say(lang, 'cli.docDatabaseText', { state }) }
  } catch (error) {
    return { what: 'database', state: 'bad', text: toldLine(lang, refusalOf(error)) }
  }
}

const GIGABYTE = 1_000_000_000
/** An empty cluster takes 39 MB and PostgreSQL stops when nothing is left; below this a day of replay may not fit. */
const LEAST_FREE_BYTES = GIGABYTE

function diskFinding({ lang }: Call, home: string): Finding {
  const { bavail, bsize } = statfsSync(standing(home))
  const free = bavail * bsize
  const text = say(lang, 'cli.docDiskText', { free: Math.floor(free / GIGABYTE) })
  return { what: 'disk', state: free < LEAST_FREE_BYTES ? 'bad' : 'ok', text }
}

/** The folder itself, or the nearest above it that there is. */
function standing(path: string): string {
  try {
    statfsSync(path)
    return path
  } catch {
    return standing(dirname(path))
  }
}

async function portFinding({ lang }: Call, running: string | undefined): Promise<Finding> {
  const held = running !== undefined && new URL(running).port === String(PORT)
  const state = held ? 'held' : (await isFree(PORT)) ? 'free' : 'taken'
  return { what: 'port', state: 'ok', text: say(lang, 'cli.docPortText', { port: String(PORT), state }) }
}

function isFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const server = createServer()
    server.once('error', () => resolve(false))
    server.listen({ host: '127.0.0.1', port }, () => server.close(() => resolve(true)))
  })
}

function runningFinding({ lang }: Call, running: string | undefined): Finding {
  const text = say(lang, 'cli.docRunningText', {
    state: running === undefined ? 'no' : 'yes',
    address: running ?? '',
  })
  return { what: 'running', state: running === undefined ? 'unknown' : 'ok', text }
}

/** A release of 2026 runs on no machine whose clock is before that. */
const RELEASED = '2026-01-01T00:00:00.000Z'

async function logFindings({ lang }: Call, running: string | undefined): Promise<readonly Finding[]> {
  const machineNow = new Date().toISOString()
  const isSet = machineNow >= RELEASED
  const clock: Finding = {
    what: 'clock',
    state: isSet ? 'ok' : 'bad',
    text: say(lang, 'cli.docClockText', {
      time: dateTimeText(lang, machineNow, 'UTC'),
      state: isSet ? 'right' : 'early',
    }),
  }
  const client = running === undefined ? undefined : createClient({ carry: carryTo(running) })
  const head = await client?.views.head()
  const text =
    head?.ok === true
      ? say(lang, 'cli.docHeadText', { size: head.value.size, root: shortHash(head.value.root) })
      : say(lang, 'cli.docHeadNone')
  return [{ what: 'head', state: head?.ok === true ? 'ok' : 'unknown', text }, clock]
}
