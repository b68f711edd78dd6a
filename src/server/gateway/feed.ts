import { Readable } from 'node:stream'
import { setTimeout as pause } from 'node:timers/promises'

import type { Utc } from '#domain/measure'
import type { Clock } from '#wire/party'
import type { FeedEvent } from '#wire/record'

/** What the view `changes` answers for one reader: the log's size now, and what was touched since, that it may see. */
type Change = { readonly size: number; readonly at: Utc; readonly topics: readonly string[] }

/** What one open feed stands on. */
export type FeedParts = {
  /** What changed after a log size that this reader may see; `undefined` once it may read nothing more. */
  readonly changesAfter: (size: number) => Promise<Change | undefined>
  /** Resolves when the log is larger than `size`, or when the signal aborts. */
  readonly beyond: (size: number, signal: AbortSignal) => Promise<void>
  readonly clock: () => Clock
  /** Resolves when somebody set the clock, or when the signal aborts. */
  readonly clockChanged: (signal: AbortSignal) => Promise<void>
  /** Whether the session that opened the feed still stands; the public's always does. */
  readonly stands: () => Promise<boolean>
  /** Told what broke. The reader's line is closed, and it comes back by itself. */
  readonly fault: (error: unknown) => void
  readonly beatMs: number
}

/** Beat of the comment that keeps a line known to be alive (toolchain README; R-UI-20 counts on it). */
export const BEAT_MS = 15_000
/** Least time between two changes told to one reader: a burst of entries is one change. */
const GAP_MS = 100
/** Most that waits for one reader. An event has about 200 bytes, so this is a reader that does not read. */
const WAITING_MAX_BYTES = 65_536

/** One reader's feed as an event stream, from a log size on. It ends when the reader goes, is too slow, or signs out. */
export function openFeed(parts: FeedParts, from: number): Readable {
  const stream = new Readable({ read() {} })
  const gone = new AbortController()
  stream.once('close', () => gone.abort())
  stream.on('error', () => gone.abort())
  const line: Line = { stream, gone: gone.signal }
  stream.push(': open\n\n') // headers leave with the first bytes
  tell(line, { kind: 'clock', clock: parts.clock() })
  void Promise.all([followLog(parts, line, from), followClock(parts, line), beat(parts, line)])
    .catch((error: unknown) => {
      if (!gone.signal.aborted) parts.fault(error)
    })
    .finally(() => stream.destroy())
  return stream
}

type Line = { readonly stream: Readable; readonly gone: AbortSignal }

async function followLog(parts: FeedParts, line: Line, from: number): Promise<void> {
  let known = from
  while (!line.gone.aborted) {
    const change = await parts.changesAfter(known)
    if (!change) return void line.stream.destroy()
    if (change.size === known) await parts.beyond(known, line.gone)
    else {
      known = change.size
      if (change.topics.length > 0) tell(line, { kind: 'change', ...change })
      await pause(GAP_MS, undefined, { signal: line.gone })
    }
  }
}

async function followClock(parts: FeedParts, line: Line): Promise<void> {
  while (!line.gone.aborted) {
    await parts.clockChanged(line.gone)
    if (!line.gone.aborted) tell(line, { kind: 'clock', clock: parts.clock() })
  }
}

async function beat(parts: FeedParts, line: Line): Promise<void> {
  let waited = false
  while (!line.gone.aborted) {
    await pause(parts.beatMs, undefined, { signal: line.gone })
    const waits = line.stream.readableLength > 0
    if ((waited && waits) || !(await parts.stands())) return void line.stream.destroy()
    waited = waits
    line.stream.push(': beat\n\n')
  }
}

/** The id is the log's size, so a reader that lost its line asks for what it missed; a clock event has none. */
function tell(line: Line, event: FeedEvent): void {
  if (line.gone.aborted) return
  const id = event.kind === 'change' ? `id: ${event.size}\n` : ''
  line.stream.push(`${id}event: ${event.kind}\ndata: ${JSON.stringify(event)}\n\n`)
  if (line.stream.readableLength > WAITING_MAX_BYTES) line.stream.destroy()
}
