import { z } from 'zod'

import type { AnswerState, Change, Compared, Daily, Figure, Interval95, PlainSection } from '#domain/report'

import { entityCode, observationClass } from './account.ts'
import { exactly } from './exactly.ts'
import { count, countSum, hex32, maybe, side, text, textOrWithheld, utc, words } from './measure.ts'
import { missionRow } from './observation.ts'
import { readOnce } from './read-once.ts'
import { termLine } from './report-term.ts'

const day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/)
const min = z.int().min(0)

const figure: z.ZodType<Figure> = exactly<Figure>()(
  z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('count'), sum: countSum, items: z.int().min(0) }),
    z.strictObject({ kind: z.literal('notObserved') }),
    z.strictObject({ kind: z.literal('notYet') }),
    z.strictObject({ kind: z.literal('notInThisData') }),
    z.strictObject({ kind: z.literal('withheld') }),
  ]),
)

const interval95: z.ZodType<Interval95> = exactly<Interval95>()(
  z.strictObject({ median: words(20), low: words(20), high: words(20) }),
)

const change: z.ZodType<Change> = exactly<Change>()(
  z.union([
    z.strictObject({
      word: z.enum(['more', 'fewer', 'noClearChange']),
      ratio: interval95,
      atLeast: z.boolean(),
    }),
    z.strictObject({ word: z.enum(['notComparable', 'effortNotPublished', 'noPriorPeriod']) }),
  ]),
)

const comparedShape = {
  now: figure,
  prior: figure,
  effortMin: min,
  priorEffortMin: min,
  rate: maybe(interval95),
  change,
}
const compared: z.ZodType<Compared> = exactly<Compared>()(z.strictObject(comparedShape))

const plain: z.ZodType<PlainSection> = exactly<PlainSection>()(z.enum(['nothing', 'notObserved', 'notYet']))

const source = z.strictObject({ publisher: words(200), title: words(400).exactOptional(), date: words(10) })

const answerState: z.ZodType<AnswerState> = exactly<AnswerState>()(
  z.enum(['lodged', 'answered', 'answeredLate', 'unanswered', 'seatEmpty']),
)

const accountLine = z.strictObject({
  id: hex32,
  column: z.union([side, z.literal('third'), z.literal('side')]),
  entity: z.union([entityCode, z.literal('')]),
  kind: words(40),
  class: maybe(observationClass),
  said: maybe(utc),
  places: z.array(words(64)).readonly(),
  asWritten: z.string().max(400),
  sector: maybe(words(40)),
  from: maybe(utc),
  to: maybe(utc),
  timeText: z.string().max(400),
  count: maybe(count),
  what: textOrWithheld,
  state: maybe(answerState),
  answeredInMin: maybe(min),
  sources: z.array(source).readonly(),
})

const accountTable = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('rows'), lines: z.array(accountLine).readonly() }),
  z.strictObject({ kind: z.literal('notInThisData') }),
])

const correctionItem = z.strictObject({
  path: words(200),
  was: words(400),
  now: words(400),
  why: words(1_000),
})

const annexRow = z.strictObject({
  number: words(20),
  id: words(80),
  sector: maybe(words(40)),
  means: z.array(words(20)).readonly(),
  class: words(40),
  sub: words(40),
  count,
  weapon: maybe(words(80)),
  zone: words(20),
  liveFire: words(20),
  from: utc,
  to: utc,
  revision: z.int(),
  late: z.boolean(),
  outsideEffort: z.boolean(),
  groupedAway: z.boolean(),
})

