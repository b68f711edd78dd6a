import { accept, refuse, type Answer } from '#domain/life'

import { isInRing } from './area.ts'
import type { Position } from './place.ts'
import type { LonLat, Ring } from './sector.ts'

const E5 = 100_000
const DEG_FORM = /^[-−]?\d{1,3}(?:\.\d{1,12})?$/
/** A position so far outside the mechanism's area is a mistake until a person says otherwise (R-MEA-10). */
const BEYOND_AREA_M = 50_000

/** WGS 84: half the equator's axis in metres, and the square of the first eccentricity (NIMA TR8350.2). */
const EQUATOR_M = 6_378_137
const ECCENTRICITY_SQUARE = 0.006_694_379_990_14

/**
 * Refuses a position outside WGS 84, one of 0,0 with no radius, one that fits only with latitude and longitude exchanged,
 * and one more than 50 km outside the area; what was written goes to quarantine for a person to decide. Where no area was
 * drawn the globe alone decides. Source: R-MEA-10.
 */
export function positionPlausible(
  position: Position,
  area: readonly Ring[],
): Answer<Position, 'MEA_POSITION_IMPLAUSIBLE'> {
  const at = lonLatOf(position)
  const exchanged = lonLatOf({ ...position, latDeg: position.lonDeg, lonDeg: position.latDeg })
  const isNear = (point: LonLat): boolean => area.some((ring) => distanceM(point, ring) <= BEYOND_AREA_M)
  if (at === undefined) return implausible(position, exchanged ? 'exchanged' : 'outsideGlobe')
  if (at[0] === 0 && at[1] === 0 && position.radiusM === 0) return implausible(position, 'zero')
  if (area.length === 0 || isNear(at)) return accept(position)
  return implausible(position, exchanged && isNear(exchanged) ? 'exchanged' : 'outsideArea')
}

/** A position's point; none where its texts are no latitude and longitude. */
export function lonLatOf({ latDeg, lonDeg }: Pick<Position, 'latDeg' | 'lonDeg'>): LonLat | undefined {
  const lat = degrees(latDeg)
  const lon = degrees(lonDeg)
  const isOnGlobe = Math.abs(lat) <= 90 && Math.abs(lon) <= 180
  return isOnGlobe ? [Math.round(lon * E5), Math.round(lat * E5)] : undefined
}

/**
 * The point so many metres away in a direction (radians clockwise from true north). Good to a metre in ten kilometres up
 * to 50 km and 85° of latitude, which is finer than any compass.
 */
export function metresAway([lonE5, latE5]: LonLat, m: number, rad: number): LonLat {
  const north = m * Math.cos(rad)
  const east = m * Math.sin(rad)
  const lat = latE5 + (north / metresPerDegLat(latE5)) * E5
  const middle = (latE5 + lat) / 2
  return [wrapped(Math.round(lonE5 + (east / metresPerDegLon(middle)) * E5)), Math.round(lat)]
}

function implausible(position: Position, why: string): Answer<never, 'MEA_POSITION_IMPLAUSIBLE'> {
  const given = [position.latDeg, position.lonDeg].map((text) => text.slice(0, 40))
  return refuse('MEA_POSITION_IMPLAUSIBLE', 'quarantine', { why, given })
}

function degrees(text: string): number {
  return DEG_FORM.test(text) ? Number(text.replace('−', '-')) : Number.NaN
}

/** From a point to the nearest of a ring, 0 inside it. */
function distanceM(point: LonLat, ring: Ring): number {
  if (isInRing(point, ring)) return 0
  const plane = ring.map((each) => offsetM(point, each))
  return Math.min(...plane.map((from, at) => distanceToSegmentM(from, plane[at + 1] ?? from)))
}

/** Metres east and north of a point, on the plane that touches it there. */
function offsetM([lonE5, latE5]: LonLat, [lon, lat]: LonLat): readonly [number, number] {
  const middle = (lat + latE5) / 2
  return [
    (wrapped(lon - lonE5) / E5) * metresPerDegLon(middle),
    ((lat - latE5) / E5) * metresPerDegLat(middle),
  ]
}

function distanceToSegmentM(a: readonly [number, number], b: readonly [number, number]): number {
  const [dx, dy] = [b[0] - a[0], b[1] - a[1]]
  const square = dx * dx + dy * dy
  const share = square === 0 ? 0 : Math.min(1, Math.max(0, -(a[0] * dx + a[1] * dy) / square))
  return Math.hypot(a[0] + share * dx, a[1] + share * dy)
}

/** Length of a degree of latitude, by the meridian's radius of curvature. */
function metresPerDegLat(latE5: number): number {
  const curve = curvature(latE5)
  return (Math.PI / 180) * EQUATOR_M * (1 - ECCENTRICITY_SQUARE) * curve * curve * curve
}

function metresPerDegLon(latE5: number): number {
  return (Math.PI / 180) * EQUATOR_M * curvature(latE5) * Math.cos(radians(latE5))
}

function curvature(latE5: number): number {
  const sine = Math.sin(radians(latE5))
  return 1 / Math.sqrt(1 - ECCENTRICITY_SQUARE * sine * sine)
}

function radians(latE5: number): number {
  return ((latE5 / E5) * Math.PI) / 180
}

function wrapped(lonE5: number): number {
  return lonE5 - 360 * E5 * Math.round(lonE5 / (360 * E5))
}
