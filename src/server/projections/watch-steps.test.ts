import { expect, test } from 'vitest'

import { watchAfter, watchOpened } from './watch-steps.ts'

const WATCH = {
  sector: 'N-2',
  from: '2020-10-10T06:00:00.000Z',
  to: '2020-10-10T12:00:00.000Z',
  means: ['saw', 'heard'],
  visibility: 'good',
  team: 'Patrol 4',
  callSign: 'P4',
} as const

/** A watch that was entered at an instant and of which nothing more was heard. */
function openedAt(receivedAt: string) {
  return watchOpened({ id: 'w', idx: 9, receivedAt, office: 'M.patrol', watch: WATCH })
}

test('[R-OBS-17] a watch that lapses ends at its last sign of life, and is never lengthened by one that came after its end', () => {
  const heard = openedAt('2020-10-10T06:05:00.000Z')
  const lapsed = watchAfter(heard, { kind: 'lapsed', at: heard.signAt }, '2020-10-10T18:05:00.000Z')
  expect([lapsed.state, lapsed.to]).toEqual(['closed', '2020-10-10T06:05:00.000Z'])
  const fromPaper = openedAt('2020-10-10T20:00:00.000Z')
  const entered = watchAfter(fromPaper, { kind: 'lapsed', at: fromPaper.signAt }, '2020-10-11T08:00:00.000Z')
  expect([entered.state, entered.to]).toEqual(['closed', WATCH.to])
})
