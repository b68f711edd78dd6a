import type { ExpressionSpecification } from 'maplibre-gl'

import { degrees, type MapMark } from './content.ts'
import type { MapLayer } from './layer.ts'
import { leaderName, markName } from './mark-names.ts'

/** Accounts: the side's mark on a white plate beside its place, half ruled or half filled, a leader to the place (R-UI-74). */
export const markLayer: MapLayer = {
  features: ({ marks }) =>
    marks.map((mark) => ({
      type: 'Feature',
      properties: {
        matter: mark.matter,
        mark: markName(mark),
        leader: leaderName(mark),
        spot: spotOf(mark),
      },
      geometry: { type: 'Point', coordinates: degrees(mark.at) },
    })),
  styles: (source) => [
    {
      id: 'mark-leader',
      type: 'symbol',
      source,
      layout: {
        'icon-image': ['get', 'leader'],
        'icon-allow-overlap': true,
        'icon-ignore-placement': true,
      },
    },
    {
      id: 'mark-mark',
      type: 'symbol',
      source,
      layout: {
        'icon-image': ['get', 'mark'],
        'icon-allow-overlap': true,
        'icon-padding': 5,
        'icon-offset': offsetBySpot(),
      },
    },
  ],
}

/** Marks stand above their place, in the order of the columns; a second kind of account in a second row above the first. */
const STEP_PX = 23
const FIRST_ROW_PX = -27
const ROW_PX = -25

/** How far from its place a mark stands, in CSS pixels, right and down. */
export function markOffset({ slot, row }: Pick<MapMark, 'slot' | 'row'>): [number, number] {
  return [(slot - 0.5) * STEP_PX, FIRST_ROW_PX + row * ROW_PX]
}

function spotOf({ slot, row }: Pick<MapMark, 'slot' | 'row'>): string {
  return `${slot} ${row}`
}

function offsetBySpot(): ExpressionSpecification {
  const at = (slot: number, row: number): ['literal', number[]] => ['literal', markOffset({ slot, row })]
  return [
    'match',
    ['get', 'spot'],
    '0 0',
    at(0, 0),
    '1 0',
    at(1, 0),
    '2 0',
    at(2, 0),
    '0 1',
    at(0, 1),
    '1 1',
    at(1, 1),
    at(2, 1),
  ]
}
