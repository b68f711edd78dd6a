import fc from 'fast-check'

import {
  addDays,
  addS,
  dayRule,
  reportingDay,
  reportingDayOf,
  SIDES,
  type Side,
  type Utc,
} from '#domain/measure'
import type { Observation } from '#domain/observation'
import { foundingDescription, type FoundingDescription } from '#server/node'

import { inEnglish, MECHANISM } from '../mechanism.ts'
import { FOUNDING } from '../running-node.ts'
import type { DayGround } from '../stories/told-day.ts'

/** What became of a claim: nothing, so that it went unanswered; its answer; or that its side took it back. */
export type Fate =
  | { readonly kind: 'left' }
  | { readonly kind: 'withdrawn'; readonly afterMin: number }
  | { readonly kind: 'answered'; readonly afterMin: number; readonly denies: boolean }

/** One thing that somebody does in a made mechanism, at an instant of its own. */
export type MadeDeed = { readonly at: Utc } & (
  | {
      readonly kind: 'claim'
      readonly side: Side
      readonly sector: string
      readonly tells: 'violation' | 'movement' | 'provocation'
      readonly n: number
      readonly ago: number
      readonly fate: Fate
    }
  | {
      readonly kind: 'statement'
      readonly side: Side
      readonly sector: string
      readonly n: number
      readonly ago: number
    }
  | {
      readonly kind: 'watch'
      readonly label: string
      readonly sector: string
      readonly seen: readonly Seen[]
    }
  | { readonly kind: 'join' }
)

/** What was observed, so many minutes after a watch began. */
export type Seen = { readonly afterMin: number; readonly n: number } & Pick<
  Observation,
  'class' | 'sub' | 'means' | 'zone' | 'confidence'
>

/** A mechanism that nobody knows, what happens in it, and the day that is told and reported at its end. */
export type Made = {
  readonly founding: FoundingDescription
  readonly deeds: readonly MadeDeed[]
  readonly ground: DayGround
  /** When the day is over. */
  readonly closes: Utc
  readonly instants: readonly Utc[]
}

/** A watch that is told of lasted so long and ended when it was told: shorter than a step, so that no two overlap. */
export const WATCH_MIN = 20

const START: Utc = '2031-03-05T00:00:00.000Z'
/** Deeds follow each other by so much; what comes of a claim falls between them, and its time-out by itself, on none. */
const STEP_MIN = 25
const FATE_MIN = 7
const FATE_STEPS = 11

const ZONES = ['+00:00', '+04:00', '+05:30', '-03:00', '+08:45', '-09:30']
const SYLLABLES = ['va', 'ren', 'oz', 'مَر', 'ту', 'šel', 'կա', 'li', 'nó', 'қы']

const name = fc
  .array(fc.constantFrom(...SYLLABLES), { minLength: 2, maxLength: 4 })
  .map((parts) => parts.join(''))
const side = fc.constantFrom(...SIDES)
const few = fc.integer({ min: 0, max: 12 })

const seen: fc.Arbitrary<Seen> = fc
  .record({
    afterMin: fc.integer({ min: 0, max: WATCH_MIN - 2 }),
    n: few,
    zone: fc.constantFrom('inside', 'outside'),
    confidence: fc.constantFrom('certain', 'probable', 'possible'),
    what: fc.constantFrom<Pick<Seen, 'class' | 'sub' | 'means'>>(
      { class: 'explosion', sub: 'undetermined', means: ['heard'] },
      { class: 'explosion', sub: 'impact', means: ['saw', 'heard'] },
      { class: 'projectile', sub: 'none', means: ['saw'] },
      { class: 'muzzleFlash', sub: 'none', means: ['saw'] },
      { class: 'illuminationFlare', sub: 'none', means: ['saw'] },
      { class: 'burstShot', sub: 'burst', means: ['heard'] },
    ),
  })
  .map(({ what, ...rest }) => ({ ...rest, ...what }))

const afterMin = fc.nat(FATE_STEPS).map((steps) => FATE_MIN + steps * STEP_MIN)

const fate: fc.Arbitrary<Fate> = fc.oneof(
  fc.constant<Fate>({ kind: 'left' }),
  fc.record({ kind: fc.constant('withdrawn' as const), afterMin }),
  fc.record({ kind: fc.constant('answered' as const), afterMin, denies: fc.boolean() }),
)

type Bare = MadeDeed extends infer Deed ? (Deed extends unknown ? Omit<Deed, 'at'> : never) : never

