import { createContext, use, useEffect, useRef, type JSX, type ReactNode } from 'react'

import type { Key } from '#words'

/** One key of a screen: `n`, `Shift+N`, `g a` (two strokes), `Ctrl+Enter`; what it does in words; what it runs. */
export type ScreenKey = {
  readonly stroke: string
  readonly words: Key
  readonly run: () => void
}

/** Which keys act now, and whether single keys act on this device at all. */
export type KeyMap = {
  readonly add: (keys: readonly ScreenKey[]) => () => void
  readonly all: () => readonly ScreenKey[]
}

const KeyContext = createContext<KeyMap | undefined>(undefined)

/** Listens for the page. Keys with a modifier act anywhere, single keys only while no field has the focus (WCAG 2.1.4). */
export function KeyMapProvider({
  on,
  children,
}: {
  readonly on: boolean
  readonly children: ReactNode
}): JSX.Element {
  const layers = useRef<(readonly ScreenKey[])[]>([])
  const map = useRef<KeyMap>({
    add(keys) {
      layers.current = [...layers.current, keys]
      return () => {
        layers.current = layers.current.filter((each) => each !== keys)
      }
    },
    all: () => layers.current.flat(),
  })
  useEffect(() => listen(map.current, on), [on])
  return <KeyContext value={map.current}>{children}</KeyContext>
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
  const strokes = keys.map((key) => `${key.stroke} ${key.words}`).join('\n')
  useEffect(
    () =>
      map.add(
        latest.current.map((key, place) => ({
          stroke: key.stroke,
          words: key.words,
          run: () => latest.current[place]?.run(),
        })),
      ),
    [map, strokes],
  )
}

const SECOND_STROKE_MS = 1500

function listen(map: KeyMap, on: boolean): () => void {
  let first = { stroke: '', at: 0 }
  const heard = (event: KeyboardEvent): void => {
    const stroke = strokeOf(event)
    if (event.defaultPrevented || event.isComposing) return
    if (!stroke.startsWith('Ctrl') && stroke !== 'Escape' && (!on || isTyping(event.target))) return
    const two = event.timeStamp - first.at < SECOND_STROKE_MS ? `${first.stroke} ${stroke}` : ''
    const key = map.all().findLast((each) => each.stroke === two || each.stroke === stroke)
    const chosen = two === '' ? key : (map.all().findLast((each) => each.stroke === two) ?? key)
    first = chosen === undefined ? { stroke, at: event.timeStamp } : { stroke: '', at: 0 }
    if (chosen === undefined || ((stroke === 'Enter' || stroke === ' ') && isPressable(event.target))) return
    event.preventDefault()
    chosen.run()
  }
  document.addEventListener('keydown', heard)
  return () => document.removeEventListener('keydown', heard)
}

function strokeOf(event: KeyboardEvent): string {
  if (event.ctrlKey || event.metaKey) return `Ctrl+${event.key}`
  if (event.altKey) return `Alt+${event.key}`
  if (event.key.length === 1 && event.shiftKey && /\p{Letter}/u.test(event.key))
    return `Shift+${letterOf(event)}`
  return event.key.length === 1 ? letterOf(event) : event.key
}

/** The Latin letter of the physical key where another script is typed, so that keys act in every keyboard layout. */
function letterOf(event: KeyboardEvent): string {
  const typed = event.key.toLowerCase()
  if (!/\p{Letter}/u.test(typed) || /^[a-z]$/.test(typed)) return typed
  return /^Key[A-Z]$/.test(event.code) ? event.code.slice(3).toLowerCase() : typed
}

function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    (target.isContentEditable || target.matches('textarea, select, input:not([type=radio]):not([type=checkbox])'))
  )
}

function isPressable(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && target.matches('button, a, summary')
}
