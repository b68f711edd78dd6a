import {
  bearingFromText,
  eventArea,
  known,
  notStated,
  positionPlausible,
  rangeFromText,
  sectorOf,
  zoneOf,
  type Bearing,
  type Maybe,
  type Position,
  type Range,
} from '#domain/measure'
import type { ObservationMission, ZoneFlag } from '#domain/observation'

import type { Fields, Read } from './fields.ts'
import { placeOf, type Making } from './making.ts'

/** Where from the observer, as it was typed: `NNE 2-7`. */
export type WhereFrom = { readonly bearings: readonly Bearing[]; readonly range: Maybe<Range> }

/** Reads a bearing and a range as people write them together: a wind or degrees, then how far; either may be missing. */
export function whereFromTyped(text: string): Read<WhereFrom> {
  const plain = text.trim().replaceAll(/\s+/g, ' ')
  if (plain === '') return { ok: true, value: { bearings: [], range: notStated } }
  const [first = '', ...rest] = plain.split(' ')
  const bearing = bearingFromText(first)
  if (!bearing.ok) return { ok: false, faults: [{ field: 'from', key: 'observations.errFrom' }] }
  if (rest.length === 0) return { ok: true, value: { bearings: [bearing.value], range: notStated } }
  const range = rangeFromText(rest.join(' '))
  return range.ok
    ? { ok: true, value: { bearings: [bearing.value], range: known(range.value) } }
    : { ok: false, faults: [{ field: 'from', key: 'observations.errRange' }] }
}

/** Reads an observer's own position: latitude, longitude, radius in metres. Nothing typed is nothing stated. */
export function positionTyped(text: string): Read<Maybe<Position>> {
  if (text.trim() === '') return { ok: true, value: notStated }
  const read =
    /^([-−]?\d{1,2}(?:\.\d{1,12})?)[,;\s]+([-−]?\d{1,3}(?:\.\d{1,12})?)(?:[,;\s]+(\d{1,5}))?$/.exec(
      text.trim(),
    )
  const [, latDeg = '', lonDeg = '', radius = '50'] = read ?? []
  const position: Position = { latDeg, lonDeg, radiusM: Number(radius), how: 'map' }
  if (read === null || !positionPlausible(position, []).ok)
    return { ok: false, faults: [{ field: 'position', key: 'observations.errPosition' }] }
  return { ok: true, value: known(position) }
}

/** Where an event lies: its sector, its zone flag, and whether both follow from the observer's position. */
export type EventGround = {
  readonly sector: Maybe<string>
  readonly zone: ZoneFlag
  readonly how: 'computed' | 'chosen' | 'notSaid'
}

/** The sector and the zone of an event: computed where position, bearing and range are known, else as a person chose. */
export function eventGround(
  fields: Pick<Fields, 'from' | 'position' | 'sector'>,
  making: Pick<Making, 'sectors'>,
): EventGround {
  const [from, position] = [whereFromTyped(fields.from), positionTyped(fields.position)]
  const area = from.ok && position.ok ? eventArea(position.value, from.value.bearings, from.value.range) : []
  if (area.length > 0) return { sector: sectorOf(area, making), zone: zoneOf(area, making), how: 'computed' }
  const chosen = making.sectors.find(({ id }) => id === fields.sector)
  if (chosen === undefined) return { sector: { kind: 'unknown' }, zone: zoneOf([], making), how: 'notSaid' }
  const isZone = chosen.securityZone || chosen.disengagementArea.kind === 'known'
  return { sector: known(chosen.id), zone: isZone ? 'inside' : 'outside', how: 'chosen' }
}

/** The mission's place of the event, as it was typed. */
export function missionEvent(fields: Fields, making: Making, from: WhereFrom): ObservationMission['event'] {
  const place = fields.place.trim()
  return { ...from, place: place === '' ? notStated : known(placeOf(place, making)) }
}
