import { spawn, type ChildProcess } from 'node:child_process'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'

import pg from 'pg'

import { serverBinaries } from './binaries.ts'
import { makeCluster, makeFolders, pathsOf, SERVER_ENV, type HomePaths } from './cluster.ts'
import { takeHome } from './owner.ts'
import { textOfFile } from './processes.ts'
import { serverUser, type ServerUser } from './server-user.ts'
import { trouble } from './trouble.ts'

/** A running server of our own. No TCP port and no password: it is reached by a socket in a 0700 folder. */
export type EmbeddedDatabase = {
  /** What `openDatabase` takes. */
  readonly url: string
  /** Resolves when the server has ended, whoever ended it. */
  readonly ended: Promise<void>
  /** Ends the server and gives the home back; resolves when no process is left. */
  stop(): Promise<void>
}

/** How long a start may take: a killed server's workers hold its memory for a while, and recovery replays its log. */
const START_MS = 60_000

// Ends the server when our end of the pipe closes, which the kernel does however this process dies. The keeper's own
// watcher holds the pipe too, so the server ends even when the keeper is killed with us.
const KEEPER = `
exec 2>>"$0" 3<&0
"$@" </dev/null 3<&- &
server=$!
{ read -r _ <&3; kill -INT "$server"; } 2>/dev/null &
watch=$!
exec 3<&-
wait "$server"; code=$?
kill "$watch" 2>/dev/null
exit $code`

/**
 * Starts PostgreSQL in a home and makes its cluster if there is none. Refuses with `HOME_IN_USE` (another living process
 * holds the home; names its pid), `HOME_PATH_TOO_LONG`, `HOME_UNREACHABLE`, `DATABASE_VERSION`, `DATABASE_START`.
 */
export async function startDatabase(home: string): Promise<EmbeddedDatabase> {
  const paths = pathsOf(home)
  const user = serverUser()
  makeFolders(paths, user)
  const giveBack = await takeHome(home, paths.data)
  try {
    const native = await serverBinaries(user)
    makeCluster(paths, native, user)
    const { server, ended } = await startServer(paths, native, user)
    const stop = async () => {
      server.stdin?.end()
      await ended
      giveBack()
    }
    return { url: urlOf(paths), ended, stop }
  } catch (error) {
    giveBack()
    throw error
  }
}

type Started = { readonly server: ChildProcess; readonly ended: Promise<void> }

async function startServer(paths: HomePaths, native: string, user: ServerUser | undefined): Promise<Started> {
  for (const deadline = Date.now() + START_MS; ; await sleep(200)) {
    const alreadyLogged = textOfFile(paths.log).length
    const started = spawnServer(paths, native, user)
    const failed = await untilReachable(urlOf(paths), started.server, deadline)
    if (failed === undefined) return started
    started.server.stdin?.end()
    await started.ended
    const said = textOfFile(paths.log).slice(alreadyLogged)
    // A server that was killed stays a moment as a zombie, and its workers hold its shared memory: both pass.
    if (/already exists|pre-existing shared memory/.test(said) && Date.now() < deadline) continue
    const reason = said.match(/FATAL: .*/)?.[0] ?? failed.message
    throw trouble('DATABASE_START', { home: paths.home, reason, log: paths.log }, failed)
  }
}

function spawnServer(paths: HomePaths, native: string, user: ServerUser | undefined): Started {
  const settings = [
    'listen_addresses=',
    `unix_socket_directories=${paths.server}`,
    'unix_socket_permissions=0700',
    'timezone=UTC',
  ]
  const command = [join(native, 'bin/postgres'), '-D', paths.data, ...settings.flatMap((set) => ['-c', set])]
  const server = spawn('/bin/sh', ['-c', KEEPER, paths.log, ...command], {
    ...user,
    env: SERVER_ENV,
    cwd: paths.server,
    detached: true, // a terminal's Ctrl-C is ours to handle, not the server's
    stdio: ['pipe', 'ignore', 'ignore'],
  })
  server.stdin.on('error', () => {}) // the keeper may be gone before our end of the pipe closes
  const ended = new Promise<void>((resolve) => {
    server.once('exit', () => resolve())
    server.once('error', () => resolve())
  })
  return { server, ended }
}

/** Waits until a client gets in; tells why none did when the server has ended or the time is up. */
async function untilReachable(
  url: string,
  server: ChildProcess,
  deadline: number,
): Promise<Error | undefined> {
  for (;;) {
    const client = new pg.Client({ connectionString: url })
    try {
      await client.connect()
      return undefined
    } catch (error) {
      if (server.exitCode !== null || server.pid === undefined || Date.now() > deadline)
        return error instanceof Error ? error : new Error(String(error))
      await sleep(20)
    } finally {
      await client.end().catch(() => {})
    }
  }
}

function urlOf(paths: HomePaths): string {
  return `postgres://truceline@${encodeURIComponent(paths.server)}/postgres`
}
