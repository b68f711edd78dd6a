import { z } from 'zod'

import { known, type GazetteerEntry, type Maybe, type Utc } from '#domain/measure'
import type { Mechanism } from '#domain/party'
import {
  isIssued,
  jointDaily,
  pairOf,
  publicAtOf,
  publicDaily,
  versionStates,
  waitingFirst,
  type Daily,
  type DailyForm,
  type MissionRow,
  type ReportState,
} from '#domain/report'
import {
  dailyOfVersion,
  earlierReleases,
  headOfVersion,
  mechanismInForce,
  mechanismOver,
  missionRowsOf,
  releaseSigned,
  reportVersionByRid,
  reportVersionFacts,
  type SignatureFacts,
  type VersionFacts,
} from '#server/projections'
import { hex32, gazetteerEntry } from '#wire/measure'

import { publicAtOfVersion } from './report-versions.ts'
import { viewOf, type Asked, type Rows, type ViewAnswering } from './view.ts'

/** A daily of a version in one form, with all that papers and files of it are made of. */
export type DailyPaperAnswer = {
  readonly daily: Daily
  readonly form: DailyForm
  readonly status: ReportState
  readonly issuedAt: Maybe<Utc>
  readonly publicAt: Utc
  readonly mechanism: { readonly mech: string } & Mechanism
  readonly places: readonly GazetteerEntry[]
  readonly rid: Maybe<string>
  readonly supersededBy?: number
  /** Only in the mission's form: what it adds to annex A (R-OBS-15). */
  readonly annexMission?: readonly MissionRow[]
}

const question = z.strictObject({
  rid: hex32,
  /** `reader`: as the reader may read it. `public`: as the public will, which nobody needs to wait for who reads it finer. */
  form: z.enum(['reader', 'public']),
})
type Question = z.output<typeof question>

type Found = {
  readonly version: VersionFacts
  readonly ofDay: readonly VersionFacts[]
  readonly mechanism: Mechanism
  readonly daily: Daily
  readonly published: Daily
  readonly annexMission: readonly MissionRow[]
  readonly places: readonly GazetteerEntry[]
  readonly publicAt: Utc
}

/**
 * What papers and files of a version are made of. It has no door of its own: the doors of files ask it as their reader,
 * and publishing as the public, which is answered only once a version is released and its time has come (R-ACC-23).
 */
export const publicationPaper: ViewAnswering<DailyPaperAnswer> = viewOf({
  name: 'publication-paper',
  path: '/api/publications/paper',
  summary: 'A version of a daily as its papers need it.',
  row: 'report',
  class: 'P',
  question,
  answer: z.custom<DailyPaperAnswer>(),
  async select(rows, asked): Promise<Found | undefined> {
    const row = await reportVersionByRid(rows, asked.question.rid)
    const settings = row && (await mechanismInForce(rows))
    if (!row || !settings) return undefined
    const ofDay = await reportVersionFacts(rows, { from: row.day, to: row.day })
    const version = ofDay.find(({ rid }) => rid === row.rid)
    if (version === undefined || !mayReadVersion(version, asked)) return undefined
    const daily = await dailyOfVersion(rows, version, settings)
    const { from, to } = daily.head
    const ground = await mechanismOver(rows, { size: headOfVersion(version).size, from, to })
    const mechanism = ground ?? settings
    const earlier = await earlierReleases(rows, version, { mechanism, now: asked.now })
    const published = publicDaily(daily, earlier)
    const isMission = asked.mayRead({ row: 'observation', class: 'M' })
    const annexMission = isMission ? await missionRowsOf(rows, daily) : []
    const first = firstRelease(version, asked.now)
    const publicAt = first ? releaseSigned(first.row).publicAt : publicTimeFor(daily, asked.now)
    const places = await placesBelow(rows, first?.index)
    return { version, ofDay, mechanism, daily, published, annexMission, publicAt, places }
  },
  lower: {
    full: (found, asked) => paperOf(found, asked, 'mission'),
    joint: (found, asked) => paperOf(found, asked, 'joint'),
    public: (found, asked) => paperOf(found, asked, 'public'),
  },
})

/** A draft is the mission's; an issued version both sides'; a released one, from its time on, everybody's. */
function mayReadVersion(version: VersionFacts, { mayRead }: Asked<Question>): boolean {
  if (mayRead({ row: 'report', class: 'M' })) return true
  if (!isIssued(version)) return false
  const publicFrom = publicAtOfVersion(version)
  return mayRead({ row: 'report', class: 'J', ...(publicFrom === undefined ? {} : { publicFrom }) })
}

/** The time that a release signed now would name: 24 h after the day closed, or now where that has passed (R-ACC-20). */
function publicTimeFor({ head }: Daily, now: Utc): Utc {
  const from = publicAtOf(head.to)
  return from > now ? from : now
}

/** The first signature of a release: what its files are made of is what stood in the record then. */
function firstRelease(version: VersionFacts, now: Utc): SignatureFacts | undefined {
  return pairOf(version, 'release')?.first ?? waitingFirst(version, 'release', now)
}

async function placesBelow(rows: Rows, index: number | undefined): Promise<readonly GazetteerEntry[]> {
  const found = await rows
    .selectFrom('places')
    .select('body')
    .where('idx', '<', index ?? Number.MAX_SAFE_INTEGER)
    .orderBy('id')
    .execute()
  return found.map(({ body }) => gazetteerEntry.parse(body))
}

function paperOf(
  found: Found,
  { question: { form: sought }, node, now }: Asked<Question>,
  own: DailyForm,
): DailyPaperAnswer {
  const { version, ofDay, mechanism, daily, published, annexMission, places, publicAt } = found
  const form = sought === 'public' ? 'public' : own
  const standing = versionStates(ofDay, now).find(({ rid }) => rid === version.rid)
  const next = ofDay.find(({ rid }) => rid === standing?.supersededBy)
  const issued = pairOf(version, 'approve')?.second.at
  const told = { mission: daily, joint: jointDaily(daily, now), public: published }[form]
  return {
    daily: told,
    form,
    status: form === 'public' ? publicStatus(version, ofDay, now) : (standing?.state ?? 'drafting'),
    issuedAt: issued === undefined ? { kind: 'notStated' } : known(issued),
    publicAt,
    mechanism: { mech: node.mech, ...mechanism },
    places,
    rid: known(version.rid),
    ...(next === undefined || form === 'public' ? {} : { supersededBy: next.revision }),
    ...(form === 'mission' ? { annexMission } : {}),
  }
}

/**
 * The state that a release prints: as the version stood when its release was begun, so that both releasers and every node
 * make the same bytes. What happens to it later is told by the page around it.
 */
function publicStatus(version: VersionFacts, ofDay: readonly VersionFacts[], now: Utc): ReportState {
  const first = firstRelease(version, now)
  const below = first?.index ?? Number.MAX_SAFE_INTEGER
  const then = ofDay.map((each) => ({
    ...each,
    signatures: each.signatures.filter(({ index }) => index < below),
  }))
  return versionStates(then, first?.at ?? now).find(({ rid }) => rid === version.rid)?.state ?? 'preliminary'
}
