import { rmSync } from 'node:fs'
import { join } from 'node:path'

import { sql } from '#server/storage'

import { homesFolder } from '../test/crash/killed-home.ts'
import { killed, served, stopped, type NodeProcess } from '../test/crash/killing.ts'
import { askerAt, observationIds } from './asking.ts'
import { quantile, type Figure } from './figure.ts'
import { inDatabase } from './homes.ts'
import { lineTo, loaded, paced, type Line, type Load, type Timed } from './load.ts'
import { foundMission, HEARD, patrolsAt, START, WATCHED, type Patrol } from './observing.ts'

const TOGETHER = 100
/** Records of each of 24 people, made before they are timed: within the burst of a key (R-REC-37). */
const BATCHES = 25
const SINGLES = 100
const BURST = { perS: 50, seconds: 600 }

/** Durable observations a second, in batches and singly, under the product's own rates; all of them there after `kill -9`. */
export async function measure(): Promise<readonly Figure[]> {
  const folder = homesFolder()
  const home = join(folder, 'home')
  try {
    await foundMission(home, START, { firstDay: '2020-10-10', speed: 1 })
    const node = await served(home)
    const entered = await enteredAt(node)
    await killed(node, home, 'both')
    const settings = await durability(home)
    const again = await served(home)
    try {
      await checkThere(home, again, entered)
    } finally {
      await stopped(again)
    }
    return figures(entered, settings)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

type Entered = { readonly batches: Load; readonly singles: Load; readonly burst: readonly Timed[] }

async function enteredAt(node: NodeProcess): Promise<Entered> {
  const patrols = await patrolsAt(node, WATCHED)
  const authors = patrols.map(({ author }) => author)
  const line = (): Line => lineTo(`${node.address}/api/act/observation.submit`, authors)
  await prepare(patrols, { records: BATCHES, together: TOGETHER })
  const batches = await loaded(line(), authors)
  await prepare(patrols, { records: SINGLES, together: 1 })
  const singles = await loaded(line(), authors)
  const draft: Parameters<typeof paced>[2]['draft'] = (at) => {
    const patrol = patrols[at % patrols.length]
    if (patrol === undefined) throw new Error('nobody is on patrol')
    return patrol.draft(1, HEARD)
  }
  const burst = await paced(line(), authors, { ...BURST, draft })
  return { batches, singles, burst }
}

async function prepare(
  patrols: readonly Patrol[],
  { records, together }: { readonly records: number; readonly together: number },
): Promise<void> {
  for (const { author, draft } of patrols)
    while (author.ready.length < records) author.ready.push(await author.next(draft(together, HEARD)))
}

/** What the database is set to where it decides whether a commit outlives a power cut. */
function durability(home: string): Promise<string> {
  return inDatabase(home, async (database) => {
    const names = ['fsync', 'synchronous_commit', 'full_page_writes', 'wal_sync_method', 'data_checksums']
    const asked = sql<{ name: string; setting: string }>`
      select name, setting from pg_settings where name in (${sql.join(names)}) order by name`
    const { rows } = await database.transaction((tx) => asked.execute(tx))
    return rows.map(({ name, setting }) => `${name} ${setting}`).join(', ')
  })
}

/** Reads every observation of the mission, page by page, and throws where one that was acknowledged is not among them. */
async function checkThere(
  home: string,
  node: NodeProcess,
  { batches, singles, burst }: Entered,
): Promise<void> {
  const there = await observationIds(await askerAt(home, node))
  const singly = [...singles.rids, ...burst.map(({ rid }) => rid)].map((rid) => `${rid}.0`)
  const together = batches.rids.flatMap((rid) => Array.from({ length: TOGETHER }, (_, n) => `${rid}.${n}`))
  const lost = [...singly, ...together].filter((id) => !there.has(id))
  if (lost.length > 0 || there.size !== singly.length + together.length)
    throw new Error(`${lost.length} acknowledged lost, ${there.size} there`)
}

function figures({ batches, singles, burst }: Entered, settings: string): readonly Figure[] {
  const perS = ({ rids, seconds }: Load, each: number): string =>
    `${Math.round((rids.length * each) / seconds).toLocaleString('en')}/s`
  const taken = burst.map(({ ms }) => ms)
  const ms = (share: number): string => `${quantile(taken, share).toFixed(0)} ms`
  const all = batches.rids.length * TOGETHER + singles.rids.length + burst.length
  return [
    {
      what: `observations of 24 people, ${TOGETHER} of one watch in a record, each with its sealed part, through the door; client on the same cores; ${settings}`,
      is: perS(batches, TOGETHER),
      wanted: '≥ 1,500/s',
    },
    { what: 'the same, one in a record', is: perS(singles, 1), wanted: '≥ 100/s' },
    {
      what: `${BURST.perS}/s for ${BURST.seconds / 60} min, one in a record, from the request to the receipt`,
      is: `p50 ${ms(0.5)}, p99 ${ms(0.99)}, slowest ${ms(1)}`,
      wanted: 'p99 < 250 ms',
    },
    {
      what: 'program and database killed with kill -9 right after; each acknowledged observation read back by its id',
      is: `${all.toLocaleString('en')} of ${all.toLocaleString('en')}`,
      wanted: 'none lost',
    },
  ]
}
