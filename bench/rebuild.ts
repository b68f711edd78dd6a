import { command } from '../test/crash/killed-home.ts'
import { seconds, type Figure } from './figure.ts'
import { importedHome } from './homes.ts'

const ROWS = 2_000

/** Rows a second that `rebuild` makes again from the record and compares by hash, the start of the database with it. */
export async function measure(): Promise<readonly Figure[]> {
  const { home, remove } = await importedHome(ROWS)
  const began = performance.now()
  const { code, out } = command(home, 'rebuild', '--json')
  const ms = performance.now() - began
  remove()
  const found: { readonly rows: number; readonly entries: number; readonly differences: readonly unknown[] } =
    JSON.parse(out)
  if (code !== 0 || found.differences.length > 0) throw new Error(out)
  const { rows, entries } = found
  return [
    {
      what: `${entries} entries, ${rows} rows of all projections by \`rebuild\``,
      is: `${Math.round((rows / ms) * 1000)} rows/s, ${Math.round((entries / ms) * 1000)} entries/s (${seconds(ms)})`,
      wanted: 'none yet',
    },
  ]
}
