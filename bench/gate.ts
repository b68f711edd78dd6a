import { Session, type Profiler } from 'node:inspector/promises'

import { startNode } from '#server/node'

import { askerAt } from './asking.ts'
import type { Figure } from './figure.ts'
import { searchHome } from './search-data.ts'

const RECORD = 10_000
const EACH = 60
const SAMPLE_US = 50

/** What a desk asks for in a day's work: lists, pictures, one entry, one report. */
const ASKED = [
  '/api/observations',
  '/api/observations?limit=500&means=heard',
  '/api/situation',
  '/api/watches?limit=200',
  '/api/record/entries?limit=100',
  '/api/reports',
  '/api/daily?day=2031-03-02',
  '/api/agreements',
] as const

/** The share of requests that passes inside the gate, by the samples of a profile whose stack has a function of it. */
export async function measure(): Promise<readonly Figure[]> {
  const home = await searchHome(RECORD)
  const node = await startNode({ home, port: 0 })
  const session = new Session()
  session.connect()
  try {
    const ask = await askerAt(home, node)
    for (const path of ASKED) await ask(path)
    await session.post('Profiler.enable')
    await session.post('Profiler.setSamplingInterval', { interval: SAMPLE_US })
    const shares: string[] = []
    let [inside, whole] = [0, 0]
    for (const path of ASKED) {
      await session.post('Profiler.start')
      const began = performance.now()
      for (let n = 0; n < EACH; n++) await ask(path)
      const ms = performance.now() - began
      const { profile } = await session.post('Profiler.stop')
      const own = insideMs(profile)
      shares.push(`${path.replace('/api/', '')} ${((100 * own) / ms).toFixed(2)} %`)
      inside += own
      whole += ms
    }
    return [
      {
        what: `share of the time of ${ASKED.length * EACH} requests over ${RECORD.toLocaleString('en')} observations that is spent inside the gate: ${shares.join(', ')}`,
        is: `${((100 * inside) / whole).toFixed(2)} %`,
        wanted: '≤ 5 % of a request',
      },
    ]
  } finally {
    session.disconnect()
    await node.stop()
  }
}

/** Milliseconds in which a function of the gate was on the stack. */
function insideMs({ nodes, samples = [], timeDeltas = [] }: Profiler.Profile): number {
  const parents = new Map(nodes.flatMap(({ id, children = [] }) => children.map((child) => [child, id])))
  const own = new Set(
    nodes.filter(({ callFrame }) => callFrame.url.includes('/src/domain/access/')).map(({ id }) => id),
  )
  const isInside = (id: number | undefined): boolean =>
    id !== undefined && (own.has(id) || isInside(parents.get(id)))
  const insides = new Map(nodes.map(({ id }) => [id, isInside(id)]))
  const us = samples.reduce((sum, id, at) => sum + (insides.get(id) === true ? (timeDeltas[at] ?? 0) : 0), 0)
  return us / 1_000
}
