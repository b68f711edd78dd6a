import type { Database } from '#server/storage'

import { IDLE_MS, touchSession } from './sessions.ts'

/** When sessions were last used, as far as their table does not say so yet. Times are the machine's, POSIX ms. */
export type Uses = {
  /** 0 where the table knows. */
  readonly lastMs: (tokenHash: string) => number
  /** Notes a use, which is written by and by. */
  readonly note: (tokenHash: string, usedMs: number) => void
}

/**
 * A use is written behind the answer, one write at a time: who reads waits for no disk, and one that is slow or full locks
 * nobody out. A use that could not be written is kept here until the next is noted.
 */
export function openUses(database: Database): Uses {
  const unwritten = new Map<string, number>()
  let isWriting = false
  async function write(): Promise<void> {
    if (isWriting) return
    isWriting = true
    for (const [tokenHash, usedMs] of unwritten) {
      const isWritten = await database
        .transaction((tx) => touchSession(tx, tokenHash, usedMs))
        .then(() => true)
        .catch(() => false)
      if (isWritten && unwritten.get(tokenHash) === usedMs) unwritten.delete(tokenHash)
    }
    isWriting = false
  }
  return {
    lastMs: (tokenHash) => unwritten.get(tokenHash) ?? 0,
    note(tokenHash, usedMs) {
      for (const [each, lastMs] of unwritten) if (lastMs <= usedMs - IDLE_MS) unwritten.delete(each)
      unwritten.set(tokenHash, usedMs)
      void write()
    },
  }
}
