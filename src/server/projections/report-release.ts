import { addDays } from '#domain/measure'
import type { Mechanism } from '#domain/party'
import {
  fineNamesOf,
  pairOf,
  waitingFirst,
  type Daily,
  type EarlierReleases,
  type FineNames,
} from '#domain/report'
import type { Reader } from '#server/storage'
import { gazetteerEntry } from '#wire/measure'

import { groundVersionsAsOf, type GeographiesOwn } from './geographies.ts'
import type { MechanismsOwn } from './mechanisms.ts'
import type { PlacesTable } from './places.ts'
import { dailyOfVersion, reportVersionFacts, type ReportOwn, type VersionFacts } from './report-daily.ts'

/**
 * What was released before a version, of its day and of the day before: what its public form must not give away by
 * subtraction (R-ACC-22). Counted up to the first signature of its own release, so that both releasers and the node that
 * makes the files see the same.
 */
export async function earlierReleases(
  rows: Reader<ReportOwn>,
  version: VersionFacts,
  asked: { readonly mechanism: Mechanism; readonly now: string },
): Promise<EarlierReleases> {
  const { mechanism, now } = asked
  const first = pairOf(version, 'release')?.first ?? waitingFirst(version, 'release', now)
  const below = first?.index ?? Number.MAX_SAFE_INTEGER
  const { day } = version.row
  const prior = addDays(day, -1)
  const versions = await reportVersionFacts(rows, { from: prior, to: day })
  const released = versions.filter(
    (each) => each.rid !== version.rid && (pairOf(each, 'release')?.second.index ?? below) < below,
  )
  const dailies = async (of: string): Promise<readonly Daily[]> => {
    const found: Daily[] = []
    for (const each of released.filter(({ row }) => row.day === of))
      found.push(await dailyOfVersion(rows, each, mechanism))
    return found
  }
  return { ofDay: await dailies(day), ofPriorDay: await dailies(prior) }
}

/** Names of places and of the sectors of every ground so far, in every form and language: none stands in a public text. */
export async function fineNamesKnown(
  rows: Reader<GeographiesOwn & MechanismsOwn & { readonly places: PlacesTable }>,
): Promise<FineNames> {
  const found = await rows.selectFrom('places').select('body').execute()
  const ground = await groundVersionsAsOf(rows)
  return fineNamesOf(
    found.map(({ body }) => gazetteerEntry.parse(body)),
    ground.flatMap(({ geography }) => geography.sectors),
  )
}
