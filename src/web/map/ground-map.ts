import type { FeatureCollection } from 'geojson'
import {
  GeoJSONSource,
  Map as Drawing,
  setWorkerUrl,
  type LngLatBoundsLike,
  type PaddingOptions,
  type SourceSpecification,
  type StyleSpecification,
} from 'maplibre-gl'
import workerUrl from 'maplibre-gl/dist/maplibre-gl-worker.mjs?worker&url'

import { coloursOf, type Colours } from './colours.ts'
import { degrees, type MapContent, type MapMark, type MapView } from './content.ts'
import { hatch, IMAGE_RATIO, leaderImage, markImage } from './images.ts'
import { markOffset } from './layer-marks.ts'
import { HATCH } from './layer-sectors.ts'
import type { MapLayer } from './layer.ts'
import { mapLayers } from './layers.ts'
import { leaderName, markName } from './mark-names.ts'

/** What a reader did with the map, or what became of it. */
export type MapHearer = {
  /** A matter was pressed, or bare ground. */
  readonly picked: (matter: string | undefined) => void
  readonly sectorPicked: (sector: string) => void
  /** The view is another; `byHand` where a person moved it. Metres on the ground of one CSS pixel in its middle. */
  readonly moved: (view: MapView, metresPerPx: number, byHand: boolean) => void
  readonly drawn: () => void
}

const HIT_PX = 13
/** Room around the ground when all of it is shown: above it chips and a mark over its place, below it source and scale, right of it the tools. */
const PAD_PX = { top: 78, bottom: 60, left: 48, right: 132 } as const
/** And never more of a small map than this share on each side; above, chips take theirs on any map. */
const PAD_SHARE = 0.2
const PAD_SHARE_TOP = 0.28
const ZOOM_MAX = 13

setWorkerUrl(new URL(workerUrl, document.baseURI).href)

/** The one thing that draws with maplibre: it owns the canvas and the worker, and is closed with its part of the page. */
export class GroundMap {
  readonly #box: HTMLElement
  readonly #map: Drawing
  readonly #hearer: MapHearer
  readonly #watch: MutationObserver
  #content: MapContent
  #colours: Colours

