import type { Shell } from './shell.ts'

/** A shell that keeps what a verb writes, for tests: no terminal unless asked for, and a clock that is moved by hand. */
export type HeardShell = Shell & {
  readonly heard: () => { readonly out: string; readonly err: string }
  readonly press: () => void
  readonly passMs: (ms: number) => void
}

/** Makes such a shell. */
export function heardShell(
  given: {
    readonly env?: Shell['env']
    readonly isTerminal?: boolean
    readonly columns?: number
    readonly answers?: readonly string[]
  } = {},
): HeardShell {
  const lines = { out: '', err: '' }
  const stopping = new AbortController()
  let nowMs = 0
  const answers = [...(given.answers ?? [])]
  const sink = (name: 'out' | 'err'): Shell['out'] => ({
    write: (text) => {
      lines[name] += text
    },
    isTerminal: given.isTerminal ?? false,
    columns: given.columns ?? 100,
  })
  return {
    env: given.env ?? {},
    out: sink('out'),
    err: sink('err'),
    stop: stopping.signal,
    nowMs: () => nowMs,
    ask: async () => answers.shift(),
    wait: () => Promise.resolve(),
    heard: () => ({ ...lines }),
    press: () => stopping.abort(),
    passMs: (ms) => {
      nowMs += ms
    },
  }
}
