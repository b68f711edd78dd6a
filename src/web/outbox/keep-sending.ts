import type { Outbox } from './outbox.ts'

const FIRST_MS = 500
const LONGEST_MS = 30_000

/**
 * While signed acts wait, sends them again after longer and longer pauses; once nothing waits, nothing is sent (R-UI-20).
 * `wait` may end early, as when the machine is online again. Answers how to stop.
 */
export function keepSending(
  outbox: Pick<Outbox, 'state' | 'subscribe' | 'send'>,
  wait: (ms: number) => Promise<void>,
): () => void {
  const left = new AbortController()
  const waits = (): boolean => !left.signal.aborted && outbox.state().waiting.length > 0
  let isTrying = false
  const tryAgain = async (): Promise<void> => {
    if (isTrying) return
    isTrying = true
    for (let ms = FIRST_MS; waits(); ms = Math.min(ms * 2, LONGEST_MS)) {
      await wait(ms)
      if (waits()) await outbox.send()
    }
    isTrying = false
  }
  const unsubscribe = outbox.subscribe(() => void tryAgain())
  void tryAgain()
  return () => {
    left.abort()
    unsubscribe()
  }
}
