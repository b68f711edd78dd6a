import type { Feature } from 'geojson'

import { degrees, type MapSector } from './content.ts'
import { FACE, type MapLayer } from './layer.ts'

/** Image of the hatching of what nobody could see. */
export const HATCH = 'hatch'

/** Agreed sectors: outlines; hatched where nobody could see in the range, heavier where something was seen. */
export const sectorLayer: MapLayer = {
  features: ({ sectors, shown }) => sectors.map((sector) => outline(sector, shown.seen)),
  styles: (source, colours) => [
    {
      id: 'sector-unseen',
      type: 'fill',
      source,
      filter: ['==', ['get', 'look'], 'notObserved'],
      paint: { 'fill-pattern': HATCH },
    },
    {
      id: 'sector-outline',
      type: 'line',
      source,
      paint: {
        'line-color': [
          'case',
          ['get', 'chosen'],
          colours.accent,
          ['get', 'hasSeen'],
          colours.text,
          colours['line-strong'],
        ],
        'line-width': ['case', ['get', 'chosen'], 2.2, ['get', 'hasSeen'], 1.8, 0.8],
        'line-opacity': ['case', ['any', ['get', 'chosen'], ['get', 'hasSeen']], 1, 0.7],
      },
    },
  ],
}

/** Ids of sectors, outside their outlines; they stand where names of places would otherwise. */
export const sectorNameLayer: MapLayer = {
  features: ({ sectors }) => sectors.flatMap((sector) => label(sector)),
  styles: (source, colours) => [
    {
      id: 'sector-id',
      type: 'symbol',
      source,
      layout: {
        'text-field': ['get', 'name'],
        'text-font': [FACE],
        'text-size': 12,
        'text-offset': [0, -0.4],
        'text-anchor': 'bottom',
      },
      paint: {
        'text-color': colours['text-2'],
        'text-halo-color': colours['map-halo'],
        'text-halo-width': 1.8,
      },
    },
  ],
}

function outline({ id, area, look, observations, chosen }: MapSector, isSeenShown: boolean): Feature {
  return {
    type: 'Feature',
    properties: {
      sector: id,
      look: isSeenShown ? look : 'unsaid',
      hasSeen: isSeenShown && observations > 0,
      chosen,
    },
    geometry: { type: 'MultiPolygon', coordinates: area.map((ring) => [ring.map(degrees)]) },
  }
}

/** The id stands outside, above the outline's northernmost point. */
function label({ id, area }: MapSector): readonly Feature[] {
  const top = area.flat().toSorted((a, b) => b[1] - a[1])[0]
  if (top === undefined) return []
  return [
    {
      type: 'Feature',
      properties: { name: id },
      geometry: { type: 'Point', coordinates: degrees(top) },
    },
  ]
}
