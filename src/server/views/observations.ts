import {
  addDays,
  instantStands,
  isUtc,
  msOfUtc,
  reportingDay,
  reportingDayOf,
  utcFromMs,
  type DayRule,
} from '#domain/measure'
import type { Mechanism } from '#domain/party'
import {
  mechanismOver,
  nothingAmong,
  observationsByKeys,
  pageAmong,
  walk,
  type HeldColumns,
  type ListPlace,
  type Sought,
  type Walked,
} from '#server/projections'
import {
  observationsAnswer,
  observationsQuestion,
  type ObservationsAnswer,
  type ObservationsQuestion,
} from '#wire/observation'

import { missionItemOf, observationRows } from './observation-rows.ts'
import { sumsOf } from './observation-sums.ts'
import { dayRuleOf } from './sides.ts'
import { viewOf, type Asked, type Rows, type View } from './view.ts'

/** What the mission observed: a page, and figures over all that match, so that every count follows the filters (R-UI-9). */
export const observations: View = viewOf({
  name: 'observations',
  path: '/api/observations',
  summary: 'What the mission observed, newest first, with figures over all that match.',
  row: 'observation',
  class: 'J',
  question: observationsQuestion,
  answer: observationsAnswer,
  async select(rows, asked): Promise<ObservationsAnswer | undefined> {
    const settings = await mechanismOver(rows, { to: asked.now })
    if (!settings) return undefined
    const held = await asked.held.upTo(rows)
    const rule = dayRuleOf(settings)
    const days = daysHeld(held.observations, rule)
    const sought = soughtBy(asked, rule)
    const walked = walk(
      held.observations,
      sought,
      days.map((day) => msOfUtc(reportingDay(day, rule).from)),
    )
    const { items: zeros, reports } = nothingAmong(held.observations, walked.rows)
    return {
      now: asked.now,
      ...(await pageOf(rows, { held: held.observations, walked, settings, asked })),
      matching: walked.rows.length,
      of: walked.of,
      nothing: { matching: zeros, of: walked.ofNothing, reports },
      facets: facetsOf(walked, days, readsMission(asked)),
      ...sumsOf({ held, matching: walked.rows, sought, settings, asked }),
    }
  },
  lower: { full: whole, sector: whole, totals },
})

/** What a question asks for. A day is one of the mechanism's: from the close of the one before to its own (R-MEA-4). */
function soughtBy({ question, mayRead }: Asked<ObservationsQuestion>, rule: DayRule): Sought {
  const { from, to, day, after: _, limit: __, ...values } = question
  return {
    ...values,
    within: {
      fromMs: from === undefined ? -Infinity : msOfUtc(from),
      toMs: to === undefined ? Infinity : msOfUtc(to),
    },
    day: day === undefined ? ALWAYS : daySpan(day, rule),
    mayReadOf: (office, wrote) => mayRead(missionItemOf([office, wrote])),
  }
}

const ALWAYS = { fromMs: -Infinity, toMs: Infinity } as const
const NEVER = { fromMs: Infinity, toMs: -Infinity } as const

/** A day that no calendar has holds nothing. */
function daySpan(day: string, rule: DayRule): Sought['day'] {
  const midnight = `${day}T00:00:00.000Z`
  if (!isUtc(midnight) || !instantStands(midnight).ok) return NEVER
  const { from, to } = reportingDay(day, rule)
  return { fromMs: msOfUtc(from), toMs: msOfUtc(to) }
}

/** Days of the mechanism from the first observation's to the last one's. */
function daysHeld(held: HeldColumns, rule: DayRule): readonly string[] {
  const { firstMs, lastMs } = held
  if (firstMs > lastMs) return []
  const end = reportingDayOf(utcFromMs(lastMs), rule).day
  const days: string[] = []
  for (let { day } = reportingDayOf(utcFromMs(firstMs), rule); day <= end; day = addDays(day, 1))
    days.push(day)
  return days
}

/** Whether the reader may read the mission's part of any observation: of all, or of its own office's. */
function readsMission({ mayRead, asker }: Asked<unknown>): boolean {
  const { office } = asker.who
  return mayRead(missionItemOf([])) || (office !== undefined && mayRead(missionItemOf([office])))
}

type Paging = {
  readonly held: HeldColumns
  readonly walked: Walked
  readonly settings: Mechanism
  readonly asked: Asked<ObservationsQuestion>
}

async function pageOf(
  rows: Rows,
  { held, walked, settings, asked }: Paging,
): Promise<Pick<ObservationsAnswer, 'rows' | 'next'>> {
  const { after, limit } = asked.question
  const behind = after === undefined ? {} : { after: placeOf(after) }
  const places = pageAmong(held, walked.rows, { ...behind, limit: limit + 1 })
  const shown = places.slice(0, limit)
  const found = await observationsByKeys(
    rows,
    shown.map(({ key }) => key),
  )
  const last = shown.at(-1)
  return {
    rows: await observationRows(rows, found, { settings, asked }),
    ...(places.length > limit && last ? { next: `${last.fromMs} ${last.key}` } : {}),
  }
}

function placeOf(after: string): ListPlace {
  const [fromMs, key] = after.split(' ').map(Number)
  return { fromMs: fromMs ?? Number.NaN, key: key ?? Number.NaN }
}

function facetsOf(
  { facets: { place, ...facets }, byBound }: Walked,
  days: readonly string[],
  readsPlaces: boolean,
): ObservationsAnswer['facets'] {
  return {
    day: days.flatMap((value, at) => {
      const items = byBound[at] ?? 0
      return items === 0 ? [] : [{ value, items }]
    }),
    ...facets,
    ...(readsPlaces ? { place } : {}),
  }
}

function whole(answer: ObservationsAnswer): ObservationsAnswer {
  return answer
}

/** Figures without items, and without hours, which would tell of single ones. */
function totals(answer: ObservationsAnswer): ObservationsAnswer {
  const { next: _, ...figures } = answer
  return { ...figures, rows: [], hours: [] }
}
