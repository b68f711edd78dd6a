import { accept, refuse, type Answer } from './answer.ts'

/** Every state × event cell of a life: the next state, or `null` where the event is refused (S-12). */
export type LifeTable<S extends string, E extends string> = Readonly<Record<S, Readonly<Record<E, S | null>>>>

/** The state after `event`. Refuses with the events that are possible now. Source: domain.md section 0. */
export function stateAfter<S extends string, E extends string>(
  life: LifeTable<S, E>,
  state: S,
  event: E,
): Answer<S, 'LIFE_NOT_ALLOWED'> {
  const next = life[state][event]
  if (next === null)
    return refuse('LIFE_NOT_ALLOWED', 'draft', { state, event, allowed: allowedEvents(life, state) })
  return accept(next)
}

/** The events that the life allows in a state. */
export function allowedEvents<S extends string, E extends string>(
  life: LifeTable<S, E>,
  state: S,
): readonly string[] {
  return Object.entries(life[state])
    .filter(([, next]) => next !== null)
    .map(([event]) => event)
}
