import type { Carried, CarriedRequest, Carry } from '#client'

/** How long one answer may take to begin. A node that is checking its log at start answers before that. */
const ANSWER_MS = 60_000

/**
 * Carries requests to a node over HTTP and keeps its session cookie, as a browser would. An answer that does not begin
 * within a minute is no answer; one that streams may last.
 */
export function carryTo(address: string): Carry {
  let cookie = ''
  return async (request) => {
    const ending = new AbortController()
    const late = setTimeout(() => ending.abort(), ANSWER_MS)
    try {
      const response = await fetch(new URL(request.path, address), {
        method: request.method,
        headers: { ...request.headers, ...(cookie === '' ? {} : { cookie }) },
        redirect: 'error',
        signal: ending.signal,
        ...bodyOf(request),
      })
      cookie = cookieAfter(response, cookie)
      return carriedOf(response, () => ending.abort())
    } finally {
      clearTimeout(late)
    }
  }
}

function bodyOf(request: CarriedRequest): Pick<CarriedRequest, 'body'> {
  return request.body === undefined ? {} : { body: request.body }
}

/** The session cookie after an answer: as it was, as the node set it, or none when the node ended it. */
function cookieAfter(response: Response, before: string): string {
  const set = response.headers.getSetCookie().findLast((line) => line.startsWith('truceline='))
  if (set === undefined) return before
  const [pair = ''] = set.split(';')
  return pair === 'truceline=' ? '' : pair
}

function carriedOf(response: Response, cancel: () => void): Carried {
  return { status: response.status, chunks: textsOf(response), cancel }
}

async function* textsOf(response: Response): AsyncGenerator<string> {
  if (response.body === null) return
  const decoder = new TextDecoder()
  for await (const bytes of response.body) yield decoder.decode(bytes, { stream: true })
  yield decoder.decode()
}
