/** Those who wait for the log to grow past a size. */
export type Watchers = {
  /** Resolves when the log is larger than `size`, and when `signal` aborts or the log is closed: the asker looks again. */
  beyond(size: number, signal: AbortSignal): Promise<void>
  /** Tells of a new size. */
  grown(size: number): void
  /** Lets everybody go. */
  release(): void
}

/** Nobody waits yet; the log has this size. */
export function newWatchers(sizeNow: number): Watchers {
  const waiting = new Map<() => void, number>()
  let [size, isReleased] = [sizeNow, false]
  return {
    beyond: (past, signal) =>
      new Promise((resolve) => {
        if (size > past || isReleased || signal.aborted) return resolve()
        const wake = () => {
          waiting.delete(wake)
          signal.removeEventListener('abort', wake)
          resolve()
        }
        waiting.set(wake, past)
        signal.addEventListener('abort', wake, { once: true })
      }),
    grown: (now) => {
      size = now
      for (const [wake, past] of waiting) if (now > past) wake()
    },
    release: () => {
      isReleased = true
      for (const wake of waiting.keys()) wake()
    },
  }
}
