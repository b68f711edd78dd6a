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

/** Lets every projection, in their order, apply those of the facts that it learns from. */
export async function applyFacts(
  tx: Tx,
  projections: readonly Projection[],
  facts: readonly Fact[],
): Promise<void> {
  for (const projection of projections) {
    const own = facts.filter((fact) => learnsFrom(projection, fact.type))
    if (own.length > 0) await projection.apply(tx, own)
  }
}
