import type { Envelope } from '#domain/record'
import { learnsFrom, type Fact, type Projection } from '#server/projections'
import type { Tx } from '#server/storage'

/** Where a record was put. */
export type Placed = {
  readonly epoch: number
  readonly index: number
  readonly rid: string
  readonly at: string
}

/** What a logged record states, for the projections. */
export function factOf(env: Envelope, placed: Placed): Fact {
  return {
    ...placed,
    type: env.type,
    vis: env.vis,
    author: env.author,
    seq: env.seq,
    after: env.after,
    made: env.made.t,
    ref: env.ref ?? [],
    body: env.body,
    keys: env.keys ?? [],
  }
}

/** Lets every projection that learns from a fact apply it, in their order. */
export async function applyFact(tx: Tx, projections: readonly Projection[], fact: Fact): Promise<void> {
  for (const projection of projections)
    if (learnsFrom(projection, fact.type)) await projection.apply(tx, fact)
}
