import type { Detail, Refused } from '#domain/life'
import type { Count, Maybe } from '#domain/measure'
import type {
  Means,
  Observation,
  ObservationMission,
  ObservedTime,
  SubClass,
  ZoneFlag,
} from '#domain/observation'

import type { TableField } from './observation-headings.ts'
import type { ObserverPlace } from './observation-place.ts'
import type { ClassWord } from './observation-words.ts'

/** One thing said of a row: a code, the field it is about, and what its sentence needs. */
export type RowNote = { readonly code: string; readonly field: string; readonly detail: Detail }

/** What only a person can say of a row: that its sub-class stays undetermined, or that it is an observation of its own. */
export type RowAsk = 'sub' | 'duplicate'

/** What could be read of a row, field by field; a field that could not is not there. */
export type Told = {
  readonly observer?: ObserverPlace
  readonly event?: ObservationMission['event']
  readonly means?: readonly Means[]
  readonly count?: Count
  readonly class?: ClassWord['class']
  readonly sub?: SubClass
  readonly weapon?: ToldWeapon
  readonly at?: ObservedTime
  readonly day?: string
  readonly zone?: ZoneFlag
  readonly liveFire?: Observation['liveFire']
  readonly note?: Maybe<string>
}

/** A weapon as named, N/K, or a table that says nothing of it. */
export type ToldWeapon =
  | { readonly kind: 'known'; readonly value: string }
  | { readonly kind: 'unknown' }
  | { readonly kind: 'notStated' }

/** The text of a row's cell; empty where the table has no such column. */
export type CellOf = (field: TableField) => string

/** What one field made of its cell. */
export type Part = {
  readonly told?: Told
  readonly refusals?: readonly RowNote[]
  readonly warnings?: readonly RowNote[]
  readonly asks?: readonly RowAsk[]
}

/** A refusal as a note of the field it is about. */
export function noted({ code, detail }: Refused<string>, field: string): RowNote {
  return { code, field, detail }
}
