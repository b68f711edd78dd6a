import type { z } from 'zod'

import { allow, type ActName, type Who } from '#domain/access'
import { sectorsWithin } from '#domain/agreement'
import { addDays, addS, reportingDay, reportingDayOf, type DayRule, type Utc } from '#domain/measure'
import { watchLife, type WatchEvent } from '#domain/observation'
import type { Mechanism } from '#domain/party'
import { sectorMinutes } from '#domain/patrol'
import {
  effortOf,
  firstWatchFrom,
  groundVersionsAsOf,
  mechanismInForce,
  observationsOfWatches,
  watchesFound,
  type WatchSeen,
} from '#server/projections'
import { watchesAnswer, watchesQuestion, type WatchesAnswer, type WatchRow } from '#wire/observation'

import { isExercise } from './observation-rows.ts'
import { dayRuleOf } from './sides.ts'
import { viewOf, type Asked, type Item, type Rows, type View } from './view.ts'

/** Watches for the mission's offices, a patrol's own for a patrol; effort by sector and day for every reader (R-DNH-7). */
export const watches: View = viewOf({
  name: 'watches',
  path: '/api/watches',
  summary: 'Watches, newest first, and effort by sector and day.',
  row: 'watch, effort',
  class: 'J',
  question: watchesQuestion,
  answer: watchesAnswer,
  async select(rows, asked): Promise<Selected | undefined> {
    const settings = await mechanismInForce(rows)
    if (!settings) return undefined
    const asking = { settings, asked, rule: dayRuleOf(settings) }
    const answer = {
      now: asked.now,
      ...(await pageOf(rows, asking)),
      effort: await effortByDay(rows, asking),
    }
    return { answer, rule: asking.rule }
  },
  lower: {
    full: whole,
    sector: closedDays,
    totals: (selected, asked) => summed(closedDays(selected, asked)),
  },
})

type Selected = { readonly answer: WatchesAnswer; readonly rule: DayRule }

type Question = z.output<typeof watchesQuestion>

type Asking = {
  readonly settings: Mechanism
  readonly asked: Asked<Question>
  readonly rule: DayRule
}

function watchItemOf(offices: readonly string[]): Item {
  return { row: 'watch, effort', class: 'M', offices }
}

async function pageOf(
  rows: Rows,
  { settings, asked }: Asking,
): Promise<Pick<WatchesAnswer, 'watches' | 'next'>> {
  const { from, to, sector, open, after, limit } = asked.question
  const { office } = asked.asker.who
  const readsAll = asked.mayRead(watchItemOf([]))
  if (!readsAll && (office === undefined || !asked.mayRead(watchItemOf([office])))) return { watches: [] }
  const found = await watchesFound(
    rows,
    {
      from,
      to,
      sector,
      ...(open === undefined ? {} : { state: 'open' }),
      ...(readsAll || office === undefined ? {} : { office }),
    },
    { ...(after === undefined ? {} : { after: placeOf(after) }), limit: limit + 1 },
  )
  const page = found.slice(0, limit)
  const observed = await observationsOfWatches(
    rows,
    page.map(({ id }) => id),
  )
  const last = page.at(-1)
  return {
    watches: page.map((seen) => rowOf(seen, observed.get(seen.id) ?? 0, { settings, asked })),
    ...(found.length > limit && last ? { next: `${last.from} ${last.id}` } : {}),
  }
}

function placeOf(after: string): { readonly from_at: string; readonly id: string } {
  const [from_at = '', id = ''] = after.split(' ')
  return { from_at, id }
}

function rowOf(
  seen: WatchSeen,
  observations: number,
  { settings, asked }: Pick<Asking, 'settings' | 'asked'>,
): WatchRow {
  const { id, watch, state, from, to, stretches, office, revision } = seen
  return {
    id,
    watch,
    state: state === 'open' ? 'open' : 'closed',
    to,
    stretches,
    office,
    observations,
    revision,
    exercise: isExercise(from, settings),
    may: mayOn(seen, asked.asker.who, asked.now),
  }
}

const ACTS: readonly { readonly act: ActName; readonly event: WatchEvent }[] = [
  { act: 'observation.submit', event: 'observe' },
  { act: 'observation.watch.visibility', event: 'visibility' },
  { act: 'observation.watch.close', event: 'close' },
  { act: 'observation.watch.correct', event: 'correct' },
]

/** Acts a reader may do on a watch it reads, by the table and the watch's life. Offered, not promised. */
function mayOn({ state }: WatchSeen, who: Who, now: Utc): WatchRow['may'] {
  return ACTS.filter(
    ({ act, event }) => watchLife[state][event] !== null && allow(who, { kind: 'act', act }, {}, now).ok,
  ).map(({ act }) => act)
}

/** Most days whose effort one answer tells. */
const DAYS_MAX = 62

async function effortByDay(rows: Rows, { asked, rule }: Asking): Promise<WatchesAnswer['effort']> {
  const days = await daysAsked(rows, asked, rule)
  const [first, last] = [days[0], days.at(-1)]
  if (first === undefined || last === undefined) return []
  const span = { from: reportingDay(first, rule).from, to: reportingDay(last, rule).to }
  const effort = effortOf(await watchesFound(rows, { ...span, sector: asked.question.sector }), asked.now)
  const ground = await groundVersionsAsOf(rows)
  return days.flatMap((day) => {
    const within = reportingDay(day, rule)
    const sectors = sectorsWithin(ground, within)
      .map(({ id }) => id)
      .filter((id) => asked.question.sector === undefined || id === asked.question.sector)
    return sectors.map((sector) => ({
      day,
      sector,
      observedMin: sectorMinutes(effort, sector, within),
      plannedMin: within.lastsH * 60,
    }))
  })
}

/** Days of the range, from the first with a watch to the day that runs now: the newest of them where they are many. */
async function daysAsked(
  rows: Rows,
  { question, now }: Asked<Question>,
  rule: DayRule,
): Promise<readonly string[]> {
  const begins = await firstWatchFrom(rows, { from: question.from, to: question.to })
  if (begins === undefined) return []
  const from = question.from !== undefined && question.from > begins ? question.from : begins
  const before = addS(question.to ?? now, -1)
  const end = reportingDayOf(before < now ? before : now, rule).day
  const days: string[] = []
  for (let { day } = reportingDayOf(from, rule); day <= end; day = addDays(day, 1)) days.push(day)
  return days.slice(-DAYS_MAX)
}

/** How long after a day has closed its effort is open to who reads no watch (R-DNH-7). */
const EFFORT_AFTER_S = 24 * 3600

/** Past effort by sector, and no watch. */
function closedDays({ answer, rule }: Selected, { now }: Asked<Question>): WatchesAnswer {
  const effort = answer.effort.filter(({ day }) => addS(reportingDay(day, rule).to, EFFORT_AFTER_S) <= now)
  return { now: answer.now, watches: [], effort }
}

/** The same of the whole ground: sector-minutes of each day. */
function summed(answer: WatchesAnswer): WatchesAnswer {
  const effort = [...Map.groupBy(answer.effort, ({ day }) => day)].map(([day, sectors]) => ({
    day,
    sector: WHOLE_GROUND,
    observedMin: sectors.reduce((sum, { observedMin }) => sum + observedMin, 0),
    plannedMin: sectors.reduce((sum, { plannedMin }) => sum + plannedMin, 0),
  }))
  return { ...answer, effort }
}

/** Stands for all sectors where a reader reads totals alone. */
const WHOLE_GROUND = 'all'

function whole({ answer }: Selected): WatchesAnswer {
  return answer
}
