import type { Watch } from '#domain/observation'
import type { Reader } from '#server/storage'
import { observationInner } from '#wire/observation'

import { byType } from './by-type.ts'
import type { Fact, Projection } from './projection.ts'
import { stepIn, watchAfter, watchOpened, type WatchSeen, type WatchStepType } from './watch-steps.ts'

/** Something recorded of a watch; `body` is the fact's inner body. */
export type WatchEventsTable = {
  readonly watch: string
  readonly idx: number
  readonly event: 'observation.watch.opened' | WatchStepType
  readonly rid: string
  readonly at: string
  readonly office: string
  readonly from_at: string | null
  readonly to_at: string | null
  readonly body: unknown
}

/** Columns of the table that these reads touch. */
export type WatchEventsOwn = { readonly watch_events: WatchEventsTable }

/** What was recorded of each watch, in order: class M, where this node opened it. */
export const watchEvents: Projection = byType<WatchEventsTable>({
  table: 'watch_events',
  key: ['watch', 'idx'],
  adds: {
    'observation.watch.opened': (fact) => {
      const { watch } = observationInner['observation.watch.opened'].parse(fact.inner?.body)
      return [eventOf(fact, { watch: fact.rid, event: 'observation.watch.opened', span: watch })]
    },
    'observation.watch.visibility': (fact) => [stepped(fact, 'observation.watch.visibility')],
    'observation.watch.closed': (fact) => [stepped(fact, 'observation.watch.closed')],
    'observation.watch.corrected': (fact) => [stepped(fact, 'observation.watch.corrected')],
    'observation.watch.lapsed': (fact) => [stepped(fact, 'observation.watch.lapsed')],
  },
})

/** A watch as it stood at a size of the log. Signs of life that its observations gave are not among them. */
export type WatchAsOf = Omit<WatchSeen, 'signAt'>

/**
 * Watches as they stood at a size of the log that cover some of `[from, to)`, by when they began. An open one is taken to
 * its planned end.
 */
export async function watchesAsOf(
  rows: Reader<WatchEventsOwn>,
  { size, from, to }: { readonly size: number; readonly from: string; readonly to: string },
): Promise<readonly WatchAsOf[]> {
  const named = (column: 'from_at' | 'to_at') =>
    rows.selectFrom('watch_events').select('watch').where('idx', '<', size).where(column, 'is not', null)
  const found = await rows
    .selectFrom('watch_events')
    .selectAll()
    .where('watch', 'in', named('from_at').where('from_at', '<', to))
    .where('watch', 'in', named('to_at').where('to_at', '>', from))
    .where('idx', '<', size)
    .orderBy('idx')
    .execute()
  return watchesIn(found)
    .filter((watch) => watch.from < to && from < watch.to)
    .toSorted((a, b) => (a.from === b.from ? compared(a.id, b.id) : compared(a.from, b.from)))
}

function compared(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0
}

/** The watches that events in their order make. */
function watchesIn(events: readonly WatchEventsTable[]): readonly WatchSeen[] {
  const seen = new Map<string, WatchSeen>()
  for (const { watch: id, idx, event, at, office, body } of events) {
    const before = seen.get(id)
    if (event === 'observation.watch.opened') {
      const { watch } = observationInner[event].parse(body)
      seen.set(id, watchOpened({ id, idx, receivedAt: at, office, watch }))
    } else if (before !== undefined) seen.set(id, watchAfter(before, stepIn(event, body).step, at))
  }
  return [...seen.values()]
}

function stepped(fact: Fact, event: WatchStepType): WatchEventsTable {
  const { of, step } = stepIn(event, fact.inner?.body)
  switch (step.kind) {
    case 'visibility':
      return eventOf(fact, { watch: of, event })
    case 'corrected':
      return eventOf(fact, { watch: of, event, span: step.watch })
    case 'closed':
    case 'lapsed':
      return { ...eventOf(fact, { watch: of, event }), to_at: step.at }
  }
}

type Event = Pick<WatchEventsTable, 'watch' | 'event'> & { readonly span?: Pick<Watch, 'from' | 'to'> }

function eventOf({ rid, index, at, author, inner }: Fact, { watch, event, span }: Event): WatchEventsTable {
  return {
    watch,
    idx: index,
    event,
    rid,
    at,
    office: author.office,
    from_at: span?.from ?? null,
    to_at: span?.to ?? null,
    body: inner?.body,
  }
}
