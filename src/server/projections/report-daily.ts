import { createHash } from 'node:crypto'

import { addDays } from '#domain/measure'
import type { Mechanism } from '#domain/party'
import { canonicalJson } from '#domain/record'
import {
  dailyOf,
  dayNamed,
  isIssued,
  reachOf,
  type Daily,
  type DailyHead,
  type DailyInputs,
  type MissionRow,
  type ReportVersionFacts,
  type VersionSignature,
} from '#domain/report'
import type { Reader } from '#server/storage'

import { groupsAsOf, type EventGroupsOwn } from './event-groups.ts'
import { mechanismOver, type GeographiesOwn } from './geographies.ts'
import type { KeysTable } from './keys.ts'
import type { MechanismsOwn } from './mechanisms.ts'
import type { ObservationEventsOwn } from './observation-events.ts'
import { missionsAsOf, type ObservationVersionsOwn } from './observation-versions.ts'
import { observationsAsOf, type ObservationAsOf } from './observations-as-of.ts'
import type { ObservationsOwn } from './observations.ts'
import { remarksAsOf, type RemarksOwn } from './remarks.ts'
import { reportedAccountsAsOf, type ReportAccountsOwn } from './report-accounts.ts'
import { carriedSpans, correctedSince } from './report-earlier.ts'
import {
  reportSignaturesOn,
  type ReportSignaturesOwn,
  type ReportSignaturesTable,
} from './report-signatures.ts'
import { reportTermsAsOf, reportTruceAsOf, type ReportTermsOwn } from './report-terms.ts'
import { reportVersionsIn, type ReportVersionsOwn, type ReportVersionsTable } from './report-versions.ts'
import { effortOf } from './watch-effort.ts'
import { watchesAsOf, type WatchEventsOwn } from './watch-events.ts'

/** Columns of every table that a daily is read from. */
export type ReportOwn = ObservationsOwn &
  ObservationVersionsOwn &
  ObservationEventsOwn &
  EventGroupsOwn &
  WatchEventsOwn &
  RemarksOwn &
  ReportAccountsOwn &
  ReportTermsOwn &
  ReportVersionsOwn &
  ReportSignaturesOwn &
  GeographiesOwn &
  MechanismsOwn & { readonly keys: KeysTable }

/** A signature on a version as its rules and its readers need it. */
export type SignatureFacts = VersionSignature & { readonly row: ReportSignaturesTable }

/** A version with the signatures on it. */
export type VersionFacts = ReportVersionFacts<SignatureFacts> & { readonly row: ReportVersionsTable }

/** What a daily is asked as: a day, by the record below a head, in a mechanism. */
export type DailyAsked = {
  readonly day: string
  readonly asOf: DailyHead['asOf']
  readonly mechanism: Mechanism
}

/** Versions of the dailies of some days, both ends included, with what was signed on them: below a size, or all there is. */
export async function reportVersionFacts(
  rows: Reader<ReportVersionsOwn & ReportSignaturesOwn>,
  asked: { readonly from: string; readonly to: string; readonly size?: number },
): Promise<readonly VersionFacts[]> {
  const { size = Number.MAX_SAFE_INTEGER } = asked
  const versions = (await reportVersionsIn(rows, asked)).filter(({ idx }) => idx < size)
  const signed = await reportSignaturesOn(
    rows,
    versions.map(({ rid }) => rid),
  )
  return versions.map((row) => ({
    rid: row.rid,
    index: row.idx,
    revision: row.revision,
    row,
    signatures: signed.filter(({ version, idx }) => version === row.rid && idx < size).map(signatureFacts),
  }))
}

function signatureFacts(row: ReportSignaturesTable): SignatureFacts {
  const { rid, act, idx: index, at, seconds } = row
  return { rid, act, index, at, row, ...(seconds === null ? {} : { seconds }) }
}

/** The head that a version is of. */
export function headOfVersion({ row }: Pick<VersionFacts, 'row'>): DailyHead['asOf'] {
  return { epoch: row.after_epoch, size: row.after_size, root: row.after_root }
}

/**
 * The daily of a day whole by the record below a head: what one would sign there, and what the judge works out again. Its
 * revision counts the versions issued by then, and it says what it changes in the newest of them.
 */
export async function dailyAsOf(rows: Reader<ReportOwn>, asked: DailyAsked): Promise<Daily> {
  const { day, asOf } = asked
  const issued = (await reportVersionFacts(rows, { from: day, to: day, size: asOf.size })).filter(isIssued)
  const corrected = issued.at(-1)
  const inputs = await dailyInputsAsOf(rows, asked)
  const earlier = await earlierDays(rows, { asked, inputs, below: issued[0]?.row.after_size ?? asOf.size })
  if (corrected === undefined) return dailyOf({ ...inputs, ...earlier, revision: 1 })
  const before = await bareOfVersion(rows, corrected, asked.mechanism)
  return dailyOf({ ...inputs, ...earlier, revision: corrected.revision + 1, before })
}

