import fc from 'fast-check'
import { expect, test } from 'vitest'

import { createClient, type Carried, type CarriedRequest, type FeedNews } from '#client'

import { emptyStream, readStream, type StreamEvent } from './feed-text.ts'

async function* pieces(texts: readonly string[]): AsyncGenerator<string> {
  for (const text of texts) {
    await Promise.resolve()
    yield text
  }
}

function answering(
  status: number,
  body: unknown,
): { carry: (r: CarriedRequest) => Promise<Carried>; asked: CarriedRequest[] } {
  const asked: CarriedRequest[] = []
  return {
    asked,
    carry: (request) => {
      asked.push(request)
      return Promise.resolve({ status, chunks: pieces([JSON.stringify(body)]), cancel: () => {} })
    },
  }
}

function readAll(cuts: readonly string[]): readonly StreamEvent[] {
  let state = emptyStream
  const events: StreamEvent[] = []
  for (const cut of cuts) {
    const read = readStream(state, cut)
    state = read.state
    events.push(...read.events)
  }
  return events
}

const clockEvent = { kind: 'clock', clock: { now: '2020-10-10T08:00:00.000Z', speed: 0, settable: true } }

test('[R-NET-1] a stream cut anywhere, with any line ends, gives the same events', () => {
  const text = ': hello\nid: 12\ndata: {"a":1}\n\ndata: two\r\ndata: lines\r\rid: 13\nretry: 5\ndata:x\n\n'
  const whole = readAll([text])
  expect(whole).toEqual([
    { id: '12', data: '{"a":1}' },
    { id: '12', data: 'two\nlines' },
    { id: '13', data: 'x' },
  ])
  fc.assert(
    fc.property(fc.array(fc.nat(text.length)), (at) => {
      const marks = [0, ...at.toSorted((a, b) => a - b), text.length]
      const cuts = marks.slice(1).map((end, i) => text.slice(marks[i], end))
      expect(readAll(cuts)).toEqual(whole)
    }),
  )
})

test('[R-NET-2] a view is asked by its path and query, and its answer is read with its schema', async () => {
  const { carry, asked } = answering(200, { places: [] })
  const reply = await createClient({ carry }).views.places({ after: 'kapan', limit: 2 })
  expect(reply).toEqual({ ok: true, value: { places: [] } })
  expect(asked[0]?.path).toBe('/api/places?after=kapan&limit=2')
})

test('[R-NET-2] an answer of another shape is a problem, not a value', async () => {
  const reply = await createClient({ carry: answering(200, { size: 'ten' }).carry }).views.head()
  expect(reply).toMatchObject({ ok: false, problem: { code: 'NET_ANSWER', kept: 'draft' } })
})

test('[R-NET-3] a problem document keeps its code, what was kept and its detail', async () => {
  const told = {
    type: 'about:blank',
    title: 't',
    status: 409,
    code: 'LIFE_STALE',
    kept: 'draft',
    detail: { yours: 'a', current: 'b' },
  }
  const { carry, asked } = answering(409, told)
  const reply = await createClient({ carry }).act('claim.correct', { submission: '{}' })
  expect(reply).toEqual({ ok: false, problem: told })
  expect(asked[0]).toMatchObject({
    method: 'POST',
    path: '/api/act/claim.correct',
    body: '{"submission":"{}"}',
  })
})

test('[R-NET-3] a line that breaks is a problem with the draft kept', async () => {
  const reply = await createClient({ carry: () => Promise.reject(new Error('no route')) }).views.session()
  expect(reply).toMatchObject({ ok: false, problem: { code: 'NET_UNREACHABLE', kept: 'draft', status: 0 } })
})

test('[R-NET-4] a feed resumes after the last event it heard, and tells of the line once each way', async () => {
  const asked: CarriedRequest[] = []
  const news: FeedNews[] = []
  const waits: number[] = []
  const change = (size: number) =>
    `id: ${size}\ndata: ${JSON.stringify({ kind: 'change', size, at: '2020-10-10T08:00:00.000Z', topics: ['claim'] })}\n\n`
  const lines = [
    [': hi\n\n', change(5)],
    ['data: not json\n\n', change(6), `data: ${JSON.stringify(clockEvent)}\n\n`],
  ]
  const following = createClient({
    carry: (request) => {
      asked.push(request)
      const line = lines.shift()
      if (!line) return Promise.reject(new Error('down'))
      return Promise.resolve({ status: 200, chunks: pieces(line), cancel: () => {} })
    },
  }).follow({
    from: 4,
    tell: (told) => news.push(told),
    wait: (ms) => {
      waits.push(ms)
      if (asked.length === 4) following.stop()
      return Promise.resolve()
    },
  })
  await following.ended
  expect(asked.map((request) => request.headers['last-event-id'])).toEqual(['4', '5', '6', '6'])
  expect(waits).toEqual([500, 500, 1000, 2000])
  expect(news.map((told) => (told.kind === 'line' ? told.up : told.event.kind))).toEqual([
    true,
    'change',
    false,
    true,
    'change',
    'clock',
    false,
  ])
})
