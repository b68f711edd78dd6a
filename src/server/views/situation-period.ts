import { addDays, msOfUtc, reportingDay, type ReportingDay, type Utc } from '#domain/measure'
import type { Mechanism } from '#domain/party'
import { effortMinutes, watchedMinutes } from '#domain/patrol'
import { isRated } from '#domain/report'
import { effortOf, watchesAsOf, type Sort } from '#server/projections'
import type { SituationAnswer } from '#wire/situation'

import { isCounting } from './observation-sums.ts'
import { dayRuleOf } from './sides.ts'
import { countedBetween } from './situation-seen.ts'
import { stateOf } from './state.ts'
import type { Asked, Rows } from './view.ts'
import { knowsEffortOf } from './watch-reader.ts'

type Period = NonNullable<SituationAnswer['period']>

type PeriodAsked = {
  readonly asked: Asked<unknown>
  readonly settings: Mechanism
  readonly day: ReportingDay
  readonly at: Utc
}

const MINUTE_MS = 60_000

/** What was counted in how much effort, and how much was watched: the day up to an instant beside the day before (R-UI-4). */
export async function periodOf(
  rows: Rows,
  { asked, settings, day, at }: PeriodAsked,
): Promise<{ readonly period: Period }> {
  const before = reportingDay(addDays(day.day, -1), dayRuleOf(settings))
  const now = await dayOf(rows, asked, { settings, day, to: at })
  if (before.day < settings.firstDay) return { period: { now } }
  return { period: { now, prior: await dayOf(rows, asked, { settings, day: before, to: before.to }) } }
}

async function dayOf(
  rows: Rows,
  asked: Asked<unknown>,
  { settings, day, to }: { readonly settings: Mechanism; readonly day: ReportingDay; readonly to: Utc },
): Promise<Period['now']> {
  if (!knowsEffortOf(asked, day)) return { day: day.day }
  const range = { from: day.from, to }
  const size = (await stateOf(rows))?.size ?? 0
  const effort = effortOf(await watchesAsOf(rows, { size, ...range }), to)
  const isTaken = (sort: Sort): boolean => isCounting(sort, settings) && isRated(sort)
  const { total } = countedBetween(await asked.held.upTo(rows), range, isTaken)
  const sectors = settings.sectors.map(({ id }) => id)
  return {
    day: day.day,
    ...(total.items === 0 ? {} : { rated: total.sum }),
    effortMin: effortMinutes(effort, range),
    observedMin: watchedMinutes(effort, sectors, range),
    ofMin: sectors.length * Math.max(0, Math.floor((msOfUtc(to) - msOfUtc(day.from)) / MINUTE_MS)),
  }
}
