import type { MapLayer } from './layer.ts'

/** Where what the mission perceived may lie: annular sectors in ink, never a point (R-UI-6). */
export const wedgeLayer: MapLayer = {
  features: ({ wedges, shown }) =>
    (shown.seen ? wedges : []).map(({ id, ring }) => ({
      type: 'Feature',
      properties: { observation: id },
      geometry: { type: 'Polygon', coordinates: [ring.map(([lon, lat]) => [lon, lat])] },
    })),
  styles: (source, colours) => [
    {
      id: 'wedge-in',
      type: 'fill',
      source,
      paint: { 'fill-color': colours.text, 'fill-opacity': 0.3 },
    },
    {
      id: 'wedge-edge',
      type: 'line',
      source,
      paint: { 'line-color': colours.text, 'line-width': 1.4, 'line-opacity': 0.9 },
    },
  ],
}
