import type { Bearing, Range } from './bearing.ts'
import { lonLatOf, metresAway } from './position.ts'
import type { Maybe } from './maybe.ts'
import type { Position } from './place.ts'
import type { LonLat, Ring } from './sector.ts'

/** An observer's point with how far it may be off. */
export type From = { readonly at: LonLat; readonly radiusM: number }

const HALF_CIRCLE_CENTI_DEG = 18_000
/** A chord of so many hundredths of a degree leaves its circle by less than a fifteen-thousandth. */
const STEP_CENTI_DEG = 125
const RAD_PER_CENTI_DEG = Math.PI / HALF_CIRCLE_CENTI_DEG

/**
 * The area in which something lies that was perceived from a point in a direction at a distance: an annular sector, each
 * edge moved out by the point's own radius, as an outline. It holds every place that fits and is never its centre; one
 * seen all round is a disc. Source: R-MEA-9.
 */
export function annularSector(from: From, bearing: Bearing, range: Range): Ring {
  const { radiusM } = from
  const outerM = range.highM + radiusM
  const half = bearing.halfWidthCentiDeg
  const outer = half + widening(radiusM, range.highM)
  if (outer >= HALF_CIRCLE_CENTI_DEG) return closed(arc(from, outerM, fullCircle(bearing)))
  const far = arc(from, outerM, [bearing.centiDeg - outer, bearing.centiDeg + outer])
  return closed([...far, ...innerEdge(from, bearing, range)])
}

/** The areas in which an event lies: one for each direction it was told in; none where no distance or no point is known. */
export function eventArea(
  position: Maybe<Position>,
  bearings: readonly Bearing[],
  range: Maybe<Range>,
): readonly Ring[] {
  const at = position.kind === 'known' ? lonLatOf(position.value) : undefined
  if (position.kind !== 'known' || at === undefined || range.kind !== 'known') return []
  const { radiusM } = position.value
  return bearings.map((bearing) => annularSector({ at, radiusM }, bearing, range.value))
}

/**
 * The near edge, from right to left. Where the observer's own radius reaches the near limit it runs round behind the
 * observer instead, and is the observer's point itself where that is exact.
 */
function innerEdge(from: From, bearing: Bearing, range: Range): readonly LonLat[] {
  const { radiusM, at } = from
  const { centiDeg, halfWidthCentiDeg } = bearing
  if (range.lowM > radiusM) {
    const inner = halfWidthCentiDeg + widening(radiusM, range.lowM)
    if (inner < HALF_CIRCLE_CENTI_DEG)
      return arc(from, range.lowM - radiusM, [centiDeg + inner, centiDeg - inner, 'inscribed'])
  }
  if (radiusM === 0) return [at]
  const side = Math.min(halfWidthCentiDeg + HALF_CIRCLE_CENTI_DEG / 2, HALF_CIRCLE_CENTI_DEG)
  return arc(from, radiusM, [centiDeg + side, centiDeg + 2 * HALF_CIRCLE_CENTI_DEG - side])
}

/** By how much an edge turns out when the point it is seen from may lie a radius beside. */
function widening(radiusM: number, distanceM: number): number {
  if (radiusM === 0) return 0
  return distanceM <= radiusM ? HALF_CIRCLE_CENTI_DEG / 2 : Math.asin(radiusM / distanceM) / RAD_PER_CENTI_DEG
}

/** From where to where, and whether its chords lie inside its circle or touch it from outside. */
type Arc = readonly [startCentiDeg: number, endCentiDeg: number, kind?: 'circumscribed' | 'inscribed']

/** Points along an arc; circumscribed unless it is a near edge, so that the outline holds the whole arc either way. */
function arc(
  from: From,
  distanceM: number,
  [startCentiDeg, endCentiDeg, kind = 'circumscribed']: Arc,
): readonly LonLat[] {
  const steps = Math.max(1, Math.ceil(Math.abs(endCentiDeg - startCentiDeg) / STEP_CENTI_DEG))
  const step = (endCentiDeg - startCentiDeg) / steps
  const out = kind === 'circumscribed' ? 1 / Math.cos((step * RAD_PER_CENTI_DEG) / 2) : 1
  return Array.from({ length: steps + 1 }, (_, index) =>
    metresAway(from.at, distanceM * out, (startCentiDeg + index * step) * RAD_PER_CENTI_DEG),
  )
}

function fullCircle(bearing: Bearing): Arc {
  return [bearing.centiDeg - HALF_CIRCLE_CENTI_DEG, bearing.centiDeg + HALF_CIRCLE_CENTI_DEG]
}

function closed(points: readonly LonLat[]): Ring {
  const [first] = points
  return first === undefined ? [] : [...points, first]
}
