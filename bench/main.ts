import { loadavg } from 'node:os'

import { writeFigures } from './document.ts'
import type { Measure } from './figure.ts'

/** Every measured number, by its name. One file each. */
const MEASURES: Readonly<Record<string, () => Promise<{ readonly measure: Measure }>>> = {
  start: () => import('./start.ts'),
  daily: () => import('./daily.ts'),
  search: () => import('./search.ts'),
  frames: () => import('./frames.ts'),
  record: () => import('./record.ts'),
  gate: () => import('./gate.ts'),
  feeds: () => import('./feeds.ts'),
  observations: () => import('./observations.ts'),
  import: () => import('./import.ts'),
  rebuild: () => import('./rebuild.ts'),
  'console-load': () => import('./console-load.ts'),
}

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
    writeFigures(name, await (await loaded()).measure(), load)
  }
