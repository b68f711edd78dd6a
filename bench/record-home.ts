import { join } from 'node:path'

import { acts, bodiesOf, judgesOf } from '#server/acts'
import { openLog, type Log, type LogTables, type Submitted } from '#server/log'
import { projections, type ProjectionTables } from '#server/projections'
import type { Database, Reader } from '#server/storage'

import { homeKeysOf } from '../src/server/node/home-keys.ts'
import { recordedIn } from '../src/server/node/recorded.ts'
import { served, stopped } from '../test/crash/killing.ts'
import { jsonOf } from '../test/founding.ts'
import { unhurried } from '../test/unhurried.ts'
import { inDatabase, keptHome } from './homes.ts'
import { authorOf, type Author } from './load.ts'
import { foundMission, patrolsAt, START, WATCHED, type Patrol } from './observing.ts'

/** Observations of a record; each is looked at and accepted by a record of its own. */
export const TOGETHER = 19
const TELL_EACH = 20_000

/** A home whose log has about so many records, signed and judged as any. */
export function recordHome(records: number): Promise<string> {
  return keptHome(`records-${records}`, async (home) => {
    await foundMission(home, START, { firstDay: START.slice(0, 10), speed: 0 })
    const node = await served(home)
    const patrols = await patrolsAt(node, WATCHED)
    const duty = await authorOf('M.duty', { ...node, mech: 'bench' })
    await stopped(node)
    await inDatabase(home, async (database) => {
      const log = await logOf(home, database)
      await fill(log, { patrols, duty, records })
      await log.close()
    })
  })
}

/** The log of a home, as its node opens it, without the door: what is measured here is another's work. */
async function logOf(home: string, database: Database): Promise<Log> {
  const recorded = await database.reading((rows: Reader<LogTables & ProjectionTables>) => recordedIn(rows))
  const { mech, logKey, held } = homeKeysOf(home, {}, recorded)
  return openLog({
    database,
    mech,
    clock: { now: () => START },
    projections,
    logKey,
    mark: join(home, 'log.mark'),
    judges: judgesOf(acts),
    bodies: bodiesOf(acts),
    machineMs: unhurried(),
    ...(held && { held }),
  })
}

type Filling = { readonly patrols: readonly Patrol[]; readonly duty: Author; readonly records: number }

/** Everybody on patrol at once: a record of observations, then the duty officer accepts each of them. */
async function fill(log: Log, { patrols, duty, records }: Filling): Promise<void> {
  const began = performance.now()
  let entered = 0
  const enter = async (submitted: Promise<Submitted>): Promise<string> => {
    const answer = await log.enter(await submitted)
    if (!answer.ok) throw new Error(`${answer.code} ${JSON.stringify(answer.detail)}`)
    entered += 1
    if (entered % TELL_EACH === 0)
      console.error(
        `  ${entered} of ${records}, ${Math.round((entered * 1000) / (performance.now() - began))}/s`,
      )
    return answer.value.rid
  }
  const accept = (id: string) =>
    enter(duty.made({ type: 'observation.accepted', body: jsonOf({ of: [id] }) }))
  const rounds = Math.ceil(records / (patrols.length * (TOGETHER + 1)))
  await Promise.all(
    patrols.map(async ({ author, draft }) => {
      for (let round = 0; round < rounds; round++) {
        const rid = await enter(author.made(draft(TOGETHER, WATCHED.from)))
        await Promise.all(Array.from({ length: TOGETHER }, (_, at) => accept(`${rid}.${at}`)))
      }
    }),
  )
}
