import type { Envelope, JsonObject } from '#domain/record'
import { kindOf, learnsFrom, type Fact, type Projection } from '#server/projections'
import type { Tx } from '#server/storage'

/** Where a record was put. */
export type Placed = {
  readonly epoch: number
  readonly index: number
  readonly rid: string
  readonly at: string
}

/** What a logged record states, for the projections; `opened` is its sealed content where this node could open it. */
export function factOf(env: Envelope, placed: Placed, opened: JsonObject | undefined): Fact {
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
    ...(opened && insideOf(env, opened)),
  }
}

/** What is sealed whole has class and type among its fields (record.md 10.2); class M alone is read by a node. */
function insideOf({ vis }: Envelope, opened: JsonObject): Pick<Fact, 'sealed' | 'inner'> {
  if (vis !== 'C') return { sealed: opened }
  const { class: letter, type, ...body } = opened
  return letter === 'M' && typeof type === 'string' ? { inner: { class: letter, type, body } } : {}
}

/** Lets every projection, in their order, apply those of the facts that it learns from. */
export async function applyFacts(
  tx: Tx,
  projections: readonly Projection[],
  facts: readonly Fact[],
): Promise<void> {
  for (const projection of projections) {
    const own = facts.filter((fact) => learnsFrom(projection, kindOf(fact)))
    if (own.length > 0) await projection.apply(tx, own)
  }
}
