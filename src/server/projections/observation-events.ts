import { stateAfter } from '#domain/life'
import { observationLife, type ObservationEvent, type ObservationState } from '#domain/observation'
import { sql, type Reader } from '#server/storage'
import { observationBodies } from '#wire/observation'

import { byType } from './by-type.ts'
import { begunIn } from './observation-facts.ts'
import { kindOf, type Fact, type Projection } from './projection.ts'

/** Something recorded in an observation's life. */
export type ObservationEventsTable = {
  readonly observation: string
  readonly idx: number
  readonly event: Extract<ObservationEvent, 'receive' | 'accept' | 'question' | 'revise' | 'withdraw'>
  readonly rid: string
  readonly at: string
  readonly office: string
  readonly reason: string | null
}

/** Columns of the table that these reads touch. */
export type ObservationEventsOwn = { readonly observation_events: ObservationEventsTable }

const EVENTS: Readonly<Record<string, (fact: Fact) => readonly ObservationEventsTable[]>> = {
  'observation.submitted': received,
  'observation.imported': received,
  'observation.revised': (fact) => {
    const { of, reason } = observationBodies['observation.revised'].parse(fact.body)
    return [eventOf(fact, { observation: of, event: 'revise', reason })]
  },
  'observation.withdrawn': (fact) => {
    const { of, reason } = observationBodies['observation.withdrawn'].parse(fact.body)
    return [eventOf(fact, { observation: of, event: 'withdraw', reason })]
  },
  'observation.accepted': (fact) => {
    const { of } = observationBodies['observation.accepted'].parse(fact.body)
    return of.map((id) => eventOf(fact, { observation: id, event: 'accept', reason: null }))
  },
  'observation.questioned': (fact) => {
    const { of, reason } = observationBodies['observation.questioned'].parse(fact.body)
    return [eventOf(fact, { observation: of, event: 'question', reason })]
  },
}

/** What happened to each observation, in order; nothing of it is ever taken away. */
export const observationEvents: Projection = byType<ObservationEventsTable>({
  table: 'observation_events',
  key: ['observation', 'idx'],
  adds: EVENTS,
})

/** What a fact says happened to observations. */
export function eventsIn(fact: Fact): readonly ObservationEventsTable[] {
  return EVENTS[kindOf(fact)]?.(fact) ?? []
}

/** What happened to some observations below a size of the log, oldest first. */
export async function observationEventsOf(
  rows: Reader<ObservationEventsOwn>,
  ids: readonly string[],
  size: number = Number.MAX_SAFE_INTEGER,
): Promise<readonly ObservationEventsTable[]> {
  if (ids.length === 0) return []
  return rows
    .selectFrom('observation_events')
    .selectAll()
    .where(sql<boolean>`observation = any(${[...ids]}::text[])`) // thousands: more than a statement has parameters
    .where('idx', '<', size)
    .orderBy('idx')
    .execute()
}

/** Where an observation stands after an event; one that its life does not allow changes nothing. */
export function stateBehind(
  state: ObservationState,
  event: ObservationEventsTable['event'],
): ObservationState {
  const next = stateAfter(observationLife, state, event)
  return next.ok ? next.value : state
}

function received(fact: Fact): readonly ObservationEventsTable[] {
  return begunIn(fact).map(({ id }) => eventOf(fact, { observation: id, event: 'receive', reason: null }))
}

function eventOf(
  { rid, index, at, author }: Fact,
  event: Pick<ObservationEventsTable, 'observation' | 'event' | 'reason'>,
): ObservationEventsTable {
  return { ...event, idx: index, rid, at, office: author.office }
}
