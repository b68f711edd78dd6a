import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import type { TestProject } from 'vitest/node'

import { startDatabase } from '#server/storage'

declare module 'vitest' {
  export interface ProvidedContext {
    readonly databaseServer: string
  }
}

/**
 * One PostgreSQL for the whole run; each test that asks makes its own database in it. `DATABASE_URL` names a server of the
 * machine's own; it is taken out of the environment, in which tests of the program's own server stand too.
 */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const given = process.env['DATABASE_URL']
  if (given !== undefined) {
    delete process.env['DATABASE_URL']
    project.provide('databaseServer', given)
    return () => Promise.resolve()
  }
  const folder = mkdtempSync(join(tmpdir(), 'truceline-'))
  chmodSync(folder, 0o711) // mkdtemp makes it 0700, and as root the server is another user that must get through
  const server = await startDatabase(join(folder, 'home'))
  project.provide('databaseServer', server.url)
  return async () => {
    await server.stop()
    rmSync(folder, { recursive: true, force: true })
  }
}
