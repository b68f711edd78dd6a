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

/** Ids of sectors, outside their outlines, each of them always; they stand where names of places would otherwise. */
export const sectorNameLayer: MapLayer = {
  features: ({ sectors }) => sectors.flatMap((sector) => label(sector, middleOf(sectors))),
  styles: (source, colours) => [
    {
      id: 'sector-id',
      type: 'symbol',
      source,
      layout: {
        'text-field': ['get', 'name'],
        'text-font': [FACE],
        'text-size': 12.5,
        'text-offset': ['array', 'number', 2, ['get', 'offset']],
        // A sector without its id cannot be spoken of: where nothing is free it stands over what is there.
        'text-overlap': 'always',
        'text-padding': 3,
      },
      paint: {
        'text-color': colours.text,
        'text-halo-color': colours['map-halo'],
        'text-halo-width': 2,
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

/** The id stands outside, beyond the point of the outline that looks away from the middle of the whole ground. */
function label({ id, area }: MapSector, middle: Point): readonly Feature[] {
  const own = middleOf([{ area }])
  const away = unit(own[0] - middle[0], own[1] - middle[1])
  const [first] = area
    .flat()
    .map(degrees)
    .map((point) => ({ point, along: alongOf(unit(point[0] - own[0], point[1] - own[1]), away) }))
    .toSorted((a, b) => b.along - a.along)
  if (first === undefined) return []
  return [
    {
      type: 'Feature',
      properties: { name: id, offset: [away[0] * OUT_EM, -away[1] * OUT_EM] },
      geometry: { type: 'Point', coordinates: first.point },
    },
  ]
}

/** How far beyond the outline, in widths of a letter. */
const OUT_EM = 1.2

type Point = readonly [number, number]

function middleOf(sectors: readonly Pick<MapSector, 'area'>[]): Point {
  const points = sectors.flatMap(({ area }) => area.flat().map(degrees))
  const sum = (at: 0 | 1): number => points.reduce((all, point) => all + point[at], 0) / points.length
  return [sum(0), sum(1)]
}

function unit(x: number, y: number): Point {
  const length = Math.hypot(x, y)
  return length === 0 ? [0, 1] : [x / length, y / length]
}

function alongOf([x, y]: Point, [u, v]: Point): number {
  return x * u + y * v
}
