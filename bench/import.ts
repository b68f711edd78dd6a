import { seconds, type Figure } from './figure.ts'
import { importedHome } from './homes.ts'

const ROWS = 5_000

/** Rows a second of one file of statements, each read, sealed, signed and entered by the command line at a node it starts. */
export async function measure(): Promise<readonly Figure[]> {
  const { ms, remove } = await importedHome(ROWS)
  remove()
  const rate = Math.round((ROWS / ms) * 1000)
  return [
    {
      what: `${ROWS} statements by \`import statements\`, one after the other`,
      is: `${rate} rows/s (${seconds(ms)})`,
      wanted: 'none yet',
    },
  ]
}
