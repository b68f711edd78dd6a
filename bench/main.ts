import { readFileSync, writeFileSync } from 'node:fs'
import { availableParallelism, cpus, loadavg, totalmem } from 'node:os'
import { join } from 'node:path'

import type { Figure, Measure } from './figure.ts'

/** Every measured number, by its name. One file each. */
const MEASURES: Readonly<Record<string, () => Promise<{ readonly measure: Measure }>>> = {
  start: () => import('./start.ts'),
  daily: () => import('./daily.ts'),
  search: () => import('./search.ts'),
  record: () => import('./record.ts'),
  gate: () => import('./gate.ts'),
  feeds: () => import('./feeds.ts'),
  observations: () => import('./observations.ts'),
  import: () => import('./import.ts'),
  rebuild: () => import('./rebuild.ts'),
  'console-load': () => import('./console-load.ts'),
}

const DOCUMENT = join(import.meta.dirname, '../docs/measured.md')
const asked = process.argv.slice(2)
const unknown = asked.filter((name) => !Object.hasOwn(MEASURES, name))

if (asked.length === 0 || unknown.length > 0) {
  console.error(`npm run bench -- NAME…, of: ${Object.keys(MEASURES).join(', ')}`)
  process.exitCode = 2
} else
  for (const name of asked) {
    const load = loadavg()[0]?.toFixed(1) ?? ''
    const loaded = MEASURES[name]
    if (loaded === undefined) continue
    const figures = await (await loaded()).measure()
    const where = `${machine()}, load ${load} at the start`
    const date = new Date().toISOString().slice(0, 10)
    for (const figure of figures)
      console.log(`${name}: ${figure.what}: ${figure.is} (${figure.wanted}) · ${where} · ${date}`)
    writeFileSync(DOCUMENT, withFigures(readFileSync(DOCUMENT, 'utf8'), { name, figures, where, date }))
  }

function machine(): string {
  const model = cpus()[0]?.model.trim() ?? 'unknown processor'
  return `${availableParallelism()} × ${model}, ${Math.round(totalmem() / 2 ** 30)} GiB, Node ${process.version}`
}

type Measured = {
  readonly name: string
  readonly figures: readonly Figure[]
  readonly where: string
  readonly date: string
}

/** The document with these figures in the place of what was measured under the same name before. */
function withFigures(text: string, { name, figures, where, date }: Measured): string {
  const lines = text.trimEnd().split('\n')
  const kept = lines.filter((line) => !line.startsWith(`| \`${name}\` |`))
  const rows = figures.map(
    ({ what, is, wanted }) => `| \`${name}\` | ${what} | ${is} | ${wanted} | ${date} | ${where} |`,
  )
  return `${[...kept, ...rows].join('\n')}\n`
}
