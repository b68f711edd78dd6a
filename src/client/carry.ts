/** What a client asks of its carrier: one request to the node's door. `path` starts with `/` and has its query. */
export type CarriedRequest = {
  readonly method: 'GET' | 'POST' | 'DELETE'
  readonly path: string
  readonly headers: Readonly<Record<string, string>>
  /** Text, or the bytes of a file. */
  readonly body?: string | Uint8Array<ArrayBuffer>
}

/** What a carrier brings back: the status, and the answer's text as it comes. */
export type Carried = {
  readonly status: number
  readonly chunks: AsyncIterable<string>
  /** Lets go of an answer that is still coming; after the end it does nothing. */
  readonly cancel: () => void
}

/** One function from request to answer (L-29): `fetch` in a browser, in the CLI the same with its cookies. */
export type Carry = (request: CarriedRequest) => Promise<Carried>

/** Most text that one answer may have: a page of 256 entries of 65,535 bytes each, JSON-escaped, is the largest. */
const ANSWER_MAX_CHARS = 48_000_000

/** The whole text of an answer, or `undefined` when it is longer than any answer of a node. */
export async function wholeText(carried: Carried): Promise<string | undefined> {
  const pieces: string[] = []
  let length = 0
  for await (const chunk of carried.chunks) {
    length += chunk.length
    if (length > ANSWER_MAX_CHARS) {
      carried.cancel()
      return undefined
    }
    pieces.push(chunk)
  }
  return pieces.join('')
}
