import { z } from 'zod'

import {
  OBSERVED_CLASSES,
  OBSERVED_MEANS,
  type EventGroup,
  type Means,
  type Observation,
  type ObservationMission,
  type ObservedClass,
  type OpsLogEntry,
  type SubClass,
  type Watch,
} from '#domain/observation'
import type { MissionRow } from '#domain/report'

import { exactly } from './exactly.ts'
import { bearing, count, countSum, hex32, maybe, position, range, toponym, utc, words } from './measure.ts'
import { readOnce } from './read-once.ts'

/** Id of an observation: `<rid>.<n>`. */
export const observationId: z.ZodString = z.string().regex(/^[0-9a-f]{64}\.\d{1,2}$/)

const means: z.ZodType<Means> = exactly<Means>()(z.enum(OBSERVED_MEANS))
const watchMeans = z.enum(['saw', 'heard', 'recorded'])
const visibility = z.enum(['good', 'limited', 'poor'])

/** What was perceived. */
export const observedClass: z.ZodType<ObservedClass> = exactly<ObservedClass>()(z.enum(OBSERVED_CLASSES))

const subClass: z.ZodType<SubClass> = exactly<SubClass>()(
  z.enum(['impact', 'airburst', 'outgoing', 'undetermined', 'burst', 'shot', 'none']),
)

const observedTime = z.strictObject({ from: utc, to: utc, text: words(200), zone: words(64) })

/** The joint part of an observation. */
export const observation: z.ZodType<Observation> = exactly<Observation>()(
  z.strictObject({
    sector: maybe(words(40)),
    means: z.array(means).min(1).max(4).readonly(),
    class: observedClass,
    sub: subClass,
    assessed: z.boolean(),
    count,
    weapon: maybe(words(80)),
    at: observedTime,
    zone: z.enum(['inside', 'outside', 'cannotSay']),
    liveFire: z.enum(['no', 'assessed', 'declared']),
    confidence: z.enum(['certain', 'probable', 'possible']),
    outsideEffort: z.boolean(),
  }),
)

/** Where its observer stood and where the event was. */
const where = {
  observer: z.strictObject({ place: toponym, position: maybe(position) }),
  event: z.strictObject({
    bearings: z.array(bearing).max(4).readonly(),
    range: maybe(range),
    place: maybe(toponym),
  }),
} as const

/** What the mission's own form of a daily adds to a line of annex A. */
export const missionRow: z.ZodType<MissionRow> = exactly<MissionRow>()(
  z.strictObject({ id: observationId, ...where }),
)

/** The mission's part of an observation. */
export const observationMission: z.ZodType<ObservationMission> = exactly<ObservationMission>()(
  z.strictObject({
    ...where,
    weaponType: maybe(
      z.strictObject({ text: words(120), basis: z.enum(['sound', 'fragments', 'sight', 'notStated']) }),
    ),
    relayedFrom: maybe(z.strictObject({ team: words(40), words: words(400), heardAt: utc })),
    note: maybe(words(2_000)),
  }),
)

/** A watch. */
export const watch: z.ZodType<Watch> = exactly<Watch>()(
  z.strictObject({
    sector: words(40),
    from: utc,
    to: utc,
    means: z.array(watchMeans).min(1).max(3).readonly(),
    visibility,
    team: words(40),
    callSign: words(12),
  }),
)

/** How far one could see during a watch, each from when. */
export const watchStretches = z.array(z.strictObject({ from: utc, visibility })).readonly()

const opsLogEntry: z.ZodType<OpsLogEntry> = exactly<OpsLogEntry>()(
  z.strictObject({ at: utc, zone: words(64), words: words(1_000), team: maybe(words(40)) }),
)

const eventGroup: z.ZodType<EventGroup> = exactly<EventGroup>()(
  z.strictObject({
    members: z.array(observationId).min(2).max(50).readonly(),
    counted: z
      .array(z.strictObject({ class: observedClass, id: observationId }))
      .min(1)
      .max(12)
      .readonly(),
  }),
)

/** Rows of a file that an import brought in, one for each observation, in their order. */
const importedRows = z.strictObject({
  file: hex32,
  rows: z.array(z.int().min(1).max(1_000_000)).min(1).max(100).readonly(),
})

