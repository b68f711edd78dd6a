import type { Visibility, Watch } from '#domain/observation'
import type { JsonObject } from '#domain/record'
import { secondsAfter, timeTyped } from '#web/controls'
import type { WatchRow } from '#wire/observation'

import { chosenOf, type Fault, type FieldName, type Fields, type Read } from './fields.ts'
import type { Making } from './making.ts'

type Inner = { readonly type: string; readonly body: JsonObject }

/** Means a watch may have, and how far one may see, in the order in which they are offered. */
export const WATCH_MEANS = ['saw', 'heard', 'recorded'] as const
/** How far one may see, best first. */
export const VISIBILITIES: readonly Visibility[] = ['good', 'limited', 'poor']

/** Reads a new watch. */
export function watchOpened(fields: Fields, making: Making): Read<Inner> {
  const watch = watchRead(fields, making)
  return watch.ok
    ? { ok: true, value: { type: 'observation.watch.opened', body: { watch: watch.value } } }
    : watch
}

/** Reads how far one can see from an instant on. */
export function visibilitySeen(fields: Fields, making: Making): Read<Inner> {
  const at = instantTyped(fields, 'time', making)
  const visibility = VISIBILITIES.find((each) => each === fields.visibility)
  const faults = [...at.faults, ...missing(visibility, 'visibility', 'observations.errVisibility')]
  if (at.utc === undefined || visibility === undefined || faults.length > 0) return { ok: false, faults }
  const body = { of: making.about, at: at.utc, visibility }
  return { ok: true, value: { type: 'observation.watch.visibility', body } }
}

/** Reads when a watch really ended. */
export function watchClosed(fields: Fields, making: Making): Read<Inner> {
  const { utc, faults } = instantTyped(fields, 'time', making)
  if (utc === undefined) return { ok: false, faults }
  return { ok: true, value: { type: 'observation.watch.closed', body: { of: making.about, at: utc } } }
}

/** Reads a closed watch put right, with the reason. */
export function watchCorrected(fields: Fields, making: Making): Read<Inner> {
  const watch = watchRead(fields, making)
  const reason = fields.reason.trim()
  const faults: readonly Fault[] = [
    ...(watch.ok ? [] : watch.faults),
    ...(reason === '' ? [{ field: 'reason', key: 'forms.errReason' } as const] : []),
  ]
  if (!watch.ok || faults.length > 0) return { ok: false, faults }
  const body = { of: making.about, watch: watch.value, reason }
  return { ok: true, value: { type: 'observation.watch.corrected', body } }
}

/** The watch that a form is about. */
export function watchAbout({ watches, about }: Making): WatchRow | undefined {
  return watches.find(({ id }) => id === about)
}

/** Reads a watch out of its fields: sector, from and to, means, visibility, team and call sign. */
function watchRead(fields: Fields, making: Making): Read<Watch> {
  const sector = making.sectors.find(({ id }) => id === fields.watchSector)?.id
  const from = instantTyped(fields, 'time', making)
  const to = instantTyped(fields, 'toTime', making)
  const means = chosenOf(WATCH_MEANS, fields.watchMeans)
  const visibility = VISIBILITIES.find((each) => each === fields.visibility)
  const faults: readonly Fault[] = [
    ...missing(sector, 'watchSector', 'observations.errSector'),
    ...from.faults,
    ...to.faults,
    ...missing(means[0], 'watchMeans', 'observations.errMeans'),
    ...missing(visibility, 'visibility', 'observations.errVisibility'),
    ...missing(fields.team.trim() || undefined, 'team', 'observations.errTeam'),
    ...missing(fields.callSign.trim() || undefined, 'callSign', 'observations.errCallSign'),
    ...(from.utc !== undefined && to.utc !== undefined && to.utc <= from.utc
      ? [{ field: 'toTime', key: 'observations.errEnd' } as const]
      : []),
  ]
  const known = { sector, from: from.utc, to: to.utc, visibility }
  if (!isWhole(known) || faults.length > 0) return { ok: false, faults }
  return {
    ok: true,
    value: {
      ...known,
      means,
      team: fields.team.trim().slice(0, TEAM_MAX),
      callSign: fields.callSign.trim().slice(0, CALL_SIGN_MAX),
    },
  }
}

const TEAM_MAX = 40 // the wire's bound
const CALL_SIGN_MAX = 12

type Instants = Pick<Watch, 'sector' | 'from' | 'to' | 'visibility'>

function isWhole(known: { readonly [K in keyof Instants]: Instants[K] | undefined }): known is Instants {
  return Object.values(known).every((value) => value !== undefined)
}

type Instant = { readonly utc: string | undefined; readonly faults: readonly Fault[] }

const MINUTE_S = 60

/** Reads a clock time of a watch; nothing typed is now, to the minute. */
export function instantTyped(fields: Fields, field: 'time' | 'toTime', making: Making): Instant {
  const text = fields[field].trim()
  if (text === '' && field === 'time') return { utc: minuteOf(making.now), faults: [] }
  const day = field === 'time' ? fields.day : fields.toDay
  const read = timeTyped({ day, text, precision: 'minute' }, making)
  const utc = read.ok && read.value.from.kind === 'known' ? read.value.from.value : undefined
  return { utc, faults: missing(utc, field, 'observations.errTime') }
}

function minuteOf(now: string): string {
  return `${secondsAfter(now, 0).slice(0, 16)}:00.000Z`
}

/** The minute before an instant, in which most of what is entered happened (console.md 5.3). */
export function minuteBefore(now: string): string {
  return minuteOf(secondsAfter(now, -MINUTE_S))
}

function missing(value: unknown, field: FieldName, key: Fault['key']): readonly Fault[] {
  return value === undefined ? [{ field, key }] : []
}
