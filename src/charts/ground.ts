import type { GroundLine, LonLat, Ring, Sector } from '#domain/measure'

/** A point of a figure, in its own units. */
export type Point = { readonly x: number; readonly y: number }

/** How the ground lies in a figure. */
export type Frame = {
  readonly width: number
  readonly height: number
  readonly at: (point: LonLat) => Point
  /** Length of a kilometre. */
  readonly km: number
}

const KM_PER_DEG = 111.32
const E5 = 100_000

/**
 * The frame in which sectors and lines fill a box, with room around them: longitude shortened by the cosine of the middle
 * latitude, which over a few hundred kilometres no reader can tell from any better projection. Nothing to draw: none.
 */
export function frameOf(
  ground: { readonly sectors: readonly Sector[]; readonly lines: readonly GroundLine[] },
  box: { readonly width: number; readonly height: number; readonly pad: number },
): Frame | undefined {
  const points = [
    ...ground.sectors.flatMap(({ area }) => area.flat()),
    ...ground.lines.flatMap(({ parts }) => parts.flat()),
  ]
  if (points.length === 0) return undefined
  const [west, east] = extent(points.map(([lon]) => lon / E5))
  const [south, north] = extent(points.map(([, lat]) => lat / E5))
  const squeeze = Math.cos((((south + north) / 2) * Math.PI) / 180)
  const scale = Math.min(
    (box.width - 2 * box.pad) / Math.max(1e-6, (east - west) * squeeze),
    (box.height - 2 * box.pad) / Math.max(1e-6, north - south),
  )
  return {
    width: box.width,
    height: box.height,
    at: ([lon, lat]) => ({
      x: box.width / 2 + (lon / E5 - (west + east) / 2) * squeeze * scale,
      y: box.height / 2 - (lat / E5 - (south + north) / 2) * scale,
    }),
    km: scale / KM_PER_DEG,
  }
}

/** A ring or a line as a path. */
export function pathOf(points: readonly LonLat[], frame: Frame): string {
  return points
    .map((point, i) => {
      const { x, y } = frame.at(point)
      return `${i === 0 ? 'M' : 'L'}${x.toFixed(1)} ${y.toFixed(1)}`
    })
    .join('')
}

/** The middle of a ring: the mean of its corners, which is enough to hang a label on. */
export function middleOf(ring: Ring, frame: Frame): Point {
  const points = ring.slice(0, -1).map((point) => frame.at(point))
  const count = Math.max(1, points.length)
  return {
    x: points.reduce((sum, { x }) => sum + x, 0) / count,
    y: points.reduce((sum, { y }) => sum + y, 0) / count,
  }
}

/** Whether a point lies in a ring, by counting crossings. */
export function isWithin(point: Point, ring: Ring, frame: Frame): boolean {
  const corners = ring.map((each) => frame.at(each))
  return corners.reduce((inside, corner, i) => {
    const last = corners[i - 1]
    if (last === undefined || corner.y > point.y === last.y > point.y) return inside
    const x = last.x + ((corner.x - last.x) * (point.y - last.y)) / (corner.y - last.y)
    return point.x < x ? !inside : inside
  }, false)
}

function extent(values: readonly number[]): readonly [number, number] {
  return values.reduce<readonly [number, number]>(
    ([low, high], value) => [Math.min(low, value), Math.max(high, value)],
    [Infinity, -Infinity],
  )
}
