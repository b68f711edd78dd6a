import { OBSERVATION_CLASSES } from '#domain/measure'

import type { AnnexRow } from './daily.ts'
import type { Day } from './days.ts'
import type { DailyInputs, ReportedObservation } from './inputs.ts'

/** Every observation of a day that stands, five classes or not, counted or grouped away: withdrawn ones are gone. */
export function annexOf(
  observations: readonly ReportedObservation[],
  day: Day,
  isCounted: ReadonlySet<string>,
): readonly AnnexRow[] {
  return observations
    .filter((each) => stands(each) && day.from <= fromOf(each) && fromOf(each) < day.to)
    .map((each) => annexRow(each, { isLate: each.receivedAt >= day.to, isCounted }))
    .toSorted(byTimeThenId)
}

/**
 * [R-MEA-5] Observations of earlier days that this day brought in after their own had closed and that no report of their
 * own day carried when this day's was first put together. Each is counted in its own day and listed here.
 */
export function lateOfEarlier(
  { observations, carried }: Pick<DailyInputs, 'observations' | 'carried'>,
  day: Day,
  isCounted: ReadonlySet<string>,
): readonly AnnexRow[] {
  return observations
    .filter(
      (each) =>
        stands(each) &&
        fromOf(each) < day.from &&
        day.from <= each.receivedAt &&
        each.receivedAt < day.to &&
        carried?.has(each.id) !== true,
    )
    .map((each) => annexRow(each, { isLate: true, isCounted }))
    .toSorted(byTimeThenId)
}

const STANDING: ReadonlySet<ReportedObservation['state']> = new Set(['received', 'questioned', 'accepted'])

function stands({ state }: ReportedObservation): boolean {
  return STANDING.has(state)
}

function fromOf({ observation }: ReportedObservation): string {
  return observation.at.from
}

type Marks = { readonly isLate: boolean; readonly isCounted: ReadonlySet<string> }

function annexRow(reported: ReportedObservation, { isLate, isCounted }: Marks): AnnexRow {
  const { id, number, revision, observation } = reported
  const { sector, means, sub, count, weapon, zone, liveFire, at, outsideEffort } = observation
  const isFiveClass = OBSERVATION_CLASSES.some((each) => each === observation.class)
  return {
    number,
    id,
    sector,
    means,
    class: observation.class,
    sub,
    count,
    weapon,
    zone,
    liveFire,
    from: at.from,
    to: at.to,
    revision,
    late: isLate,
    outsideEffort,
    groupedAway: isFiveClass && !isCounted.has(id),
  }
}

function byTimeThenId(a: AnnexRow, b: AnnexRow): number {
  return order(a.from, b.from) || order(a.id, b.id)
}

function order(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0
}
