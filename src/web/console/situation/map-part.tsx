import { Component, lazy, Suspense, useMemo, useRef, useState, type JSX, type ReactNode } from 'react'

import { Foreign, Icon, Kbd, Loading, StateBox, textFor, useReader } from '#web/controls'
import { useDesk, useSides } from '#web/desk'
import type { MapContent, MapHandle, MapView } from '#web/map'
import type { SituationAnswer } from '#wire/situation'

import { contentOf, type GroundParts } from './ground.ts'
import { LayerChips } from './layer-chips.tsx'
import type { Look } from './look.ts'
import { MapList } from './map-list.tsx'
import { NotPlaced } from './not-placed.tsx'
import { Scale } from './scale-bar.tsx'
import { situationCss as c } from './styles.ts'
import { useBasemap, type Basemap } from './use-basemap.ts'

const MapPanel = lazy(async () => ({ default: (await import('#web/map')).MapPanel }))

type MapPartProps = Omit<GroundParts, 'basemap' | 'order' | 'entities'> & {
  readonly setLook: (change: Partial<Look>) => void
  readonly counts: { readonly said: number; readonly lodged: number } | undefined
  readonly gaps: ReadonlySet<string>
}

/** Where: the ground with what is placed on it, or the same as a list. Drawn last, and alone when it fails (R-UI-26). */
export function MapPart(props: MapPartProps): JSX.Element {
  const { look, setLook, placed } = props
  const basemap = useBasemap(true)
  const [metresPerPx, setMetresPerPx] = useState<number>()
  const handle = useRef<MapHandle>(null)
  const [isOpen, setOpen] = useState(false)
  return (
    <div className={c(look.list ? 'ground asList' : 'ground')}>
      <div className={c('overMap')}>
        <LayerChips {...props} />
      </div>
      <div className={c('canvas')}>
        {look.list ? (
          <MapList {...props} />
        ) : (
          <>
            <Drawn {...props} basemap={basemap} handle={handle} scaled={setMetresPerPx} />
            <NotPlaced placed={placed} isOpen={isOpen} toggle={() => setOpen(!isOpen)} setLook={setLook} />
            {metresPerPx !== undefined && <Scale metresPerPx={metresPerPx} />}
            <MapTools look={look} setLook={setLook} handle={handle} />
            <SourceLine lines={props.geography.lines} basemap={basemap} />
          </>
        )}
      </div>
    </div>
  )
}

type DrawnProps = MapPartProps & {
  readonly basemap: Basemap
  readonly handle: { current: MapHandle | null }
  readonly scaled: (metresPerPx: number) => void
}

function Drawn({ basemap, handle, scaled, ...props }: DrawnProps): JSX.Element {
  const reader = useReader()
  const { look, setLook, placed } = props
  const content = useContent(props, basemap)
  const not = placed.filter(({ spots }) => spots.length === 0).length
  if (basemap.kind === 'waiting') return <Loading lines={3} />
  return (
    <WhileDrawn>
      <Suspense fallback={<Loading lines={3} />}>
        <MapPanel
          content={content}
          view={viewOf(look.map)}
          name={reader.t('map.name', { placed: placed.length - not, not })}
          handle={handle}
          hearer={{
            picked: (matter) => setLook({ pick: matter ?? '', sector: '' }),
            sectorPicked: (sector) => setLook({ sector, pick: '' }),
            moved: (view, metresPerPx, byHand) => {
              scaled(metresPerPx)
              if (byHand) setLook({ map: textOfView(view) })
            },
            drawn: () => document.documentElement.setAttribute('data-map', 'drawn'),
          }}
        />
      </Suspense>
    </WhileDrawn>
  )
}

/** The map's content, made anew only when something it is made of is another. */
function useContent(props: MapPartProps, basemap: Basemap): MapContent {
  const reader = useReader()
  const { mechanism } = useDesk()
  const order = useSides()
  const land = basemap.kind === 'here' ? basemap.land : undefined
  const { look, placed, geography, range, observations, watches, observedMin, day } = props
  const { entities } = mechanism
  return useMemo(() => {
    const told = { look, range, geography, placed, observations, watches, observedMin, day }
    return contentOf(reader, { ...told, order, entities, basemap: land })
  }, [reader, look, range, geography, placed, observations, watches, observedMin, day, order, entities, land])
}

/** `lon,lat,zoom` of the address. */
function viewOf(text: string): MapView | undefined {
  const [lonDeg, latDeg, zoom] = text.split(',').map(Number)
  if (text === '' || lonDeg === undefined || latDeg === undefined || zoom === undefined) return undefined
  return { lonDeg, latDeg, zoom }
}

function textOfView({ lonDeg, latDeg, zoom }: MapView): string {
  return `${lonDeg.toFixed(4)},${latDeg.toFixed(4)},${zoom.toFixed(2)}`
}

function SourceLine({
  lines,
  basemap,
}: Pick<SituationAnswer['geography'], 'lines'> & { readonly basemap: Basemap }): JSX.Element {
  const { t, lang } = useReader()
  const line = lines.map(({ name }) => textFor(name, lang).text).join(', ')
  const names = t('map.names')
  return (
    <p className={c('attr')}>
      {line === '' ? names : t('map.source', { line, names })}{' '}
      {lines.some(({ heldBy }) => heldBy.length < 2) && `${t('map.differs')} `}
      {basemap.kind === 'here' && <Foreign text={basemap.sources} lang="en" />}
      {basemap.kind === 'failed' && t('map.noBasemap')}
    </p>
  )
}

function MapTools({
  look,
  setLook,
  handle,
}: {
  readonly look: Look
  readonly setLook: MapPartProps['setLook']
  readonly handle: { current: MapHandle | null }
}): JSX.Element {
  const { t } = useReader()
  const zoom = (dz: number) => (): void => handle.current?.move({ dz })
  return (
    <div className={c('mapTools')}>
      <button type="button" className={c('iconBtn')} aria-label={t('map.zoomIn')} onClick={zoom(1)}>
        <Icon name="add" />
      </button>
      <button type="button" className={c('iconBtn')} aria-label={t('map.zoomOut')} onClick={zoom(-1)}>
        <Icon name="less" />
      </button>
      <WideTool look="wholeKey" press={() => handle.current?.whole()}>
        {t('map.whole')}
      </WideTool>
      <WideTool look="fullKey" press={() => setLook({ full: !look.full })}>
        {t(look.full ? 'map.back' : 'map.full')} <Kbd>M</Kbd>
      </WideTool>
      <WideTool look="" press={() => setLook({ list: true })}>
        {t('map.list')} <Kbd>Shift T</Kbd>
      </WideTool>
    </div>
  )
}

function WideTool({
  look,
  press,
  children,
}: {
  readonly look: string
  readonly press: () => void
  readonly children: ReactNode
}): JSX.Element {
  return (
    <button type="button" className={c(`iconBtn wide ${look}`)} onClick={press}>
      {children}
    </button>
  )
}

/** A map that cannot be drawn says so where it would stand; everything else on the screen goes on. */
class WhileDrawn extends Component<{ readonly children: ReactNode }, { readonly failed: boolean }> {
  override state = { failed: false }

  static getDerivedStateFromError(): { readonly failed: boolean } {
    return { failed: true }
  }

  override render(): ReactNode {
    return this.state.failed ? <MapFailed /> : this.props.children
  }
}

function MapFailed(): JSX.Element {
  const { t } = useReader()
  return (
    <div className={c('mapFailed')}>
      <StateBox state="error" title={t('map.failedTitle')} text={t('map.failedText')} />
    </div>
  )
}
