import { readFileSync, writeFileSync } from 'node:fs'
import { availableParallelism, cpus, totalmem } from 'node:os'
import { join } from 'node:path'

import type { Figure } from './figure.ts'

const DOCUMENT = join(import.meta.dirname, '../docs/measured.md')

/** Prints figures with the machine and the date, and writes them in the place of the last ones of the same name. */
export function writeFigures(name: string, figures: readonly Figure[], load: string): void {
  const where = `${machine()}, load ${load} at the start`
  const date = new Date().toISOString().slice(0, 10)
  for (const figure of figures)
    console.log(`${name}: ${figure.what}: ${figure.is} (${figure.wanted}) · ${where} · ${date}`)
  const kept = readFileSync(DOCUMENT, 'utf8')
    .trimEnd()
    .split('\n')
    .filter((line) => !line.startsWith(`| \`${name}\` |`))
  const rows = figures.map(
    ({ what, is, wanted }) => `| \`${name}\` | ${what} | ${is} | ${wanted} | ${date} | ${where} |`,
  )
  writeFileSync(DOCUMENT, `${[...kept, ...rows].join('\n')}\n`)
}

function machine(): string {
  const model = cpus()[0]?.model.trim() ?? 'unknown processor'
  return `${availableParallelism()} × ${model}, ${Math.round(totalmem() / 2 ** 30)} GiB, Node ${process.version}`
}
