import { spawnSync } from 'node:child_process'
import { chownSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync } from 'node:fs'
import { dirname, join } from 'node:path'

import { canEnter, type ServerUser } from './server-user.ts'
import { trouble } from './trouble.ts'

/** PostgreSQL's major version that the package brings; a folder made by another one is refused. */
const MAJOR = '18'

/** Longest name of a socket: 107 bytes on Linux, 103 on macOS. */
const SOCKET_BYTES = 103

/** What the server is started with, so that nothing of the caller's environment changes what it answers. */
export const SERVER_ENV: NodeJS.ProcessEnv = { PATH: '/usr/bin:/bin', LC_ALL: 'C', TZ: 'UTC' }

/**
 * Where things stand in a home: the home is ours (keys stand in it), `server` belongs to the server's user alone, and
 * its 0700 is the lock on the door, since the socket stands in it.
 */
export type HomePaths = {
  readonly home: string
  readonly server: string
  readonly data: string
  readonly log: string
}

/** The paths of a home. */
export function pathsOf(home: string): HomePaths {
  const server = join(home, 'pg')
  return { home, server, data: join(server, 'data'), log: join(server, 'server.log') }
}

/** Whether the path of the socket in this home is longer than systems allow. */
export function isTooLong(home: string): boolean {
  return Buffer.byteLength(join(pathsOf(home).server, '.s.PGSQL.5432')) > SOCKET_BYTES
}

/** Makes the folders of a home. Refuses with `HOME_PATH_TOO_LONG` or `HOME_UNREACHABLE`. */
export function makeFolders(paths: HomePaths, user: ServerUser | undefined): void {
  const { home, server } = paths
  if (isTooLong(home)) throw trouble('HOME_PATH_TOO_LONG', { home })
  try {
    mkdirSync(dirname(home), { recursive: true }) // without a mode: a mode given here would be the parents' too
    mkdirSync(home, { recursive: true, mode: user === undefined ? 0o700 : 0o711 })
    mkdirSync(server, { recursive: true, mode: 0o700 })
    if (user !== undefined) chownSync(server, user.uid, user.gid)
  } catch (error) {
    throw trouble('HOME_UNREACHABLE', { home }, error)
  }
  if (!canEnter(server, user)) throw trouble('HOME_UNREACHABLE', { home })
}

/** Makes the cluster if there is none, and refuses with `DATABASE_VERSION` one of another major version. */
export function makeCluster(paths: HomePaths, native: string, user: ServerUser | undefined): void {
  if (!existsSync(join(paths.data, 'PG_VERSION'))) initdb(paths, native, user)
  const major = readFileSync(join(paths.data, 'PG_VERSION'), 'utf8').trim()
  if (major !== MAJOR) throw trouble('DATABASE_VERSION', { home: paths.home, version: major, wanted: MAJOR })
}

/** Made beside and renamed, so that a cluster cut off half-made is never taken for a whole one. */
function initdb(paths: HomePaths, native: string, user: ServerUser | undefined): void {
  const fresh = `${paths.data}.new`
  rmSync(fresh, { recursive: true, force: true })
  const settings = ['-U', 'truceline', '-A', 'trust', '-E', 'UTF8', '--data-checksums', '--no-instructions']
  const locale = ['--locale-provider=builtin', '--builtin-locale=C.UTF-8']
  const made = spawnSync(join(native, 'bin/initdb'), ['-D', fresh, ...settings, ...locale], {
    ...user,
    env: SERVER_ENV,
    cwd: paths.server,
    encoding: 'utf8',
  })
  if (made.status !== 0)
    throw trouble(
      'DATABASE_START',
      { home: paths.home, reason: made.stderr || 'initdb does not run' },
      made.error,
    )
  renameSync(fresh, paths.data)
}
