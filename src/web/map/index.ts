export type {
  MapArea,
  MapContent,
  MapLine,
  MapMark,
  MapPlace,
  MapSector,
  MapShown,
  MapView,
  MapWedge,
} from './content.ts'
export { MapPanel, type MapHandle } from './map-panel.tsx'
export type { MapHearer } from './ground-map.ts'
