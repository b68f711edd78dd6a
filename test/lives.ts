import fc from 'fast-check'
import { expect } from 'vitest'

import { allowedEvents, stateAfter, type LifeTable } from '#domain/life'

/** A life's table as domain.md prints it, to compare with the code's: rows are states, `=` stays, `·` is refused. */
export function tableOf(text: string): unknown {
  const [events = [], ...rows] = text
    .trim()
    .split('\n')
    .map((line) => line.trim().split(/\s+/))
  const cell = (state: string, next: string | undefined): string | null | undefined => {
    if (next === '·') return null
    return next === '=' ? state : next
  }
  return Object.fromEntries(
    rows.map(([state = '', ...cells]) => [
      state,
      Object.fromEntries(events.map((event, at) => [event, cell(state, cells[at])])),
    ]),
  )
}

/** Walks at random through a life: each step is what its table says, and none leaves it. */
export function walks<S extends string, E extends string>(
  life: LifeTable<S, E>,
  start: S,
  events: readonly E[],
): void {
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...events), { maxLength: 40 }), (walk) => {
      let state = start
      for (const event of walk) {
        const next = stateAfter(life, state, event)
        const allowed = allowedEvents(life, state)
        expect(next).toEqual(
          allowed.includes(event)
            ? { ok: true, value: life[state][event] }
            : { ok: false, code: 'LIFE_NOT_ALLOWED', kept: 'draft', detail: { state, event, allowed } },
        )
        if (next.ok) state = next.value
        expect(Object.keys(life)).toContain(state)
      }
    }),
  )
}
