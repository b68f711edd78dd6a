import { degrees } from './content.ts'
import type { MapLayer } from './layer.ts'

/** Lines of the ground in ink with a halo; one that the sides draw differently is dashed, each version apart (R-AGR-9). */
export const lineLayer: MapLayer = {
  features: ({ lines }) =>
    lines.map(({ parts, isHeldByBoth }) => ({
      type: 'Feature',
      properties: { isHeldByBoth },
      geometry: { type: 'MultiLineString', coordinates: parts.map((part) => part.map(degrees)) },
    })),
  styles: (source, colours) => [
    {
      id: 'line-halo',
      type: 'line',
      source,
      layout: { 'line-cap': 'round', 'line-join': 'round' },
      paint: { 'line-color': colours['map-halo'], 'line-width': 5 },
    },
    {
      id: 'line-held',
      type: 'line',
      source,
      filter: ['get', 'isHeldByBoth'],
      layout: { 'line-cap': 'round', 'line-join': 'round' },
      paint: { 'line-color': colours.text, 'line-width': 1.6 },
    },
    {
      id: 'line-differs',
      type: 'line',
      source,
      filter: ['!', ['get', 'isHeldByBoth']],
      paint: { 'line-color': colours.text, 'line-width': 1.6, 'line-dasharray': [4, 3] },
    },
  ],
}