/** Fact bodies by record type: clear bodies of J facts. Each of the first three has a sealed part `observationSealed`. */
export const observationBodies = {
  'observation.submitted': readOnce(
    z.strictObject({ observations: z.array(observation).min(1).max(100).readonly() }),
  ),
  'observation.imported': readOnce(
    z.strictObject({ observations: z.array(observation).min(1).max(100).readonly(), from: importedRows }),
  ),
  /** ref `revises`: the rid of the version it follows. */
  'observation.revised': readOnce(z.strictObject({ of: observationId, observation, reason: words(1_000) })),
  'observation.withdrawn': readOnce(z.strictObject({ of: observationId, reason: words(1_000) })),
  'observation.accepted': readOnce(z.strictObject({ of: z.array(observationId).min(1).max(100).readonly() })),
  'observation.questioned': readOnce(z.strictObject({ of: observationId, reason: words(1_000) })),
  /** Sealed part: `{why: string}`, to the mission. */
  'observation.grouped': readOnce(z.strictObject({ group: eventGroup })),
  /** ref `ungroups`: rid of the grouping. Sealed part: `{why: string}`. */
  'observation.ungrouped': readOnce(z.strictObject({ members: z.array(observationId).max(50).readonly() })),
} as const

/** Sealed part of the facts submitted, imported and revised: the watch all its observations name, and one part for each. */
export const observationSealed = z.strictObject({
  /** rid of the record that opened the watch (R-OBS-17). */
  watch: maybe(hex32),
  observations: z.array(observationMission).min(1).max(100).readonly(),
})
export type ObservationSealed = z.infer<typeof observationSealed>

/** Sealed part of a grouping and of its undoing: why. */
export const observationWhy = z.strictObject({ why: words(1_000) })

/** Inner bodies of `record.sealed` facts of class M, by inner type; nothing of them stands in clear. */
export const observationInner = {
  'observation.watch.opened': z.strictObject({ watch }),
  'observation.watch.visibility': z.strictObject({ of: hex32, at: utc, visibility }),
  'observation.watch.closed': z.strictObject({ of: hex32, at: utc }),
  'observation.watch.corrected': z.strictObject({ of: hex32, watch, reason: words(1_000) }),
  'observation.watch.lapsed': z.strictObject({ of: hex32, at: utc }),
  'observation.log.written': z.strictObject({ entry: opsLogEntry }),
  'observation.log.became': z.strictObject({ of: hex32, observation: observationId }),
} as const

const state = z.enum(['received', 'questioned', 'accepted', 'quarantined', 'withdrawn'])

/** One observation as its reader may read it. `mission` is there for offices that read class M alone. */
const observationRow = z.strictObject({
  id: observationId,
  /** Number for people: the record's index, with its place where the record holds several: `1289`, `1289.3`. */
  number: words(20),
  rid: hex32,
  index: z.int(),
  grade: z.enum(['recorded', 'witnessed', 'joint']),
  receivedAt: utc,
  office: words(40),
  observation,
  day: words(10),
  state,
  revision: z.int(),
  late: z.boolean(),
  exercise: z.boolean(),
  /** The group it is a member of, and whether it is the one that counts there. */
  group: z.strictObject({ rid: hex32, counted: z.boolean() }).exactOptional(),
  mission: observationMission.exactOptional(),
  watch: hex32.exactOptional(),
  may: z.array(words(60)).readonly(),
})
export type ObservationRow = z.infer<typeof observationRow>

/** View `observations`: newest first, by what happened. Text is searched in the mission's words for who may read them. */
export const observationsQuestion = z.object({
  from: utc.optional(),
  to: utc.optional(),
  day: words(10).optional(),
  sector: words(40).optional(),
  class: observedClass.optional(),
  sub: subClass.optional(),
  means: means.optional(),
  zone: z.enum(['inside', 'outside', 'cannotSay']).optional(),
  state: state.optional(),
  place: words(64).optional(),
  text: words(200).optional(),
  after: words(200).optional(),
  limit: z.coerce.number().int().min(1).max(500).default(200),
})
export type ObservationsQuestion = z.infer<typeof observationsQuestion>

const facet = z.strictObject({ value: words(64), items: z.int() })

