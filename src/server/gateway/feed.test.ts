import { once } from 'node:events'
import { setTimeout as pause } from 'node:timers/promises'

import { expect, test } from 'vitest'

import { openFeed, type FeedParts } from './feed.ts'

function parts(otherwise: Partial<FeedParts> = {}): FeedParts {
  const clock = { now: '2020-10-10T07:00:00.000Z', speed: 1, settable: true }
  const never = (signal: AbortSignal) =>
    new Promise<void>((resolve) => signal.addEventListener('abort', () => resolve()))
  return {
    changesAfter: async (size) => ({ size, at: clock.now, topics: [] }),
    beyond: (_size, signal) => never(signal),
    clock: () => clock,
    clockChanged: never,
    stands: async () => true,
    fault: () => {},
    beatMs: 20,
    ...otherwise,
  }
}

async function heard(stream: AsyncIterable<unknown>, forMs: number): Promise<string> {
  let text = ''
  const reading = (async () => {
    for await (const chunk of stream) text += String(chunk)
  })()
  await Promise.race([reading.catch(() => {}), pause(forMs)])
  return text
}

test('[R-NET-12] a feed begins with a comment, then the clock, and keeps its line alive with a beat', async () => {
  const stream = openFeed(parts(), 0)
  const text = await heard(stream, 90)
  stream.destroy()
  expect(text.startsWith(': open\n\nevent: clock\ndata: ')).toBe(true)
  expect(text.match(/: beat\n\n/g)?.length).toBeGreaterThanOrEqual(2)
})

test('[R-NET-12] what changed is told once with the log’s size as id; what a reader may not see is not told', async () => {
  const news = [
    { size: 5, at: '2020-10-10T07:00:01.000Z', topics: ['record', 'claim'] },
    { size: 6, at: '2020-10-10T07:00:02.000Z', topics: [] },
  ]
  const stream = openFeed(
    parts({
      changesAfter: async (size) => news.find((each) => each.size > size) ?? { size, at: '', topics: [] },
    }),
    3,
  )
  const text = await heard(stream, 300)
  stream.destroy()
  expect(text.match(/^id: \d+$/gm)).toEqual(['id: 5'])
  expect(text).toContain(
    'data: {"kind":"change","size":5,"at":"2020-10-10T07:00:01.000Z","topics":["record","claim"]}',
  )
})

test('[R-NET-12] a reader that does not read is cut off, and its feed holds no more than its bound', async () => {
  let size = 0
  const stream = openFeed(
    parts({
      changesAfter: async () => ({ size: ++size, at: 'x'.repeat(30_000), topics: ['record'] }),
      beatMs: 5_000,
    }),
    0,
  )
  await once(stream, 'close')
  expect(size).toBeLessThan(6)
  const idle = openFeed(parts(), 0)
  await once(idle, 'close') // two beats without a byte taken
})

test('[R-ACC-10] a feed ends with the session that opened it', async () => {
  let stands = true
  const stream = openFeed(parts({ stands: async () => stands }), 0)
  const reading = heard(stream, 2_000)
  await pause(50)
  stands = false
  await once(stream, 'close')
  expect(await reading).toContain(': open')
})

test('[R-NET-12] a fault closes the line and is reported; the reader comes back by itself', async () => {
  const faults: unknown[] = []
  const stream = openFeed(
    parts({
      changesAfter: () => Promise.reject(new Error('the database is gone')),
      fault: (error) => faults.push(error),
    }),
    0,
  )
  await once(stream, 'close')
  expect(faults).toHaveLength(1)
})
