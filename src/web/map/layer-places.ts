import { degrees } from './content.ts'
import { FACE, type MapLayer } from './layer.ts'

/** Names of places in the reader's forms (R-MEA-13). What does not fit is left out by rank, never drawn over another. */
export const placeLayer: MapLayer = {
  features: ({ places }) =>
    places.map(({ at, name, rank }) => ({
      type: 'Feature',
      properties: { name, rank },
      geometry: { type: 'Point', coordinates: degrees(at) },
    })),
  styles: (source, colours) => [
    {
      id: 'place-dot',
      type: 'circle',
      source,
      paint: { 'circle-color': colours['map-label'], 'circle-radius': 2 },
    },
    {
      id: 'place-name',
      type: 'symbol',
      source,
      layout: {
        'text-field': ['get', 'name'],
        'text-font': [FACE],
        'text-size': 11.5,
        'symbol-sort-key': ['get', 'rank'],
        'text-variable-anchor': [
          'left',
          'right',
          'bottom-left',
          'bottom-right',
          'top',
          'bottom',
          'top-left',
          'top-right',
        ],
        'text-radial-offset': 0.5,
        'text-justify': 'auto',
        'text-max-width': 14,
      },
      paint: {
        'text-color': colours['map-label'],
        'text-halo-color': colours['map-halo'],
        'text-halo-width': 1.6,
      },
    },
  ],
}
