/** One event of a server-sent stream: its id, empty if none was given yet, and its data. */
export type StreamEvent = { readonly id: string; readonly data: string }

/** What is left between two pieces of a stream: an unfinished line, and the event being read. */
export type StreamState = {
  readonly rest: string
  readonly id: string
  readonly data: readonly string[]
}

/** A stream of which nothing was read. */
export const emptyStream: StreamState = { rest: '', id: '', data: [] }

/** A line longer than any event of a node is a broken stream, not one to keep in memory. */
export const LINE_MAX_CHARS = 1_000_000

/**
 * Reads the next piece of a `text/event-stream`, wherever it was cut. Comments, `event` and `retry` are passed over;
 * a byte order mark has no meaning here, as the text is decoded. Source: HTML Living Standard, section 9.2.6.
 */
export function readStream(
  state: StreamState,
  piece: string,
): { readonly state: StreamState; readonly events: readonly StreamEvent[] } {
  const text = state.rest + piece
  const held = text.endsWith('\r') ? 1 : 0 // a CR at the cut may be half of CR LF
  const lines = text.slice(0, text.length - held).split(/\r\n|\r|\n/)
  const rest = (lines.pop() ?? '') + text.slice(text.length - held)
  const events: StreamEvent[] = []
  let { id, data } = state
  for (const line of lines) {
    if (line !== '') ({ id, data } = withField(line, { id, data }))
    else {
      if (data.length > 0) events.push({ id, data: data.join('\n') })
      data = []
    }
  }
  return { state: { rest, id, data }, events }
}

type Reading = { readonly id: string; readonly data: readonly string[] }

function withField(line: string, reading: Reading): Reading {
  const colon = line.indexOf(':')
  const name = colon < 0 ? line : line.slice(0, colon)
  const after = colon < 0 ? '' : line.slice(colon + 1)
  const value = after.startsWith(' ') ? after.slice(1) : after
  if (name === 'data') return { id: reading.id, data: [...reading.data, value] }
  if (name === 'id' && !value.includes('\0')) return { id: value, data: reading.data }
  return reading
}
