import { setTimeout as pause } from 'node:timers/promises'

import { publishNow, type PublishParts } from './publish.ts'

/** What keeping the folder stands on beside publishing. */
export type KeepParts = PublishParts & {
  /** Resolves when the log is larger than `size`, or when the signal aborts. */
  readonly beyond: (size: number, signal: AbortSignal) => Promise<void>
  /** The log's size now. */
  readonly size: () => number
  readonly clock: {
    /** Milliseconds of real time until an instant, `undefined` while it will not come by itself. */
    readonly msUntil: (at: string) => number | undefined
    /** Resolves when somebody set the clock, or when the signal aborts. */
    readonly changed: (signal: AbortSignal) => Promise<void>
  }
  /** Told of what broke, and of files that are not as signed; it goes on with the next round. */
  readonly fault: (error: unknown) => void
  /** Pause after a fault; a minute where none is given. */
  readonly faultPauseMs?: number
}

const FAULT_PAUSE_MS = 60_000
/** Longest sleep: Node's timers hold 24.8 days, and an hour costs nothing. */
const SLEEP_MAX_MS = 3_600_000
/** Entries come in bursts: a round waits until one is over, or so long. */
const SETTLE_MS = 250

/**
 * Keeps the published folder what is public: at the start, when the record grew, when somebody set the clock, and when a
 * public time comes. Ends when it is told to.
 */
export function keepPublished(parts: KeepParts): { readonly stop: () => Promise<void> } {
  const gone = new AbortController()
  const running = run(parts, gone.signal)
  return {
    stop: async () => {
      gone.abort()
      await parts.press.close()
      await running
    },
  }
}

async function run(parts: KeepParts, gone: AbortSignal): Promise<void> {
  while (!gone.aborted) {
    const size = parts.size()
    try {
      const { nextAt } = await publishNow(parts)
      await sleep(parts, { size, nextAt }, gone)
    } catch (error) {
      if (!gone.aborted) parts.fault(error)
      await pause(parts.faultPauseMs ?? FAULT_PAUSE_MS, undefined, { signal: gone }).catch(() => {})
    }
  }
}

type Until = { readonly size: number; readonly nextAt: string | undefined }

async function sleep(
  { beyond, clock }: KeepParts,
  { size, nextAt }: Until,
  gone: AbortSignal,
): Promise<void> {
  const woken = new AbortController()
  const stop = (): void => woken.abort()
  gone.addEventListener('abort', stop)
  const { signal } = woken
  const ms = nextAt === undefined ? undefined : clock.msUntil(nextAt)
  const waits = [beyond(size, signal), clock.changed(signal)]
  if (ms !== undefined) waits.push(pause(Math.min(ms, SLEEP_MAX_MS), undefined, { signal }).catch(() => {}))
  try {
    if (!gone.aborted) await Promise.race(waits)
    await pause(SETTLE_MS, undefined, { signal: gone }).catch(() => {})
  } finally {
    gone.removeEventListener('abort', stop)
    woken.abort()
    await Promise.allSettled(waits)
  }
}
