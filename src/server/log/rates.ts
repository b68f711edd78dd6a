import { accept, refuse, type Answer } from '#domain/life'
import {
  allowanceNow,
  AUTHOR_RATE,
  HOLDER_RATE,
  holderOf,
  takenFrom,
  waitOf,
  type Allowance,
  type Envelope,
} from '#domain/record'

/** Whether an author may enter one more now. Equal for all; kept in memory, so a restart begins anew (R-REC-37). */
export type Rates = {
  /** Takes one from the author's key, whose signature was verified. Its holder's is looked at, and not yet taken. */
  readonly ask: (author: Envelope['author']) => Answer<undefined, 'REC_RATE'>
  /**
   * Takes one from the holder of an author whose record went in: until then the log has not judged whether the key speaks
   * for the office it names, and a stranger must not use up a holder's allowance.
   */
  readonly entered: (author: Envelope['author']) => void
}

/** Allowances are looked through for ones that are whole again, and forgotten, once so many were asked. */
const SWEEP_EACH = 4_096

/** Rates by a clock of this machine that never goes back, in milliseconds. `own`: the node's key, which no rate puts off. */
export function newRates(machineMs: () => number, own: string | undefined): Rates {
  const authors = new Map<string, Allowance>()
  const holders = new Map<string, Allowance>()
  let asked = 0
  const sweep = (nowMs: number): void => {
    for (const [key, allowance] of authors)
      if (allowanceNow(AUTHOR_RATE, allowance, nowMs).left >= AUTHOR_RATE.burst) authors.delete(key)
  }
  return {
    ask: ({ key, office }) => {
      if (key === own) return accept(undefined)
      const nowMs = machineMs()
      asked += 1
      if (asked % SWEEP_EACH === 0) sweep(nowMs)
      const author = allowanceNow(AUTHOR_RATE, authors.get(key), nowMs)
      const holder = allowanceNow(HOLDER_RATE, holders.get(holderOf(office)), nowMs)
      const retryAfterMs = Math.max(waitOf(AUTHOR_RATE, author), waitOf(HOLDER_RATE, holder))
      if (retryAfterMs > 0)
        return refuse('REC_RATE', 'draft', { retryAfterMs, seconds: Math.ceil(retryAfterMs / 1_000) })
      authors.set(key, takenFrom(author))
      return accept(undefined)
    },
    entered: ({ key, office }) => {
      if (key === own) return
      const holder = holderOf(office)
      holders.set(holder, takenFrom(allowanceNow(HOLDER_RATE, holders.get(holder), machineMs())))
    },
  }
}
