import type { Label } from './map-labels.ts'
import { hatching, type Palette } from './palette.ts'
import { figure, svg, type Svg } from './svg.ts'

/** One sector of a strip: what share of its time somebody watched, from 0 to 1. */
export type StripSector = { readonly id: string; readonly seen: number }

/** A strip: its boxes, and the name below each apart, since paper and page set words each in its own type. */
export type SectorStrip = {
  readonly shapes: Svg
  readonly labels: readonly Label[]
  readonly width: number
  readonly height: number
}

const HEIGHT = 13
const ROW = 25
const GAP = 3

/**
 * A box for each sector in the order of the ground, filled as far as its time was watched and hatched for the rest.
 * Sectors that do not fit one row go on in the next.
 */
export function sectorStrip(
  sectors: readonly StripSector[],
  asked: { readonly width: number; readonly perRow: number; readonly inks: Palette; readonly id: string },
): SectorStrip {
  const hatch = hatching(asked.id, asked.inks)
  const columns = Math.max(1, Math.min(asked.perRow, sectors.length))
  const rows = Math.max(1, Math.ceil(sectors.length / columns))
  const step = (asked.width + GAP) / columns
  const boxes = sectors.map((sector, i) => ({
    sector,
    x: (i % columns) * step,
    y: Math.floor(i / columns) * ROW,
    width: step - GAP,
  }))
  const parts = boxes.flatMap(({ sector, x, y, width }) => {
    const seen = Math.min(1, Math.max(0, sector.seen)) * width
    const frame = { x: x + 0.5, y: y + 0.5, width: width - 1, height: HEIGHT - 1 }
    return [
      svg('rect', { ...frame, fill: hatch.full }),
      ...(seen > 0 ? [svg('rect', { ...frame, width: Math.max(0.5, seen - 1), fill: asked.inks.seen })] : []),
      svg('rect', { ...frame, fill: 'none', stroke: asked.inks.line, 'stroke-width': 0.7 }),
    ]
  })
  const size = { width: asked.width, height: rows * ROW }
  return {
    ...size,
    shapes: figure(size, [hatch.defs, ...parts]),
    labels: boxes.map(({ sector, x, y }) => ({
      text: sector.id,
      x,
      y: y + ROW - 2,
      anchor: 'start',
      kind: 'town',
    })),
  }
}
