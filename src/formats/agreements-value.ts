import { z } from 'zod'

import type { ParameterType, Quantity, TermValue } from '#domain/agreement'
import { accept, type Answer } from '#domain/life'
import { known, notStated, type Maybe } from '#domain/measure'

import { atField, badShape } from './rows.ts'
import { printedDay, words, type Given } from './shapes.ts'
import { foreignInstant } from './told-bounds.ts'
import { isCalendarDay } from './told-day.ts'

/** What a value of a term can be refused with. */
export type ValueCode =
  | 'IMP_SHAPE'
  | 'MEA_TIME_IMPOSSIBLE'
  | 'MEA_ZONE_MISSING'
  | 'MEA_TIME_AMBIGUOUS'
  | 'MEA_TIME_NOT_EXISTING'

/** A moment or a day as a file writes it, with its words. */
type ForeignMoment = {
  readonly text?: Given<string>
  readonly utc?: Given<string>
  readonly date?: Given<string>
  readonly zone?: Given<string>
  readonly trigger?: Given<string>
}
const foreignMoment: z.ZodType<ForeignMoment> = z.looseObject({
  text: words(400).nullish(),
  utc: words(40).nullish(),
  date: printedDay.nullish(),
  zone: words(200).nullish(),
  trigger: words(400).nullish(),
})

type Least = { readonly min: number }
const least: z.ZodType<Least> = z.looseObject({ min: z.int().min(0).max(1_000_000) })
const whole = z.int().min(0).max(1_000_000_000)

/** The fields of a term that hold its value, as files name them. */
export type ForeignValue = {
  readonly effective?: Given<ForeignMoment>
  readonly deadline?: Given<ForeignMoment>
  readonly until?: Given<ForeignMoment>
  readonly withinHours?: Given<number>
  readonly distanceKm?: Given<number>
  readonly distanceMeaning?: Given<string>
  readonly zoneWidthKm?: Given<Least>
  readonly calibreMm?: Given<Least>
  readonly startDay?: Given<number>
  readonly completeDays?: Given<number>
  readonly deadlineDays?: Given<number>
  readonly durationYears?: Given<number>
  readonly renewalYears?: Given<number>
  readonly noticeMonths?: Given<number>
  readonly limits?: Given<Readonly<Record<string, string | number>>>
}

/** The shape of those fields, to be part of a row's. */
export const valueShape: { readonly [K in keyof ForeignValue]-?: z.ZodType<ForeignValue[K]> } = {
  effective: foreignMoment.nullish(),
  deadline: foreignMoment.nullish(),
  until: foreignMoment.nullish(),
  withinHours: whole.nullish(),
  distanceKm: whole.nullish(),
  distanceMeaning: words(80).nullish(),
  zoneWidthKm: least.nullish(),
  calibreMm: least.nullish(),
  startDay: whole.nullish(),
  completeDays: whole.nullish(),
  deadlineDays: whole.nullish(),
  durationYears: whole.nullish(),
  renewalYears: whole.nullish(),
  noticeMonths: whole.nullish(),
  limits: z.record(words(80), z.union([whole, words(400)])).nullish(),
}

/** A term's value with its type: the moment it holds from, else its day, else its numbers; none where it has none. */
export type ReadValue = { readonly value: Maybe<TermValue>; readonly type: ParameterType }

/** Reads a term's value from whichever of its fields holds one. */
export function valueOf(row: ForeignValue): Answer<ReadValue, ValueCode> {
  for (const name of ['effective', 'deadline', 'until'] as const) {
    const moment = row[name]
    if (!moment) continue
    const read = momentOf(moment)
    if (!read.ok) return atField(name, read)
    if (read.value !== undefined) return accept({ value: known(read.value), type: 'moment' })
  }
  const found = quantitiesOf(row)
  const type = typeOf(row)
  return accept({
    type,
    value: found.length === 0 ? notStated : known({ kind: 'quantities', quantities: found }),
  })
}

/** Words of a moment that no instant or day was read from: kept, so that nothing the text says is lost. */
export function momentWords(row: ForeignValue): readonly string[] {
  return [row.effective, row.deadline, row.until].flatMap((moment) => {
    if (!moment || moment.utc || moment.date) return []
    return [moment.text, moment.trigger].flatMap((text) => (text ? [text] : []))
  })
}

/** Words that a term has beside its numbers, e.g. the arms of a contingent. */
export function wordingsOf({ limits, distanceMeaning }: ForeignValue): readonly string[] {
  const worded = Object.entries(limits ?? {}).flatMap(([name, value]) =>
    typeof value === 'string' ? [`${name}: ${value}`] : [],
  )
  return [...worded, ...(distanceMeaning ? [distanceMeaning] : [])]
}

function momentOf({ text, utc, date, zone }: ForeignMoment): Answer<TermValue | undefined, ValueCode> {
  if (utc) {
    const instant = foreignInstant(utc)
    if (!instant.ok) return atField('utc', instant)
    return accept({
      kind: 'moment',
      utc: instant.value,
      text: text ?? utc,
      zone: zone ? known(zone) : notStated,
    })
  }
  if (!date) return accept(undefined)
  return isCalendarDay(date)
    ? accept({ kind: 'day', day: date, text: text ?? date })
    : badShape('date', { found: date })
}

function typeOf(row: ForeignValue): ParameterType {
  if (row.effective ?? row.deadline ?? row.until) return 'moment'
  if (row.distanceKm ?? row.zoneWidthKm) return 'distance'
  if (row.limits) return 'count'
  if (row.withinHours ?? row.durationYears ?? row.completeDays ?? row.deadlineDays) return 'duration'
  return 'procedure'
}

function quantitiesOf(row: ForeignValue): readonly Quantity[] {
  const counted = Object.entries(row.limits ?? {}).flatMap(([what, n]) =>
    typeof n === 'number' ? [{ what, n, unit: 'count', bound: 'atMost' as const }] : [],
  )
  const exact = (what: string, n: Given<number>, unit: string): readonly Quantity[] =>
    typeof n === 'number' ? [{ what, n, unit, bound: 'exact' }] : []
  const atLeast = (what: string, floor: Given<Least>, unit: string): readonly Quantity[] =>
    floor ? [{ what, n: floor.min, unit, bound: 'atLeast' }] : []
  return [
    ...counted,
    ...exact('answerWithin', row.withinHours, 'h'),
    ...exact('distance', row.distanceKm, 'km'),
    ...atLeast('zoneWidth', row.zoneWidthKm, 'km'),
    ...atLeast('calibre', row.calibreMm, 'mm'),
    ...exact('startDay', row.startDay, 'day'),
    ...exact('complete', row.completeDays, 'day'),
    ...exact('deadline', row.deadlineDays, 'day'),
    ...exact('duration', row.durationYears, 'year'),
    ...exact('renewal', row.renewalYears, 'year'),
    ...exact('notice', row.noticeMonths, 'month'),
  ]
}
