import { createHash } from 'node:crypto'

import type { Mechanism } from '#domain/party'
import { effortOfWatch, type EffortItem } from '#domain/patrol'
import { canonicalJson } from '#domain/record'
import {
  dailyOf,
  dayNamed,
  isIssued,
  reachOf,
  type Daily,
  type DailyHead,
  type DailyInputs,
  type ReportVersionFacts,
  type VersionSignature,
} from '#domain/report'
import type { Reader } from '#server/storage'

import { groupsAsOf, type EventGroupsOwn } from './event-groups.ts'
import { mechanismOver, type GeographiesOwn } from './geographies.ts'
import type { KeysTable } from './keys.ts'
import type { MechanismsOwn } from './mechanisms.ts'
import type { ObservationEventsOwn } from './observation-events.ts'
import type { ObservationVersionsOwn } from './observation-versions.ts'
import { observationsAsOf } from './observations-as-of.ts'
import type { ObservationsOwn } from './observations.ts'
import { remarksAsOf, type RemarksOwn } from './remarks.ts'
import { reportedAccountsAsOf, type ReportAccountsOwn } from './report-accounts.ts'
import {
  reportSignaturesOn,
  type ReportSignaturesOwn,
  type ReportSignaturesTable,
} from './report-signatures.ts'
import { reportTermsAsOf, reportTruceAsOf, type ReportTermsOwn } from './report-terms.ts'
import { reportVersionsIn, type ReportVersionsOwn, type ReportVersionsTable } from './report-versions.ts'
import { watchesAsOf, type WatchAsOf, type WatchEventsOwn } from './watch-events.ts'

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
 * The daily of a day in the mission's form by the record below a head: what one would sign there, and what the judge works
 * out again. Its revision counts the versions issued by then, and it says what it changes in the newest of them.
 */
export async function dailyAsOf(rows: Reader<ReportOwn>, asked: DailyAsked): Promise<Daily> {
  const { day, asOf } = asked
  const versions = await reportVersionFacts(rows, { from: day, to: day, size: asOf.size })
  const corrected = versions.findLast(isIssued)
  const inputs = await dailyInputsAsOf(rows, asked)
  if (corrected === undefined) return dailyOf({ ...inputs, revision: 1 })
  const earlier = await dailyInputsAsOf(rows, { ...asked, asOf: headOfVersion(corrected) })
  const before = dailyOf({ ...earlier, revision: corrected.revision })
  return dailyOf({ ...inputs, revision: corrected.revision + 1, before })
}

/** The daily of a version, worked out again from the record below its head. */
export function dailyOfVersion(
  rows: Reader<ReportOwn>,
  version: VersionFacts,
  mechanism: Mechanism,
): Promise<Daily> {
  return dailyAsOf(rows, { day: version.row.day, asOf: headOfVersion(version), mechanism })
}

async function dailyInputsAsOf(
  rows: Reader<ReportOwn>,
  { day, asOf, mechanism }: DailyAsked,
): Promise<Omit<DailyInputs, 'revision'>> {
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
    effort: (await watchesAsOf(rows, { size, ...reach })).flatMap(effortIn),
    accounts: await reportedAccountsAsOf(rows, { size, from, to }),
    remarks: (await remarksAsOf(rows, { day, size })).map(({ office, at, texts }) => ({ office, at, texts })),
    terms: await reportTermsAsOf(rows, { size, day: span }),
    truce,
  }
}

/** The effort of a watch as it stood. */
function effortIn({ id, watch, from, to, stretches }: WatchAsOf): readonly EffortItem[] {
  const { sector, means, visibility } = watch
  return effortOfWatch({ id, sector, means, visibility, from, to, stretches })
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
