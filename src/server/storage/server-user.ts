import { spawnSync } from 'node:child_process'

import { textOfFile } from './processes.ts'
import { trouble } from './trouble.ts'

/** The user of the operating system that PostgreSQL runs as, where it is not our own. */
export type ServerUser = { readonly uid: number; readonly gid: number }

/**
 * PostgreSQL refuses to run as root; started by root it runs as `nobody`, or as TRUCELINE_PG_OS_USER. initdb needs a
 * user that /etc/passwd knows. `undefined`: as ourselves.
 */
export function serverUser(): ServerUser | undefined {
  if (process.getuid?.() !== 0) return undefined
  const name = process.env['TRUCELINE_PG_OS_USER'] ?? 'nobody'
  const line = textOfFile('/etc/passwd')
    .split('\n')
    .find((entry) => entry.startsWith(`${name}:`))
  if (line === undefined) throw trouble('DATABASE_START', { reason: `no user ${name} to run PostgreSQL as` })
  const [, , uid, gid] = line.split(':')
  return { uid: Number(uid), gid: Number(gid) }
}

/** Whether the server's user can enter an existing folder. Asked of the system itself, so that it holds with any kind of rights. */
export function canEnter(folder: string, user: ServerUser | undefined): boolean {
  const asked = spawnSync('/bin/sh', ['-c', 'cd -- "$0"', folder], {
    ...user,
    cwd: '/',
    env: {},
    stdio: 'ignore',
  })
  return asked.status === 0
}
