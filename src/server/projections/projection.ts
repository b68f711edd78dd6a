import type { Utc } from '#domain/measure'
import type { JsonObject } from '#domain/record'
import type { Tx } from '#server/storage'

/** What a logged record states, as projections see it: the envelope read back, with its place and the log's time. */
export type Fact = {
  readonly epoch: number
  readonly index: number
  readonly rid: string
  readonly at: Utc
  readonly type: string
  readonly vis: 'P' | 'J' | 'C'
  readonly author: { readonly key: string; readonly office: string }
  readonly seq: number
  readonly after: { readonly epoch: number; readonly size: number; readonly root: string }
  readonly made: Utc
  /** Records named, in the envelope's order; empty where it names none. */
  readonly ref: readonly { readonly rel: string; readonly rid: string }[]
  /** The clear body, to be read with the schema of its type; `undefined` where all is sealed. */
  readonly body: JsonObject | undefined
  /** Offices that can open the sealed part; empty where there is none, or where the envelope hides them. */
  readonly keys: readonly string[]
  /** The sealed part of a joint fact, where an office whose key this node holds could open it (record.md 10.5). */
  readonly sealed?: JsonObject
  /** What a fact that is sealed whole says, where this node could open it: class M only. */
  readonly inner?: InnerFact
}

/** A fact of which nothing stands in clear, as its content says it: class, type, and the fields beside them. */
export type InnerFact = { readonly class: string; readonly type: string; readonly body: JsonObject }

/** The type that a projection learns of a fact by: of what is sealed whole and was opened here, the inner one. */
export function kindOf(fact: Pick<Fact, 'type' | 'inner'>): string {
  return fact.inner?.type ?? fact.type
}

/**
 * One table made of facts (L-17). Nothing else writes it; `apply` depends on the facts so far and on nothing else, and
 * applying a fact again changes nothing. Facts come in their order, as many at a time as nobody read the rows between:
 * however they are divided, the rows are the same. Table names stand without a schema, so that a rebuild can fill other
 * tables.
 */
export type Projection = {
  readonly table: string
  /** The columns of its primary key, in order. */
  readonly key: readonly string[]
  /** The fact types it learns from. */
  readonly types: readonly string[] | 'every'
  /** Learns from facts of its types. */
  apply(tx: Tx, facts: readonly Fact[]): Promise<void>
}

/** Whether a projection learns from facts of a type. */
export function learnsFrom(projection: Projection, type: string): boolean {
  return projection.types === 'every' || projection.types.includes(type)
}
