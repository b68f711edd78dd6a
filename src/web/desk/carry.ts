import type { Carried, Carry } from '#client'

/** Longest silence on the feed before the line counts as broken: the node says something every 15 s (R-UI-20: 5 s more). */
const FEED_SILENCE_MS = 20_000

/** Way to the node that served this page. The feed's stream is watched: silence past its due interval breaks it. */
export const carry: Carry = async (request) => {
  const stop = new AbortController()
  const answer = await fetch(request.path, {
    method: request.method,
    headers: request.headers,
    body: request.body ?? null,
    credentials: 'same-origin',
    signal: stop.signal,
  })
  const isFeed = request.path.startsWith('/api/feed')
  return {
    status: answer.status,
    chunks: chunksOf(answer, isFeed ? () => stop.abort() : undefined),
    cancel: () => stop.abort(),
  } satisfies Carried
}

async function* chunksOf(answer: Response, silent: (() => void) | undefined): AsyncIterable<string> {
  const reader = answer.body?.pipeThrough(new TextDecoderStream()).getReader()
  if (reader === undefined) return
  for (;;) {
    const timer = silent === undefined ? undefined : setTimeout(silent, FEED_SILENCE_MS)
    const { done, value } = await reader.read().finally(() => clearTimeout(timer))
    if (done) return
    yield value
  }
}

/** A pause that ends early when the line may be back: the browser says so, or the page is looked at again (R-UI-20). */
export function pause(ms: number): Promise<void> {
  return new Promise((resolve) => {
    const done = (): void => {
      clearTimeout(timer)
      removeEventListener('online', done)
      document.removeEventListener('visibilitychange', done)
      resolve()
    }
    // A fifth either way, so that a thousand desks do not come back in the same instant.
    const timer = setTimeout(done, ms * (0.8 + Math.random() * 0.4))
    addEventListener('online', done)
    document.addEventListener('visibilitychange', done)
  })
}
