import { randomBytes } from 'node:crypto'
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'

import { acts, bodiesOf, judgesOf } from '#server/acts'
import { watchDeadlines, type MechanismClock } from '#server/clocks'
import { createGateway, faultOf, type Fault, type GatewayParts } from '#server/gateway'
import {
  checkpointText,
  headOf,
  openLog,
  tileBytes,
  verifyEd25519,
  type Log,
  type LogTables,
} from '#server/log'
import { nextDeadlines, observationsHeld, projections, type ProjectionTables } from '#server/projections'
import { keepPublished, openPress, type Press } from '#server/publishing'
import { openSessions } from '#server/sessions'
import { isBusy, migrate, openDatabase, startDatabase, type Database, type Reader } from '#server/storage'
import { bytesOfBase64url, utf8 } from '#tlog'
import type { Article } from '#wire/article'

import { clockOf, clockShown, setClock, type Leap } from './clock.ts'
import type { DemoKeys } from './demo-keys.ts'
import { openEnrolments } from './enrolment.ts'
import { enterFounding, foundingOf } from './founding.ts'
import { checkFoundable, homeKeysOf, type HomeKeys } from './home-keys.ts'
import { LOG_MARK } from './home-kind.ts'
import { addressOf, listenFrom, PORT, readRunning, sayRunning, sayStopped } from './listening.ts'
import { peopleOf } from './people.ts'
import { checkPin } from './pin.ts'
import { NODE_KEY_FILE, VIEWS_KEY_FILE } from './real-keys.ts'
import { readsFor, recordedIn, signsFor, type Recorded } from './recorded.ts'
import { headNamed, signDeed, streamOf } from './streams.ts'
import { nodeTrouble } from './trouble.ts'

/** What a node is started with. */
export type NodeSettings = {
  /** Folder of the node's database, keys and marks. */
  readonly home: string
  /** Where to listen first; 4700 where none is given, 0 for any. */
  readonly port?: number
  /** A demo's founding as data, used when the home has none yet. */
  readonly founding?: unknown
  /**
   * A real mechanism's founding as its roots have signed it elsewhere, in order: entered when the log is empty, or holds
   * only its beginning. The home already has the log key that its genesis names, and the key of the node's own office.
   */
  readonly signedFounding?: readonly Uint8Array[]
  /** A server of the operator's own; else `DATABASE_URL`, else the embedded one. */
  readonly databaseUrl?: string
  /** Folder of the built console; else the checkout's own. */
  readonly console?: string
  /** File of the mechanism's basemap, gzipped GeoJSON; none: its maps show sectors and lines alone. */
  readonly basemap?: string
  /** A published article taken apart, which the demo shows beside its records. */
  readonly article?: Article
  /** In a demo: plays what falls due before the clock is set ahead to an instant, moving it from deed to deed. */
  readonly beforeLeap?: Leap
  /** Where faults are written: one line of JSON each, without content. Else stderr. */
  readonly report?: (fault: Fault) => void
}

/** A running node. */
export type RunningNode = {
  /** What people open: `http://127.0.0.1:4700`. */
  readonly address: string
  readonly port: number
  readonly mech: string
  /** Whether its log takes records, or why not; it is read either way. */
  readonly standing: Log['standing']
  /** Resolves when its own database server ended and nobody asked it to: the node can then only be stopped. */
  readonly databaseEnded: Promise<void>
  /** Ends everything it started, and gives the home back. */
  readonly stop: () => Promise<void>
}

type Rows = Reader<ProjectionTables & LogTables>
type Ending = () => Promise<void> | void

/**
 * Puts one node together: database, schema, log, founding where the log is empty, doors, clocks. Throws with a code where
 * the home or the machine does not allow it: `HOME_NONE` (nothing founded here, nothing given to found), `HOME_KEYS` (a
 * real mechanism's keys are not all there), `HOME_IN_USE` (naming the pid), `NET_PORT`, and the database's own.
 */
export async function startNode(settings: NodeSettings): Promise<RunningNode> {
  const endings: Ending[] = []
  const stop = async () => {
    for (let end = endings.pop(); end !== undefined; end = endings.pop()) await inTime(end())
  }
  try {
    return { ...(await start(settings, (end) => void endings.push(end))), stop }
  } catch (error) {
    await stop()
    throw error
  }
}

/** Longest that one ending is waited for: a database server that was killed may owe an answer for ever. */
const ENDING_MS = 20_000

