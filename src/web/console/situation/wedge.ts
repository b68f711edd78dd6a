import type { GazetteerEntry, PlaceId } from '#domain/measure'
import type { MapWedge } from '#web/map'
import type { ObservationRow } from '#wire/observation'

import { pointOf } from './placing.ts'

type LonLatDeg = readonly [number, number]

const M_PER_DEG = 111_195
const CENTI = 100
/** Points along each arc: enough that it looks round at the scale of a sector. */
const ARC_POINTS = 24
const FULL_TURN_CENTI = 36_000

/**
 * Where an observation may lie as annular sectors: around where it was made, one for each bearing, between the nearest
 * and the farthest range. Without a range, or without a place to look from, nothing is drawn: no point is made up.
 */
export function wedgesOf(
  { id, mission }: Pick<ObservationRow, 'id' | 'mission'>,
  gazetteer: ReadonlyMap<PlaceId, GazetteerEntry>,
): readonly MapWedge[] {
  if (mission === undefined || mission.event.range.kind !== 'known') return []
  const from = madeAt(mission.observer, gazetteer)
  if (from === undefined) return []
  const { lowM, highM } = mission.event.range.value
  return mission.event.bearings.map(({ centiDeg, halfWidthCentiDeg }, n) => ({
    id: `${id} ${n}`,
    ring: annularSector(from, {
      lowM,
      highM,
      fromCenti: centiDeg - halfWidthCentiDeg,
      toCenti: centiDeg + halfWidthCentiDeg,
    }),
  }))
}

type Observer = NonNullable<ObservationRow['mission']>['observer']

function madeAt(
  { position, place }: Observer,
  gazetteer: ReadonlyMap<PlaceId, GazetteerEntry>,
): LonLatDeg | undefined {
  if (position.kind === 'known') return [Number(position.value.lonDeg), Number(position.value.latDeg)]
  const [id, ...others] = place.candidates
  if (place.status !== 'resolved' || id === undefined || others.length > 0) return undefined
  const point = pointOf(gazetteer.get(id))
  return point === undefined ? undefined : [point[0] / 100_000, point[1] / 100_000]
}

type Span = {
  readonly lowM: number
  readonly highM: number
  readonly fromCenti: number
  readonly toCenti: number
}

/** The outline of an annular sector, closed. A turn as wide as the circle is a ring cut at one place. */
export function annularSector(
  centre: LonLatDeg,
  { lowM, highM, fromCenti, toCenti }: Span,
): readonly LonLatDeg[] {
  const wide = Math.min(FULL_TURN_CENTI, toCenti - fromCenti)
  const arc = (rangeM: number): readonly LonLatDeg[] =>
    Array.from({ length: ARC_POINTS + 1 }, (_, n) =>
      pointAt(centre, rangeM, (fromCenti + (n * wide) / ARC_POINTS) / CENTI),
    )
  const outer = arc(highM)
  const inner = lowM === 0 ? [centre] : arc(lowM).toReversed()
  const [first] = outer
  return [...outer, ...inner, ...(first === undefined ? [] : [first])]
}

function pointAt([lon, lat]: LonLatDeg, rangeM: number, bearingDeg: number): LonLatDeg {
  const turn = (bearingDeg * Math.PI) / 180
  const squeeze = Math.cos((lat * Math.PI) / 180)
  return [
    lon + (rangeM * Math.sin(turn)) / (M_PER_DEG * squeeze),
    lat + (rangeM * Math.cos(turn)) / M_PER_DEG,
  ]
}
