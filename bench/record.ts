import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

import { startNode, type FoundingDescription } from '#server/node'

import { claimBy } from '../test/accounts.ts'
import { homesFolder, seenAt } from '../test/crash/killed-home.ts'
import { served, stopped, type NodeProcess } from '../test/crash/killing.ts'
import { jsonOf } from '../test/founding.ts'
import { MECHANISM } from '../test/mechanism.ts'
import { quantile, type Figure } from './figure.ts'
import { authorOf, lineTo, loaded, paced, type Author, type Draft } from './load.ts'

const AUTHORS = 50
/** Claims of each author, made before they are timed: a first few, and those that are counted; within a key's burst. */
const WARM = 40
const CLAIMS = 150
const MODEST_PER_S = 20
const MODEST_S = 15
const START = '2020-10-10T07:00:00.000Z'

const SIDES = ['A', 'B'] as const
/** Liaison desks of a side, and how many people sit at each: a record is sealed to desks, and an author is a person. */
const DESKS = { 'desk-a': 9, 'desk-b': 9, 'desk-c': 7 } as const
const LABELS = SIDES.flatMap((side) =>
  Object.entries(DESKS).flatMap(([desk, people]) =>
    Array.from({ length: people }, (_, at) => `${side}.${desk}/${at + 1}`),
  ),
)

/** A mechanism with 25 people at each side's liaison desks, so that 50 authors have a stream each. */
const FOUNDING: FoundingDescription = {
  mech: 'bench',
  domain: 'truceline.example',
  holders: [
    { code: 'M', kind: 'mission', seat: 'held' },
    { code: 'A', kind: 'party', seat: 'held' },
    { code: 'B', kind: 'party', seat: 'held' },
  ],
  offices: [
    ...SIDES.map((side) => ({ office: `${side}.rep`, functions: ['R'] as const, people: 2 })),
    { office: 'M.rep', functions: ['HM'], people: 2 },
    { office: 'M.duty', functions: ['DO'], people: 1 },
    { office: 'M.node', functions: ['node'], people: 1 },
    ...SIDES.flatMap((side) =>
      Object.entries(DESKS).map(([desk, people]) => ({
        office: `${side}.${desk}`,
        functions: ['L'] as const,
        people,
      })),
    ),
  ],
  become: [],
  mechanism: { ...MECHANISM, clock: { start: START } },
}

/** Durable signed claims a second through the door, counted in the log afterwards; and how long one takes at a modest rate. */
export async function measure(): Promise<readonly Figure[]> {
  const folder = homesFolder()
  const home = join(folder, 'home')
  mkdirSync(home, { mode: 0o711 })
  writeFileSync(join(home, 'clock.json'), JSON.stringify({ at: START, speed: 1 }))
  const founded = await startNode({ home, port: 0, founding: FOUNDING })
  await founded.stop()
  const node = await served(home)
  try {
    return await measuredAt(home, node)
  } finally {
    await stopped(node)
    rmSync(folder, { recursive: true, force: true })
  }
}

async function measuredAt(home: string, node: NodeProcess): Promise<readonly Figure[]> {
  const before = (await seenAt(home, node)).entries.length
  const at = { address: node.address, mech: FOUNDING.mech }
  const authors = await Promise.all(LABELS.map((label) => authorOf(label, at)))
  const line = () => lineTo(`${node.address}/api/act/claim.lodge`, authors)
  await prepare(authors, WARM)
  const warm = await loaded(line(), authors)
  const modest = await paced(line(), authors, { perS: MODEST_PER_S, seconds: MODEST_S, draft: claimOf })
  await prepare(authors, CLAIMS)
  const full = await loaded(line(), authors)
  const size = (await seenAt(home, node)).entries.length
  const accepted = warm.rids.length + full.rids.length + modest.length
  if (size - before !== accepted)
    throw new Error(`${accepted} receipts, and ${size - before} entries more in the log`)
  const perS = Math.round(full.rids.length / full.seconds)
  const taken = modest.map((each) => each.ms)
  const ms = (share: number) => `${quantile(taken, share).toFixed(0)} ms`
  const bytes = Math.round(full.bytes / Math.max(1, full.rids.length))
  return [
    {
      what: `claims of ${AUTHORS} authors, ${bytes} bytes signed and a sealed part each, entered through the door, ${full.rids.length} in all; every receipt found in the log; client on the same cores`,
      is: `${perS}/s`,
      wanted: '≥ 1,500/s (R-REC-140)',
    },
    {
      what: `one claim at ${MODEST_PER_S}/s, from the request to the receipt`,
      is: `p50 ${ms(0.5)}, p99 ${ms(0.99)}`,
      wanted: 'none yet',
    },
  ]
}

/** Makes what authors will sign, so that the client's work is not counted. */
async function prepare(authors: readonly Author[], most: number): Promise<void> {
  for (const [at, author] of authors.entries())
    while (author.ready.length < most) author.ready.push(await author.next(claimOf(at)))
}

/** A claim of the side whose desk the author of this place sits at. */
function claimOf(at: number): Draft {
  const side = (LABELS[at % LABELS.length] ?? '').startsWith('A') ? 'A' : 'B'
  return {
    type: 'claim.lodged',
    body: jsonOf({ claim: claimBy(side) }),
    sealed: { own: OWN, sealing: { kind: 'own', side } },
  }
}

const OWN = { weapon: { kind: 'notStated' }, position: { kind: 'notStated' }, evidence: [] }