/** A daily whole, in whichever form. */
export const daily: z.ZodType<Daily> = exactly<Daily>()(
  z.strictObject({
    head: z.strictObject({
      n: z.int(),
      year: z.int(),
      day,
      from: utc,
      to: utc,
      asOf: z.strictObject({ epoch: z.int(), size: z.int(), root: hex32 }),
      revision: z.int().min(1),
      sides: z.array(side).readonly(),
      vacantSeats: z.array(words(12)).readonly(),
      exercise: maybe(text),
    }),
    remarks: z.array(z.strictObject({ office: words(40), at: utc, texts: text })).readonly(),
    truce: maybe(z.strictObject({ id: words(80), name: text, state: words(40), effective: utc })),
    coverage: z.strictObject({
      sectors: z.int(),
      plannedMin: min,
      doneMin: min,
      byMeans: z.array(z.strictObject({ means: z.enum(['saw', 'heard', 'recorded']), min })).readonly(),
      prevented: z.array(z.strictObject({ cause: words(40), min })).readonly(),
      unexplainedMin: min,
      unobserved: z.array(z.strictObject({ sector: words(40), min })).readonly(),
      nightSharePct: maybe(z.int()),
      undetectable: z
        .array(z.strictObject({ class: observationClass, sectors: z.array(words(40)).readonly() }))
        .readonly(),
    }),
    observed: z.strictObject({
      byClass: z.array(z.strictObject({ class: observationClass, ...comparedShape })).readonly(),
      total: compared,
      sinceTruce: figure,
      explosionSubs: z.array(z.strictObject({ sub: words(20), figure })).readonly(),
      automatic: figure,
      liveFireOutside: figure,
      liveFireOutsideIs: z.enum(['countedApart', 'leftOut']),
      zones: z
        .array(
          z.strictObject({
            zone: z.enum(['inside', 'outside', 'cannotSay']),
            figure,
            possible: figure,
            liveFire: figure,
          }),
        )
        .readonly(),
    }),
    sectors: z
      .array(
        z.strictObject({
          sector: words(40),
          byClass: z.array(z.strictObject({ class: observationClass, figure })).readonly(),
          total: compared,
          plannedMin: min,
          doneMin: min,
          mark: z.enum(['full', 'part', 'little', 'none']),
        }),
      )
      .readonly(),
    sectorsFrom: maybe(utc),
    lodged: accountTable,
    saidPublicly: accountTable,
    terms: z.array(termLine).readonly(),
    late: z.array(words(120)).readonly(),
    lateOfEarlier: z.array(annexRow).readonly(),
    corrections: z.array(correctionItem).readonly(),
    leading: z
      .array(
        z.strictObject({
          n: z.int(),
          year: z.int(),
          day,
          revision: z.int().min(1),
          items: z.array(correctionItem).readonly(),
        }),
      )
      .readonly(),
    annex: z.array(annexRow).readonly(),
    others: z.strictObject({
      disengagement: plain,
      weapons: plain,
      incidents: plain,
      civilians: plain,
      windows: plain,
      patrols: plain,
      devices: plain,
      hotline: plain,
      contingents: plain,
    }),
  }),
)

/** A file of a release: its name, hash and size. */
export const fileHash = z.strictObject({ name: words(120), sha256: hex32, bytes: z.int().min(1) })

/** Fact bodies by record type, all J. `asOf` of a daily is the head its envelope cites (`after`). */
export const reportBodies = {
  /** A remark of the head of mission on a day, before its report is assembled (R-REP-13). */
  'report.remarked': readOnce(z.strictObject({ day, texts: text })),
  /**
   * A daily was put together: `sha256` is that of the canonical JSON of its `Daily` whole, which both sides hold once its
   * sectors open; `jointSha256` that of the joint form they hold until then (decision 0019). A correction has revision 2
   * or more, ref `corrects` the version before, and its reason.
   */
  'report.assembled': readOnce(
    z.strictObject({
      kind: z.literal('daily'),
      day,
      revision: z.int().min(1).max(999),
      sha256: hex32,
      jointSha256: hex32,
      reason: words(1_000).exactOptional(),
    }),
  ),
  /** ref `approves`: the version. The second approval, by another person, issues it to the joint audience. */
  'report.approved': readOnce(z.strictObject({ sha256: hex32 })),
  /** ref `confirms`. The second, by another person, confirms it (R-REP-2). */
  'report.confirmed': readOnce(z.strictObject({ sha256: hex32 })),
  /** ref `retracts`. The second, by another person, retracts it; its number is never used again (R-REP-11). */
  'report.retracted': readOnce(z.strictObject({ reason: words(1_000) })),
  /**
   * ref `releases`: an issued version. The second, of another office, puts the public form on the page at `publicAt`.
   * `files` are those it makes, by name; both releasers sign the same hashes.
   */
  'publication.released': readOnce(
    z.strictObject({ publicAt: utc, files: z.array(fileHash).min(1).max(64).readonly() }),
  ),
  /** At most three sentences (R-REP-14). The second, of another office, issues it at once; ref `seconds` the first. */
  'report.note-issued': readOnce(z.strictObject({ texts: text })),
} as const

