import { jointAtFirst, type Daily } from '#domain/report'
import { dailyAsOf, hashOfDaily } from '#server/projections'

import type { FoundedLog } from './kit.ts'
import { MECHANISM } from './mechanism.ts'
import { observed, underWatch, watchedOnce } from './observations.ts'

/** The first reporting day of the tests' mechanism and its close. */
export const FIRST_DAY = '2020-10-10'
const FIRST_CLOSE = '2020-10-10T15:30:00.000Z'

/** A founded log whose first day is over, with a watch and an observation in it. */
export type ClosedDay = FoundedLog & { readonly watch: string; readonly id: string }

/** The day is over, with a watch and an observation in it. */
export async function closedDay(founded: FoundedLog): Promise<ClosedDay> {
  const { watch, id } = await watchedOnce(founded)
  founded.clock.set(FIRST_CLOSE)
  return { ...founded, watch, id }
}

/** The daily of a day as the record stands. */
export function dailyNow({ log, reading }: FoundedLog, day = FIRST_DAY): Promise<Daily> {
  const { epoch, size, root } = log.head()
  return reading((rows) => dailyAsOf(rows, { day, asOf: { epoch, size, root }, mechanism: MECHANISM }))
}

/** A version that somebody put together, and the hash of its whole. */
export type Version = { readonly rid: string; readonly sha256: string }

/** What an assembler signs of a daily: the hash of the whole, and that of the joint form until its sectors open. */
export function hashesOf(daily: Daily): { readonly sha256: string; readonly jointSha256: string } {
  return { sha256: hashOfDaily(daily), jointSha256: hashOfDaily(jointAtFirst(daily)) }
}

/** References of a signature: on what, and which first signature it seconds. */
export function on(rel: string, rid: string, first?: string) {
  return { ref: [{ rel, rid }, ...(first === undefined ? [] : [{ rel: 'seconds', rid: first }])] }
}

/** Somebody puts the daily together as the record stands. */
export async function assembled(founded: FoundedLog, label = 'M.head', day = FIRST_DAY): Promise<Version> {
  const hashes = hashesOf(await dailyNow(founded, day))
  const body = { kind: 'daily', day, revision: 1, ...hashes }
  return { rid: await founded.signAs(label).record('report.assembled', body), sha256: hashes.sha256 }
}

/** Two of the mission approve a version, which issues it. */
export async function approved({ signAs }: FoundedLog, { rid, sha256 }: Version): Promise<Version> {
  const first = await signAs('M.duty').record('report.approved', { sha256 }, on('approves', rid))
  await signAs('M.head').record('report.approved', { sha256 }, on('approves', rid, first))
  return { rid, sha256 }
}

/** A day's daily, put together and issued. */
export async function issued(founded: FoundedLog, day = FIRST_DAY): Promise<Version> {
  return approved(founded, await assembled(founded, 'M.head', day))
}

/** A late item of the first day: two more explosions. */
export async function lateItem({ signAs, watch }: ClosedDay): Promise<void> {
  await signAs('M.patrol').record(
    'observation.submitted',
    { observations: [observed('2020-10-10T07:30:00.000Z', { count: { kind: 'exact', n: 2 } })] },
    { sealed: underWatch(watch) },
  )
}

/** A late item comes in, and a version that holds it is put together over the issued one. */
export async function corrected(founded: ClosedDay, over: Version): Promise<Version> {
  await lateItem(founded)
  const hashes = hashesOf(await dailyNow(founded))
  const body = { kind: 'daily', day: FIRST_DAY, revision: 2, ...hashes, reason: 'a late item' }
  const rid = await founded.signAs('M.duty').record('report.assembled', body, on('corrects', over.rid))
  return { rid, sha256: hashes.sha256 }
}
