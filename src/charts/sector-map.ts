import type { GroundLine, LonLat, Sector } from '#domain/measure'

import { frameOf, isWithin, middleOf, pathOf, type Frame, type Point } from './ground.ts'
import { besideSector, townLabels, type Label } from './map-labels.ts'
import { hatching, type Hatching, type Palette } from './palette.ts'
import { figure, svg, type Svg } from './svg.ts'

/** How a sector stands on a map: watched, watched for a part of the time, not watched, or not said in this form. */
export type SectorLook = 'seen' | 'part' | 'unseen' | 'notSaid'

/** What a map shows: agreed outlines, lines, and towns by which to find one's way. Never a point of any event. */
export type MapAsked = {
  readonly sectors: readonly { readonly sector: Sector; readonly look: SectorLook; readonly label: string }[]
  readonly lines: readonly GroundLine[]
  /** In the order in which they are wanted; those that find no room are left out. */
  readonly towns: readonly { readonly name: string; readonly at: LonLat }[]
  readonly width: number
  readonly height: number
  readonly inks: Palette
  readonly id: string
}

/** A map: its shapes, and its labels apart, since paper and page set words each in its own type. */
export type SectorMap = {
  readonly shapes: Svg
  readonly labels: readonly Label[]
  readonly width: number
  readonly height: number
  /** A bar of this length is so many kilometres; it stands at the lower left. */
  readonly scale: { readonly km: number; readonly length: number }
}

const PAD = 26
const SCALES_KM = [1, 2, 5, 10, 20, 50, 100, 200, 500] as const

/** The sectors of a mechanism, hatched where nobody watched. A ground without outlines has no map. */
export function sectorMap(asked: MapAsked): SectorMap | undefined {
  const { width, height, inks } = asked
  const frame = frameOf(
    { sectors: asked.sectors.map(({ sector }) => sector), lines: asked.lines },
    { width, height, pad: PAD },
  )
  if (frame === undefined) return undefined
  const hatch = hatching(asked.id, inks)
  const labels = sectorLabels(asked, frame)
  const towns = townLabels(
    asked.towns.map(({ name, at }) => ({ name, at: frame.at(at) })),
    {
      taken: labels,
      size: { width, height },
      isBlocked: (point) =>
        asked.sectors.some(({ sector }) => sector.area.some((ring) => isWithin(point, ring, frame))),
    },
  )
  const km = SCALES_KM.findLast((each) => each * frame.km <= width / 4) ?? 1
  const shapes = [
    hatch.defs,
    svg('rect', { width, height, fill: inks.ground }),
    ...asked.sectors.flatMap((each) => outline(each, { frame, hatch, inks })),
    ...asked.lines.flatMap((line) => drawn(line, frame, inks)),
    ...towns.map(({ dot }) => svg('circle', { cx: dot.x, cy: dot.y, r: 1.5, fill: inks.quiet })),
    svg('path', {
      d: scaleBar(km * frame.km, height),
      fill: 'none',
      stroke: inks.quiet,
      'stroke-width': 0.8,
    }),
  ]
  return {
    shapes: figure({ width, height }, shapes),
    labels: [...labels, ...towns.map(({ label }) => label)],
    width,
    height,
    scale: { km, length: km * frame.km },
  }
}

type Drawing = { readonly frame: Frame; readonly hatch: Hatching; readonly inks: Palette }

function outline(each: MapAsked['sectors'][number], { frame, hatch, inks }: Drawing): readonly Svg[] {
  const fills: Readonly<Record<SectorLook, string>> = {
    seen: inks.seen,
    part: hatch.part,
    unseen: hatch.full,
    notSaid: 'none',
  }
  const edge = { stroke: inks.line, 'stroke-width': 0.8, 'stroke-linejoin': 'round' }
  return each.sector.area.flatMap((ring) => {
    const d = `${pathOf(ring, frame)}Z`
    const under = each.look === 'part' ? [svg('path', { d, fill: inks.seen })] : []
    return [...under, svg('path', { d, fill: fills[each.look], ...edge })]
  })
}

/** A line both hold is drawn whole; one that a side holds alone is dashed (R-AGR-9). */
function drawn(line: GroundLine, frame: Frame, inks: Palette): readonly Svg[] {
  const shared = line.heldBy.length !== 1
  return line.parts.flatMap((part) => {
    const d = pathOf(part, frame)
    const ink = { d, fill: 'none', 'stroke-linecap': 'round', 'stroke-linejoin': 'round' }
    return [
      svg('path', { ...ink, stroke: inks.ground, 'stroke-width': 3 }),
      svg('path', {
        ...ink,
        stroke: inks.ink,
        'stroke-width': 1.2,
        ...(shared ? {} : { 'stroke-dasharray': '4 2.4' }),
      }),
    ]
  })
}

/** A sector's label stands outside it, across the row that it forms with its neighbours, on the outer side. */
function sectorLabels(asked: MapAsked, frame: Frame): readonly Label[] {
  const drawnOnes = asked.sectors.flatMap(({ sector, label }) => {
    const [ring] = sector.area
    return ring === undefined ? [] : [{ ring, label, middle: middleOf(ring, frame) }]
  })
  const centre = mean(drawnOnes.map(({ middle }) => middle))
  return drawnOnes.map(({ ring, label, middle }, i) => {
    const before = drawnOnes[i - 1]?.middle ?? middle
    const after = drawnOnes[i + 1]?.middle ?? middle
    return besideSector({ middle, before, after, centre, text: label }, (point) =>
      isWithin(point, ring, frame),
    )
  })
}

function mean(points: readonly Point[]): Point {
  const count = Math.max(1, points.length)
  return {
    x: points.reduce((sum, { x }) => sum + x, 0) / count,
    y: points.reduce((sum, { y }) => sum + y, 0) / count,
  }
}

function scaleBar(length: number, height: number): string {
  const y = height - 8
  return `M8 ${y - 2.5}V${y}H${(8 + length).toFixed(1)}V${y - 2.5}`
}
