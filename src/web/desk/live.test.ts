import { expect, test } from 'vitest'

import { Live } from './live.ts'

test('[R-UI-20] the line is down since a time of the mechanism’s clock, and stays down since then', () => {
  const live = new Live({ now: '2020-10-10T08:00:00.000Z', speed: 0, settable: true })
  live.hear({ kind: 'line', up: false })
  live.setClock({ now: '2020-10-10T09:00:00.000Z', speed: 0, settable: true })
  live.hear({ kind: 'line', up: false })
  expect(live.state().downSince).toBe('2020-10-10T08:00:00.000Z')
  live.hear({ kind: 'line', up: true })
  expect(live.state().downSince).toBeUndefined()
})