  constructor(
    box: HTMLElement,
    hearer: MapHearer,
    start: { readonly content: MapContent; readonly view: MapView | undefined },
  ) {
    this.#box = box
    this.#hearer = hearer
    this.#content = start.content
    this.#colours = coloursOf(box)
    this.#map = new Drawing({
      container: box,
      style: this.#style(),
      attributionControl: false,
      interactive: true,
      keyboard: false, // the page's own keys; a list beside holds the same (R-UI-52)
      dragRotate: false,
      pitchWithRotate: false,
      touchPitch: false,
      fadeDuration: 0,
      maxZoom: ZOOM_MAX,
      ...(start.view === undefined ? {} : cameraOf(start.view)),
    })
    this.#map.setMissingStyleImageResolver((name) => this.#addImage(name))
    this.#map.touchZoomRotate.disableRotation()
    hideFromKeyboard(this.#map.getCanvas())
    if (start.view === undefined) this.#fit()
    this.#listen()
    this.#watch = new MutationObserver(() => this.#repaint())
    this.#watch.observe(document.documentElement, { attributes: true, attributeFilter: ['data-theme'] })
  }

  /** Shows other content: each layer whose features differ gets them, no other is touched. */
  show(content: MapContent): void {
    const before = this.#content
    this.#content = content
    for (const [name, layer] of Object.entries(mapLayers)) {
      const source = this.#map.getSource(name)
      const data = featuresOf(layer, content)
      if (
        source instanceof GeoJSONSource &&
        JSON.stringify(data) !== JSON.stringify(featuresOf(layer, before))
      )
        void source.setData(data)
    }
  }

  /** Moves the view by keys: a jump, never a flight. `dx`, `dy` in shares of the view, `dz` in steps of zoom. */
  move({
    dx = 0,
    dy = 0,
    dz = 0,
  }: {
    readonly dx?: number
    readonly dy?: number
    readonly dz?: number
  }): void {
    const { clientWidth, clientHeight } = this.#box
    if (dx !== 0 || dy !== 0) this.#map.panBy([dx * clientWidth, dy * clientHeight], { animate: false })
    if (dz !== 0) this.#map.zoomTo(this.#map.getZoom() + dz, { animate: false })
    this.#tellMoved(true)
  }

  /** Shows the whole ground again. */
  whole(): void {
    this.#fit()
    this.#tellMoved(true)
  }

  close(): void {
    this.#watch.disconnect()
    this.#map.remove()
  }

  #listen(): void {
    this.#map.once('idle', () => {
      this.#hearer.drawn()
      this.#tellMoved(false)
    })
    this.#map.on('moveend', (event) =>
      this.#tellMoved('originalEvent' in event && event.originalEvent !== undefined),
    )
    this.#map.on('click', (event) => {
      const matter = this.#matterAt(event.point)
      const sector = matter === undefined ? this.#sectorAt(event.point) : undefined
      if (sector === undefined) this.#hearer.picked(matter)
      else this.#hearer.sectorPicked(sector)
    })
    this.#map.on('mousemove', (event) => {
      this.#map.getCanvas().style.cursor = this.#matterAt(event.point) === undefined ? '' : 'pointer'
    })
  }

  #repaint(): void {
    this.#colours = coloursOf(this.#box)
    this.#map.setStyle(this.#style(), { diff: false })
  }

  #style(): StyleSpecification {
    const sources: Record<string, SourceSpecification> = {}
    for (const [name, layer] of Object.entries(mapLayers))
      sources[name] = { type: 'geojson', data: featuresOf(layer, this.#content) }
    return {
      version: 8,
      sources,
      layers: [
        { id: 'ground', type: 'background', paint: { 'background-color': this.#colours['map-far'] } },
        ...Object.entries(mapLayers).flatMap(([name, layer]) => layer.styles(name, this.#colours)),
      ],
    }
  }

  /** An image is drawn when first asked for, in the colours of the page as they stand. */
  #addImage(name: string): void {
    const image = this.#imageOf(name)
    if (image !== undefined && !this.#map.hasImage(name))
      this.#map.addImage(name, image, { pixelRatio: IMAGE_RATIO })
  }

  #imageOf(name: string): ImageData | undefined {
    if (name === HATCH) return hatch(this.#colours)
    const { marks } = this.#content
    const mark = marks.find((each) => markName(each) === name)
    if (mark !== undefined) return markImage(mark, this.#colours)
    const led = marks.find((each) => leaderName(each) === name)
    return led && leaderImage(led, this.#colours)
  }

  #fit(): void {
    const bounds = boundsOf(this.#content)
    if (bounds !== undefined) this.#map.fitBounds(bounds, { animate: false, padding: padding(this.#box) })
  }

  #tellMoved(byHand: boolean): void {
    const { lng, lat } = this.#map.getCenter()
    const zoom = this.#map.getZoom()
    this.#hearer.moved({ lonDeg: lng, latDeg: lat, zoom }, metresPerPx(lat, zoom), byHand)
  }

  /** Marks lie on top and are hit as drawn; else the area below the pointer. */
  #matterAt(point: { readonly x: number; readonly y: number }): string | undefined {
    const hit = this.#content.marks.findLast((mark) => this.#isOn(mark, point))
    if (hit !== undefined) return hit.matter
    if (this.#map.getLayer('area-in') === undefined) return undefined
    const [area] = this.#map.queryRenderedFeatures([point.x, point.y], { layers: ['area-in'] })
    return area === undefined ? undefined : String(area.properties['matter'])
  }

  #sectorAt(point: { readonly x: number; readonly y: number }): string | undefined {
    if (this.#map.getLayer('sector-outline') === undefined) return undefined
    const { lng, lat } = this.#map.unproject([point.x, point.y])
    return this.#content.sectors.find(({ area }) =>
      area.some((ring) => isInside(ring.map(degrees), [lng, lat])),
    )?.id
  }

  #isOn(mark: MapMark, point: { readonly x: number; readonly y: number }): boolean {
    const at = this.#map.project(degrees(mark.at))
    const [dx, dy] = markOffset(mark)
    return Math.hypot(at.x + dx - point.x, at.y + dy - point.y) <= HIT_PX
  }
}

function padding({ clientWidth, clientHeight }: HTMLElement): PaddingOptions {
  const [wide, high] = [clientWidth * PAD_SHARE, clientHeight * PAD_SHARE]
  return {
    top: Math.min(PAD_PX.top, clientHeight * PAD_SHARE_TOP),
    bottom: Math.min(PAD_PX.bottom, high),
    left: Math.min(PAD_PX.left, wide),
    right: Math.min(PAD_PX.right, wide),
  }
}

/** The panel around it bears the name, and the list beside does all that it does: the canvas itself is no stop. */
function hideFromKeyboard(canvas: HTMLCanvasElement): void {
  canvas.removeAttribute('tabindex')
  canvas.removeAttribute('aria-label')
  canvas.setAttribute('role', 'presentation')
}

function featuresOf(layer: MapLayer, content: MapContent): FeatureCollection {
  return { type: 'FeatureCollection', features: [...layer.features(content)] }
}

function cameraOf({ lonDeg, latDeg, zoom }: MapView): {
  readonly center: [number, number]
  readonly zoom: number
} {
  return { center: [lonDeg, latDeg], zoom }
}

/** The agreed ground with what is placed; nothing of any conflict stands here. */
function boundsOf({ sectors, lines, marks, places }: MapContent): LngLatBoundsLike | undefined {
  const ground = [
    ...sectors.flatMap(({ area }) => area.flat()),
    ...lines.flatMap(({ parts }) => parts.flat()),
    ...marks.map(({ at }) => at),
  ]
  const points = (ground.length > 0 ? ground : places.map(({ at }) => at)).map(degrees)
  if (points.length === 0) return undefined
  const lons = points.map(([lon]) => lon)
  const lats = points.map(([, lat]) => lat)
  return [Math.min(...lons), Math.min(...lats), Math.max(...lons), Math.max(...lats)]
}

/** Equator's metres of one CSS pixel at zoom 0 of 512-pixel tiles: WGS 84's circumference over 512. */
const EQUATOR_M_PER_PX = 40_075_016.686 / 512

function metresPerPx(latDeg: number, zoom: number): number {
  return (EQUATOR_M_PER_PX * Math.cos((latDeg * Math.PI) / 180)) / 2 ** zoom
}

function isInside(ring: readonly (readonly [number, number])[], [x, y]: readonly [number, number]): boolean {
  return ring.reduce((inside, [xa, ya], n) => {
    const [xb, yb] = ring[(n + 1) % ring.length] ?? [xa, ya]
    const crosses = ya > y !== yb > y && x < ((xb - xa) * (y - ya)) / (yb - ya) + xa
    return crosses ? !inside : inside
  }, false)
}
