import type { Feature } from 'geojson'
import type { LayerSpecification } from 'maplibre-gl'

import type { Colours } from './colours.ts'
import type { MapContent } from './content.ts'

/** One layer of the map: what it draws of the content, and how. One source each, so that news moves one layer alone. */
export type MapLayer = {
  readonly features: (content: MapContent) => readonly Feature[]
  readonly styles: (source: string, colours: Colours) => readonly LayerSpecification[]
}

/** The page's own face. Without a glyph server labels are drawn from it: nothing is fetched. */
export const FACE = 'Noto Sans'
