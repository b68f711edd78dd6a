import { expect, test } from 'vitest'

import type { Arrival } from './arrival.ts'
import { newQueue, type Waiting } from './queue.ts'

const read: Arrival['read'] = {
  env: {
    v: 1,
    mech: 'nk2020',
    author: { key: 'k', office: 'A.duty' },
    seq: 1,
    prev: null,
    after: { epoch: 1, size: 0, root: '' },
    made: { t: '2020-10-10T08:00:00.000Z', src: 'ntp', unc: 0 },
    type: 'test.note',
    vis: 'J',
  },
  sigs: [],
  rid: '',
  signed: new Uint8Array(0),
  text: '',
}

function waiting(sizeBytes: number): Waiting {
  return {
    arrival: {
      read,
      bytes: new Uint8Array(0),
      sealed: { ok: true, value: undefined },
      opened: { ok: true, value: undefined },
      sizeBytes,
    },
    answer: () => {},
  }
}

const MIB = 1024 * 1024

test('[R-LOG-4] a batch takes 512 entries, in the order they came', () => {
  const queue = newQueue()
  const all = Array.from({ length: 513 }, () => waiting(900))
  expect(all.every((each) => queue.put(each))).toBe(true)
  expect(queue.take()).toEqual(all.slice(0, 512))
  expect(queue.take()).toEqual(all.slice(512))
  expect(queue.take()).toEqual([])
})

test('[R-LOG-4] a batch takes 4 MiB, and one that is larger alone', () => {
  const queue = newQueue()
  for (const size of [3 * MIB, MIB, 1, 9 * MIB, 1]) queue.put(waiting(size))
  expect(queue.take()).toHaveLength(2)
  expect(queue.take()).toHaveLength(1)
  expect(queue.take()).toHaveLength(1)
  expect(queue.take()).toHaveLength(1)
})

test('[R-LOG-4] what would wait too long is not taken, until there is room again', () => {
  const queue = newQueue()
  for (let n = 0; n < 32; n++) expect(queue.put(waiting(4 * MIB))).toBe(true)
  expect(queue.put(waiting(1))).toBe(false)
  queue.take()
  expect(queue.put(waiting(1))).toBe(true)
})
