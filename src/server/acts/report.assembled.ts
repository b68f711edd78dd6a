import { accept, firstRefusal, refuse, stateAfter, type Answer } from '#domain/life'
import { isUtc } from '#domain/measure'
import {
  dailyNumber,
  dayIsOver,
  dayNamed,
  isIssued,
  jointAtFirst,
  reportLife,
  reportState,
  type Daily,
} from '#domain/report'
import type { Judge } from '#server/log'
import { dailyAsOf, hashOfDaily, reportVersionFacts, type VersionFacts } from '#server/projections'
import { reportBodies } from '#wire/report'

import { actOf, type Act, type Deed, type Ground } from './act.ts'
import { sameHash } from './report-version.ts'

const body = reportBodies['report.assembled']
type Body = ReturnType<(typeof body)['parse']>

/** What the record holds of the day that a daily is put together of. */
type Found = {
  readonly dayTo: string
  readonly ofDay: readonly VersionFacts[]
  /** The daily as the record below the named head makes it. */
  readonly daily: Daily
}

const parts = {
  type: 'report.assembled',
  body,
  read: readDay,
  decide: (found: Answer<Found, 'REC_BODY'>, deed: Deed<Body>) =>
    found.ok ? assembles(found.value, deed) : found,
} as const

/** A first version of a day's daily, put together by one person. Nobody writes a daily, so this person is not its author. */
export const firstVersion: Act = actOf({
  ...parts,
  name: 'report.assemble',
  must: [],
  subject: () => ({}),
})

/** A version that corrects an issued one: the first of two persons' signatures, whose second is the approvals'. */
export const laterVersion: Act = actOf({
  ...parts,
  name: 'report.correct',
  must: ['corrects'],
  subject: () => ({ isFirst: true }),
})

/** One type, two rows of the access table: which one a version stands under is told by its revision. */
export const judgeAssembled: Judge = (judged) =>
  (body.parse(judged.body).revision === 1 ? firstVersion : laterVersion).judge(judged)

async function readDay(ground: Ground, deed: Deed<Body>): Promise<Answer<Found, 'REC_BODY'>> {
  const { day } = deed.body
  const mechanism = await ground.agreed.mechanism()
  const isDay = isUtc(`${day}T00:00:00.000Z`) && mechanism !== undefined && dailyNumber(day, mechanism) >= 1
  if (!isDay) return refuse('REC_BODY', 'draft', { field: 'day' })
  const rows = await ground.rows()
  return accept({
    dayTo: dayNamed(day, mechanism).to,
    ofDay: await reportVersionFacts(rows, { from: day, to: day }),
    daily: await dailyAsOf(rows, { day, asOf: deed.after, mechanism }),
  })
}

type Code = 'REP_NOT_YET' | 'LIFE_NOT_ALLOWED' | 'LIFE_STALE' | 'REC_REF' | 'REC_BODY' | 'REP_HASH'

/** [R-REP-1] The day is over, its life allows it, it follows what was issued, and both hashes are those of the daily worked out here: of the whole, and of the joint form (decision 0019). */
function assembles({ dayTo, ofDay, daily }: Found, deed: Deed<Body>): Answer<undefined, Code> {
  const { revision, sha256, jointSha256, reason } = deed.body
  const corrected = ofDay.findLast(isIssued)
  const event = corrected === undefined ? 'assemble' : 'correct'
  return (
    firstRefusal<Code>(
      dayIsOver(dayTo, deed.now),
      stateAfter(reportLife, reportState(ofDay, deed.now), event),
      revision === (corrected?.revision ?? 0) + 1 && revision === daily.head.revision
        ? accept(undefined)
        : refuse('LIFE_STALE', 'draft', { yours: String(revision), current: String(daily.head.revision) }),
      deed.names('corrects') === (corrected?.rid ?? '')
        ? accept(undefined)
        : refuse('REC_REF', 'draft', { rel: 'corrects' }),
      (reason === undefined) === (revision === 1)
        ? accept(undefined)
        : refuse('REC_BODY', 'draft', { field: 'reason' }),
      sameHash(sha256, hashOfDaily(daily)),
      sameHash(jointSha256, hashOfDaily(jointAtFirst(daily))),
    ) ?? accept(undefined)
  )
}
