import { rmSync } from 'node:fs'
import { Agent, request, type ClientRequest } from 'node:http'
import { join } from 'node:path'

import { homesFolder } from '../test/crash/killed-home.ts'
import { served, stopped, type NodeProcess } from '../test/crash/killing.ts'
import { memoryOf } from './asking.ts'
import { quantile, type Figure } from './figure.ts'
import { cookieOf, lineTo, paced } from './load.ts'
import { foundMission, HEARD, patrolLabels, patrolsAt, START, WATCHED, type Patrol } from './observing.ts'

const FEEDS = 1_000
/** Records one after the other, far enough apart that each is told by itself. */
const TOLD = { perS: 0.25, seconds: 80 }
const TOLD_ALONE = { perS: 2, seconds: 50 }
/** Readers that never read. */
const ASLEEP = 200

/** From the receipt of a record to the change told on every open feed: on one, and on a thousand at once. */
export async function measure(): Promise<readonly Figure[]> {
  const folder = homesFolder()
  const home = join(folder, 'home')
  try {
    await foundMission(home, START, { firstDay: '2020-10-10', speed: 1 })
    const node = await served(home)
    try {
      const patrols = await patrolsAt(node, WATCHED)
      const alone = await heardOn(node, patrols, { feeds: 1, pace: TOLD_ALONE })
      const all = await heardOn(node, patrols, { feeds: FEEDS, pace: TOLD })
      const held = memoryOf(node)
      const beside = await besideAsleep(node, patrols)
      return [
        {
          what: `from the receipt of an observation to the change on one other open feed, ${TOLD_ALONE.perS}/s`,
          is: said(alone),
          wanted: 'p99 < 500 ms',
        },
        {
          what: `the same on ${FEEDS.toLocaleString('en')} open feeds of ${patrolLabels.length} sessions, one record each ${1 / TOLD.perS} s`,
          is: said(all),
          wanted: 'p99 < 2 s',
        },
        {
          what: `on one open feed beside ${ASLEEP} that are open and never read, ${TOLD_ALONE.perS}/s; the node held ${held} MB before them and ${memoryOf(node)} MB after`,
          is: said(beside),
          wanted: 'none is held up (issue 5)',
        },
      ]
    } finally {
      await stopped(node)
    }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** One reader among those whose device took the line and then did nothing more with it. */
async function besideAsleep(node: NodeProcess, patrols: readonly Patrol[]): Promise<readonly number[]> {
  const agent = new Agent({ maxSockets: ASLEEP })
  const cookie = await cookieOf(node.address, patrolLabels[0] ?? '')
  const asleep = await Promise.all(
    Array.from({ length: ASLEEP }, () => opened({ address: node.address, agent, cookie })),
  )
  const taken = await heardOn(node, patrols, { feeds: 1, pace: TOLD_ALONE })
  for (const each of asleep) each.destroy()
  return taken
}

function said(taken: readonly number[]): string {
  const of = (share: number): string => `${quantile(taken, share).toFixed(0)} ms`
  return `p50 ${of(0.5)}, p99 ${of(0.99)}, slowest ${of(1)} of ${taken.length.toLocaleString('en')}`
}

type Hearing = {
  readonly feeds: number
  readonly pace: { readonly perS: number; readonly seconds: number }
}

/** Opens feeds, enters records at a pace, and answers for each record and feed what passed from its receipt to its change. */
async function heardOn(
  node: NodeProcess,
  patrols: readonly Patrol[],
  { feeds, pace }: Hearing,
): Promise<readonly number[]> {
  const cookies = await Promise.all(patrolLabels.map((label) => cookieOf(node.address, label)))
  const agent = new Agent({ keepAlive: true, maxSockets: feeds })
  const heard: { readonly size: number; readonly atMs: number }[] = []
  const open = await Promise.all(
    Array.from({ length: feeds }, (_, at) =>
      opened({ address: node.address, agent, cookie: cookies[at % cookies.length] ?? '' }, (size) =>
        heard.push({ size, atMs: performance.now() }),
      ),
    ),
  )
  const authors = patrols.map(({ author }) => author)
  const receipts: { readonly size: number; readonly atMs: number }[] = []
  await paced(lineTo(`${node.address}/api/act/observation.submit`, authors), authors, {
    ...pace,
    draft: (at) => patrols[at % patrols.length]?.draft(1, HEARD) ?? fail('nobody is on patrol'),
    told: ({ index }) => receipts.push({ size: index + 1, atMs: performance.now() }),
  })
  await new Promise((resolve) => setTimeout(resolve, 5_000))
  for (const each of open) each.destroy()
  agent.destroy()
  const taken = receipts.flatMap(({ size, atMs }) => {
    const told = heard.filter((each) => each.size === size)
    if (told.length !== feeds) fail(`${told.length} of ${feeds} feeds heard of entry ${size - 1}`)
    return told.map((each) => Math.max(0, each.atMs - atMs))
  })
  return taken
}

function fail(why: string): never {
  throw new Error(why)
}

type Opening = { readonly address: string; readonly agent: Agent; readonly cookie: string }

/** Opens one feed, and tells the log's size with each change that comes on it; to nobody: it is never read. */
function opened({ address, agent, cookie }: Opening, tell?: (size: number) => void): Promise<ClientRequest> {
  return new Promise((resolve, reject) => {
    const asked = request(`${address}/api/feed`, { agent, headers: { cookie } }, (answer) => {
      answer.setEncoding('utf8')
      if (tell)
        answer.on('data', (part: string) => {
          for (const [, size] of part.matchAll(/^id: (\d+)$/gm)) tell(Number(size))
        })
      answer.on('error', () => undefined) // ended from here
      if (answer.statusCode === 200) resolve(asked)
      else reject(new Error(`the feed answers ${answer.statusCode}`))
    })
    asked.on('error', reject)
    asked.end()
  })
}
