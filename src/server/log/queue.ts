import type { Answer } from '#domain/life'

import type { Arrival } from './arrival.ts'
import type { Receipt } from './receipt.ts'

/** An arrival with the one who waits for its answer. */
export type Waiting = {
  readonly arrival: Arrival
  readonly answer: (answer: Answer<Receipt, string>) => void
}

/** Arrivals that wait for the transaction in flight, first come first served. */
export type Queue = {
  /** Puts one at the end; `false` when so much waits that it would wait too long. */
  put(waiting: Waiting): boolean
  /** Takes the next batch. */
  take(): readonly Waiting[]
  readonly size: () => number
}

// Of one batch: record.md section 5. Of all that waits: what a node can log in about ten seconds, and hold in memory.
const BATCH_ENTRIES = 512
const BATCH_BYTES = 4 * 1024 * 1024
const WAITING_ENTRIES = 16_384
const WAITING_BYTES = 128 * 1024 * 1024

/** An empty queue. */
export function newQueue(): Queue {
  let waiting: Waiting[] = []
  let heldBytes = 0
  return {
    put: (next) => {
      if (waiting.length >= WAITING_ENTRIES || heldBytes >= WAITING_BYTES) return false
      waiting.push(next)
      heldBytes += next.arrival.sizeBytes
      return true
    },
    take: () => {
      let [count, bytes] = [0, 0]
      for (const { arrival } of waiting) {
        if (count === BATCH_ENTRIES || (count > 0 && bytes + arrival.sizeBytes > BATCH_BYTES)) break
        count += 1
        bytes += arrival.sizeBytes
      }
      const batch = waiting.slice(0, count)
      waiting = waiting.slice(count)
      heldBytes -= bytes
      return batch
    },
    size: () => waiting.length,
  }
}