/** A version's daily for its figures alone: without what it changes, and without what it says of other days. */
async function bareOfVersion(
  rows: Reader<ReportOwn>,
  version: VersionFacts,
  mechanism: Mechanism,
): Promise<Daily> {
  const asked = { day: version.row.day, asOf: headOfVersion(version), mechanism }
  return dailyOf({ ...(await dailyInputsAsOf(rows, asked)), revision: version.revision })
}

type Earlier = {
  readonly asked: DailyAsked
  readonly inputs: Pick<ReadInputs, 'observations'>
  /** Size of the head that this day's daily was first put together of. */
  readonly below: number
}

/** What the dailies of earlier days carried of their own items, and which of them were corrected since (R-MEA-5, R-RPT-24). */
async function earlierDays(
  rows: Reader<ReportOwn>,
  { asked: { day, mechanism }, inputs, below }: Earlier,
): Promise<Pick<DailyInputs, 'carried' | 'corrected'>> {
  const days = { from: mechanism.firstDay, to: addDays(day, -1), size: below }
  const versions = await reportVersionFacts(rows, days)
  const carriedIn = carriedSpans(versions, { below, mechanism })
  const carried = inputs.observations.filter(
    ({ firstIdx, observation: { at } }) => firstIdx < (carriedIn(at.from) ?? 0),
  )
  const corrected: { readonly before: Daily; readonly after: Daily }[] = []
  for (const { before, after } of correctedSince(versions, below))
    corrected.push({
      before: await bareOfVersion(rows, before, mechanism),
      after: await bareOfVersion(rows, after, mechanism),
    })
  return { carried: new Set(carried.map(({ id }) => id)), corrected }
}

/** The daily of a version, worked out again from the record below its head. */
export function dailyOfVersion(
  rows: Reader<ReportOwn>,
  version: VersionFacts,
  mechanism: Mechanism,
): Promise<Daily> {
  return dailyAsOf(rows, { day: version.row.day, asOf: headOfVersion(version), mechanism })
}

/** Inputs as they are read, with where each observation stands in the record. */
type ReadInputs = Omit<DailyInputs, 'revision' | 'observations'> & {
  readonly observations: readonly ObservationAsOf[]
}

async function dailyInputsAsOf(
  rows: Reader<ReportOwn>,
  { day, asOf, mechanism }: DailyAsked,
): Promise<ReadInputs> {
  const { size } = asOf
  const span = dayNamed(day, mechanism)
  const { from, to } = span
  const truce = await reportTruceAsOf(rows, { size, day: span })
  const reach = reachOf(day, mechanism, truce.kind === 'known' ? truce.value.effective : undefined)
  const observed = await observationsAsOf(rows, { size, ...reach })
  const ids = observed.map(({ id }) => id)
  const ground = await mechanismOver(rows, { size, from, to })
  return {
    mechanism: { ...mechanism, sectors: ground?.sectors ?? mechanism.sectors },
    day,
    asOf,
    vacantSeats: await vacantSeatsAsOf(rows, { size, mechanism }),
    observations: observed.toSorted((a, b) => a.firstIdx - b.firstIdx || (a.id < b.id ? -1 : 1)),
    groups: (await groupsAsOf(rows, { size, ids })).map(({ group }) => group),
    effort: effortOf(await watchesAsOf(rows, { size, ...reach })),
    accounts: await reportedAccountsAsOf(rows, { size, from, to }),
    remarks: (await remarksAsOf(rows, { day, size })).map(({ office, at, texts }) => ({ office, at, texts })),
    terms: await reportTermsAsOf(rows, { size, day: span }),
    truce,
  }
}

/**
 * What the mission's own form adds to a daily's annex: from the sealed parts that this node opened, by the record below the
 * daily's head, an item of an earlier day that came late included. A node that opens none has none (R-OBS-15).
 */
export async function missionRowsOf(
  rows: Reader<ReportOwn>,
  { head, annex, lateOfEarlier }: Daily,
): Promise<readonly MissionRow[]> {
  const ids = [...lateOfEarlier, ...annex].map(({ id }) => id)
  const missions = await missionsAsOf(rows, { size: head.asOf.size, ids })
  return ids.flatMap((id) => {
    const mission = missions.get(id)
    return mission === undefined ? [] : [{ id, observer: mission.observer, event: mission.event }]
  })
}

/** SHA-256 of a daily's canonical JSON: what is signed of it. */
export function hashOfDaily(daily: Daily): string {
  return createHash('sha256').update(canonicalJson(daily)).digest('hex')
}

/** Sides whose seat nobody holds: the founding names no root for them (R-PTY-11). */
async function vacantSeatsAsOf(
  rows: Reader<Pick<ReportOwn, 'keys'>>,
  { size, mechanism }: { readonly size: number; readonly mechanism: Mechanism },
): Promise<readonly string[]> {
  const roots = await rows
    .selectFrom('keys')
    .select('holder')
    .where('use', '=', 'root')
    .where('since', '<', size)
    .execute()
  const held = new Set(roots.map(({ holder }) => holder))
  return mechanism.sides.map(({ side }) => side).filter((side) => !held.has(side))
}
