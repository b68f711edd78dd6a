import { setTimeout as pause } from 'node:timers/promises'

import type { Answer } from '#domain/life'
import type { DeadlinesTable } from '#server/projections'

import { due, type DueAct } from './due.ts'
import type { MechanismClock } from './mechanism-clock.ts'

/** What the watch over deadlines stands on. */
type WatchParts = {
  readonly clock: MechanismClock
  /** The earliest deadlines, earliest first, at most so many. */
  readonly next: (limit: number) => Promise<readonly DeadlinesTable[]>
  /** Signs a deed with the node office's key and enters it in the log. */
  readonly act: (deed: DueAct) => Promise<Answer<unknown, string>>
  /** Resolves when the log is larger than `size`, or when the signal aborts. */
  readonly beyond: (size: number, signal: AbortSignal) => Promise<void>
  /** The log's size now. */
  readonly size: () => number
  /** Told of what broke and of what was refused, by code. The watch goes on. */
  readonly fault: (error: unknown) => void
  /** Pause after a fault, so that a broken machine is not asked without end; five seconds where none is given. */
  readonly faultPauseMs?: number
}

/** A running watch. */
type Watch = {
  /** Ends it. Resolves when nothing of it is under way. */
  readonly stop: () => Promise<void>
}

/** Deadlines looked at together: at a jump of a demo's clock many fall due at once. */
const BATCH = 100
const FAULT_PAUSE_MS = 5_000
/** An entry moves the next deadline by hours if at all: a flood of them is looked at a few times a second, not each by itself. */
const SETTLE_MS = 250
/** Longest sleep: Node's timers hold 24.8 days, and an hour costs nothing. */
const SLEEP_MAX_MS = 3_600_000

/**
 * Does what falls due, when it falls due by the mechanism's clock, in the order it fell due. What fell due while the node
 * was off is done first. It sleeps until the next deadline, the next entry, or until somebody sets the clock.
 */
export function watchDeadlines(parts: WatchParts): Watch {
  const gone = new AbortController()
  const running = run(parts, gone.signal)
  return {
    stop: async () => {
      gone.abort()
      await running
    },
  }
}

async function run(parts: WatchParts, gone: AbortSignal): Promise<void> {
  while (!gone.aborted) {
    try {
      const size = parts.size()
      const round = await doDue(parts, await parts.next(BATCH), gone)
      if (round.refused) await rest(parts, gone)
      else if (!round.more) await sleep(parts, { size, next: round.next }, gone)
    } catch (error) {
      if (!gone.aborted) parts.fault(error)
      await rest(parts, gone)
    }
  }
}

/** What a round over the earliest deadlines came to: the first that is not due yet, and whether more may be due. */
type Round = {
  readonly next: DeadlinesTable | undefined
  readonly more: boolean
  readonly refused: boolean
}

async function doDue(parts: WatchParts, rows: readonly DeadlinesTable[], gone: AbortSignal): Promise<Round> {
  let refused = false
  for (const row of rows) {
    if (gone.aborted) break
    if (row.due > parts.clock.now()) return { next: row, more: false, refused }
    const answer = await parts.act(due[row.kind](row))
    if (answer.ok) continue
    refused = true // met in the meantime, or our fault: the others are not held up by it
    parts.fault(new Error(`${row.kind}: ${answer.code}`))
  }
  return { next: undefined, more: rows.length === BATCH, refused }
}

async function rest({ faultPauseMs = FAULT_PAUSE_MS }: WatchParts, gone: AbortSignal): Promise<void> {
  await pause(faultPauseMs, undefined, { signal: gone }).catch(() => {})
}

type Until = { readonly size: number; readonly next: DeadlinesTable | undefined }

async function sleep({ clock, beyond }: WatchParts, { size, next }: Until, gone: AbortSignal): Promise<void> {
  const woken = new AbortController()
  const stop = (): void => woken.abort()
  gone.addEventListener('abort', stop)
  const ms = next && clock.msUntil(next.due)
  const { signal } = woken
  const grown = beyond(size, signal).then(() => pause(SETTLE_MS, undefined, { signal }).catch(() => {}))
  const waits = [grown, clock.changed(signal)]
  if (ms !== undefined) waits.push(pause(Math.min(ms, SLEEP_MAX_MS), undefined, { signal }).catch(() => {}))
  try {
    if (!gone.aborted) await Promise.race(waits)
  } finally {
    gone.removeEventListener('abort', stop)
    woken.abort()
    await Promise.allSettled(waits)
  }
}
