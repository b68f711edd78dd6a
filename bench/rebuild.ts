import { spawn } from 'node:child_process'
import { once } from 'node:events'

import { envOf, MAIN } from '../test/crash/killing.ts'
import { memoryOf } from './asking.ts'
import { seconds, type Figure } from './figure.ts'
import { importedHome } from './homes.ts'
import { recordHome, TOGETHER } from './record-home.ts'

const ROWS = 2_000
const SAMPLE_MS = 1_000

/** Rows a second that `rebuild` makes again from the record and compares by hash, the start of the database with it. */
export async function measure(): Promise<readonly Figure[]> {
  const records = Number(process.env['REBUILD_RECORDS'] ?? 1_000_000)
  const { home, remove } = await importedHome(ROWS)
  const few = await rebuilt(home)
  remove()
  const many = await rebuilt(await recordHome(records))
  return [
    figureOf(few, 'of an import of statements'),
    figureOf(many, `of which each ${TOGETHER + 1}th has ${TOGETHER} observations with a sealed part`),
  ]
}

type Rebuilt = {
  readonly entries: number
  readonly rows: number
  readonly ms: number
  /** Most that the process held in memory: in the first tenth of the time, and in all of it. */
  readonly earlyMb: number
  readonly mostMb: number
  /** Lines that told how far it was. */
  readonly told: number
}

async function rebuilt(home: string): Promise<Rebuilt> {
  const began = performance.now()
  const child = spawn(process.execPath, [MAIN, 'rebuild', '--json'], { env: envOf(home) })
  let [out, err] = ['', '']
  child.stdout.on('data', (part) => (out += String(part)))
  child.stderr.on('data', (part) => (err += String(part)))
  const sampled: number[] = []
  const sampling = setInterval(() => sampled.push(memoryOf({ process: child })), SAMPLE_MS)
  const [code] = await once(child, 'close')
  clearInterval(sampling)
  const ms = performance.now() - began
  const found: { readonly rows: number; readonly entries: number; readonly differences: readonly unknown[] } =
    JSON.parse(out)
  if (code !== 0 || found.differences.length > 0) throw new Error(out + err)
  const told = err.split('\n').filter((line) => line !== '')
  if (told.length > 0) console.error(`${told[0]}\n${told.at(-1)}`)
  const early = sampled.slice(0, Math.max(1, Math.ceil(sampled.length / 10)))
  return { ...found, ms, earlyMb: Math.max(...early), mostMb: Math.max(...sampled), told: told.length }
}

function figureOf({ entries, rows, ms, earlyMb, mostMb, told }: Rebuilt, of: string): Figure {
  const perS = (count: number): string => Math.round((count / ms) * 1000).toLocaleString('en')
  return {
    what: `${entries.toLocaleString('en')} entries, ${of}, ${rows.toLocaleString('en')} rows of all projections by \`rebuild\`; it told ${told} times how far it was`,
    is: `${perS(entries)} entries/s, ${perS(rows)} rows/s (${seconds(ms)}), ${earlyMb} MB at most in the first tenth, ${mostMb} MB in all`,
    wanted: 'records/s, constant memory, progress (issue 5)',
  }
}