/** Waits for an ending as long as it may take; the timer also keeps the process there for what would not. */
async function inTime(ending: Promise<void> | void): Promise<void> {
  const late = Promise.withResolvers<void>()
  const timer = setTimeout(late.resolve, ENDING_MS)
  await Promise.race([ending, late.promise]).finally(() => clearTimeout(timer))
}

type Started = Omit<RunningNode, 'stop'>

async function start(settings: NodeSettings, atEnd: (end: Ending) => void): Promise<Started> {
  const report = settings.report ?? writeFault
  checkFoundable(settings.home, settings)
  const { database, databaseEnded } = await databaseOf(settings, atEnd)
  const before = await database.reading((rows: Rows) => recordedIn(rows))
  const keys = homeKeysOf(settings.home, settings, before)
  const { clock, log } = await logOf({ settings, database, keys, report }, atEnd)
  const recorded = await founded({ settings, database, keys, log })
  const press = openPress()
  const ground: Ground = { settings, database, keys, clock, log, report, press, vkey: recorded.vkey }
  const doors = { port: 0 }
  const app = await createGateway(gatewayPartsOf(ground, () => doors.port))
  atEnd(() => app.close())
  doors.port = await listenFrom(app, settings.port ?? PORT)
  const watch = watchDue(ground)
  atEnd(watch.stop)
  const kept = keepPublic(ground)
  atEnd(kept.stop)
  fillMemory(ground)
  const address = addressOf(doors.port)
  sayRunning(settings.home, address)
  atEnd(() => sayStopped(settings.home))
  return { address, port: doors.port, mech: keys.mech, standing: log.standing, databaseEnded }
}

async function databaseOf(
  { home, databaseUrl }: NodeSettings,
  atEnd: (end: Ending) => void,
): Promise<{ readonly database: Database; readonly databaseEnded: Promise<void> }> {
  const url = databaseUrl ?? process.env['DATABASE_URL']
  if (url !== undefined) mkdirSync(home, { recursive: true })
  const server = url === undefined ? await startDatabase(home) : undefined
  if (server) atEnd(() => server.stop())
  const database = openDatabase(url ?? server?.url ?? '')
  atEnd(() => database.close())
  await migrate(database)
  return { database, databaseEnded: server?.ended ?? new Promise(() => {}) }
}

type Ground = {
  readonly settings: NodeSettings
  readonly database: Database
  readonly keys: HomeKeys
  readonly clock: MechanismClock
  readonly log: Log
  readonly report: (fault: Fault) => void
  readonly press: Press
  /** The verifier key of the log. */
  readonly vkey: string
}

async function logOf(
  { settings, database, keys, report }: Omit<Ground, 'clock' | 'log' | 'press' | 'vkey'>,
  atEnd: (end: Ending) => void,
): Promise<Pick<Ground, 'clock' | 'log'>> {
  const { home } = settings
  const head = await database.reading((rows: Rows) => headOf(rows))
  const clockStart = keys.kind === 'demo' ? keys.demo.founding.mechanism.clock?.start : undefined
  const clock = clockOf(home, clockStart, head?.at ?? '')
  atEnd(() => clock.keep())
  const log = await openLog({
    database,
    mech: keys.mech,
    clock,
    projections,
    logKey: keys.logKey,
    mark: join(home, LOG_MARK),
    judges: judgesOf(acts),
    bodies: bodiesOf(acts),
    own: keys.own.key.key,
    ...(keys.held && { held: keys.held }),
    report: (error) => report(faultOf(error, 'log')),
  })
  atEnd(() => log.close())
  if (log.standing.kind === 'closed' && log.standing.why === 'READER')
    throw nodeTrouble('HOME_IN_USE', { home, pid: readRunning(home)?.pid ?? 0 })
  return { clock, log }
}

/** Founds, or takes up a founding that was cut off, and answers what the record says of it. */
async function founded({
  settings: { home },
  database,
  keys,
  log,
}: Pick<Ground, 'settings' | 'database' | 'keys' | 'log'>): Promise<Recorded> {
  const recorded = () => database.reading((rows: Rows) => recordedIn(rows))
  const before = await recorded()
  if (before !== undefined) checkPin(home, keys.mech, { entry: before.genesis })
  if (log.standing.kind === 'open' && before?.isWhole !== true) {
    const submissions = foundingOf(keys)
    const [first] = submissions
    if (first !== undefined) checkPin(home, keys.mech, { submission: first })
    await enterFounding(submissions, (submission) => log.enter({ submission }))
  }
  const found = await recorded()
  if (found === undefined) throw nodeTrouble('HOME_NONE', { home })
  const { office, key } = keys.own
  if (!(await database.reading((rows: Rows) => signsFor(rows, office, key.key))))
    throw nodeTrouble('HOME_KEYS', { file: join(home, NODE_KEY_FILE) })
  if (!(await database.reading((rows: Rows) => readsFor(rows, keys))))
    throw nodeTrouble('HOME_KEYS', { file: join(home, VIEWS_KEY_FILE) })
  return found
}

