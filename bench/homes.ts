import { rmSync } from 'node:fs'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'

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
