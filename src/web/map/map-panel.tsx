import { useEffect, useImperativeHandle, useRef, useState, type JSX, type Ref, type RefObject } from 'react'

import type { MapContent, MapView } from './content.ts'
import { GroundMap, type MapHearer } from './ground-map.ts'
import { FACE } from './layer.ts'

import css from './map.module.css'

/** What can be done to the map from beside it. */
export type MapHandle = Pick<GroundMap, 'move' | 'whole'>

type PanelProps = {
  readonly content: MapContent
  /** Where it begins; the whole ground where nothing is said. */
  readonly view: MapView | undefined
  /** Its name for a reader who does not see it; the list beside holds the same content (R-UI-52). */
  readonly name: string
  readonly hearer: MapHearer
  readonly handle: Ref<MapHandle>
}

/** The map in its box. Where it cannot be drawn it throws as it renders, so that what stands around it says so. */
export function MapPanel(props: PanelProps): JSX.Element {
  const box = useRef<HTMLElement>(null)
  const map = useRef<GroundMap>(undefined)
  const latest = useRef(props)
  const [failure, setFailure] = useState<Error>()
  useEffect(() => {
    latest.current = props
    map.current?.show(props.content)
  })
  useEffect(() => opened({ box, map, latest, failed: setFailure }), [])
  useImperativeHandle(props.handle, () => ({
    move: (by) => map.current?.move(by),
    whole: () => map.current?.whole(),
  }))
  if (failure !== undefined) throw failure
  return <figure ref={box} className={css['map'] ?? ''} aria-label={props.name} />
}

type Opening = {
  readonly box: RefObject<HTMLElement | null>
  readonly map: RefObject<GroundMap | undefined>
  readonly latest: RefObject<PanelProps>
  readonly failed: (failure: Error) => void
}

/** Opens the map once the faces its names need are here; what it answers closes it. */
function opened({ box, map, latest, failed }: Opening): () => void {
  let isLeft = false
  const open = async (): Promise<void> => {
    await facesFor(latest.current.content)
    if (isLeft || box.current === null) return
    const { content, view } = latest.current
    map.current = new GroundMap(box.current, hearing(latest), { content, view })
  }
  open().catch((error: unknown) => failed(error instanceof Error ? error : new Error(String(error))))
  return () => {
    isLeft = true
    map.current?.close()
    map.current = undefined
  }
}

/** Tells whoever hears now, not who heard when the map was opened. */
function hearing(latest: RefObject<PanelProps>): MapHearer {
  return {
    picked: (matter) => latest.current.hearer.picked(matter),
    sectorPicked: (sector) => latest.current.hearer.sectorPicked(sector),
    moved: (view, metresPerPx, byHand) => latest.current.hearer.moved(view, metresPerPx, byHand),
    drawn: () => latest.current.hearer.drawn(),
  }
}

/** A face is fetched only when used, and a label drawn before it came stays in another: so the names ask for theirs first. */
async function facesFor({ places, countries, sectors }: MapContent): Promise<void> {
  const text = [
    ...places.map(({ name }) => name),
    ...countries.map(({ name }) => name),
    ...sectors.map(({ id }) => id),
  ].join('')
  await document.fonts.load(`400 24px "${FACE}"`, text)
}
