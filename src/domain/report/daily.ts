import type { Count, CountSum, Maybe, ObservationClass, Side, Text, Utc } from '#domain/measure'
import type { ObservationMission, ZoneFlag } from '#domain/observation'
import type { CoverageMark } from '#domain/patrol'

/**
 * A figure that is honest about what stands behind it: a sum of counts; nothing, where nobody could observe; no part of
 * this mechanism looks yet; a known gap of the data; or, in the public form alone, a number too small for its cell, which
 * stands in the total (R-ACC-21). Zero is `{kind: 'count'}` with a sum of 0 (R-REP-4, R-MEA-17).
 */
export type Figure =
  | { readonly kind: 'count'; readonly sum: CountSum; readonly items: number }
  | { readonly kind: 'notObserved' }
  | { readonly kind: 'notYet' }
  | { readonly kind: 'notInThisData' }
  | { readonly kind: 'withheld' }

/** How two periods compare: only where both efforts allow it (R-RPT-12, R-REP-8, R-RPT-16). Numbers as decimal text. */
export type Change =
  | {
      readonly word: 'more' | 'fewer' | 'noClearChange'
      readonly ratio: Interval95
      readonly atLeast: boolean
    }
  | { readonly word: 'notComparable' | 'effortNotPublished' | 'noPriorPeriod' }

/** Median, lower and upper 95 % bound, as decimal text with the digits that print. */
export type Interval95 = { readonly median: string; readonly low: string; readonly high: string }

/** A figure with its effort, its prior period and theirs (R-REP-5). Effort in whole minutes, weighted by visibility. */
export type Compared = {
  readonly now: Figure
  readonly prior: Figure
  readonly effortMin: number
  readonly priorEffortMin: number
  /** Rate per 100 effort-hours with its interval; absent where there is no effort or no count (R-RPT-10). */
  readonly rate: Maybe<Interval95>
  readonly change: Change
}

/** What could not be seen, in whole minutes of sector time; done + prevented + unexplained = planned (R-RPT-1). */
export type Coverage = {
  readonly sectors: number
  readonly plannedMin: number
  /** One sector-minute counts once, whoever looked (R-RPT-2). */
  readonly doneMin: number
  readonly byMeans: readonly { readonly means: 'saw' | 'heard' | 'recorded'; readonly min: number }[]
  readonly prevented: readonly { readonly cause: string; readonly min: number }[]
  readonly unexplainedMin: number
  /** Sectors with time nobody watched, in the order of the ground. Empty in a form that may not show it (R-RPT-3). */
  readonly unobserved: readonly { readonly sector: string; readonly min: number }[]
  /** Per cent of effort between 22:00 and 06:00 of the mechanism's zone; absent with no effort. */
  readonly nightSharePct: Maybe<number>
  /** Classes that need sight (R-OBS-4) in sectors without it. */
  readonly undetectable: readonly { readonly class: ObservationClass; readonly sectors: readonly string[] }[]
}

/** One sector's row. */
export type SectorRow = {
  readonly sector: string
  readonly byClass: readonly { readonly class: ObservationClass; readonly figure: Figure }[]
  readonly total: Compared
  readonly plannedMin: number
  readonly doneMin: number
  readonly mark: CoverageMark
}

/**
 * What was counted on one side of the security zone's edge (R-OBS-7). An item whose area touches both sides stands in
 * `cannotSay` alone; `possible` is what a side may hold of it too, never a share (R-MEA-16). `liveFire` is of exercises:
 * part of the figure, or beside it where the setting leaves it out of the total (R-OBS-8).
 */
export type ZoneRow = {
  readonly zone: ZoneFlag
  readonly figure: Figure
  readonly possible: Figure
  readonly liveFire: Figure
}

/** A line of annex A, joint fields alone; the mission's form has `MissionRow` beside it. */
export type AnnexRow = {
  /** Number for people, e.g. `1289` or `1289.3`. */
  readonly number: string
  readonly id: string
  readonly sector: Maybe<string>
  readonly means: readonly string[]
  readonly class: string
  readonly sub: string
  readonly count: Count
  readonly weapon: Maybe<string>
  readonly zone: string
  readonly liveFire: string
  readonly from: Utc
  readonly to: Utc
  readonly revision: number
  readonly late: boolean
  readonly outsideEffort: boolean
  /** Not counted: another member of its group is (R-OBS-10). */
  readonly groupedAway: boolean
}

/**
 * What the mission's own form adds to a line of annex A: where the observer stood and where the event was, from the sealed
 * part that this node opened. It is no part of a `Daily`, so that what is signed holds nothing a side cannot work out or
 * must not read (R-OBS-15, decision 0019).
 */
export type MissionRow = { readonly id: string } & Pick<ObservationMission, 'observer' | 'event'>

/** Whether the other side answered a claim, by the record of the report and the day's close (R-CLM-8); its seat may be empty (R-RPT-38). */
export type AnswerState = 'lodged' | 'answered' | 'answeredLate' | 'unanswered' | 'seatEmpty'

/**
 * One account as a daily's table prints it. `side` is a side that the form does not name: the public's files say whose an
 * account is by the month alone (reports.md section 7).
 */
