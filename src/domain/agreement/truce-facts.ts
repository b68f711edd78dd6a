import type { Side, Utc } from '#domain/measure'

import type { Placed } from './term-facts.ts'

/** What happened to a truce, as the record holds it. `violation` is a graded finding, never a claim alone. */
export type TruceFact = Placed &
  (
    | {
        readonly kind: 'hold'
        readonly by: Side
        readonly utc: Utc
        readonly text: string
        readonly zone: string
      }
    /** Told or printed by anybody: it moves nothing (R-AGR-11). */
    | { readonly kind: 'note' }
    | { readonly kind: 'suspend' | 'resume' | 'denounce'; readonly by: Side }
    | { readonly kind: 'declareBroken' | 'violation' | 'clean24h' }
  )

/** At one instant, first what is known of the moment, then what happened. It depends on what was done, not on who was first. */
const RANK: Readonly<Record<TruceFact['kind'], number>> = {
  hold: 0,
  note: 1,
  violation: 2,
  clean24h: 3,
  suspend: 4,
  resume: 5,
  denounce: 6,
  declareBroken: 7,
}

/** Facts by instant; within one by what was done, each side's own in their order. */
export function truceOrder(facts: readonly TruceFact[]): readonly (readonly TruceFact[])[] {
  const instants = [...new Set(facts.map(({ at }) => at))].toSorted()
  return instants.map((at) =>
    facts
      .filter((fact) => fact.at === at)
      .toSorted((a, b) => RANK[a.kind] - RANK[b.kind] || a.index - b.index),
  )
}
