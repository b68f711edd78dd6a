import { known, type Maybe } from './maybe.ts'
import type { Geography, LonLat, Ring, Sector } from './sector.ts'

/** Where an area lies against the zones of the ground: wholly in them, wholly out, or nobody can say (R-OBS-7). */
export type ZoneOfArea = 'inside' | 'outside' | 'cannotSay'

type Edge = readonly [LonLat, LonLat]

const CIRCLE_E5 = 36_000_000
/**
 * Outlines are whole hundred-thousandths of a degree, so two drawn along one line may differ by one or two of them: within
 * five, about five metres, a point counts as on the line.
 */
const ON_LINE_E5 = 5
/** Far enough beside a line to be on none that was drawn along it. */
const BESIDE_E5 = 3 * ON_LINE_E5

/**
 * Whether an area lies inside the security zone and disengagement areas of the ground. One that touches both, and any where
 * the sides agreed a zone and drew no line of it, is `cannotSay`; so is an event without an area. Source: R-OBS-7.
 */
export function zoneOf(area: readonly Ring[], ground: Pick<Geography, 'sectors'>): ZoneOfArea {
  const zones = ground.sectors.filter(isZone)
  if (zones.length === 0) return 'outside'
  if (area.length === 0) return 'cannotSay'
  const rings = zones.flatMap((sector) => sector.area)
  if (area.every((ring) => isCovered(ring, rings))) return 'inside'
  const isDrawn = zones.every((sector) => sector.area.length > 0)
  const isOut = isDrawn && !area.some((ring) => rings.some((zone) => isTouching(ring, zone)))
  return isOut ? 'outside' : 'cannotSay'
}

/** The one sector that an area lies in, whole; `unknown` where it lies in none or reaches beyond one. */
export function sectorOf(area: readonly Ring[], ground: Pick<Geography, 'sectors'>): Maybe<string> {
  const touched = ground.sectors.filter((sector) =>
    sector.area.some((ring) => area.some((each) => isTouching(each, ring))),
  )
  const holding = touched.filter((sector) => area.every((ring) => isCovered(ring, sector.area)))
  const [only] = holding
  return only !== undefined && area.length > 0 && holding.length === 1 && isBarelyTouched(area, only, touched)
    ? known(only.id)
    : { kind: 'unknown' }
}

/** Whether a point lies in a ring: on its line is in it. */
export function isInRing(point: LonLat, ring: Ring): boolean {
  return holds(near(ring, point), point)
}

/** Whether two outlines share a point. */
export function isTouching(a: Ring, b: Ring): boolean {
  const [anchor] = a
  if (anchor === undefined) return false
  const one = near(a, anchor)
  const other = near(b, anchor)
  return (
    one.some((point) => holds(other, point)) ||
    other.some((point) => holds(one, point)) ||
    edgesOf(one).some((edge) => edgesOf(other).some((border) => crossings(edge, border).length > 0))
  )
}

/** Whether no part of an outline lies outside the union of others, drawn to a few metres. */
export function isCovered(area: Ring, rings: readonly Ring[]): boolean {
  const [anchor] = area
  if (anchor === undefined) return false
  const ring = near(area, anchor)
  const others = rings.map((each) => near(each, anchor))
  const isIn = (point: LonLat): boolean => others.some((each) => holds(each, point) || isOnLine(point, each))
  const borders = others.flatMap(edgesOf)
  const isEdgeIn = edgesOf(ring).every((edge) =>
    piecesOf(edge, borders).every((piece) => isIn(middle(piece))),
  )
  if (!isEdgeIn) return false
  // What is left is a gap of the others that lies whole inside the area: each of their lines there has cover on both sides.
  const cuts = [...borders, ...edgesOf(ring)]
  return borders
    .filter((edge) => reaches(edge, ring))
    .every((edge) =>
      piecesOf(edge, cuts)
        .filter((piece) => holds(ring, middle(piece)) && !isOnLine(middle(piece), ring))
        .every((piece) => besides(piece).every(isIn)),
    )
}

function isZone(sector: Sector): boolean {
  return sector.securityZone || sector.disengagementArea.kind === 'known'
}

/** Sectors share their border: an area inside one that reaches its line touches the next and lies in it no further. */
function isBarelyTouched(area: readonly Ring[], only: Sector, touched: readonly Sector[]): boolean {
  return touched.every(
    (sector) =>
      sector.id === only.id ||
      area.every((ring) =>
        ring.every((point) => sector.area.every((each) => !isInRing(point, each) || isOnLine(point, each))),
      ),
  )
}

