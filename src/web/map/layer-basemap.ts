import type { Feature, Position } from 'geojson'

import { degrees, type MapContent } from './content.ts'
import { FACE, type MapLayer } from './layer.ts'

/** Land and water in two greys, borders. No relief, no roads. */
export const basemapLayer: MapLayer = {
  features: ({ basemap, countries }) => {
    const near = new Set(countries.flatMap(({ code, isNear }) => (isNear ? [code] : [])))
    return (basemap?.features ?? []).map((feature) => marked(feature, near.has(codeOf(feature))))
  },
  styles: (source, colours) => [
    {
      id: 'basemap-land',
      type: 'fill',
      source,
      filter: ['==', ['get', 'layer'], 'country'],
      paint: { 'fill-color': ['case', ['get', 'isNear'], colours['map-land'], colours['map-far']] },
    },
    {
      id: 'basemap-water',
      type: 'fill',
      source,
      filter: ['==', ['get', 'layer'], 'water'],
      paint: { 'fill-color': colours['map-water'] },
    },
    {
      id: 'basemap-boundary',
      type: 'line',
      source,
      filter: ['==', ['get', 'layer'], 'boundary'],
      paint: { 'line-color': colours['map-border'], 'line-width': 0.7, 'line-dasharray': [2, 3] },
    },
    {
      id: 'basemap-border',
      type: 'line',
      source,
      filter: ['==', ['get', 'layer'], 'country'],
      paint: { 'line-color': colours['map-border'], 'line-width': 1, 'line-dasharray': [7, 2.5, 1.5, 2.5] },
    },
  ],
}

/** Names of countries in the reader's language, where this browser has them. */
export const countryNameLayer: MapLayer = {
  features: (content) => (content.basemap?.features ?? []).flatMap((feature) => nameAt(feature, content)),
  styles: (source, colours) => [
    {
      id: 'basemap-names',
      type: 'symbol',
      source,
      layout: {
        'text-field': ['get', 'name'],
        'text-font': [FACE],
        'text-size': 13,
        'text-letter-spacing': 0.16,
        'text-padding': 3,
      },
      paint: {
        'text-color': colours['text-3'],
        'text-halo-color': colours['map-halo'],
        'text-halo-width': 1,
        'text-opacity': 0.85,
      },
    },
  ],
}

function marked(feature: Feature, isNear: boolean): Feature {
  return { ...feature, properties: { ...feature.properties, isNear } }
}

function codeOf({ properties }: Feature): string {
  return String(properties?.['code'] ?? '')
}

type Box = { readonly west: number; readonly south: number; readonly east: number; readonly north: number }

/** A country's name stands in the part of it that is in view beside the agreed ground, so that neither covers the other. */
function nameAt(feature: Feature, { countries, sectors, places }: MapContent): readonly Feature[] {
  const name = countries.find(({ code }) => code === codeOf(feature))?.name ?? ''
  const ground = boxOf(sectors.flatMap(({ area }) => area.flat()).map(degrees))
  const towns = places.map(({ at: town }) => degrees(town))
  const isNear = countries.some(({ code, isNear: near }) => near && code === codeOf(feature))
  const at =
    name === ''
      ? undefined
      : isNear
        ? besideOf(ringsOf(feature), ground, towns)
        : insideOf(ringsOf(feature), ground, towns)
  if (at === undefined) return []
  return [
    {
      type: 'Feature',
      properties: { layer: 'countryName', name },
      geometry: { type: 'Point', coordinates: at },
    },
  ]
}

function ringsOf({ geometry }: Feature): readonly (readonly Position[])[] {
  if (geometry.type === 'Polygon') return [geometry.coordinates[0] ?? []]
  return geometry.type === 'MultiPolygon' ? geometry.coordinates.map((polygon) => polygon[0] ?? []) : []
}

function boxOf(points: readonly (readonly [number, number])[]): Box | undefined {
  if (points.length === 0) return undefined
  const lons = points.map(([lon]) => lon)
  const lats = points.map(([, lat]) => lat)
  return {
    west: Math.min(...lons),
    south: Math.min(...lats),
    east: Math.max(...lons),
    north: Math.max(...lats),
  }
}

