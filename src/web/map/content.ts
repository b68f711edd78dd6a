import type { FeatureCollection } from 'geojson'

import type { LonLat, Ring } from '#domain/measure'
import type { Column, Standing } from '#web/controls'

/** Where accounts of one kind of one column speak of one spot: a town, or the middle of several that lie together. */
export type MapMark = {
  /** The matter that a pick opens. */
  readonly matter: string
  readonly column: Column
  readonly standing: Standing
  /** How many accounts; written beside the mark where it is more than one. */
  readonly n: number
  readonly at: LonLat
  /** Where the mark stands beside its place: its column's place in the row, and the row. */
  readonly slot: number
  readonly row: number
  readonly chosen: boolean
}

/** Places that one account names together, drawn as one area and never as their middle (R-UI-6). */
export type MapArea = {
  readonly matter: string
  readonly column: Column
  readonly points: readonly LonLat[]
  readonly chosen: boolean
}

/** A name on the map. Of two that do not fit, the one of lower rank stands. */
export type MapPlace = { readonly at: LonLat; readonly name: string; readonly rank: number }

/** A sector: `look` is whether anybody could see it in the range, `unsaid` where this reader may not know it. */
export type MapSector = {
  readonly id: string
  readonly area: readonly Ring[]
  readonly look: 'notObserved' | 'observed' | 'unsaid'
  /** Observations in it: its outline is drawn heavier. */
  readonly observations: number
  readonly chosen: boolean
}

/** A line of the ground. One that not both sides hold is dashed. */
export type MapLine = { readonly parts: readonly (readonly LonLat[])[]; readonly isHeldByBoth: boolean }

/** Where an observation may lie: an annular sector around where it was made. For readers of the mission alone. */
export type MapWedge = { readonly id: string; readonly ring: readonly (readonly [number, number])[] }

/** Which of the three kinds of content are shown. */
export type MapShown = { readonly said: boolean; readonly lodged: boolean; readonly seen: boolean }

/** All that the map draws, as plain data. */
export type MapContent = {
  /** Land and water; a mechanism without a basemap shows its sectors and lines alone. */
  readonly basemap: FeatureCollection | undefined
  /** Names of the basemap's countries in the reader's language, by code. Those of the sides are drawn as near land. */
  readonly countries: readonly { readonly code: string; readonly name: string; readonly isNear: boolean }[]
  readonly sectors: readonly MapSector[]
  readonly lines: readonly MapLine[]
  readonly places: readonly MapPlace[]
  readonly areas: readonly MapArea[]
  readonly marks: readonly MapMark[]
  readonly wedges: readonly MapWedge[]
  readonly shown: MapShown
}

/** What of the ground is in view. */
export type MapView = { readonly lonDeg: number; readonly latDeg: number; readonly zoom: number }

const E5 = 100_000

/** A point of the ground in degrees, as GeoJSON has it. */
export function degrees([lonE5, latE5]: LonLat): [number, number] {
  return [lonE5 / E5, latE5 / E5]
}