export type AccountLine = {
  readonly id: string
  readonly column: Side | 'third' | 'side'
  /** Empty where the form does not name it. */
  readonly entity: string
  readonly kind: string
  readonly class: Maybe<ObservationClass>
  /** When it was said or stated. */
  readonly said: Maybe<Utc>
  readonly places: readonly string[]
  readonly asWritten: string
  readonly sector: Maybe<string>
  readonly from: Maybe<Utc>
  readonly to: Maybe<Utc>
  readonly timeText: string
  readonly count: Maybe<Count>
  readonly what: Text
  /** Where a claim stood by the record of the report; absent for what was said publicly. */
  readonly state: Maybe<AnswerState>
  /** Whole minutes from the lodging to the first answer; absent while there is none. */
  readonly answeredInMin: Maybe<number>
  readonly sources: readonly { readonly publisher: string; readonly title?: string; readonly date: string }[]
}

/** A table of accounts of one kind; lodged and said publicly never share one (R-RPT-36). */
export type AccountTable =
  | { readonly kind: 'rows'; readonly lines: readonly AccountLine[] }
  | { readonly kind: 'notInThisData' }

/** A section of a part that does not exist, or that has nothing to say; it never vanishes. */
export type PlainSection = 'nothing' | 'notObserved' | 'notYet'

/** A parameter of the terms in its state. */
export type TermLine = {
  readonly key: string
  readonly text: Text
  readonly state: string
  readonly asPublished: boolean
  /** How many sides have signed a position on it here; absent where none has. */
  readonly signedBy?: number
}

/**
 * One change to an earlier version: what, was, now, why (R-REP-3). `path` names the figure, e.g. `observed.total`; `why`
 * is one or several kinds of correction (`CorrectionKind`), with a space between: a pure function of the record gives
 * them. What a person wrote stands in the version's `reason`.
 */
export type CorrectionItem = {
  readonly path: string
  readonly was: string
  readonly now: string
  readonly why: string
}

/** Kinds of correction that the record tells by itself (R-RPT-22). */
export type CorrectionKind =
  | 'lateItem'
  | 'recount'
  | 'wrongPlace'
  | 'wrongTime'
  | 'duplicate'
  | 'coarsening'
  | 'settledMoment'
  | 'withdrawn'
  | 'effort'
  | 'other'

/**
 * Corrections of an earlier day that changed its total by more than 5 %: they lead the daily that comes next (R-RPT-24).
 */
export type LeadingCorrection = {
  readonly n: number
  readonly year: number
  readonly day: string
  readonly revision: number
  readonly items: readonly CorrectionItem[]
}

/** Number and span of a daily. `n` counts reporting days from the mechanism's first (1), so that it is never reused. */
export type DailyHead = {
  readonly n: number
  readonly year: number
  /** Reporting day, YYYY-MM-DD, and its half-open span; it may last 23 or 25 h and says so (R-MEA-4). */
  readonly day: string
  readonly from: Utc
  readonly to: Utc
  readonly asOf: { readonly epoch: number; readonly size: number; readonly root: string }
  /** 1, then one more with every correction. */
  readonly revision: number
  /** The order in which sides stand on this day (R-PTY-8). */
  readonly sides: readonly Side[]
  readonly vacantSeats: readonly string[]
  readonly exercise: Maybe<Text>
}

/** A daily report whole: a pure function of the record up to `asOf`, the settings and nothing else (R-REP-1). */
export type Daily = {
  readonly head: DailyHead
  readonly remarks: readonly { readonly office: string; readonly at: Utc; readonly texts: Text }[]
  readonly truce: Maybe<{
    readonly id: string
    readonly name: Text
    readonly state: string
    readonly effective: Utc
  }>
  readonly coverage: Coverage
  readonly observed: {
    readonly byClass: readonly ({ readonly class: ObservationClass } & Compared)[]
    readonly total: Compared
    readonly sinceTruce: Figure
    readonly explosionSubs: readonly { readonly sub: string; readonly figure: Figure }[]
    readonly automatic: Figure
    /** Live fire outside the zone: counted in the total, or beside it (R-OBS-8). */
    readonly liveFireOutside: Figure
    readonly liveFireOutsideIs: 'countedApart' | 'leftOut'
    /** Inside, outside, cannot say; empty in the public form, where a small cell could be taken from it (R-ACC-22). */
    readonly zones: readonly ZoneRow[]
  }
  /** In the order of the ground. Empty in a form that may not show it yet, with `sectorsFrom` saying when (R-DNH-7). */
  readonly sectors: readonly SectorRow[]
  readonly sectorsFrom: Maybe<Utc>
  readonly lodged: AccountTable
  readonly saidPublicly: AccountTable
  readonly terms: readonly TermLine[]
  /** Numbers of this day's own items that came after it closed (R-MEA-5). */
  readonly late: readonly string[]
  /** Items of earlier days that no report of theirs carried when this day's was first put together (R-MEA-5). */
  readonly lateOfEarlier: readonly AnnexRow[]
  readonly corrections: readonly CorrectionItem[]
  readonly leading: readonly LeadingCorrection[]
  readonly annex: readonly AnnexRow[]
  readonly others: {
    readonly disengagement: PlainSection
    readonly weapons: PlainSection
    readonly incidents: PlainSection
    readonly civilians: PlainSection
    readonly windows: PlainSection
    readonly patrols: PlainSection
    readonly devices: PlainSection
    readonly hotline: PlainSection
    readonly contingents: PlainSection
  }
}

/** Where a report stands (domain.md section 13). */
export type ReportState =
  | 'drafting'
  | 'approvedOnce'
  | 'approved'
  | 'preliminary'
  | 'confirmed'
  | 'corrected'
  | 'retracted'

/** Form in which a daily leaves: the mission's, both sides', the public's. */
export type DailyForm = 'mission' | 'joint' | 'public'
