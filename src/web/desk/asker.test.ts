import { afterEach, beforeEach, expect, test, vi } from 'vitest'

import { startAsker } from './asker.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

test('R-UI-62 what never rests is asked again each quarter second, and not oftener', async () => {
  const ask = vi.fn<() => Promise<void>>(async () => {})
  const asker = startAsker(ask, 0)
  for (let version = 1; version <= 80; version += 1) {
    asker.moved(version)
    await vi.advanceTimersByTimeAsync(25)
  }
  expect(ask).toHaveBeenCalledTimes(1 + 2_000 / 250)
  await vi.advanceTimersByTimeAsync(60_000)
  expect(ask, 'and once more for the last of it, then never').toHaveBeenCalledTimes(1 + 2_000 / 250)
})

test('R-UI-62 on a slow line one question is under way at a time and its answer is wanted', async () => {
  const wanted: boolean[] = []
  let underWay = 0
  const asker = startAsker(async (isWanted) => {
    underWay += 1
    expect(underWay).toBe(1)
    await new Promise((resolve) => setTimeout(resolve, 1_000))
    underWay -= 1
    wanted.push(isWanted())
  }, 0)
  for (let version = 1; version <= 30; version += 1) {
    asker.moved(version)
    await vi.advanceTimersByTimeAsync(100)
  }
  expect(wanted).toEqual([true, true])
})

test('once stopped nothing is asked and the answer under way is not wanted', async () => {
  const wanted: boolean[] = []
  const ask = vi.fn<Parameters<typeof startAsker>[0]>(async (isWanted) => {
    await new Promise((resolve) => setTimeout(resolve, 100))
    wanted.push(isWanted())
  })
  const asker = startAsker(ask, 0)
  asker.moved(1)
  asker.stop()
  asker.moved(2)
  await vi.advanceTimersByTimeAsync(10_000)
  expect(ask).toHaveBeenCalledTimes(1)
  expect(wanted).toEqual([false])
})
