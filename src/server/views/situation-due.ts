import { addDays, addS, otherSide, reportingDay, type ReportingDay, type Utc } from '#domain/measure'
import type { Mechanism } from '#domain/party'
import { isIssued, preliminaryDueBy, publicAtOf } from '#domain/report'
import { claimsByIds, nextDeadlines, reportVersionFacts, watchesAsOf } from '#server/projections'
import type { SituationAnswer } from '#wire/situation'

import { dayRuleOf } from './sides.ts'
import { FIRST_HOURS_S } from './situation-truce.ts'
import { stateOf } from './state.ts'
import type { Asked, Rows } from './view.ts'
import { readsWatches } from './watch-reader.ts'

type Due = SituationAnswer['due'][number]

/** When and for whom what is due is looked for. `effective`: the truce's first moment of effect. */
type DueAsked = {
  readonly asked: Asked<unknown>
  readonly settings: Mechanism
  readonly day: ReportingDay
  readonly at: Utc
  readonly effective: Utc | undefined
}

const HOUR_S = 3_600
/** A day is judged 24 h after the moment of effect (R-AGR-14). */
const JUDGED_S = 24 * HOUR_S

const DUE_MAX = 12

/** What falls due after an instant, nearest first, each with who owes it where somebody does. */
export async function dueAfter(rows: Rows, due: DueAsked): Promise<readonly Due[]> {
  const all = [
    ...(await ofTheDay(rows, due)),
    ...ofTheTruce(due),
    ...(await answersDue(rows)),
    ...(await watchesDue(rows, due)),
  ]
  return all
    .filter(({ at }) => at > due.at)
    .toSorted((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0))
    .slice(0, DUE_MAX)
}

async function ofTheDay(rows: Rows, { settings, day }: DueAsked): Promise<readonly Due[]> {
  const before = reportingDay(addDays(day.day, -1), dayRuleOf(settings))
  const isFirst = before.day < settings.firstDay
  const isOut = isFirst || (await isReportOut(rows, before.day))
  const isOwnOut = await isReportOut(rows, day.day)
  return [
    { what: 'dayCloses', at: day.to },
    ...(isOut ? [] : [{ what: 'dailyReport', at: preliminaryDueBy(before.to), owner: 'M' } as const]),
    ...(isOwnOut ? [] : [{ what: 'dailyReport', at: preliminaryDueBy(day.to), owner: 'M' } as const]),
    ...(isFirst ? [] : [{ what: 'publicTime', at: publicAtOf(before.to) } as const]),
  ]
}

/** Whether a day's report was issued: two persons approved it. */
export async function isReportOut(rows: Rows, day: string): Promise<boolean> {
  return (await reportVersionFacts(rows, { from: day, to: day })).some(isIssued)
}

function ofTheTruce({ effective }: DueAsked): readonly Due[] {
  if (effective === undefined) return []
  return [
    { what: 'truceEffective', at: effective },
    { what: 'firstDayJudged', at: addS(effective, JUDGED_S) },
    { what: 'firstHoursEnd', at: addS(effective, FIRST_HOURS_S) },
  ]
}

async function answersDue(rows: Rows): Promise<readonly Due[]> {
  const deadlines = (await nextDeadlines(rows, DUE_MAX)).filter(({ kind }) => kind === 'claimAnswer')
  const claims = await claimsByIds(
    rows,
    deadlines.map(({ subject }) => subject),
  )
  return deadlines.flatMap(({ subject, due }) => {
    const claim = claims.find(({ id }) => id === subject)
    return claim === undefined
      ? []
      : [{ what: 'claimAnswer', at: due, owner: otherSide(claim.side), id: subject }]
  })
}

/** Ends of open watches, for offices that read watches in full. */
async function watchesDue(rows: Rows, { asked, day, at }: DueAsked): Promise<readonly Due[]> {
  if (!readsWatches(asked)) return []
  const size = (await stateOf(rows))?.size ?? 0
  const watches = await watchesAsOf(rows, { size, from: at, to: day.to })
  return watches.flatMap(({ id, state, to, office }) =>
    state === 'open' ? [{ what: 'watchEnds', at: to, owner: office, id }] : [],
  )
}
