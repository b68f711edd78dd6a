import { useCallback, useEffect, useRef, useState } from 'react'

import type { Reply } from '#client'
import type { Problem } from '#wire/record'

import { startAsker } from './asker.ts'
import type { Asker } from './asker.ts'
import { useDesk, useLive } from './desk.tsx'

/** What is being asked: `key` names the question, `topics` are the feed's words after which it is asked again. */
export type Asking<T> = {
  readonly key: string
  readonly ask: () => Promise<Reply<T>>
  readonly topics: readonly string[]
  /** A list: what comes later waits until the reader asks for it (R-UI-7). */
  readonly hold?: boolean
}

/** What is known of an answer. A problem beside a value means: this is what was read before. */
export type Known<T> = {
  readonly value: T | undefined
  /** A newer answer that waits behind "show". */
  readonly waiting: T | undefined
  readonly problem: Problem | undefined
  readonly again: () => void
  readonly show: () => void
}

type State<T> = {
  readonly key: string
  readonly value: T | undefined
  readonly waiting: T | undefined
  readonly problem: Problem | undefined
  /** When the value was read, by the mechanism's clock. */
  readonly readAt: string
}

/** Asks the node once, and again when the feed names a topic. Never polls. */
export function useAsked<T>(asking: Asking<T>): Known<T> {
  const { live } = useDesk()
  const { changed, downSince } = useLive()
  const [state, setState] = useState<State<T>>(nothing(asking.key))
  const [turn, setTurn] = useState(0)
  const version = Math.max(0, ...asking.topics.map((topic) => changed[topic] ?? 0))
  usePaced({ question: `${turn} ${asking.key}`, version }, async (isWanted) => {
    const { key, hold = false } = asking
    const reply = await asking.ask()
    const isOwn = performance.now() < live.state().ownUntilMs
    if (isWanted()) setState((before) => after(before, reply, { key, hold: hold && !isOwn, at: live.now() }))
  })
  const current = state.key === asking.key ? state : nothing<T>(asking.key)
  const again = useCallback(() => setTurn((before) => before + 1), [])
  useStale(current, again)
  useWhenBack(downSince, current.problem === undefined ? undefined : again)
  return {
    value: current.value,
    waiting: current.waiting,
    problem: current.problem,
    again,
    show: () => setState({ ...current, value: current.waiting ?? current.value, waiting: undefined }),
  }
}

/** Asks a new question at once, and the same one again when `version` has moved (R-UI-62). */
function usePaced(
  { question, version }: { readonly question: string; readonly version: number },
  ask: (isWanted: () => boolean) => Promise<void>,
): void {
  const latest = useRef({ ask, version })
  const asker = useRef<Asker>(undefined)
  useEffect(() => {
    latest.current = { ask, version }
  })
  useEffect(() => {
    const own = startAsker((isWanted) => latest.current.ask(isWanted), latest.current.version)
    asker.current = own
    return own.stop
    // eslint-disable-next-line react/exhaustive-deps -- another question is asked anew
  }, [question])
  useEffect(() => asker.current?.moved(version), [version])
}

/** While an answer could not be had again, what was read before stays, and the page says as of when (R-UI-10). */
function useStale({ key, value, problem, readAt }: State<unknown>, again: () => void): void {
  const { live } = useDesk()
  const isStale = value !== undefined
  useEffect(() => {
    if (!isStale || problem === undefined) return undefined
    return live.staled(key, { since: readAt, problem, again })
  }, [live, key, isStale, problem, readAt, again])
}

/** What failed is asked once more when the line is back (R-UI-20). */
function useWhenBack(downSince: string | undefined, again: (() => void) | undefined): void {
  const latest = useRef(again)
  const wasDown = useRef(false)
  useEffect(() => {
    latest.current = again
  })
  useEffect(() => {
    if (downSince === undefined && wasDown.current) latest.current?.()
    wasDown.current = downSince !== undefined
  }, [downSince])
}

function nothing<T>(key: string): State<T> {
  return { key, value: undefined, waiting: undefined, problem: undefined, readAt: '' }
}

function after<T>(
  before: State<T>,
  reply: Reply<T>,
  { key, hold, at }: { readonly key: string; readonly hold: boolean; readonly at: string },
): State<T> {
  const kept = before.key === key ? before : nothing<T>(key)
  if (!reply.ok) return { ...kept, problem: reply.problem }
  if (!hold || kept.value === undefined || sameAnswer(kept.value, reply.value))
    return { key, value: reply.value, waiting: undefined, problem: undefined, readAt: at }
  return { ...kept, waiting: reply.value, problem: undefined }
}

/** Answers are plain JSON, so their text tells whether they differ; `now` alone is no difference a reader sees. */
function sameAnswer(one: unknown, other: unknown): boolean {
  const text = (value: unknown): string =>
    JSON.stringify(value, (name, part: unknown) => (name === 'now' ? undefined : part))
  return text(one) === text(other)
}
