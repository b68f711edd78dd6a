import { z } from 'zod'

import {
  isText,
  type Bearing,
  type Count,
  type CountSum,
  type GazetteerEntry,
  type GroundLine,
  type LonLat,
  type Maybe,
  type Moment,
  type Place,
  type Position,
  type Precision,
  type Range,
  type Sector,
  type Side,
  type StatedTime,
  type Text,
  type Toponym,
  type ToponymStatus,
} from '#domain/measure'

import { exactly } from './exactly.ts'

/** Text of people that says something and holds no control, bounded in UTF-16 units; the record's own limit is 32,768 bytes (record.md 2.2). */
export const words = (max: number): z.ZodString => z.string().min(1).max(max).refine(isText)

/** A UTC instant, always with milliseconds and Z. */
export const utc: z.ZodString = z.string().regex(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z$/)

/** A language tag as the data write it: `en`, `hy`, `az`, `ru`, `ar` … */
export const lang: z.ZodString = z.string().regex(/^[a-z]{2,3}(-[A-Za-z0-9]{2,8})?$/)

/** A side. */
export const side: z.ZodType<Side> = exactly<Side>()(z.enum(['A', 'B']))

/** SHA-256 as 64 lower-case hex digits; also a rid. */
export const hex32: z.ZodString = z.string().regex(/^[0-9a-f]{64}$/)

/** `Maybe` of what `value` reads. JSON null is refused (R-MEA-14). */
export function maybe<T>(value: z.ZodType<T>): z.ZodType<Maybe<T>> {
  return z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('known'), value }),
    z.strictObject({ kind: z.literal('unknown') }),
    z.strictObject({ kind: z.literal('absent') }),
    z.strictObject({ kind: z.literal('notStated') }),
    z.strictObject({
      kind: z.literal('disputed'),
      values: z
        .array(z.strictObject({ by: words(80), value }))
        .min(2)
        .max(16)
        .readonly(),
    }),
  ])
}

const n = z.int().min(0).max(1_000_000) // R-MEA-6

/** A count with its qualifier. */
export const count: z.ZodType<Count> = exactly<Count>()(
  z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('exact'), n }),
    z.strictObject({ kind: z.literal('about'), n }),
    z.strictObject({ kind: z.literal('atLeast'), n }),
    z.strictObject({ kind: z.literal('atMost'), n }),
    z.strictObject({ kind: z.literal('between'), low: n, high: n }),
    z.strictObject({ kind: z.literal('unknown') }),
  ]),
)

const zone = words(64)

/** A sum of counts. */
export const countSum: z.ZodType<CountSum> = exactly<CountSum>()(
  z.strictObject({
    n: z.int(),
    low: z.int(),
    high: z.union([z.int(), z.literal('open')]),
    about: z.boolean(),
    open: z.boolean(),
  }),
)

/** A moment. */
export const moment: z.ZodType<Moment> = exactly<Moment>()(
  z.strictObject({ utc, text: words(200), zone, resolutionS: z.int().min(1).max(31_622_400) }),
)

const precision: z.ZodType<Precision> = exactly<Precision>()(
  z.enum([
    'minute',
    'minutes',
    'about',
    'hours',
    'halfDay',
    'morning',
    'evening',
    'night',
    'day',
    'week',
    'period',
    'before',
    'notLaterThan',
    'startOnly',
    'unknown',
  ]),
)

/** A time as told. */
export const statedTime: z.ZodType<StatedTime> = exactly<StatedTime>()(
  z.strictObject({ text: words(400), zone: maybe(zone), precision, from: maybe(utc), to: maybe(utc) }),
)

/** Id of a gazetteer entry. */
export const placeId: z.ZodString = z.string().regex(/^[a-z0-9][a-z0-9-]{0,63}$/)

const status: z.ZodType<ToponymStatus> = exactly<ToponymStatus>()(
  z.enum(['resolved', 'several', 'candidates', 'unresolved', 'notAPlace']),
)