/** A ring as seen from a point: the turn of the globe on which it lies whole, and as near to the point as any. */
function near(ring: Ring, [anchorLon]: LonLat): Ring {
  const [first] = ring
  if (first === undefined) return ring
  const start = turnedTo(first[0], anchorLon)
  return ring.map(([lon, lat]) => [turnedTo(lon, start), lat])
}

/** A longitude on the turn that brings it nearest to another. */
function turnedTo(lon: number, anchorLon: number): number {
  return lon - CIRCLE_E5 * Math.round((lon - anchorLon) / CIRCLE_E5)
}

function edgesOf(ring: Ring): readonly Edge[] {
  return ring.flatMap((point, at): readonly Edge[] => {
    const next = ring[at + 1]
    return next === undefined ? [] : [[point, next]]
  })
}

/** Even-odd: how many edges a ray to the east crosses; on an edge is in. */
function holds(ring: Ring, point: LonLat): boolean {
  const [lon, lat] = point
  let isIn = false
  for (const [a, b] of edgesOf(ring)) {
    if (distanceE5(point, [a, b]) === 0) return true
    const crosses = a[1] > lat !== b[1] > lat
    if (crosses && lon < a[0] + ((lat - a[1]) * (b[0] - a[0])) / (b[1] - a[1])) isIn = !isIn
  }
  return isIn
}

function isOnLine(point: LonLat, ring: Ring): boolean {
  return edgesOf(ring).some((edge) => distanceE5(point, edge) <= ON_LINE_E5)
}

function distanceE5([lon, lat]: LonLat, [[aLon, aLat], [bLon, bLat]]: Edge): number {
  const [dLon, dLat] = [bLon - aLon, bLat - aLat]
  const square = dLon * dLon + dLat * dLat
  const along = square === 0 ? 0 : ((lon - aLon) * dLon + (lat - aLat) * dLat) / square
  const share = Math.min(1, Math.max(0, along))
  return Math.hypot(lon - (aLon + share * dLon), lat - (aLat + share * dLat))
}

/** How far along the first edge the second meets it, 0 to 1; edges along one line meet at each other's ends. */
function crossings([a, b]: Edge, other: Edge): readonly number[] {
  const [c, d] = other
  const [abLon, abLat, cdLon, cdLat] = [b[0] - a[0], b[1] - a[1], d[0] - c[0], d[1] - c[1]]
  const turn = abLon * cdLat - abLat * cdLon
  if (turn === 0)
    return [c, d].filter((end) => distanceE5(end, [a, b]) === 0).map((end) => shareOf(end, [a, b]))
  const along = ((c[0] - a[0]) * cdLat - (c[1] - a[1]) * cdLon) / turn
  const across = ((c[0] - a[0]) * abLat - (c[1] - a[1]) * abLon) / turn
  return along >= 0 && along <= 1 && across >= 0 && across <= 1 ? [along] : []
}

function shareOf(point: LonLat, [a, b]: Edge): number {
  const length = Math.hypot(b[0] - a[0], b[1] - a[1])
  return length === 0 ? 0 : Math.hypot(point[0] - a[0], point[1] - a[1]) / length
}

/** An edge cut wherever others meet it. */
function piecesOf(edge: Edge, others: readonly Edge[]): readonly Edge[] {
  const [a, b] = edge
  const shares = [0, ...others.flatMap((other) => crossings(edge, other)), 1].toSorted((x, y) => x - y)
  const at = (share: number): LonLat => [a[0] + share * (b[0] - a[0]), a[1] + share * (b[1] - a[1])]
  return shares.slice(1).map((share, index): Edge => [at(shares[index] ?? 0), at(share)])
}

function middle([a, b]: Edge): LonLat {
  return [(a[0] + b[0]) / 2, (a[1] + b[1]) / 2]
}

/** A point on each side of a piece of a line, a few metres off it; none of a piece too short to have sides. */
function besides(piece: Edge): readonly LonLat[] {
  const [a, b] = piece
  const length = Math.hypot(b[0] - a[0], b[1] - a[1])
  if (length === 0) return []
  const [lon, lat] = middle(piece)
  const [offLon, offLat] = [(-(b[1] - a[1]) / length) * BESIDE_E5, ((b[0] - a[0]) / length) * BESIDE_E5]
  return [
    [lon + offLon, lat + offLat],
    [lon - offLon, lat - offLat],
  ]
}

/** Whether an edge can have a part inside a ring: their boxes meet. Saves most of the work of `isCovered`. */
function reaches([a, b]: Edge, ring: Ring): boolean {
  const within = (axis: 0 | 1): boolean => {
    const values = ring.map((point) => point[axis])
    return (
      Math.max(a[axis], b[axis]) >= Math.min(...values) && Math.min(a[axis], b[axis]) <= Math.max(...values)
    )
  }
  return within(0) && within(1)
}
