import { z } from 'zod'

import type { Utc } from '#domain/measure'
import type { Mechanism } from '#domain/party'
import { isIssued, pairOf, type ReportState } from '#domain/report'
import {
  mechanismInForce,
  releaseSigned,
  reportVersionFacts,
  type ReleaseSigned,
  type VersionFacts,
} from '#server/projections'

import { notesShown, type NoteShown } from './report-notes.ts'
import { publicAtOfVersion, versionsShown } from './report-versions.ts'
import { viewOf, type ViewAnswering } from './view.ts'

/** One release that is public: which version of which day, and the files that were signed. */
export type PublicRelease = ReleaseSigned & {
  readonly rid: string
  readonly day: string
  readonly revision: number
  readonly state: ReportState
  /** Revision of the issued version that replaces it. */
  readonly supersededBy?: number
}

/** All that is public at one time, and when more will be. */
export type PublicList = {
  readonly releases: readonly PublicRelease[]
  readonly notes: readonly NoteShown[]
  readonly mechanism: { readonly mech: string } & Mechanism
  /** The next public time that is known; no reader but the node is told. */
  readonly nextAt?: Utc
}

/** Public notes kept on the page. */
const NOTES_MAX = 40
const FIRST_DAY = '0000-01-01'
const LAST_DAY = '9999-12-31'

/** What is public now: releases whose time has come, by day, and issued notes. Publishing asks it as the public. */
export const publicationList: ViewAnswering<PublicList> = viewOf({
  name: 'publication-list',
  path: '/api/publications/list',
  summary: 'Releases and notes that are public now.',
  row: 'report',
  class: 'P',
  question: z.strictObject({}),
  answer: z.custom<PublicList>(),
  async select(rows, asked): Promise<PublicList | undefined> {
    const mechanism = await mechanismInForce(rows)
    if (!mechanism) return undefined
    const { now, mayRead } = asked
    const versions = await reportVersionFacts(rows, { from: FIRST_DAY, to: LAST_DAY })
    const released = versions.filter((version) => pairOf(version, 'release') !== undefined)
    const times = released.map((version) => publicAtOfVersion(version) ?? now)
    const open = released.filter((version) => {
      const publicFrom = publicAtOfVersion(version)
      return publicFrom !== undefined && mayRead({ row: 'report', class: 'J', publicFrom })
    })
    const nextAt = times.filter((at) => at > now).toSorted()[0]
    return {
      releases: open.map((version) => releaseOf(version, { versions, now })),
      notes: (await notesShown(rows, { ...asked, limit: NOTES_MAX })).filter(
        ({ state }) => state === 'issued',
      ),
      mechanism: { mech: asked.node.mech, ...mechanism },
      ...(nextAt === undefined ? {} : { nextAt }),
    }
  },
  lower: { full: whole, joint: whole, public: whole },
})

type Among = { readonly versions: readonly VersionFacts[]; readonly now: Utc }

function releaseOf(version: VersionFacts, { versions, now }: Among): PublicRelease {
  const { rid, day, revision } = version.row
  const ofDay = versions.filter((each) => each.row.day === day && isIssued(each))
  const shown = versionsShown(ofDay, { who: { role: 'PU', side: 'none' }, now, signers: new Map() })
  const signed = pairOf(version, 'release')?.second.row
  const files = signed === undefined ? { publicAt: now, files: [] } : releaseSigned(signed)
  const own = shown.find((each) => each.rid === rid)
  const next = shown.find((each) => each.rid === own?.supersededBy)
  return {
    ...files,
    rid,
    day,
    revision,
    state: own?.state ?? 'preliminary',
    ...(next === undefined ? {} : { supersededBy: next.revision }),
  }
}

function whole(list: PublicList): PublicList {
  return list
}
