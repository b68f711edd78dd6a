import type { FeedNews } from '#client'
import type { Clock } from '#wire/party'
import type { Problem } from '#wire/record'

/** A part that could not be read anew: it shows what was read before, as of then. */
export type StalePart = { readonly since: string; readonly problem: Problem; readonly again: () => void }

/** What the feed last said, and when by this machine's own monotonic clock. */
export type LiveState = {
  readonly clock: Clock
  readonly heardAtMs: number
  /** Size of the log that this page knows of. */
  readonly size: number
  /** By topic, the size at which it last changed. */
  readonly changed: Readonly<Record<string, number>>
  /** Since when the feed is down, by the mechanism's clock; undefined while it is up. */
  readonly downSince: string | undefined
  /** Parts of the page that stand as they were read earlier, by their question (R-UI-10). */
  readonly stale: Readonly<Record<string, StalePart>>
  /** Until when new answers are shown at once, since this device's own act brought them. */
  readonly ownUntilMs: number
}

const OWN_ACT_MS = 4000

/** The page's one source of news: what is subscribed to it hears of every change. It owns the listeners. */
export class Live {
  #state: LiveState
  readonly #listeners = new Set<() => void>()

  constructor(clock: Clock) {
    this.#state = {
      clock,
      heardAtMs: performance.now(),
      size: 0,
      changed: {},
      downSince: undefined,
      stale: {},
      ownUntilMs: 0,
    }
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  readonly state = (): LiveState => this.#state

  /** The mechanism's clock now: where it stood when last heard, moved on at its speed. */
  readonly now = (): string => {
    const { clock, heardAtMs } = this.#state
    const passedMs = (performance.now() - heardAtMs) * clock.speed
    return new Date(Date.parse(clock.now) + passedMs).toISOString()
  }

  /** A part could not be read anew; what it answers says that it was read, or is gone. */
  readonly staled = (key: string, part: StalePart): (() => void) => {
    this.#set({ stale: { ...this.#state.stale, [key]: part } })
    return () => {
      const { [key]: gone, ...others } = this.#state.stale
      if (gone === part) this.#set({ stale: others })
    }
  }

  hear(news: FeedNews): void {
    if (news.kind === 'line') {
      this.#set({ downSince: news.up ? undefined : (this.#state.downSince ?? this.now()) })
      return
    }
    if (news.event.kind === 'clock') {
      this.setClock(news.event.clock)
      return
    }
    const { size, topics } = news.event
    const changed = { ...this.#state.changed, ...Object.fromEntries(topics.map((topic) => [topic, size])) }
    this.#set({ size, changed })
  }

  setClock(clock: Clock): void {
    this.#set({ clock, heardAtMs: performance.now() })
  }

  knowSize(size: number): void {
    if (size > this.#state.size) this.#set({ size })
  }

  /** Says that what comes next was caused here, so it need not wait behind "show". */
  ownAct(): void {
    this.#set({ ownUntilMs: performance.now() + OWN_ACT_MS })
  }

  /** The same for all that comes while an act of this device runs, however long, and shortly after. */
  async during<T>(act: Promise<T>): Promise<T> {
    this.#set({ ownUntilMs: Infinity })
    try {
      return await act
    } finally {
      this.ownAct()
    }
  }

  #set(part: Partial<LiveState>): void {
    this.#state = { ...this.#state, ...part }
    for (const listener of this.#listeners) listener()
  }
}
