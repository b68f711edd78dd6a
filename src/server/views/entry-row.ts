import type { ReadingRow } from '#domain/access'
import type { EntryLine } from '#server/log'
import type { EntryRow } from '#wire/record'

import { ownGrade } from './state.ts'
import type { Item } from './view.ts'

/** Contexts of fact types and their rows; all others stand in the record's own. */
const ROWS: Readonly<Record<string, ReadingRow>> = {
  claim: 'claim',
  statement: 'statement (said publicly)',
  measure: 'measure (geography)',
  party: 'party',
}

/**
 * What the gate asks of an entry: its context's row, and the class of what is in it in clear. A committed entry shows no
 * more than record.md 10.3 leaves visible, which is joint whatever is inside.
 */
export function itemOf({ type, vis }: Pick<EntryLine, 'type' | 'vis'>): Item {
  const row = ROWS[type.slice(0, type.indexOf('.'))] ?? 'record (log, heads, proofs)'
  return { row, class: vis === 'P' ? 'P' : 'J' }
}

/** One entry as a list shows it. */
export function rowOf({ idx, rid, at, type, vis, office }: EntryLine): EntryRow {
  return { index: idx, rid, at, type, vis: visibilityOf(vis), office, grade: ownGrade }
}

function visibilityOf(vis: string): EntryRow['vis'] {
  return vis === 'P' || vis === 'J' ? vis : 'C'
}
