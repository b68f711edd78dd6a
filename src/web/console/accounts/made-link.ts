import { isRef } from '#domain/life'

import type { Fault, Fields } from './fields.ts'
import { absent, type Making } from './making.ts'
import type { Read } from './told.ts'

/** A link as it is signed. */
type Link = {
  readonly relation: 'sameEvent' | 'possiblySame' | 'different'
  readonly accounts: readonly [string, string]
}

/** Reads how two accounts are said to be related. */
export function linkOf(fields: Fields, { about }: Making): Read<Link> {
  const relation = (['sameEvent', 'possiblySame', 'different'] as const).find(
    (each) => each === fields.relation,
  )
  const faults: readonly Fault[] = [
    ...(isRef(fields.other) ? [] : [{ field: 'other', key: 'forms.errOther' } as const]),
    ...(relation === undefined ? [{ field: 'relation', key: 'forms.errRelation' } as const] : []),
    ...absent(fields, [['why', 'forms.errReason']]),
  ]
  if (about === undefined || relation === undefined || faults.length > 0) return { ok: false, faults }
  const [first, second] = [about.id, fields.other].toSorted()
  return { ok: true, value: { relation, accounts: [first ?? '', second ?? ''] } }
}
