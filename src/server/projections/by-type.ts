import type { Tx } from '#server/storage'

import type { Fact } from './projection.ts'

type Handlers = Readonly<Record<string, (tx: Tx, fact: Fact) => Promise<void>>>

/** The types a projection learns from, and its `apply`, from one handler a type. A fact of any other type changes nothing. */
export function byType(handlers: Handlers): {
  readonly types: readonly string[]
  readonly apply: (tx: Tx, fact: Fact) => Promise<void>
} {
  return {
    types: Object.keys(handlers),
    apply: async (tx, fact) => {
      if (Object.hasOwn(handlers, fact.type)) await handlers[fact.type]?.(tx, fact)
    },
  }
}

/** The record that a fact names in one relation. A fact without it passed no judge: a fault of the program, not of its author. */
export function refOf(fact: Fact, rel: string): string {
  const rid = fact.ref.find((ref) => ref.rel === rel)?.rid
  if (rid === undefined) throw new Error(`a fact of type ${fact.type} without ref ${rel}`)
  return rid
}
