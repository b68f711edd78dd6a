import { createInterface } from 'node:readline/promises'
import { Writable } from 'node:stream'

import type { Shell, Sink } from './shell.ts'

const PAGE_COLUMNS = 100
const NARROWEST_COLUMNS = 40

/** The terminal and the clock of this process. The first Ctrl-C asks the verb to stop; a second one ends it at once. */
export function thisShell(): Shell {
  const stopping = new AbortController()
  for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
    process.on(name, () => {
      if (stopping.signal.aborted) process.exit(1)
      stopping.abort()
    })
  process.stdout.on('error', endQuietly)
  process.stderr.on('error', endQuietly)
  return {
    env: process.env,
    out: sinkOf(process.stdout),
    err: sinkOf(process.stderr),
    stop: stopping.signal,
    nowMs: () => performance.now(),
    ask: (prompt) => asked(prompt, stopping.signal),
    wait: (ms) => waited(ms, stopping.signal),
  }
}

/** A reader that went away, as `head` does after its ten lines, is no fault. */
function endQuietly(error: NodeJS.ErrnoException): void {
  if (error.code !== 'EPIPE') throw error
  process.exit(0)
}

function sinkOf(stream: NodeJS.WriteStream): Sink {
  const given = Number(process.env['COLUMNS'])
  const page = Number.isInteger(given) && given > 0 ? given : PAGE_COLUMNS
  return {
    write: (text) => stream.write(text),
    isTerminal: stream.isTTY,
    get columns() {
      return Math.max(NARROWEST_COLUMNS, stream.isTTY ? stream.columns : page)
    },
  }
}

/** A line typed on the terminal without echo. What is on standard input of a pipe is nobody's answer. */
async function asked(prompt: string, stop: AbortSignal): Promise<string | undefined> {
  if (!process.stdin.isTTY || !process.stderr.isTTY) return undefined
  const silent = new Writable({ write: (_chunk, _encoding, taken) => taken() })
  const lines = createInterface({ input: process.stdin, output: silent, terminal: true })
  process.stderr.write(`${prompt} `)
  try {
    return await lines.question('', { signal: stop })
  } catch {
    return undefined // stopped, or the terminal went away
  } finally {
    lines.close()
    process.stderr.write('\n')
  }
}

function waited(ms: number, stop: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const end = (): void => {
      clearTimeout(timer)
      stop.removeEventListener('abort', end)
      resolve()
    }
    const timer = setTimeout(end, ms)
    if (stop.aborted) end()
    else stop.addEventListener('abort', end)
  })
}
