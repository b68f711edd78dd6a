import { linkSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

import { accept, refuse, type Answer } from '#domain/life'
import { birthOf, isFounded } from '#server/node'

/** An import's hold on a home, given back when it has ended. */
export type ImportLock = { readonly release: () => void }

/**
 * Makes this the one import that writes into a home: two with one key would each sign the same place of its sequence. A
 * lock whose process is gone is taken over. Where nothing is founded, or no file can be made, there is none to take.
 */
export function takeImportLock(home: string): Answer<ImportLock, 'CLI_IMPORT_RUNNING'> {
  const none = accept({ release: () => {} })
  if (!isFounded(home)) return none
  const lock = join(home, 'import.pid')
  const written = `${lock}.${process.pid}`
  try {
    writeFileSync(written, `${process.pid} ${birthOf(process.pid)}`, { mode: 0o600 })
  } catch {
    return none
  }
  try {
    while (!linked(written, lock)) {
      const [pid = '', born] = textOf(lock).split(' ')
      if (pid !== '' && birthOf(Number(pid)) === born)
        return refuse('CLI_IMPORT_RUNNING', 'nothing', { pid: Number(pid) })
      rmSync(lock, { force: true })
    }
  } finally {
    rmSync(written, { force: true })
  }
  return accept({ release: () => rmSync(lock, { force: true }) })
}

/** A link is there whole or not at all, unlike a file that is being written. */
function linked(written: string, lock: string): boolean {
  try {
    linkSync(written, lock)
    return true
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return false
    throw error
  }
}

function textOf(path: string): string {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    return ''
  }
}
