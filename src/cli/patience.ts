import type { Carry } from '#client'
import { startNode, type NodeSettings, type RunningNode } from '#server/node'
import { say, type Lang } from '#words'

import type { Shell } from './shell.ts'

/** How long a start waits for a busy machine before it says that it cannot. */
const PATIENCE_MS = 60_000
/** Between two tries; a note is written with each but the first. */
const PAUSE_MS = 2_000
const FIRST_PAUSE_MS = 500

/** Who waits: where it is said that it takes long, and what ends the waiting. */
export type Waiter = { readonly shell: Shell; readonly lang: Lang }

/** One stretch of trouble: tells whether to try once more, after a pause and with a word on how long it has taken. */
type Trouble = () => Promise<boolean>

function troubleAt({ shell, lang }: Waiter): Trouble {
  const sinceMs = shell.nowMs()
  let pausedMs = 0
  return async () => {
    const takenMs = Math.max(pausedMs, shell.nowMs() - sinceMs)
    if (shell.stop.aborted || takenMs >= PATIENCE_MS) return false
    if (pausedMs > 0)
      shell.err.write(`${say(lang, 'cli.stillStarting', { n: Math.ceil(takenMs / 1_000) })}\n`)
    const pauseMs = pausedMs === 0 ? FIRST_PAUSE_MS : PAUSE_MS
    pausedMs += pauseMs
    await shell.wait(pauseMs)
    return !shell.stop.aborted
  }
}

/**
 * A carrier that asks again while the node does not answer or says "not now": a demonstration's start goes through such a
 * time instead of failing in it. An act is sent again as the same bytes, so it is recorded once. A sign-in is not sent
 * again, as its challenge may be used up.
 */
export function patiently(carry: Carry, waiter: Waiter): Carry {
  let trouble: Trouble | undefined
  return async (request) => {
    for (;;) {
      const carried = await carry(request).catch((error: unknown) => ({ error }))
      if (!('error' in carried) && !isNotNow(request.method, carried.status)) {
        trouble = undefined
        return carried
      }
      trouble ??= troubleAt(waiter)
      const isAgain = request.path !== '/api/session' && (await trouble())
      if (isAgain && !('error' in carried)) carried.cancel()
      if (isAgain) continue
      if ('error' in carried) throw carried.error
      return carried
    }
  }
}

const UNAVAILABLE = 503
const FAULT = 500

/** What broke under a question may not break under the next; an act that broke inside is in quarantine and stays there. */
function isNotNow(method: string, status: number): boolean {
  return status === UNAVAILABLE || (method === 'GET' && status >= FAULT)
}

/** Starts a node, again and again while the database that has just been started is too busy to answer. */
export async function startPatiently(waiter: Waiter, settings: NodeSettings): Promise<RunningNode> {
  const trouble = troubleAt(waiter)
  for (;;)
    try {
      return await startNode(settings)
    } catch (error) {
      if (!isTooBusy(error) || !(await trouble())) throw error
    }
}

/** The database driver's own words, which come without a code. */
function isTooBusy(error: unknown): boolean {
  return (
    error instanceof Error &&
    /^(?:timeout exceeded when trying to connect|Connection terminated)/.test(error.message)
  )
}
