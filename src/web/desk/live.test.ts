import { expect, test } from 'vitest'

import { Live } from './live.ts'

test('[R-UI-7] what comes while an act of this device runs, and shortly after, is its own and waits behind nothing', async () => {
  const live = new Live({ now: '2020-10-10T08:00:00.000Z', speed: 0, settable: true })
  const isOwn = (): boolean => performance.now() < live.state().ownUntilMs
  expect(isOwn()).toBe(false)
  let end = (): void => undefined
  const leap = live.during(new Promise<string>((done) => (end = () => done('there'))))
  expect(live.state().ownUntilMs).toBe(Infinity)
  end()
  expect(await leap).toBe('there')
  expect([isOwn(), live.state().ownUntilMs < Infinity]).toEqual([true, true])
  await expect(live.during(Promise.reject(new Error('no node')))).rejects.toThrow('no node')
  expect(live.state().ownUntilMs).toBeLessThan(Infinity)
})

test('[R-UI-20] the line is down since a time of the mechanism’s clock, and stays down since then', () => {
  const live = new Live({ now: '2020-10-10T08:00:00.000Z', speed: 0, settable: true })
  live.hear({ kind: 'line', up: false })
  live.setClock({ now: '2020-10-10T09:00:00.000Z', speed: 0, settable: true })
  live.hear({ kind: 'line', up: false })
  expect(live.state().downSince).toBe('2020-10-10T08:00:00.000Z')
  live.hear({ kind: 'line', up: true })
  expect(live.state().downSince).toBeUndefined()
})
