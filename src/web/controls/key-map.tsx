import { createContext, use, useEffect, useRef, useState, type JSX, type ReactNode } from 'react'

import type { Key } from '#words'

/** One key of a screen: `n`, `Shift+n`, `g a` (two strokes), `Ctrl+Enter`; what it does in words; what it runs. */
export type ScreenKey = {
  readonly stroke: string
  readonly words: Key
  readonly run: () => void
}

type Layer = () => readonly ScreenKey[]

/** Which keys act now. */
export type KeyMap = {
  /** Adds the keys of a part; what it answers takes them away again. */
  readonly add: (layer: Layer) => () => void
  readonly all: () => readonly ScreenKey[]
}

const KeyContext = createContext<KeyMap | undefined>(undefined)

/** Listens for the page. Keys with Ctrl act anywhere, single keys only while no field has the focus (WCAG 2.1.4). */
export function KeyMapProvider({
  on,
  children,
}: {
  readonly on: boolean
  readonly children: ReactNode
}): JSX.Element {
  const [map] = useState(makeKeyMap)
  useEffect(() => listen(map, on), [map, on])
  return <KeyContext value={map}>{children}</KeyContext>
}

/** The page's keys, for the list of them. */
export function useKeyMap(): KeyMap {
  const map = use(KeyContext)
  if (map === undefined) throw new Error('no KeyMapProvider above this part')
  return map
}

/** The keys of a screen or a part, as long as it is on the page. A later part's key stands before an earlier one's. */
export function useKeys(keys: readonly ScreenKey[]): void {
  const map = useKeyMap()
  const latest = useRef(keys)
  useEffect(() => {
    latest.current = keys
  })
  useEffect(() => map.add(() => latest.current), [map])
}

function makeKeyMap(): KeyMap {
  const layers = new Set<Layer>()
  return {
    add(layer) {
      layers.add(layer)
      return () => layers.delete(layer)
    },
    all: () => [...layers].flatMap((layer) => layer()),
  }
}

const SECOND_STROKE_MS = 1500

function listen(map: KeyMap, on: boolean): () => void {
  let first = { stroke: '', at: 0 }
  const heard = (event: KeyboardEvent): void => {
    const stroke = strokeOf(event)
    if (event.defaultPrevented || event.isComposing) return
    if (document.querySelector('dialog:modal') !== null) return // the keys below an open dialog rest; Escape closes it
    if (!actsAnywhere(stroke) && (!on || isTyping(event.target))) return
    const two = event.timeStamp - first.at < SECOND_STROKE_MS ? `${first.stroke} ${stroke}` : ''
    const chosen = keyFor(map, two) ?? keyFor(map, stroke)
    first = chosen === undefined ? { stroke, at: event.timeStamp } : { stroke: '', at: 0 }
    const isPress = (stroke === 'Enter' || stroke === ' ') && isPressable(event.target)
    if (chosen === undefined || isPress) return
    event.preventDefault()
    chosen.run()
  }
  document.addEventListener('keydown', heard)
  return () => document.removeEventListener('keydown', heard)
}

/** Keys that no field needs for typing: with Ctrl, the function keys, Escape. */
function actsAnywhere(stroke: string): boolean {
  return stroke.startsWith('Ctrl') || stroke === 'Escape' || /^F\d{1,2}$/.test(stroke)
}

function keyFor(map: KeyMap, stroke: string): ScreenKey | undefined {
  return map.all().findLast((each) => each.stroke === stroke)
}

function strokeOf(event: KeyboardEvent): string {
  if (event.ctrlKey || event.metaKey) return `Ctrl+${event.key}`
  if (event.altKey) return `Alt+${event.key}`
  if (event.key.length === 1 && event.shiftKey && /\p{Letter}/u.test(event.key))
    return `Shift+${letterOf(event)}`
  if (event.shiftKey && event.key.startsWith('Arrow')) return `Shift+${event.key}`
  return event.key.length === 1 ? letterOf(event) : event.key
}

/** The Latin letter of the physical key where another script is typed, so that keys act in every keyboard layout. */
function letterOf(event: KeyboardEvent): string {
  const typed = event.key.toLowerCase()
  if (!/\p{Letter}/u.test(typed) || /^[a-z]$/.test(typed)) return typed
  return /^Key[A-Z]$/.test(event.code) ? event.code.slice(3).toLowerCase() : typed
}

const FIELDS = 'textarea, select, input:not([type=radio]):not([type=checkbox])'

function isTyping(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && (target.isContentEditable || target.matches(FIELDS))
}

function isPressable(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && target.matches('button, a, summary, label, input')
}
