import { addS, msOfUtc, type ReportingDay, type Utc } from '#domain/measure'
import { preliminaryDueBy } from '#domain/report'
import type { SituationAnswer } from '#wire/situation'

import type { SeenBetween } from './situation-seen.ts'
import { FIRST_HOURS_S } from './situation-truce.ts'

type Step = SituationAnswer['steps'][number]
/** Steps that parts of this mechanism tell of. */
type OwnStep = Exclude<Step['step'], 'lineTested' | 'standDown' | 'windowsOpen'>

/** What the steps of a truce are told from. `first`: what was seen since it took effect. */
export type StepsAsked = {
  readonly effective: Utc
  readonly day: ReportingDay
  readonly at: Utc
  readonly line: SituationAnswer['accounts']['line']
  readonly first: SeenBetween
  readonly minEffortH: number
  /** Whether the day's report is out. */
  readonly isReported: boolean
  /** Whether the reader may know by now how much was watched; what that decides is told later where not (R-DNH-7). */
  readonly knowsEffort: boolean
}

const MINUTE_MS = 60_000
const MINUTES_IN_HOUR = 60
/** A day is judged 24 h after the moment of effect (R-AGR-14). */
const JUDGED_MIN = 24 * MINUTES_IN_HOUR

/**
 * The steps of a truce's first hours, counted from its moment of effect and never from a statement. Steps that a part
 * would tell of which is not in this mechanism (lines tested, stand-down, windows) are not there.
 */
export function stepsOf(asked: StepsAsked): readonly Step[] {
  const { effective, day, at } = asked
  const steps: readonly { readonly step: OwnStep; readonly at: Utc }[] = [
    { step: 'fireStops', at: effective },
    { step: 'dayCloses', at: day.to },
    { step: 'dailyReport', at: preliminaryDueBy(day.to) },
    { step: 'firstDayJudged', at: addS(effective, JUDGED_MIN * MINUTES_IN_HOUR) },
    { step: 'firstHoursEnd', at: addS(effective, FIRST_HOURS_S) },
  ]
  const ordered = steps.toSorted((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0))
  const next = ordered.find((step) => step.at > at)
  return ordered.map(({ step, at: due }) => ({
    step,
    at: due,
    minutes: Math.round((msOfUtc(due) - msOfUtc(effective)) / MINUTE_MS),
    state: due > at ? (step === next?.step ? 'next' : 'later') : pastState(step, asked),
  }))
}

function pastState(step: OwnStep, asked: StepsAsked): Step['state'] {
  const { line, first, isReported } = asked
  switch (step) {
    case 'fireStops':
      return fireState(line, (first.seen.total?.n ?? 0) > 0 ? 'missed' : byEffort(asked))
    case 'firstDayJudged':
      return byEffort(asked)
    case 'dailyReport':
      return isReported ? 'done' : 'missed'
    case 'dayCloses':
    case 'firstHoursEnd':
      return 'done'
  }
}

/** Whether fire stopped: by both accounts, by what the mission saw, or not known. One account decides nothing. */
function fireState(line: StepsAsked['line'], bySight: Step['state']): Step['state'] {
  switch (line) {
    case 'bothAccuse':
      return 'disputed'
    case 'oneAccount':
      return 'oneAccount'
    case 'notInThisData':
      return 'notInThisData'
    case 'noAccount':
      return bySight
  }
}

function byEffort({ first, minEffortH, knowsEffort }: StepsAsked): Step['state'] {
  if (!knowsEffort) return 'later'
  return isEnough(first, minEffortH) ? 'done' : 'notObserved'
}

/** Whether the effort allows a judgement at all: in every sector its share of the least that a day needs (R-AGR-14). */
function isEnough({ leastMin, lastsMin }: SeenBetween, minEffortH: number): boolean {
  const share = Math.min(1, lastsMin / JUDGED_MIN)
  return lastsMin > 0 && leastMin >= minEffortH * MINUTES_IN_HOUR * share
}
