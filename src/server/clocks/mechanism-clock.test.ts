import { expect, test } from 'vitest'

import { demoClock, realClock, type ClockState } from './mechanism-clock.ts'

const START = '2020-10-10T07:00:00.000Z'

function demo(more: { readonly kept?: ClockState; readonly lastAt?: string } = {}) {
  const machine = { ms: 5_000, kept: [] as ClockState[] }
  const clock = demoClock({
    elapsedMs: () => machine.ms,
    start: START,
    ...more,
    keep: (state) => {
      machine.kept.push(state)
      return Promise.resolve()
    },
  })
  return { clock, machine }
}

test('[R-CLK-1] a machine clock that steps back makes the mechanism wait, not go back', () => {
  let ms = Date.parse('2026-01-01T10:00:00.000Z')
  const clock = realClock(() => ms)
  expect(clock.now()).toBe('2026-01-01T10:00:00.000Z')
  ms -= 3_600_000
  expect(clock.now()).toBe('2026-01-01T10:00:00.000Z')
  expect(clock.msUntil('2026-01-01T10:00:01.500Z')).toBe(1_500)
})

test('[R-CLK-2] a real clock cannot be set', async () => {
  expect(await realClock(() => 0).set({ speed: 2 })).toMatchObject({ ok: false, code: 'ACC_ABSENT' })
})

test('[R-CLK-2] a demo clock runs at its speed, stands when paused, and jumps forward only', async () => {
  const { clock, machine } = demo()
  machine.ms += 1_000
  expect(clock.now()).toBe('2020-10-10T07:00:01.000Z')
  expect(await clock.set({ speed: 600 })).toMatchObject({ ok: true })
  machine.ms += 1_000
  expect(clock.now()).toBe('2020-10-10T07:10:01.000Z')
  expect(clock.msUntil('2020-10-10T07:20:01.000Z')).toBe(1_000)
  await clock.set({ speed: 0, to: '2020-10-10T08:00:00.000Z' })
  machine.ms += 60_000
  expect(clock.now()).toBe('2020-10-10T08:00:00.000Z')
  expect(clock.msUntil('2020-10-10T08:00:00.001Z')).toBeUndefined()
  expect(clock.msUntil('2020-10-10T08:00:00.000Z')).toBe(0)
  expect(await clock.set({ to: '2020-10-10T07:59:59.999Z' })).toMatchObject({
    code: 'NET_CLOCK_BACK',
    detail: { now: '2020-10-10T08:00:00.000Z' },
  })
  expect(await clock.set({ to: '2020-13-45T00:00:00.000Z' })).toMatchObject({ code: 'NET_CLOCK_BACK' })
  expect(await clock.set({ speed: 601 })).toMatchObject({ code: 'NET_BODY' })
  expect(await clock.set({ speed: -1 })).toMatchObject({ code: 'NET_BODY' })
  expect(await clock.set({ to: '2021-10-10T00:00:00.000Z' })).toMatchObject({ code: 'NET_CLOCK_END' })
  expect(clock.now()).toBe('2020-10-10T08:00:00.000Z')
})

test('[R-CLK-3] a demo clock goes on from the latest of founding, what was kept and the newest entry', async () => {
  const kept = { at: '2020-10-10T08:00:00.000Z', speed: 0 }
  expect(demo({ kept }).clock.now()).toBe('2020-10-10T08:00:00.000Z')
  const { clock, machine } = demo({ kept, lastAt: '2020-10-10T08:05:00.000Z' })
  expect(clock.now()).toBe('2020-10-10T08:05:00.000Z')
  await clock.set({ speed: 60 })
  machine.ms += 1_000
  await clock.keep()
  expect(machine.kept).toEqual([
    { at: '2020-10-10T08:05:00.000Z', speed: 60 },
    { at: '2020-10-10T08:06:00.000Z', speed: 60 },
  ])
})

test('[R-CLK-2] whoever waits for a change of the clock is told of each, and let go when it stops waiting', async () => {
  const { clock } = demo()
  const gone = new AbortController()
  const first = clock.changed(gone.signal)
  await clock.set({ speed: 0 })
  await expect(first).resolves.toBeUndefined()
  const second = clock.changed(gone.signal)
  gone.abort()
  await expect(second).resolves.toBeUndefined()
  await realClock(() => 0).changed(gone.signal)
})
