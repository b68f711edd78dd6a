import { z } from 'zod'

import { countSum, groundLine, maybe, sector, side, text, utc, words } from './measure.ts'

/** One reading of a truce's moment: held by sides that signed it, as published, or a note, which moves no state. */
const reading = z.strictObject({
  utc: utc.exactOptional(),
  text: words(400),
  zone: maybe(words(64)),
  basis: z.enum(['held', 'published', 'note']),
  heldBy: z.array(side).readonly(),
  source: words(200).exactOptional(),
})

/** One line of a truce's history (R-AGR-16). `minutes` from the moment of effect, negative before it. */
const historyLine = z.strictObject({
  event: z.enum([
    'announced',
    'agreed',
    'effective',
    'note',
    'firstStatement',
    'firstClaim',
    'firstObservation',
    'firstFinding',
    'broken',
    'ended',
  ]),
  side: side.exactOptional(),
  at: utc.exactOptional(),
  text: z.string().max(400),
  minutes: z.int().exactOptional(),
  /** Where there is no time: why. */
  missing: z.enum(['notInThisData', 'notObserved', 'notYet', 'notStated', 'none']).exactOptional(),
  /** Record to open. */
  id: words(80).exactOptional(),
})

/** A truce as every screen shows it. */
export const truce = z.strictObject({
  /** Its id in the data or the record, e.g. `T1`. */
  id: words(80),
  name: text,
  agreement: words(80),
  state: z.enum([
    'announced',
    'agreed',
    'scheduled',
    'scheduledDisputed',
    'disputedInterval',
    'inEffect',
    'strained',
    'suspended',
    'broken',
    'ended',
  ]),
  /** Earliest and latest instant of effect by held readings, else as published; equal where nobody differs. */
  effectiveFrom: utc.exactOptional(),
  effectiveTo: utc.exactOptional(),
  readings: z.array(reading).readonly(),
  history: z.array(historyLine).readonly(),
})
export type TruceAnswer = z.infer<typeof truce>

const step = z.strictObject({
  step: z.enum([
    'lineTested',
    'fireStops',
    'standDown',
    'windowsOpen',
    'dayCloses',
    'dailyReport',
    'firstDayJudged',
    'firstHoursEnd',
  ]),
  at: utc,
  /** Minutes from the moment of effect. */
  minutes: z.int(),
  state: z.enum([
    'done',
    'missed',
    'disputed',
    'oneAccount',
    'notInThisData',
    'notObserved',
    'next',
    'later',
  ]),
})

/** What a rate and a share of the time are told from, of one reporting day up to the instant; times in minutes. */
const periodDay = z.strictObject({
  day: words(10),
  /** What a rate takes of what was counted (R-OBS-8, R-OBS-16); absent where nothing was told. */
  rated: countSum.exactOptional(),
  /** Effort weighted by visibility, and sector-minutes watched, of all. Sides and guarantors: 24 h after the day closed. */
  effortMin: z.int().exactOptional(),
  observedMin: z.int().exactOptional(),
  ofMin: z.int().exactOptional(),
})

/**
 * View `situation` (row "measure (geography)", class J): the headline in figures and words, for the day that `at` falls in
 * (default now). Map, accounts and timeline ask `accounts`, `observations`, `watches` beside it.
 */
export const situationQuestion = z.object({ at: utc.optional() })
export const situationAnswer = z.strictObject({
  now: utc,
  day: z.strictObject({ day: words(10), from: utc, to: utc }),
  /** The truce that is in effect or next; absent: none is in force or announced. */
  truce: truce.exactOptional(),
  firstHours: z.boolean(),
  accounts: z.strictObject({
    line: z.enum(['bothAccuse', 'oneAccount', 'noAccount', 'notInThisData']),
    disputed: z.int(),
    oneAccount: z.int(),
    matters: z.int(),
  }),
  seen: z.strictObject({
    /** Absent where nobody could observe. */
    byClass: z.array(z.strictObject({ class: words(40), sum: countSum })).readonly(),
    total: countSum.exactOptional(),
    /** Sector-minutes since the day began or the truce took effect, up to now: observed, of all. For sides and guarantors 24 h after the day closed (R-DNH-7). */
    observedMin: z.int().exactOptional(),
    ofMin: z.int().exactOptional(),
  }),
  /** Once a truce's first hours are over: the day so far and the day before it (console.md 5.1). */
  period: z.strictObject({ now: periodDay, prior: periodDay.exactOptional() }).exactOptional(),
  /** Nearest first; each with who owes it. */
  due: z
    .array(
      z.strictObject({
        what: z.enum([
          'dayCloses',
          'dailyReport',
          'truceEffective',
          'claimAnswer',
          'firstDayJudged',
          'firstHoursEnd',
          'publicTime',
          'watchEnds',
        ]),
        at: utc,
        owner: words(40).exactOptional(),
        id: words(80).exactOptional(),
      }),
    )
    .readonly(),
  steps: z.array(step).readonly(),
  geography: z.strictObject({
    version: words(40),
    sectors: z.array(sector).readonly(),
    lines: z.array(groundLine).readonly(),
    /** Whether both sides signed it. */
    agreed: z.boolean(),
  }),
  exercise: text.exactOptional(),
})
export type SituationAnswer = z.infer<typeof situationAnswer>
