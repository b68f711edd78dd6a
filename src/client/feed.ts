import { feedEvent, type FeedEvent } from '#wire/record'

import { jsonOf } from './ask.ts'
import type { Carried, Carry } from './carry.ts'
import { emptyStream, LINE_MAX_CHARS, readStream } from './feed-text.ts'

/** What a follower of the feed is told: an event, or that the line is down or up again. */
export type FeedNews =
  | { readonly kind: 'event'; readonly event: FeedEvent }
  | { readonly kind: 'line'; readonly up: boolean }

/** How to follow a feed. */
export type FollowOptions = {
  readonly carry: Carry
  /** Log size already known; the feed tells what came after. Absent: from now on. */
  readonly from?: number
  /** Called for each piece of news, in order. */
  readonly tell: (news: FeedNews) => void
  /** Resolves after so many milliseconds; handed in, as this room has no clock. */
  readonly wait: (ms: number) => Promise<void>
}

/** A feed being followed. */
export type Following = {
  /** Ends it; nothing is told afterwards. */
  readonly stop: () => void
  /** Resolves when it has ended. */
  readonly ended: Promise<void>
}

/** Pauses between attempts: short first, as most breaks are restarts, then no more than one try in 30 s. */
const RETRY_MS: readonly number[] = [500, 1_000, 2_000, 5_000, 15_000, 30_000]

/**
 * Follows the node's feed over one open stream and resumes after the last event it heard (`Last-Event-ID`), so that
 * nothing is told twice and nothing is missed. Tells once when the line goes down and once when it is up again.
 */
export function followFeed(options: FollowOptions): Following {
  const line = new FeedLine(options)
  return { stop: () => line.stop(), ended: line.follow() }
}

/** One reader's line to the feed: owns the open stream, which must be let go. */
class FeedLine {
  readonly #options: FollowOptions
  #last: string
  #stopped = false
  #up: boolean | undefined
  #failures = 0
  #open: Carried | undefined

  constructor(options: FollowOptions) {
    this.#options = options
    this.#last = options.from === undefined ? '' : String(options.from)
  }

  stop(): void {
    this.#stopped = true
    this.#open?.cancel()
  }

  async follow(): Promise<void> {
    while (!this.#stopped) {
      try {
        await this.#hear()
      } catch {
        // The line broke. That it is down is told below, and the next attempt says whether it still is.
      }
      this.#open?.cancel()
      this.#tellLine(false)
      if (this.#stopped) return
      await this.#options.wait(RETRY_MS[Math.min(this.#failures, RETRY_MS.length - 1)] ?? 0)
      this.#failures += 1
    }
  }

  async #hear(): Promise<void> {
    this.#open = await this.#options.carry({
      method: 'GET',
      path: '/api/feed',
      headers: {
        accept: 'text/event-stream',
        ...(this.#last === '' ? {} : { 'last-event-id': this.#last }),
      },
    })
    if (this.#stopped || this.#open.status !== 200) return
    let state = emptyStream
    for await (const chunk of this.#open.chunks) {
      if (this.#stopped) return
      this.#failures = 0
      this.#tellLine(true)
      const read = readStream(state, chunk)
      state = read.state
      for (const event of read.events) this.#tellEvent(event.id, event.data)
      if (state.rest.length > LINE_MAX_CHARS) return
    }
  }

  #tellEvent(id: string, data: string): void {
    const read = feedEvent.safeParse(jsonOf(data))
    if (!read.success) return // an event of a newer node: the views say the same when they are asked
    if (/^\d{1,16}$/.test(id)) this.#last = id
    if (!this.#stopped) this.#options.tell({ kind: 'event', event: read.data })
  }

  #tellLine(up: boolean): void {
    if (this.#up === up || this.#stopped) return
    this.#up = up
    this.#options.tell({ kind: 'line', up })
  }
}
