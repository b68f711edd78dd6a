import type { Fact, Projection, ProjectionTables } from '#server/projections'
import type { Reader, Tx } from '#server/storage'

import { applyFacts } from './fact.ts'
import type { LogTables } from './tables.ts'

/** Rows that checks read and judges are given: what facts say, the batch so far included; of the log, what was committed. */
export type Rows = Reader<ProjectionTables & LogTables>

/** The rows of a transaction, and the facts that it makes. */
export type Made = {
  /** Takes a fact, which shows in the rows from the next reading on. */
  readonly add: (fact: Fact) => void
  /** The rows as the facts so far make them. */
  readonly rows: () => Promise<Rows>
}

/**
 * Facts wait until somebody reads, and are then applied together: as most claims and statements are judged without
 * reading what others of the batch said, a batch of them costs a statement a table instead of five a record.
 */
export function factsMadeIn(tx: Tx, projections: readonly Projection[]): Made {
  const rows: Rows = tx.withTables<ProjectionTables & LogTables>()
  let waiting: Fact[] = []
  let applied: Promise<void> = Promise.resolve()
  return {
    add: (fact) => {
      waiting.push(fact)
    },
    rows: async () => {
      const facts = waiting
      waiting = []
      if (facts.length > 0) applied = applied.then(() => applyFacts(tx, projections, facts))
      await applied
      return rows
    },
  }
}
