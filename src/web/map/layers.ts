import { areaLayer } from './layer-areas.ts'
import { basemapLayer, countryNameLayer } from './layer-basemap.ts'
import { lineLayer } from './layer-lines.ts'
import { markLayer } from './layer-marks.ts'
import { placeLayer } from './layer-places.ts'
import { sectorLayer, sectorNameLayer } from './layer-sectors.ts'
import { wedgeLayer } from './layer-wedges.ts'
import type { MapLayer } from './layer.ts'

/** The layers, from the ground up. */
export const mapLayers: Readonly<Record<string, MapLayer>> = {
  basemap: basemapLayer,
  sectors: sectorLayer,
  areas: areaLayer,
  lines: lineLayer,
  wedges: wedgeLayer,
  countryNames: countryNameLayer,
  places: placeLayer,
  sectorNames: sectorNameLayer,
  marks: markLayer,
}