function deedIn(sector: fc.Arbitrary<string>): fc.Arbitrary<Bare> {
  const told = { side, sector, n: few, ago: fc.integer({ min: 1, max: 90 }) }
  return fc.oneof(
    {
      weight: 4,
      arbitrary: fc.record({
        kind: fc.constant('claim' as const),
        tells: fc.constantFrom('violation', 'movement', 'provocation'),
        fate,
        ...told,
      }),
    },
    { weight: 3, arbitrary: fc.record({ kind: fc.constant('statement' as const), ...told }) },
    {
      weight: 3,
      arbitrary: fc.record({
        kind: fc.constant('watch' as const),
        label: fc.constantFrom('M.patrol', 'M.patrol2', 'M.duty'),
        sector,
        seen: fc.array(seen, { maxLength: 5 }),
      }),
    },
    { weight: 1, arbitrary: fc.constant<Bare>({ kind: 'join' }) },
  )
}

const ground = fc.record({
  title: name,
  sides: fc.tuple(name, name),
  third: name,
  zone: fc.constantFrom(...ZONES),
  close: fc.tuple(fc.nat(23), fc.constantFrom(0, 15, 30, 45)),
  sectors: fc.array(fc.record({ side: fc.constantFrom(...SIDES, 'between'), securityZone: fc.boolean() }), {
    minLength: 2,
    maxLength: 6,
  }),
  minEffortH: fc.integer({ min: 1, max: 20 }),
  liveFireOutside: fc.constantFrom('countedApart', 'leftOut'),
})
type Ground = typeof ground extends fc.Arbitrary<infer G> ? G : never

/** The mechanism of a seed: the same seed makes the same. */
export function madeOf(seed: number): Made {
  const whole = ground.chain((given) => {
    const deed = deedIn(fc.constantFrom(...idsOf(given)))
    return fc.tuple(fc.constant(given), fc.array(deed, { minLength: 6, maxLength: 24 }))
  })
  const [drawn] = fc.sample(whole, { seed, numRuns: 1 })
  if (drawn === undefined) throw new Error('nothing drawn')
  const [given, bare] = drawn
  const founding = foundingOf(given)
  const rule = dayRule(founding.mechanism)
  if (!rule.ok) throw new Error(rule.code)
  const first = reportingDayOf(START, rule.value)
  const told = reportingDay(addDays(first.day, DAYS_AFTER), rule.value)
  const deeds = bare.map((each, at) => ({ ...each, at: addS(START, at * STEP_MIN * 60) }))
  const from = addS(told.from, 2 * HOUR_S)
  const [one = '', other = ''] = idsOf(given)
  return {
    founding,
    deeds,
    ground: {
      day: told.day,
      from,
      sectors: [one, other],
      truce: addS(told.to, 9 * HOUR_S),
      entities: { A: 'EA', B: 'EB' },
      zone: given.zone,
    },
    closes: told.to,
    instants: [addS(START, 5 * HOUR_S), first.to, from, addS(from, 5 * HOUR_S)],
  }
}

const HOUR_S = 3_600
/** The founding's first day lies beyond the page of reports that is asked for: the image has one more before it. */
const DAYS_BEFORE = 40
/** All deeds and what comes of them are over by the day that is told. */
const DAYS_AFTER = 3

function idsOf({ sectors }: Ground): readonly string[] {
  return sectors.map((_, at) => `Z-${at + 1}`)
}

function foundingOf(given: Ground): FoundingDescription {
  const { title, sides, third, zone, close, sectors, minEffortH, liveFireOutside } = given
  const [one, other] = sides
  const ids = idsOf(given)
  const [hour, minute] = close.map((part) => String(part).padStart(2, '0'))
  return foundingDescription.parse({
    ...FOUNDING,
    mech: 'made-up',
    mechanism: {
      ...MECHANISM,
      name: inEnglish(title),
      zone,
      dayClose: `${hour}:${minute}`,
      firstDay: addDays(START.slice(0, 10), -DAYS_BEFORE),
      sides: [
        { side: 'A', name: inEnglish(one), ownLanguages: [] },
        { side: 'B', name: inEnglish(other), ownLanguages: [] },
      ],
      entities: [
        { code: 'EA', kind: 'side', side: 'A', name: inEnglish(one) },
        { code: 'EB', kind: 'side', side: 'B', name: inEnglish(other) },
        { code: 'TS', kind: 'thirdState', name: inEnglish(third) },
      ],
      geographyVersion: 'made-1',
      settings: { minEffortH, liveFireOutside, missingLanguage: 'hold' },
      sectors: sectors.map((sector, at) => ({
        ...sector,
        id: ids[at],
        name: inEnglish(ids[at] ?? ''),
        adjoins: ids.filter((_, place) => Math.abs(place - at) === 1),
        disengagementArea: { kind: 'absent' },
        area: [],
      })),
      clock: { start: START },
    },
  })
}