/** Answer of `observations`: a page, and aggregates over all that match, so that every count follows the filters (R-UI-9). */
export const observationsAnswer = z.strictObject({
  now: utc,
  rows: z.array(observationRow).readonly(),
  matching: z.int(),
  of: z.int(),
  /** Exact zeros among those that match and among all, and how many reports of nothing those that match are: five zeros of one watch are one. */
  nothing: z.strictObject({ matching: z.int(), of: z.int(), reports: z.int() }),
  /** Each facet counted with all filters but its own. */
  facets: z.strictObject({
    day: z.array(facet).readonly(),
    sector: z.array(facet).readonly(),
    class: z.array(facet).readonly(),
    means: z.array(facet).readonly(),
    zone: z.array(facet).readonly(),
    state: z.array(facet).readonly(),
    /** Places that the mission's parts name, for who reads them. */
    place: z.array(facet).readonly().exactOptional(),
  }),
  /** What counts of what matches (groups and withdrawals apart), by class. */
  totals: z.array(z.strictObject({ class: observedClass, sum: countSum, items: z.int() })).readonly(),
  /** By hour of the range, at most 240 bars: items that count and are no zeros, and effort in minutes (for who may read it). */
  hours: z
    .array(z.strictObject({ from: utc, items: z.int(), effortMin: z.int().exactOptional() }))
    .readonly(),
  next: words(200).exactOptional(),
})
export type ObservationsAnswer = z.infer<typeof observationsAnswer>

/** View `observation`: one with its versions, newest first. */
export const observationAnswer = z.strictObject({
  row: observationRow,
  versions: z
    .array(
      z.strictObject({
        rid: hex32,
        index: z.int(),
        at: utc,
        office: words(40),
        observation,
        mission: observationMission.exactOptional(),
        reason: words(1_000).exactOptional(),
      }),
    )
    .readonly(),
  group: z
    .strictObject({
      rid: hex32,
      at: utc,
      office: words(40),
      members: z.array(observationRow).readonly(),
      counted: z.array(observationId).readonly(),
      mayOpen: z.boolean(),
    })
    .exactOptional(),
  questions: z.array(z.strictObject({ at: utc, office: words(40), reason: words(1_000) })).readonly(),
})
export type ObservationAnswer = z.infer<typeof observationAnswer>

const watchRow = z.strictObject({
  id: hex32,
  watch,
  state: z.enum(['open', 'closed']),
  /** Real end; the planned one while open. */
  to: utc,
  stretches: watchStretches,
  office: words(40),
  /** Made under it: neither off the watch, nor reports of nothing. */
  observations: z.int(),
  revision: z.int(),
  exercise: z.boolean(),
  may: z.array(words(60)).readonly(),
})
export type WatchRow = z.infer<typeof watchRow>

/** View `watches` (row "watch, effort"): class M for the mission's offices; a party reads effort by sector and day instead. */
export const watchesQuestion = z.object({
  from: utc.optional(),
  to: utc.optional(),
  sector: words(40).optional(),
  open: z.enum(['true']).optional(),
  after: words(200).optional(),
  limit: z.coerce.number().int().min(1).max(200).default(100),
})
export const watchesAnswer = z.strictObject({
  now: utc,
  /** Empty for a reader of the sector form. */
  watches: z.array(watchRow).readonly(),
  /** Effort by sector and day, for every reader; for a party of days closed 24 h ago or more (R-DNH-7). */
  effort: z
    .array(z.strictObject({ day: words(10), sector: words(40), observedMin: z.int(), plannedMin: z.int() }))
    .readonly(),
  next: words(200).exactOptional(),
})
export type WatchesAnswer = z.infer<typeof watchesAnswer>

/** View `ops-log` (row "watch, effort", mission offices alone), newest first. */
export const opsLogAnswer = z.strictObject({
  entries: z
    .array(
      z.strictObject({
        id: hex32,
        index: z.int(),
        recordedAt: utc,
        office: words(40),
        entry: opsLogEntry,
        became: observationId.exactOptional(),
      }),
    )
    .readonly(),
  next: words(200).exactOptional(),
})
export type OpsLogAnswer = z.infer<typeof opsLogAnswer>
