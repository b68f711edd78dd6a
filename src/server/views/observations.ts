import { addDays, instantStands, isUtc, reportingDay, reportingDayOf, type DayRule } from '#domain/measure'
import type { Mechanism } from '#domain/party'
import {
  mechanismOver,
  observationFacet,
  observationsByBound,
  observationsFound,
  observationsOfNothing,
  observationsSpan,
  type ObservationFilter,
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
    const rule = dayRuleOf(settings)
    const filter = filterOf(asked, rule)
    const { items: matching } = await observationsSpan(rows, filter)
    const all = { spans: [], mission: 'none' } as const
    const { items: of } = await observationsSpan(rows, all)
    const nothing = await observationsOfNothing(rows, filter)
    return {
      now: asked.now,
      ...(await pageOf(rows, filter, { settings, asked })),
      matching,
      of,
      nothing: {
        matching: nothing.items,
        of: (await observationsOfNothing(rows, all)).items,
        reports: nothing.reports,
      },
      facets: await facetsOf(rows, asked, rule),
      ...(await sumsOf(rows, filter, { settings, asked })),
    }
  },
  lower: { full: whole, sector: whole, totals },
})

/** What a question asks for. A day is one of the mechanism's: from the close of the one before to its own (R-MEA-4). */
function filterOf(
  { question, mayRead, asker }: Asked<ObservationsQuestion>,
  rule: DayRule,
): ObservationFilter {
  const { from, to, day, after: _, limit: __, ...values } = question
  const office = asker.who.office
  return {
    ...values,
    spans: [{ from, to }, ...(day === undefined ? [] : [daySpan(day, rule)])],
    mission: mayRead(missionItemOf([]))
      ? 'all'
      : office !== undefined && mayRead(missionItemOf([office]))
        ? { office }
        : 'none',
  }
}

/** A day that no calendar has holds nothing. */
function daySpan(day: string, rule: DayRule): { readonly from: string; readonly to: string } {
  const midnight = `${day}T00:00:00.000Z`
  if (!isUtc(midnight) || !instantStands(midnight).ok) return NOTHING
  const { from, to } = reportingDay(day, rule)
  return { from, to }
}

const NOTHING = { from: '9999-12-31T00:00:00.000Z', to: '1900-01-01T00:00:00.000Z' } as const

type Asking = { readonly settings: Mechanism; readonly asked: Asked<ObservationsQuestion> }

async function pageOf(
  rows: Rows,
  filter: ObservationFilter,
  { settings, asked }: Asking,
): Promise<Pick<ObservationsAnswer, 'rows' | 'next'>> {
  const { after, limit } = asked.question
  const behind = after === undefined ? {} : { after: placeOf(after) }
  const found = await observationsFound(rows, filter, { ...behind, limit: limit + 1 })
  const page = found.slice(0, limit)
  const last = page.at(-1)
  return {
    rows: await observationRows(rows, page, { settings, asked }),
    ...(found.length > limit && last ? { next: `${last.from_at} ${last.id}` } : {}),
  }
}

function placeOf(after: string): { readonly from_at: string; readonly id: string } {
  const [from_at = '', id = ''] = after.split(' ')
  return { from_at, id }
}

async function facetsOf(
  rows: Rows,
  asked: Asked<ObservationsQuestion>,
  rule: DayRule,
): Promise<ObservationsAnswer['facets']> {
  const without = (name: keyof ObservationsQuestion): ObservationFilter =>
    filterOf({ ...asked, question: { ...asked.question, [name]: undefined } }, rule)
  return {
    day: await dayFacet(rows, without('day'), rule),
    sector: await observationFacet(rows, without('sector'), 'sector'),
    class: await observationFacet(rows, without('class'), 'class'),
    means: await observationFacet(rows, without('means'), 'means'),
    zone: await observationFacet(rows, without('zone'), 'zone'),
    state: await observationFacet(rows, without('state'), 'state'),
    ...(without('place').mission === 'none'
      ? {}
      : { place: await observationFacet(rows, without('place'), 'place') }),
  }
}

async function dayFacet(
  rows: Rows,
  filter: ObservationFilter,
  rule: DayRule,
): Promise<ObservationsAnswer['facets']['day']> {
  const { first, last } = await observationsSpan(rows, filter)
  if (first === null || last === null) return []
  const days = daysBetween(first, last, rule)
  const bounds = days.map((day) => reportingDay(day, rule).from)
  const found = await observationsByBound(rows, filter, bounds)
  return found.flatMap(({ place, items }) => {
    const value = days[place - 1]
    return value === undefined ? [] : [{ value, items }]
  })
}

function daysBetween(first: string, last: string, rule: DayRule): readonly string[] {
  const end = reportingDayOf(last, rule).day
  const days: string[] = []
  for (let { day } = reportingDayOf(first, rule); day <= end; day = addDays(day, 1)) days.push(day)
  return days
}

function whole(answer: ObservationsAnswer): ObservationsAnswer {
  return answer
}

/** Figures without items, and without hours, which would tell of single ones. */
function totals(answer: ObservationsAnswer): ObservationsAnswer {
  const { next: _, ...figures } = answer
  return { ...figures, rows: [], hours: [] }
}
