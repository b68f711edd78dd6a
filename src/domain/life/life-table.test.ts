import fc from 'fast-check'
import { expect, test } from 'vitest'

import {
  allowedEvents,
  firstRefusal,
  followsNewest,
  accept,
  refuse,
  stateAfter,
  type Answer,
  type LifeTable,
} from './index.ts'

type State = 'open' | 'held' | 'done'
type Event = 'hold' | 'finish'

const life: LifeTable<State, Event> = {
  open: { hold: 'held', finish: 'done' },
  held: { hold: 'held', finish: null },
  done: { hold: null, finish: null },
}

const STATES: readonly State[] = ['open', 'held', 'done']
const EVENTS: readonly Event[] = ['hold', 'finish']

test('[S-12] an allowed event leads to the state of its cell, the same state included', () => {
  expect(stateAfter(life, 'open', 'finish')).toEqual({ ok: true, value: 'done' })
  expect(stateAfter(life, 'held', 'hold')).toEqual({ ok: true, value: 'held' })
})

test('[S-12] a refused cell names the events possible now and keeps the draft', () => {
  expect(stateAfter(life, 'held', 'finish')).toEqual({
    ok: false,
    code: 'LIFE_NOT_ALLOWED',
    kept: 'draft',
    detail: { state: 'held', event: 'finish', allowed: ['hold'] },
  })
  expect(allowedEvents(life, 'done')).toEqual([])
})

test('[S-12] a random walk never leaves the table, and a refusal changes nothing', () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...EVENTS)), (events) => {
      let state: State = 'open'
      for (const event of events) {
        const next: Answer<State, string> = stateAfter(life, state, event)
        expect(next.ok).toBe(allowedEvents(life, state).includes(event))
        if (next.ok) state = next.value
        expect(STATES).toContain(state)
      }
    }),
  )
})

test('[S-12] an act on an older revision is stale and names both', () => {
  expect(followsNewest('v2', 'v2').ok).toBe(true)
  expect(followsNewest('v1', 'v2')).toEqual({
    ok: false,
    code: 'LIFE_STALE',
    kept: 'draft',
    detail: { yours: 'v1', current: 'v2' },
  })
})

test('[S-16] the first refusal of a list stands for all', () => {
  expect(firstRefusal(accept(1), refuse('X_ONE', 'draft'), refuse('X_TWO', 'nothing'))?.code).toBe('X_ONE')
  expect(firstRefusal(accept(1), accept(2))).toBeUndefined()
})
