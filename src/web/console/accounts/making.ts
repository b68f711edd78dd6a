import type { GazetteerEntry, Side } from '#domain/measure'
import type { AccountAnswer } from '#wire/claim'

import type { Fault, FieldName, Fields } from './fields.ts'
import type { Read, Telling } from './told.ts'

/** Who signs and about which account, beside what a draft is read with. */
export type Making = Telling & {
  readonly side: Side | 'none'
  readonly about: AccountAnswer | undefined
  readonly places: readonly GazetteerEntry[]
  /** Kind of entity a code names, for who a statement speaks for. */
  readonly entityOf: (
    code: string,
  ) => { readonly kind: 'side' | 'thirdState' | 'organisation'; readonly side?: Side } | undefined
}

/** The side that signs. Only its own office gets these forms, and the node would refuse another's all the same. */
export function sideOf({ side }: Making): Read<Side> {
  return side === 'none' ? { ok: false, faults: [] } : { ok: true, value: side }
}

/** A fault for each of these fields that is empty. */
export function absent(
  fields: Fields,
  names: readonly (readonly [FieldName, Fault['key']])[],
): readonly Fault[] {
  return names.flatMap(([field, key]) => (fields[field].trim() === '' ? [{ field, key }] : []))
}
