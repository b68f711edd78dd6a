import { isUtc } from '#domain/measure'
import type { Mechanism } from '#domain/party'
import {
  checksOf,
  dailyNumber,
  dayNamed,
  isIssued,
  jointAtFirst,
  jointDaily,
  languagesStand,
  publicAtOf,
  publicDaily,
  REPORT_LANGUAGES,
  type Daily,
  type DailyHead,
  type MissionRow,
} from '#domain/report'
import {
  chainAsOf,
  dailyAsOf,
  dailyOfVersion,
  earlierReleases,
  fineNamesKnown,
  hashOfDaily,
  mechanismInForce,
  missionRowsOf,
  reportVersionFacts,
  type VersionFacts,
} from '#server/projections'
import { dailyAnswer, dailyQuestion, type DailyAnswer, type ReportCheck } from '#wire/report'

import { headAt } from './report-head.ts'
import { signersOf } from './report-signers.ts'
import { publicAtOfVersion, versionsShown } from './report-versions.ts'
import { viewOf, type Asked, type Rows, type View } from './view.ts'

type Question = {
  readonly day: string
  readonly rid?: string | undefined
  readonly size?: number | undefined
}

/** A daily whole in the mission's form, with what its reader needs beside it. */
type Selected = {
  readonly daily: Daily
  readonly annexMission: readonly MissionRow[]
  readonly version: DailyAnswer['version']
  readonly checks: readonly ReportCheck[]
  readonly publicAt: string
}

/** A daily: of a version, or for the mission also as the record stands at a size, which is what one would sign. */
export const daily: View = viewOf({
  name: 'daily',
  path: '/api/daily',
  summary: 'One daily report at the reader’s form: of a version, or as the record stands at a size.',
  row: 'report',
  class: 'J',
  question: dailyQuestion,
  answer: dailyAnswer,
  async select(rows, asked): Promise<Selected | undefined> {
    const { day } = asked.question
    const mechanism = await mechanismInForce(rows)
    const isDay = mechanism && isUtc(`${day}T00:00:00.000Z`) && dailyNumber(day, mechanism) >= 1
    // Of a day that has not begun nobody can say anything, not even that nothing was observed.
    if (!mechanism || !isDay || dayNamed(day, mechanism).from > asked.now) return undefined
    const ofDay = await reportVersionFacts(rows, { from: day, to: day })
    const found = await soughtDaily(rows, { asked, mechanism, ofDay })
    return found && selected(rows, found, { asked, mechanism, ofDay })
  },
  lower: { full: missionForm, joint: jointForm },
})

function missionForm({ daily: own, annexMission, version, checks, publicAt }: Selected): DailyAnswer {
  const shown = version === undefined ? {} : { version }
  return {
    daily: own,
    form: 'mission',
    sha256: hashOfDaily(own),
    jointSha256: hashOfDaily(jointAtFirst(own)),
    annexMission,
    ...shown,
    checks,
    publicAt,
  }
}

function jointForm({ daily: own, version, publicAt }: Selected, { now }: Asked<Question>): DailyAnswer {
  const shown = version === undefined ? {} : { version }
  const told = jointDaily(own, now)
  return { daily: told, form: 'joint', sha256: hashOfDaily(told), ...shown, checks: [], publicAt }
}

type OfDay = {
  readonly asked: Asked<Question>
  readonly mechanism: Mechanism
  readonly ofDay: readonly VersionFacts[]
}

type Sought = { readonly daily: Daily; readonly version: VersionFacts | undefined }

/** What is asked for, where this reader may read it: below the mission, what was issued and nothing else. */
async function soughtDaily(rows: Rows, { asked, mechanism, ofDay }: OfDay): Promise<Sought | undefined> {
  const { day, rid, size } = asked.question
  const isMission = asked.mayRead({ row: 'report', class: 'M' })
  const readable = isMission ? ofDay : ofDay.filter(isIssued)
  const newest = isMission ? undefined : readable.at(-1)
  const version = rid === undefined ? newest : readable.find((each) => each.rid === rid)
  if (version !== undefined) return { daily: await dailyOfVersion(rows, version, mechanism), version }
  if (rid !== undefined || !isMission) return undefined
  const asOf: DailyHead['asOf'] | undefined = await headAt(rows, size)
  return asOf && { daily: await dailyAsOf(rows, { day, asOf, mechanism }), version: undefined }
}

async function selected(
  rows: Rows,
  { daily: own, version }: Sought,
  { asked, mechanism, ofDay }: OfDay,
): Promise<Selected> {
  const { now, asker } = asked
  const signers = await signersOf(
    rows,
    ofDay.flatMap(({ signatures }) => signatures.map(({ row }) => row.key)),
  )
  const shown = versionsShown(ofDay, { who: asker.who, now, signers })
  const isMission = asked.mayRead({ row: 'observation', class: 'M' })
  return {
    daily: own,
    annexMission: isMission ? await missionRowsOf(rows, own) : [],
    version: version && shown.find(({ rid }) => rid === version.rid),
    checks: await checksIn(rows, { daily: own, version }, { mechanism, now }),
    publicAt: (version && publicAtOfVersion(version)) ?? publicAtOf(own.head.to),
  }
}

async function checksIn(
  rows: Rows,
  { daily: own, version }: Sought,
  { mechanism, now }: { readonly mechanism: Mechanism; readonly now: string },
): Promise<readonly ReportCheck[]> {
  const earlier = version && (await earlierReleases(rows, version, { mechanism, now }))
  const { languages, settings } = mechanism
  return checksOf({
    daily: own,
    published: publicDaily(own, earlier ?? { ofDay: [], ofPriorDay: [] }),
    names: await fineNamesKnown(rows),
    cumulative: await chainAsOf(rows, { daily: own, mechanism }),
    missingLanguages: languagesStand(
      { languages, missingLanguage: settings.missingLanguage },
      REPORT_LANGUAGES,
    ),
    isApproved: version !== undefined && isIssued(version),
    now,
  })
}
