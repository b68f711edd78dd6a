import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

import { openDatabase, startDatabase, type Database } from '#server/storage'

import { command, foundedHome, homesFolder, statementsFile } from '../test/crash/killed-home.ts'

/** What an import of so many rows took, with the home it left. */
export type Imported = { readonly home: string; readonly ms: number; readonly remove: () => void }

/** Founds a home and imports a file of so many statements into it by the command line, as a person would. */
export async function importedHome(rows: number): Promise<Imported> {
  const folder = homesFolder()
  const home = join(folder, 'home')
  await foundedHome(home)
  const { name, bytes } = statementsFile(rows, 'bench')
  const path = join(folder, name)
  writeFileSync(path, bytes)
  const began = performance.now()
  const { code, out, err } = command(home, 'import', 'statements', path, '--zone', '+04:00', '--json')
  const ms = performance.now() - began
  if (code !== 0 || !out.includes('"complete":true'))
    throw new Error(`not imported: ${out.slice(-400)} ${err.slice(-400)}`)
  return { home, ms, remove: () => rmSync(folder, { recursive: true, force: true }) }
}

/** A home below `.cache` that is made once and kept, as a large one takes minutes; one cut off in its making is made anew. */
export async function keptHome(name: string, make: (home: string) => Promise<void>): Promise<string> {
  const home = join(import.meta.dirname, '../.cache', name)
  const whole = join(home, 'whole')
  if (existsSync(whole)) return home
  rmSync(home, { recursive: true, force: true })
  mkdirSync(join(home, '..'), { recursive: true })
  await make(home)
  writeFileSync(whole, '')
  return home
}

/** Does some work in the database of a home whose node does not run. */
export async function inDatabase<T>(
  home: string,
  work: (database: Database, url: string) => Promise<T>,
): Promise<T> {
  const server = await startDatabase(home)
  const database = openDatabase(server.url)
  try {
    return await work(database, server.url)
  } finally {
    await database.close()
    await server.stop()
  }
}
