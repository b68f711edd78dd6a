import { expect, test } from 'vitest'

import { keepSending } from './keep-sending.ts'
import { isForLater, type Outbox } from './outbox.ts'

const act = {
  rid: 'a',
  key: 'k',
  office: 'A.liaison',
  seq: 0,
  act: 'claim.lodge',
  input: { submission: '' },
  draft: undefined,
  at: '',
  refused: undefined,
  recorded: undefined,
}

/** An outbox in which one act waits until it was sent so many times. */
function waitingFor(tries: number) {
  const listeners = new Set<() => void>()
  const seen = { left: 0, sent: 0, pauses: [] as number[] }
  const tell = (): void => listeners.forEach((listener) => listener())
  const outbox: Pick<Outbox, 'state' | 'subscribe' | 'send'> = {
    state: () => ({ waiting: seen.left > 0 ? [act] : [], refused: [] }),
    subscribe: (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    async send() {
      seen.sent += 1
      seen.left -= 1
      tell()
    },
  }
  const wait = async (ms: number): Promise<void> => void seen.pauses.push(ms)
  const sign = (): void => {
    seen.left = tries
    tell()
  }
  return { outbox, seen, wait, sign }
}

const settled = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 20))

test('[R-UI-27] a signed act that could not be sent is sent again after longer and longer pauses, until it is recorded', async () => {
  const { outbox, seen, wait, sign } = waitingFor(9)
  keepSending(outbox, wait)
  sign()
  await settled()
  expect(seen.pauses).toEqual([500, 1000, 2000, 4000, 8000, 16_000, 30_000, 30_000, 30_000])
  expect(seen.sent).toBe(9)
})

test('[R-UI-20] while nothing waits, nothing is sent; the next act begins with the short pause again', async () => {
  const { outbox, seen, wait, sign } = waitingFor(2)
  const stop = keepSending(outbox, wait)
  await settled()
  expect(seen).toMatchObject({ sent: 0, pauses: [] })
  sign()
  await settled()
  sign()
  await settled()
  expect(seen.pauses).toEqual([500, 1000, 500, 1000])
  stop()
  sign()
  await settled()
  expect(seen.sent).toBe(4)
})

test.each([
  [0, 'NET_UNREACHABLE', true],
  [200, 'NET_ANSWER', true],
  [401, 'ACC_SESSION_ENDED', true],
  [429, 'NET_MANY', true],
  [503, 'REC_BUSY', true],
  [422, 'CLM_SHAPE', false],
  [409, 'LIFE_STALE', false],
])('[R-UI-27] status %i %s waits: %s', (status, code, later) => {
  const problem = { type: 'about:blank', title: code, status, code, kept: 'draft', detail: {} } as const
  expect(isForLater({ ok: false, problem })).toBe(later)
})
