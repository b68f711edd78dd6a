import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

import { createClient } from '#client'
import { known } from '#domain/measure'
import { startNode, type FoundingDescription } from '#server/node'

import { carryTo } from '../src/cli/carry.ts'
import { openDesk, type Desk } from '../src/cli/desk.ts'
import type { NodeProcess } from '../test/crash/killing.ts'
import { jsonOf } from '../test/founding.ts'
import { labelledKey } from '../test/keys.ts'
import { MECHANISM } from '../test/mechanism.ts'
import { missionPart, observed, watchOf } from '../test/observations.ts'
import { authorOf, type Author, type Draft } from './load.ts'

const SECTORS = 24
/** Patrols, and people in each: an office has nine at most. */
const OFFICES = ['M.patrol-a', 'M.patrol-b', 'M.patrol-c'] as const
const PEOPLE = SECTORS / OFFICES.length
const HOUR_MS = 3_600_000

/** When the clock of a loaded mission begins, when everybody watches, and when what they enter was heard. */
export const START = '2020-10-10T07:00:00.000Z'
export const WATCHED = { from: '2020-10-10T06:00:00.000Z', hours: 24 } as const
export const HEARD = '2020-10-10T06:10:00.000Z'

/** Ids of the 24 sectors over which made-up missions are spread. */
export const sectorIds: readonly string[] = Array.from({ length: SECTORS }, (_, at) => `S-${at + 1}`)

/** Labels of the people on patrol, one for each sector. */
export const patrolLabels: readonly string[] = sectorIds.map(
  (_, at) => `${OFFICES[at % OFFICES.length]}/${1 + Math.floor(at / OFFICES.length)}`,
)

/** A mission with 24 sectors, and as many people on patrol. */
function missionFounding(clockStart: string, firstDay: string): FoundingDescription {
  return {
    mech: 'bench',
    domain: 'truceline.example',
    holders: [
      { code: 'M', kind: 'mission', seat: 'held' },
      { code: 'A', kind: 'party', seat: 'held' },
      { code: 'B', kind: 'party', seat: 'held' },
    ],
    offices: [
      { office: 'A.rep', functions: ['R'], people: 2 },
      { office: 'B.rep', functions: ['R'], people: 2 },
      { office: 'M.rep', functions: ['HM'], people: 2 },
      { office: 'M.duty', functions: ['DO'], people: 1 },
      { office: 'M.node', functions: ['node'], people: 1 },
      { office: 'M.views', functions: ['node'], people: 1 },
      ...OFFICES.map((office) => ({ office, functions: ['PL'] as const, people: PEOPLE })),
      { office: 'A.liaison', functions: ['L'], people: 1 },
      { office: 'B.liaison', functions: ['L'], people: 1 },
    ],
    become: ['M.duty', 'A.liaison'],
    mechanism: {
      ...MECHANISM,
      firstDay,
      clock: { start: clockStart },
      sectors: MECHANISM.sectors
        .slice(0, 1)
        .flatMap((pattern) => sectorIds.map((id) => ({ ...pattern, id, adjoins: [] }))),
    },
  }
}

/** Founds such a mission in a home, its clock at an instant and going as fast as `speed`. */
export async function foundMission(
  home: string,
  at: string,
  { firstDay, speed }: { readonly firstDay: string; readonly speed: number },
): Promise<void> {
  mkdirSync(home, { recursive: true, mode: 0o711 })
  writeFileSync(join(home, 'clock.json'), JSON.stringify({ at, speed }))
  const node = await startNode({ home, port: 0, founding: missionFounding(at, firstDay) })
  await node.stop()
}

/** Somebody on patrol with an open watch in a sector, and what they enter under it. */
export type Patrol = {
  readonly author: Author
  /** A record of so many observations, heard one after the other from an instant inside the watch. */
  readonly draft: (count: number, from: string) => Draft
}

/** Everybody of the patrol, each with a watch of its own sector that lasts so many hours from an instant. */
export function patrolsAt(
  { address }: Pick<NodeProcess, 'address'>,
  { from, hours }: { readonly from: string; readonly hours: number },
): Promise<readonly Patrol[]> {
  const to = new Date(Date.parse(from) + hours * HOUR_MS).toISOString()
  return Promise.all(
    sectorIds.map(async (sector, at): Promise<Patrol> => {
      const label = patrolLabels[at] ?? ''
      const { office } = labelledKey(label)
      const rid = await watchOpened(await deskOf(label, address), { sector, from, to, at })
      const author = await authorOf(label, { address, mech: 'bench' })
      return { author, draft: (count, first) => draftOf({ rid, office, sector, from: first }, count) }
    }),
  )
}

async function deskOf(label: string, address: string): Promise<Desk> {
  const desk = await openDesk({
    client: createClient({ carry: carryTo(address) }),
    host: new URL(address).host,
    mech: 'bench',
    key: labelledKey(label),
    wait: (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
  })
  if (!desk.ok) throw new Error(`${label}: ${desk.code}`)
  return desk.value
}

type Opening = { readonly sector: string; readonly from: string; readonly to: string; readonly at: number }

async function watchOpened(desk: Desk, { sector, from, to, at }: Opening): Promise<string> {
  const watch = watchOf({ sector, from, to, team: `Patrol ${at + 1}`, callSign: `P${at + 1}` })
  const opened = await desk.enter({
    act: 'observation.watch.open',
    type: 'record.sealed',
    body: undefined,
    sealed: {
      body: jsonOf({ class: 'M', type: 'observation.watch.opened', watch }),
      sealing: { kind: 'observed', by: desk.office },
    },
  })
  if (!opened.ok) throw new Error(`a watch is refused: ${opened.code} ${JSON.stringify(opened.detail)}`)
  return opened.value.rid
}

type Under = { readonly rid: string; readonly office: string; readonly sector: string; readonly from: string }

function draftOf({ rid, office, sector, from }: Under, count: number): Draft {
  const fromMs = Date.parse(from)
  const observations = Array.from({ length: count }, (_, n) =>
    observed(new Date(fromMs + n * 10_000).toISOString(), { sector: known(sector) }),
  )
  return {
    type: 'observation.submitted',
    body: jsonOf({ observations }),
    sealed: {
      own: jsonOf({ watch: known(rid), observations: observations.map(() => missionPart()) }),
      sealing: { kind: 'observed', by: office },
    },
  }
}
