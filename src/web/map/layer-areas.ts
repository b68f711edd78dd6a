import type { ExpressionSpecification } from 'maplibre-gl'

import type { Column } from '#web/controls'

import type { Colours } from './colours.ts'
import { degrees } from './content.ts'
import type { MapLayer } from './layer.ts'

const WIDTH_PX = 28
const EDGE_PX = 1.3

/** Places that one account names together: one soft area, tinted as its column, with an edge. */
export const areaLayer: MapLayer = {
  features: ({ areas }) =>
    areas.map(({ matter, column, points, chosen }) => ({
      type: 'Feature',
      properties: { matter, column, chosen },
      geometry: { type: 'LineString', coordinates: points.map(degrees) },
    })),
  styles: (source, colours) => [
    {
      id: 'area-edge',
      type: 'line',
      source,
      layout: { 'line-cap': 'round', 'line-join': 'round' },
      paint: {
        'line-color': ['case', ['get', 'chosen'], colours.accent, edge(colours)],
        'line-width': ['case', ['get', 'chosen'], WIDTH_PX + 5, WIDTH_PX + 2 * EDGE_PX],
        'line-opacity': 0.85,
      },
    },
    {
      id: 'area-in',
      type: 'line',
      source,
      layout: { 'line-cap': 'round', 'line-join': 'round' },
      paint: { 'line-color': tint(colours), 'line-width': WIDTH_PX, 'line-opacity': 0.96 },
    },
  ],
}

function byColumn(of: Readonly<Record<Column, string>>): ExpressionSpecification {
  return ['match', ['get', 'column'], 'A', of.A, 'B', of.B, of.third]
}

function edge(colours: Colours): ExpressionSpecification {
  return byColumn({ A: colours['side-a-line'], B: colours['side-b-line'], third: colours['line-strong'] })
}

function tint(colours: Colours): ExpressionSpecification {
  return byColumn({ A: colours['side-a-tint'], B: colours['side-b-tint'], third: colours.sunken })
}