const signer = z.strictObject({ rid: hex32, at: utc, office: words(40), person: words(20).exactOptional() })

/** One version of a daily in the calendar. */
const reportVersion = z.strictObject({
  rid: hex32,
  index: z.int(),
  revision: z.int(),
  at: utc,
  office: words(40),
  asOf: z.strictObject({ epoch: z.int(), size: z.int(), root: hex32 }),
  sha256: hex32,
  reason: words(1_000).exactOptional(),
  state: z.enum([
    'drafting',
    'approvedOnce',
    'approved',
    'preliminary',
    'confirmed',
    'corrected',
    'retracted',
  ]),
  approvals: z.array(signer).readonly(),
  releases: z.array(signer).readonly(),
  confirmations: z.array(signer).readonly(),
  retractions: z.array(signer).readonly(),
  /** First signatures that wait for their second: what a second one names in ref `seconds`. */
  waiting: z
    .array(z.strictObject({ act: z.enum(['approve', 'confirm', 'retract', 'release']), rid: hex32 }))
    .readonly(),
  /** When the public may read it; there once both have released it. */
  publicAt: utc.exactOptional(),
  supersededBy: hex32.exactOptional(),
  may: z.array(words(60)).readonly(),
})
export type ReportVersion = z.infer<typeof reportVersion>

/** View `reports`: the calendar, newest day first; every day since the first that has closed, reported or not. */
export const reportsQuestion = z.object({
  before: day.optional(),
  limit: z.coerce.number().int().min(1).max(100).default(40),
})
export const reportsAnswer = z.strictObject({
  now: utc,
  /** The reporting day that runs now and when it closes. */
  today: z.strictObject({ day, closesAt: utc }),
  days: z
    .array(
      z.strictObject({ day, n: z.int(), from: utc, to: utc, versions: z.array(reportVersion).readonly() }),
    )
    .readonly(),
  notes: z
    .array(
      z.strictObject({
        rid: hex32,
        n: z.int(),
        at: utc,
        texts: text,
        signers: z.array(signer).readonly(),
        state: z.enum(['proposed', 'issued', 'lapsed']),
        may: z.array(words(60)).readonly(),
      }),
    )
    .readonly(),
  /** Acts the reader may begin: `report.assemble`, `report.remark`, `report.publicNote.issue`. */
  may: z.array(words(60)).readonly(),
  next: day.exactOptional(),
})
export type ReportsAnswer = z.infer<typeof reportsAnswer>

/** What must pass before a daily may go out; `place` says where a failure is. */
const reportCheck = z.strictObject({
  check: z.enum([
    'sums',
    'coverage',
    'languages',
    'delay',
    'smallCells',
    'remarks',
    'twoPersons',
    'cumulative',
  ]),
  ok: z.boolean(),
  place: z.string().max(200),
})
export type ReportCheck = z.infer<typeof reportCheck>

/** View `daily`: of a version (`rid`), or as the record stands at `size` (default now), which is what one would sign. */
export const dailyQuestion = z.object({
  day,
  rid: hex32.optional(),
  size: z.coerce.number().int().min(1).optional(),
})
export const dailyAnswer = z.strictObject({
  daily,
  form: z.enum(['mission', 'joint', 'public']),
  /** Hash of the daily in this answer, as its version signed it: of the joint form until its sectors open, else of the whole. */
  sha256: hex32,
  /** What an assembler signs beside it; only in the mission's form. */
  jointSha256: hex32.exactOptional(),
  /** What the mission's own form adds to annex A; in no other form (R-OBS-15). */
  annexMission: z.array(missionRow).readonly().exactOptional(),
  version: reportVersion.exactOptional(),
  checks: z.array(reportCheck).readonly(),
  publicAt: utc,
})
export type DailyAnswer = z.infer<typeof dailyAnswer>