function gatewayPartsOf(ground: Ground, port: () => number): GatewayParts {
  const { database, keys, clock, log, report } = ground
  const demo = keys.kind === 'demo' ? keys.demo : undefined
  const sessions = openSessions({
    database,
    now: clock.now,
    machineMs: Date.now,
    random: () => randomBytes(32).toString('hex'),
    verify: isSignedBy,
  })
  const enter: GatewayParts['acts']['enter'] = (submitted) => log.enter(submitted)
  return {
    database,
    node: () => nodeNow(ground),
    press: ground.press,
    sessions,
    log: publicLogOf(ground),
    acts: { acts, sessions, now: clock.now, enter, size: () => log.head().size },
    feed: { beyond: (size, signal) => log.beyond(size, signal), clockChanged: clock.changed },
    ...(demo && { demo: demoOf(ground, demo) }),
    ...(ground.settings.basemap === undefined ? {} : { basemap: ground.settings.basemap }),
    console: ground.settings.console ?? join(import.meta.dirname, '../../../dist/console'),
    port,
    report,
    isBusy,
  }
}

/** What views may know of this node. */
function nodeNow({ settings, keys, clock, log, vkey }: Ground): ReturnType<GatewayParts['node']> {
  return {
    mech: keys.mech,
    epoch: log.head().epoch,
    vkey,
    clock: clockShown(clock),
    ...(keys.kind === 'demo' && { demo: { people: peopleOf(keys.demo) } }),
    ...(settings.article && { article: settings.article }),
  }
}

function publicLogOf({ database, keys, log }: Ground): GatewayParts['log'] {
  return {
    mech: keys.mech,
    epoch: log.head().epoch,
    checkpointText: () => database.reading((rows: Rows) => checkpointText(rows)),
    tileBytes: (path) => database.reading((rows: Rows) => tileBytes(rows, path)),
  }
}

function demoOf(
  { settings, database, clock, log }: Ground,
  keys: DemoKeys,
): NonNullable<GatewayParts['demo']> {
  const enrolments = openEnrolments({
    keys,
    mech: keys.founding.mech,
    now: clock.now,
    head: () => headNamed(log.head()),
    streamOf: (key) => streamOf(database, key),
    enter: (submission) => log.enter({ submission }),
  })
  return { ...enrolments, setClock: (change) => setClock(clock, change, settings.beforeLeap) }
}

function watchDue({ database, keys, clock, log, report }: Ground) {
  const own = { database, log, mech: keys.mech, now: clock.now, ...keys.own }
  return watchDeadlines({
    clock,
    next: (limit) => database.reading((rows: Rows) => nextDeadlines(rows, limit)),
    act: (deed) => signDeed(own, deed),
    beyond: (size, signal) => log.beyond(size, signal),
    size: () => log.head().size,
    fault: (error) => report(faultOf(error, 'clocks')),
  })
}

/** Reads into memory what figures are counted from, so that it is not the first reader who waits for it. */
function fillMemory({ database, report }: Ground): void {
  database
    .reading((rows: Rows) => observationsHeld(database).upTo(rows))
    .catch((error: unknown) => report(faultOf(error, 'projections')))
}

/** The folder of what is public, beside the home's other files. */
function keepPublic(ground: Ground) {
  const { settings, database, clock, log, press, report } = ground
  return keepPublished({
    home: settings.home,
    asking: () => ({ database, node: nodeNow(ground) }),
    press,
    clock,
    beyond: (size, signal) => log.beyond(size, signal),
    size: () => log.head().size,
    fault: (error) => report(faultOf(error, 'publishing')),
  })
}

/** Whether a signature over a text is this key's, by the record's one rule (record.md 2.5). */
function isSignedBy(key: string, signed: string, sig: string): boolean {
  const [keyBytes, sigBytes] = [bytesOfBase64url(key), bytesOfBase64url(sig)]
  return keyBytes !== undefined && sigBytes !== undefined && verifyEd25519(keyBytes, utf8(signed), sigBytes)
}

function writeFault(fault: Fault): void {
  process.stderr.write(`${JSON.stringify({ fault })}\n`)
}
