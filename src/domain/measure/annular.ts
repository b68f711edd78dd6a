import type { Bearing, Range } from './bearing.ts'
import type { Maybe } from './maybe.ts'
import type { Position } from './place.ts'
import { lonLatOf, metresAway } from './position.ts'
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
 * seen all round, or so wide that its edges would meet behind the observer, is a disc. Source: R-MEA-9.
 */
export function annularSector(from: From, bearing: Bearing, range: Range): Ring {
  const { radiusM } = from
  const { centiDeg, halfWidthCentiDeg: half } = bearing
  const nearM = range.lowM - radiusM
  const farM = range.highM + radiusM
  if (half >= widest(radiusM, nearM))
    return closed(arc(from, farM, [centiDeg - HALF_CIRCLE_CENTI_DEG, centiDeg + HALF_CIRCLE_CENTI_DEG]))
  const [left, right] = [centiDeg - half, centiDeg + half]
  const corner = (edge: number, alongM: number, besideM: number): LonLat =>
    metresAway(from.at, Math.hypot(alongM, besideM), edge * RAD_PER_CENTI_DEG + Math.atan2(besideM, alongM))
  return closed([
    corner(left, farM, -radiusM),
    ...arc(from, farM, [left, right]),
    corner(right, farM, radiusM),
    corner(right, nearM, radiusM),
    ...(nearM > 0 ? arc(from, nearM, [right, left, 'inscribed']) : []),
    corner(left, nearM, -radiusM),
  ])
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

/** How wide an area may be, each side of its middle, before its moved edges cross: exact points cross nowhere. */
function widest(radiusM: number, nearM: number): number {
  if (radiusM === 0) return HALF_CIRCLE_CENTI_DEG
  return nearM > 0 ? HALF_CIRCLE_CENTI_DEG / 2 : HALF_CIRCLE_CENTI_DEG / 4
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

function closed(points: readonly LonLat[]): Ring {
  const [first] = points
  return first === undefined ? [] : [...points, first]
}
