import type { Utc } from '#domain/measure'
import { isIssued, pairOf, versionStates, waitingFirst, type SignedAct } from '#domain/report'
import { headOfVersion, releaseSigned, type VersionFacts } from '#server/projections'
import type { ReportVersion } from '#wire/report'

import { mayOnVersion, type MayAsked } from './report-may.ts'
import { signerShown } from './report-signers.ts'

const SIGNED: readonly SignedAct[] = ['approve', 'confirm', 'retract', 'release']

/** Versions of one day's daily as a reader sees them, in the order they were assembled. */
export function versionsShown(ofDay: readonly VersionFacts[], asked: MayAsked): readonly ReportVersion[] {
  const states = new Map(versionStates(ofDay, asked.now).map((each) => [each.rid, each]))
  return ofDay.flatMap((version, at) => {
    const standing = states.get(version.rid)
    if (standing === undefined) return []
    const { state, supersededBy } = standing
    const { row } = version
    const isSuperseded = supersededBy !== undefined
    const may = mayOnVersion({ version, state, isSuperseded, isNewest: at === ofDay.length - 1 }, asked)
    const publicAt = publicAtOfVersion(version)
    return [
      {
        rid: row.rid,
        index: row.idx,
        revision: row.revision,
        at: row.at,
        office: row.office,
        asOf: headOfVersion(version),
        sha256: row.sha256,
        ...(row.reason === null ? {} : { reason: row.reason }),
        state,
        approvals: signed(version, 'approve', asked),
        releases: signed(version, 'release', asked),
        confirmations: signed(version, 'confirm', asked),
        retractions: signed(version, 'retract', asked),
        waiting: SIGNED.flatMap((act) => {
          const first = waitingFirst(version, act, asked.now)
          return first === undefined ? [] : [{ act, rid: first.rid }]
        }),
        ...(publicAt === undefined ? {} : { publicAt }),
        ...(supersededBy === undefined ? {} : { supersededBy }),
        may: [...may],
      },
    ]
  })
}

/** When the public may read a version: what both releasers signed, and not before the second did. */
export function publicAtOfVersion(version: VersionFacts): Utc | undefined {
  const released = pairOf(version, 'release')
  if (released === undefined) return undefined
  const { publicAt } = releaseSigned(released.second.row)
  return publicAt > released.second.at ? publicAt : released.second.at
}

/** The versions that a reader below the mission sees: those that were issued. */
export function issuedOf(ofDay: readonly VersionFacts[]): readonly VersionFacts[] {
  return ofDay.filter(isIssued)
}

/** The signatures of an act that count: both, or the first while it waits or after it lapsed. */
function signed(version: VersionFacts, act: SignedAct, { signers }: MayAsked) {
  const pair = pairOf(version, act)
  const rows = version.signatures.filter((each) => each.act === act)
  const shown = pair === undefined ? rows.slice(-1) : [pair.first, pair.second]
  return shown.map(({ row }) => signerShown(row, signers))
}
