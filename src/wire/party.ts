import { z } from 'zod'

import type { Mechanism, Settings } from '#domain/party'

import { exactly } from './exactly.ts'
import { groundLine, lang, sector, side, text, utc, words } from './measure.ts'

const entity = z.strictObject({
  code: z.string().regex(/^[A-Z][A-Z0-9]{0,11}$/),
  kind: z.enum(['side', 'thirdState', 'organisation']),
  side: side.exactOptional(),
  name: text,
})

const ground = {
  geographyVersion: words(40),
  sectors: z.array(sector).max(256).readonly(),
  lines: z.array(groundLine).max(32).readonly(),
}

const exercises = z
  .array(z.strictObject({ from: utc, to: utc, name: text }))
  .max(64)
  .readonly()

const settings: z.ZodType<Settings> = exactly<Settings>()(
  z.strictObject({
    minEffortH: z.int().min(0).max(25),
    liveFireOutside: z.enum(['countedApart', 'leftOut']),
    missingLanguage: z.enum(['hold', 'notice']),
  }),
)

/** What the founding says of the mechanism: body of the fact `party.mechanism`. */
export const mechanism: z.ZodType<Mechanism> = exactly<Mechanism>()(
  z.strictObject({
    name: text,
    zone: words(64),
    dayClose: z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/),
    firstDay: z.iso.date(),
    preset: z.enum(['lineOnly', 'smallMission', 'full']),
    languages: z.array(lang).min(1).max(12).readonly(),
    sides: z
      .array(z.strictObject({ side, name: text, ownLanguages: z.array(lang).max(6).readonly() }))
      .length(2)
      .readonly(),
    entities: z.array(entity).max(64).readonly(),
    dataGaps: z
      .array(z.strictObject({ context: words(40), from: utc, to: utc, source: text }))
      .max(64)
      .readonly(),
    ...ground,
    exercises,
    settings,
    clock: z.strictObject({ start: utc }).exactOptional(),
  }),
)

const role = z.enum(['L', 'R', 'PL', 'DO', 'IN', 'HM', 'CC', 'ME', 'HU', 'PO', 'GU', 'AU', 'PU', 'OP'])

/** The mechanism's clock as a desk shows it: where it stood at `asOf` of the reader's own clock, and how fast it goes. */
export const clock = z.strictObject({
  now: utc,
  /** Mechanism seconds per second: 1 in a real mechanism; 0 while a demo is paused; up to 600. */
  speed: z.number().min(0).max(600),
  /** Only a demo's clock can be set. */
  settable: z.boolean(),
})
export type Clock = z.infer<typeof clock>

/** One of the demo's people, whom anyone at this machine may become. */
const demoPerson = z.strictObject({
  id: z.string().regex(/^p-[0-9a-f]{4,16}$/),
  office: words(40),
  role,
  side: z.union([side, z.literal('none')]),
})
export type DemoPerson = z.infer<typeof demoPerson>

/** View `mechanism`: what every reader, the public too, may know of the mechanism; first thing a desk asks. */
export const mechanismAnswer = z.strictObject({
  mech: words(32),
  name: text,
  zone: words(64),
  dayClose: words(5),
  /** The first reporting day, YYYY-MM-DD: what a newcomer opens first. */
  firstDay: words(10),
  languages: z.array(lang).readonly(),
  preset: words(20),
  /** In the order of R-PTY-8 for the reporting day the clock stands in; a side's own desk gets its own first. */
  sides: z
    .array(
      z.strictObject({
        side,
        name: text,
        /** Languages that this side alone calls its own, for the names of places (R-MEA-13). */
        ownLanguages: z.array(lang).readonly(),
        entities: z.array(words(12)).readonly(),
        seat: z.enum(['held', 'vacant']),
      }),
    )
    .readonly(),
  entities: z.array(entity).readonly(),
  ...ground,
  exercises,
  settings,
  dataGaps: z.array(z.strictObject({ context: words(40), from: utc, to: utc, source: text })).readonly(),
  clock,
  /** Present in a demo home only: marked on every page. */
  demo: z.strictObject({ people: z.array(demoPerson).readonly() }).exactOptional(),
  /** Present where it was given a published article: view `article` is asked for nowhere else. */
  article: z.literal(true).exactOptional(),
})
export type MechanismAnswer = z.infer<typeof mechanismAnswer>

/** View `session`: who is reading. The public has no session and gets role PU. */
export const sessionAnswer = z.strictObject({
  role,
  side: z.union([side, z.literal('none')]),
  /** Absent for the public. */
  office: words(40).exactOptional(),
  person: words(20).exactOptional(),
  key: words(43).exactOptional(),
  /** Names of acts this reader's role may do, by the access table: what the screens offer. */
  may: z.array(words(60)).readonly(),
  /** Reading rows of the access table that are not `-` for this reader: which screens stand in the rail. */
  reads: z.array(words(80)).readonly(),
})
export type SessionAnswer = z.infer<typeof sessionAnswer>
