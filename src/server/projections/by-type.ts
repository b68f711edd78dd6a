import type { Tx } from '#server/storage'

import { addRows } from './add-rows.ts'
import { kindOf, type Fact, type Projection } from './projection.ts'

type Parts<Row> = {
  readonly table: string
  readonly key: readonly string[]
  /** The rows that a fact of a type adds. No fact before it is about them. */
  readonly adds?: Readonly<Record<string, (fact: Fact) => readonly Row[]>>
  /** What facts of some types change at one stroke, of which none depends on `changes`: a statement for all, instead of some for each. */
  readonly atOnce?: {
    readonly types: readonly string[]
    readonly apply: (tx: Tx, facts: readonly Fact[]) => Promise<void>
  }
  /** What a fact of a type changes. */
  readonly changes?: Readonly<Record<string, (tx: Tx, fact: Fact) => Promise<void>>>
}

/**
 * A projection of one handler a type; a fact of any other type changes nothing. What several facts add goes in together
 * and first, since no fact before them is about it; then what they change at one stroke; then each what it changes, in
 * their order.
 */
export function byType<Row extends object>(parts: Parts<Row>): Projection {
  const { table, key, adds = {}, atOnce, changes = {} } = parts
  return {
    table,
    key,
    types: [...new Set([...Object.keys(adds), ...(atOnce?.types ?? []), ...Object.keys(changes)])],
    apply: async (tx, facts) => {
      const rows = facts.flatMap((fact) => ownOf(adds, kindOf(fact))?.(fact) ?? [])
      await addRows(tx, { table, key }, rows)
      const stroke = facts.filter((fact) => atOnce?.types.includes(kindOf(fact)))
      if (stroke.length > 0) await atOnce?.apply(tx, stroke)
      for (const fact of facts) await ownOf(changes, kindOf(fact))?.(tx, fact)
    },
  }
}

function ownOf<T>(handlers: Readonly<Record<string, T>>, type: string): T | undefined {
  return Object.hasOwn(handlers, type) ? handlers[type] : undefined
}

/** The record that a fact names in one relation. A fact without it passed no judge: a fault of the program, not of its author. */
export function refOf(fact: Fact, rel: string): string {
  const rid = fact.ref.find((ref) => ref.rel === rel)?.rid
  if (rid === undefined) throw new Error(`a fact of type ${fact.type} without ref ${rel}`)
  return rid
}