const toponymShape = { asWritten: words(400), status, candidates: z.array(placeId).max(64).readonly() }

/** A place-name as told. */
export const toponym: z.ZodType<Toponym> = exactly<Toponym>()(z.strictObject(toponymShape))

/** A place as told. */
export const place: z.ZodType<Place> = exactly<Place>()(
  z.strictObject({ ...toponymShape, parts: z.array(toponym).max(32).readonly(), sector: maybe(words(40)) }),
)

/** A position, only ever in a sealed part. */
export const position: z.ZodType<Position> = exactly<Position>()(
  z.strictObject({
    latDeg: z.string().regex(/^-?\d{1,2}(\.\d{1,6})?$/),
    lonDeg: z.string().regex(/^-?\d{1,3}(\.\d{1,6})?$/),
    radiusM: z.int().min(0).max(50_000),
    how: z.enum(['gnss', 'map', 'estimated', 'named']),
  }),
)

const texts = z.array(z.strictObject({ lang, text: words(8_000), original: z.boolean() })).max(8)

/** Text in its languages. Which one is the original is a rule's question, not the schema's (L-30). */
export const text: z.ZodType<Text> = exactly<Text>()(texts.min(1).readonly())

/** Text of a statement: empty where its words are withheld (R-DNH-1). */
export const textOrWithheld: z.ZodType<Text> = exactly<Text>()(texts.readonly())

const nameForm = z.strictObject({ lang, text: words(200) })

/** An entry of the gazetteer; the fact `measure.place` carries one as `place` (facts.ts). */
export const gazetteerEntry: z.ZodType<GazetteerEntry> = exactly<GazetteerEntry>()(
  z.strictObject({
    id: placeId,
    kind: z.enum(['town', 'area']),
    contested: z.boolean(),
    forms: z
      .array(z.strictObject({ side, names: z.array(nameForm).min(1).max(12).readonly() }))
      .min(1)
      .max(2)
      .readonly(),
    alsoKnownAs: z.array(words(200)).max(64).readonly(),
    at: maybe(
      z.strictObject({
        latMilliDeg: z.int().min(-90_000).max(90_000),
        lonMilliDeg: z.int().min(-180_000).max(180_000),
      }),
    ),
    within: maybe(words(120)),
  }),
)

/** A direction in hundredths of a degree, only ever in a sealed part. */
export const bearing: z.ZodType<Bearing> = exactly<Bearing>()(
  z.strictObject({
    centiDeg: z.int().min(0).max(35_999),
    halfWidthCentiDeg: z.int().min(0).max(18_000),
    given: words(40),
  }),
)

const rangeM = z.int().min(0).max(50_000)

/** A distance from and to, in metres, only ever in a sealed part. */
export const range: z.ZodType<Range> = exactly<Range>()(z.strictObject({ lowM: rangeM, highM: rangeM }))

const lonLat: z.ZodType<LonLat> = exactly<LonLat>()(
  z.tuple([z.int().min(-18_000_000).max(18_000_000), z.int().min(-9_000_000).max(9_000_000)]).readonly(),
)

const points = z.array(lonLat).min(2).max(2_000).readonly()

/** An agreed sector with its outline. */
export const sector: z.ZodType<Sector> = exactly<Sector>()(
  z.strictObject({
    id: words(40),
    name: text,
    adjoins: z.array(words(40)).max(32).readonly(),
    side: z.enum(['A', 'B', 'between', 'none']),
    securityZone: z.boolean(),
    disengagementArea: maybe(words(40)),
    area: z.array(points).max(16).readonly(),
  }),
)

/** A line of the ground. */
export const groundLine: z.ZodType<GroundLine> = exactly<GroundLine>()(
  z.strictObject({
    id: words(40),
    kind: z.enum(['contactLine', 'withdrawalLine']),
    heldBy: z.array(side).max(2).readonly(),
    name: text,
    parts: z.array(points).max(32).readonly(),
  }),
)
