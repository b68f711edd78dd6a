import { expect, test } from 'vitest'

import { allowedEvents } from '#domain/life'

import { tableOf, walks } from '../../../test/lives.ts'
import {
  observationLife,
  watchLife,
  type ObservationEvent,
  type ObservationState,
  type WatchEvent,
} from './index.ts'

/** The tables of domain.md section 11 as they stand there: rows are states, `=` stays, `·` is refused. */
const OBSERVATION = `
            submit    receive  accept   question   revise   withdraw  quarantine  release  group
captured    submitted ·        ·        ·          captured withdrawn ·           ·        ·
submitted   ·         received ·        ·          ·        ·         quarantined ·        ·
received    ·         ·        accepted questioned received withdrawn quarantined ·        =
questioned  ·         ·        accepted =          received withdrawn quarantined ·        =
accepted    ·         ·        =        questioned accepted withdrawn ·           ·        =
quarantined ·         ·        ·        ·          ·        withdrawn =           received ·
withdrawn   ·         ·        ·        ·          ·        ·         ·           ·        ·
`
const WATCH = `
        open visibility observe close  lapse12h correct
none    open ·          ·       ·      ·        ·
open    ·    open       =       closed closed   ·
closed  ·    ·          =       ·      ·        closed
`

test('[R-OBS-9] an observation’s life is the table, every cell', () => {
  expect(observationLife).toEqual(tableOf(OBSERVATION))
})

test('[R-OBS-17] a watch’s life is the table, every cell', () => {
  expect(watchLife).toEqual(tableOf(WATCH))
})

const OBSERVATION_EVENTS: readonly ObservationEvent[] = [
  ...(['submit', 'receive', 'accept', 'question', 'revise', 'withdraw'] as const),
  ...(['quarantine', 'release', 'group'] as const),
]
const WATCH_EVENTS: readonly WatchEvent[] = ['open', 'visibility', 'observe', 'close', 'lapse12h', 'correct']

test('[R-OBS-9] random walks through an observation’s life never leave it, and from withdrawn nothing leads on', () => {
  const starts: readonly ObservationState[] = ['captured', 'received', 'quarantined']
  for (const start of starts) walks(observationLife, start, OBSERVATION_EVENTS)
  expect(allowedEvents(observationLife, 'withdrawn')).toEqual([])
})

test('[R-OBS-17] random walks through a watch’s life never leave it, and a closed one is opened no more', () => {
  walks(watchLife, 'none', WATCH_EVENTS)
  expect(allowedEvents(watchLife, 'closed')).toEqual(['observe', 'correct'])
})
