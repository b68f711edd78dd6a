import fc from 'fast-check'

import { known, OBSERVATION_CLASSES, type Count, type Side, type Utc } from '#domain/measure'
import type { EventGroup } from '#domain/observation'
import type { EffortItem } from '#domain/patrol'
import type { DailyInputs, ReportedAccount, ReportedObservation } from '#domain/report'

import { claimBy, statementBy } from './accounts.ts'
import { MECHANISM } from './mechanism.ts'
import { observed } from './observations.ts'

/** The day that the dailies of these tests are of, in its mechanism: 19:30 to 19:30 at +04:00. */
export const DAY = '2020-10-11'
const FROM = Date.parse('2020-10-10T15:30:00.000Z')
const MINUTE_MS = 60_000
const HOUR_MS = 60 * MINUTE_MS

/** An instant so many minutes into the day; before it with a negative number. */
export function minuteOfDay(minute: number): Utc {
  return new Date(FROM + minute * MINUTE_MS).toISOString()
}

/** A watch's effort in a sector, in hours of the day. */
export function effortIn(
  sector: string,
  hours: readonly [number, number],
  other: Partial<EffortItem> = {},
): EffortItem {
  const at = (hour: number) => new Date(FROM + hour * HOUR_MS).toISOString()
  return {
    source: 'watch',
    ref: `w-${sector}-${hours[0]}`,
    sector,
    from: at(hours[0]),
    to: at(hours[1]),
    means: ['saw', 'heard'],
    visibility: 'good',
    ...other,
  }
}

/** An observation as the record has it: at a minute of the day, in a sector, of a count. */
export function reported(
  id: string,
  minute: number,
  other: Partial<ReportedObservation['observation']> & { readonly receivedAt?: Utc } = {},
): ReportedObservation {
  const { receivedAt = minuteOfDay(minute + 5), ...told } = other
  const observation = observed(minuteOfDay(minute), told)
  return { id, number: id, receivedAt, revision: 1, state: 'accepted', observation }
}

/** Inputs of a daily, with what is given instead of nothing. */
export function inputsOf(other: Partial<DailyInputs> = {}): DailyInputs {
  return {
    mechanism: MECHANISM,
    day: DAY,
    asOf: { epoch: 1, size: 40, root: 'a'.repeat(64) },
    revision: 1,
    vacantSeats: [],
    observations: [],
    groups: [],
    effort: [],
    accounts: [],
    remarks: [],
    terms: [],
    truce: { kind: 'absent' },
    ...other,
  }
}

const anyCount: fc.Arbitrary<Count> = fc.oneof(
  fc.record({ kind: fc.constant('exact' as const), n: fc.nat(60) }),
  fc.record({ kind: fc.constant('about' as const), n: fc.nat(60) }),
  fc.record({ kind: fc.constant('atLeast' as const), n: fc.nat(60) }),
  fc.constant<Count>({ kind: 'unknown' }),
)

/** Sub-classes that each class may have; the first stands for it. */
const SUBS = {
  explosion: ['impact', 'airburst', 'outgoing', 'undetermined'],
  burstShot: ['burst', 'shot'],
  projectile: ['none'],
  muzzleFlash: ['none'],
  illuminationFlare: ['none'],
} as const

const anyObservation = fc
  .record({
    minute: fc.integer({ min: -2_000, max: 1_439 }),
    sector: fc.constantFrom('N-1', 'N-2', 'N-3', ''),
    class: fc.constantFrom(...OBSERVATION_CLASSES),
    sub: fc.nat(3),
    count: anyCount,
    zone: fc.constantFrom('inside' as const, 'outside' as const, 'cannotSay' as const),
    liveFire: fc.constantFrom('no' as const, 'declared' as const),
    outsideEffort: fc.boolean(),
    state: fc.constantFrom(
      'received' as const,
      'questioned' as const,
      'accepted' as const,
      'withdrawn' as const,
    ),
  })
  .map(({ minute, sector, sub, state, ...told }, at = 0) => {
    const subs = SUBS[told.class]
    const told2 = {
      ...told,
      sub: subs[sub % subs.length] ?? 'none',
      sector: sector === '' ? ({ kind: 'unknown' } as const) : known(sector),
    }
    return { ...reported(`o${at}`, minute, told2), state }
  })

const anyEffort = fc
  .tuple(
    fc.constantFrom('N-1', 'N-2', 'N-3'),
    fc.integer({ min: -30, max: 22 }),
    fc.integer({ min: 1, max: 12 }),
    fc.constantFrom('good' as const, 'limited' as const, 'poor' as const),
    fc.constantFrom<EffortItem['means']>(['heard'], ['saw', 'heard'], ['recorded']),
  )
  .map(([sector, from, hours, visibility, means]) =>
    effortIn(sector, [from, from + hours], { visibility, means }),
  )

/** Any accounts of either side. */
export const anyAccounts: fc.Arbitrary<readonly ReportedAccount[]> = fc.array(
  fc.tuple(fc.constantFrom<Side>('A', 'B'), fc.boolean()).map(([side, lodged], at = 0): ReportedAccount =>
    lodged
      ? {
          standing: 'lodged',
          id: String(at).padStart(64, '0'),
          recordedAt: minuteOfDay(1),
          account: claimBy(side),
        }
      : {
          standing: 'saidPublicly',
          id: String(at).padStart(64, '1'),
          recordedAt: minuteOfDay(1),
          account: statementBy(side),
        },
  ),
  { maxLength: 4 },
)

/** Any inputs: observations in and before the day, groups of some, watches, accounts. */
export const anyInputs: fc.Arbitrary<DailyInputs> = fc
  .record({
    observations: fc.array(anyObservation, { maxLength: 14 }),
    effort: fc.array(anyEffort, { maxLength: 8 }),
    accounts: anyAccounts,
    grouped: fc.nat(4),
    since: fc.integer({ min: -1_500, max: 1_000 }),
  })
  .map(({ observations, effort, accounts, grouped, since }) => {
    const named = observations.map((each, at) => ({ ...each, id: `o${at}`, number: String(at) }))
    const members = named.slice(0, grouped).map(({ id }) => id)
    const group: EventGroup = { members, counted: [] }
    const name = [{ lang: 'en', text: 'Truce', original: true }]
    return inputsOf({
      observations: named,
      groups: members.length > 1 ? [group] : [],
      effort,
      accounts,
      truce: known({ id: 'T', name, state: 'inEffect', effective: minuteOfDay(since) }),
    })
  })