/** The sides' names stand left and right of the agreed ground, in its upper part: no box of the page covers one alone. */
function besideOf(
  rings: readonly (readonly Position[])[],
  ground: Box | undefined,
  towns: readonly (readonly [number, number])[],
): Position | undefined {
  if (ground === undefined) return insideOf(rings, ground, towns)
  const upper = { ...ground, south: ground.south + UPPER_FROM * (ground.north - ground.south) }
  const cuts = rings.flatMap((ring) => cutsOf(ring, ground))
  const beside = cuts.filter(({ lat }) => upper.south < lat && lat < upper.north)
  return roomiest(beside, towns) ?? roomiest(cuts, towns)
}

const UPPER_FROM = 0.35

/** How far around the ground a name may stand, as a share of the ground's size: about what is in view with it. */
const AROUND = 0.3

function widened({ west, south, east, north }: Box): Box {
  const [dx, dy] = [(east - west) * AROUND, (north - south) * AROUND]
  return { west: west - 2 * dx, south: south - dy, east: east + 2 * dx, north: north + dy }
}

type Cut = { readonly west: number; readonly east: number; readonly lat: number }

const CUTS = 24

/** A point in a country, in view, beside the ground. */
function insideOf(
  rings: readonly (readonly Position[])[],
  ground: Box | undefined,
  towns: readonly (readonly [number, number])[],
): Position | undefined {
  return roomiest(
    rings.flatMap((ring) => cutsOf(ring, ground)),
    towns,
  )
}

/** As far from any other name and any border as can be found. */
function roomiest(cuts: readonly Cut[], towns: readonly (readonly [number, number])[]): Position | undefined {
  const points = cuts.flatMap(({ west, east, lat }) =>
    SHARES.map((share): Spot => {
      const at: readonly [number, number] = [west + share * (east - west), lat]
      const toBorder = ((east - west) * Math.min(share, 1 - share)) / 2
      return { at, room: Math.min(toBorder, ...towns.map((town) => roomTo(town, at))) }
    }),
  )
  const [best] = points.toSorted((a, b) => b.room - a.room)
  return best && [...best.at]
}

type Spot = { readonly at: readonly [number, number]; readonly room: number }

/** Names run along parallels: beside a town's name only what lies above or below it is room. Degrees at a sector's scale. */
function roomTo([lon, lat]: readonly [number, number], at: readonly [number, number]): number {
  const along = Math.abs(lon - at[0])
  return along < NAME_DEG ? Math.abs(lat - at[1]) : Math.hypot(along - NAME_DEG, lat - at[1])
}

const NAME_DEG = 0.6

/** Where along a cut a name is tried. */
const SHARES = [0.25, 0.5, 0.75] as const

function cutsOf(ring: readonly Position[], ground: Box | undefined): readonly Cut[] {
  const own = boxOf(ring.map(([lon = 0, lat = 0]) => [lon, lat]))
  if (own === undefined) return []
  const view = ground === undefined ? own : widened(ground)
  const [south, north] = [Math.max(own.south, view.south), Math.min(own.north, view.north)]
  if (south >= north) return []
  return Array.from({ length: CUTS }, (_, n) => south + ((n + 0.5) * (north - south)) / CUTS).flatMap((lat) =>
    chordsAt(ring, lat).flatMap((chord) => besideGround(chord, view, ground)),
  )
}

function besideGround({ west, east, lat }: Cut, view: Box, ground: Box | undefined): readonly Cut[] {
  const isBeside = ground !== undefined && lat > ground.south && lat < ground.north
  const spans: readonly (readonly [number, number])[] = isBeside
    ? [
        [view.west, ground.west],
        [ground.east, view.east],
      ]
    : [[view.west, view.east]]
  return spans
    .map(([from, to]) => ({ west: Math.max(west, from), east: Math.min(east, to), lat }))
    .filter((cut) => cut.west < cut.east)
}

/** Stretches of a parallel inside a ring, west to east. */
function chordsAt(ring: readonly Position[], lat: number): readonly Cut[] {
  const crossings = ring
    .flatMap((point, n) => {
      const [lonA = 0, latA = 0] = point
      const [lonB = 0, latB = 0] = ring[(n + 1) % ring.length] ?? point
      return latA < lat === latB < lat ? [] : [lonA + ((lat - latA) / (latB - latA)) * (lonB - lonA)]
    })
    .toSorted((a, b) => a - b)
  return crossings.flatMap((west, n) => {
    const east = crossings[n + 1]
    return n % 2 === 1 || east === undefined ? [] : [{ west, east, lat }]
  })
}
