import { accept, type Answer } from '#domain/life'
import { EMPTY_SUM, addDays, type CountSum, type Utc } from '#domain/measure'
import type { Mechanism } from '#domain/party'
import { chainStands, dayAt, isIssued, pairOf, sumIn, type Daily } from '#domain/report'
import type { Reader } from '#server/storage'

import {
  dailyAsOf,
  dailyOfVersion,
  reportVersionFacts,
  type ReportOwn,
  type VersionFacts,
} from './report-daily.ts'

type Chain = {
  readonly daily: Daily
  readonly mechanism: Mechanism
  /** The truce whose cumulative total it is, and the reporting day of its moment. */
  readonly since: Utc
  readonly firstDay: string
}

/**
 * [R-REP-6] Whether a daily's cumulative total is the previous one that was issued, plus this day and the days in between
 * that have no daily, plus what corrections issued since changed. Without a truce, or an earlier daily, there is no chain.
 */
export async function chainAsOf(
  rows: Reader<ReportOwn>,
  { daily, mechanism }: { readonly daily: Daily; readonly mechanism: Mechanism },
): Promise<Answer<undefined, 'REP_SUM_MISMATCH'>> {
  if (daily.truce.kind !== 'known') return accept(undefined)
  const since = daily.truce.value.effective
  const chain: Chain = { daily, mechanism, since, firstDay: dayAt(since, mechanism).day }
  const { day, asOf } = daily.head
  const earlier = { from: chain.firstDay, to: addDays(day, -1), size: asOf.size }
  const issued = (await reportVersionFacts(rows, earlier)).filter((version) => isOut(version))
  const previous = issued.reduce<VersionFacts | undefined>(
    (newest, version) => (newest !== undefined && newest.row.day > version.row.day ? newest : version),
    undefined,
  )
  if (previous === undefined) return accept(undefined)
  return chainStands({
    previous: await sinceIn(rows, previous, chain),
    days: [sumIn(daily.observed.total.now), ...(await daysBetween(rows, previous, chain))],
    corrections: await correctionsSince(rows, { previous, issued }, chain),
    cumulative: sumIn(daily.observed.sinceTruce),
  })
}

function isOut(version: VersionFacts): boolean {
  return isIssued(version) && pairOf(version, 'retract') === undefined
}

/** The cumulative total that a version printed, if it counted from the same moment. */
async function sinceIn(rows: Reader<ReportOwn>, version: VersionFacts, chain: Chain): Promise<CountSum> {
  const { truce, observed } = await dailyOfVersion(rows, version, chain.mechanism)
  const isSame = truce.kind === 'known' && truce.value.effective === chain.since
  return isSame ? sumIn(observed.sinceTruce) : EMPTY_SUM
}

async function daysBetween(
  rows: Reader<ReportOwn>,
  previous: VersionFacts,
  { daily, mechanism }: Chain,
): Promise<readonly CountSum[]> {
  const { day: last, asOf } = daily.head
  const sums: CountSum[] = []
  for (let day = addDays(previous.row.day, 1); day < last; day = addDays(day, 1))
    sums.push(sumIn((await dailyAsOf(rows, { day, asOf, mechanism })).observed.total.now))
  return sums
}

type Issued = { readonly previous: VersionFacts; readonly issued: readonly VersionFacts[] }

/** Corrections of days up to the previous daily's that were issued behind its head: what each made of its day's part. */
async function correctionsSince(
  rows: Reader<ReportOwn>,
  { previous, issued }: Issued,
  chain: Chain,
): Promise<readonly { readonly was: CountSum; readonly now: CountSum }[]> {
  const since = issued.filter(
    (version) =>
      version.rid !== previous.rid &&
      version.row.day < previous.row.day &&
      (pairOf(version, 'approve')?.second.index ?? 0) >= previous.row.after_size,
  )
  const changed: { readonly was: CountSum; readonly now: CountSum }[] = []
  for (const version of since) {
    const before = issued.findLast(
      ({ row, revision }) => row.day === version.row.day && revision < version.revision,
    )
    if (before === undefined) continue
    const [was, now] = [await partOf(rows, before, chain), await partOf(rows, version, chain)]
    changed.push({ was, now })
  }
  return changed
}

/** What a day adds to the cumulative total: all of it, or on the day of the truce's moment what came after. */
async function partOf(rows: Reader<ReportOwn>, version: VersionFacts, chain: Chain): Promise<CountSum> {
  const { observed } = await dailyOfVersion(rows, version, chain.mechanism)
  return sumIn(version.row.day === chain.firstDay ? observed.sinceTruce : observed.total.now)
}
