import { mayAct, oneOriginal } from '#domain/agreement'
import { firstRefusal, refuse, type Answer } from '#domain/life'
import type { Side, Text } from '#domain/measure'
import type { TruceAsOf } from '#server/projections'

import type { Deed, Ground } from './act.ts'
import { deedStands } from './agreement.position.ts'
import { readFirst, secondStands, type FoundFirst } from './agreement.second.ts'
import { readTerm, readTruce, type FoundTerm } from './agreement.standing.ts'

/** A deed of a side on a truce or on a term, which two of its representatives sign. */
export type Binding = {
  readonly of:
    | { readonly kind: 'truce'; readonly truce: string }
    | { readonly kind: 'term'; readonly key: string }
  readonly by: Side
  readonly reason: Text
}

/** What such a deed is about, as it stands, and the first signature if it is the second. */
export type FoundBinding = FoundFirst &
  (
    | { readonly kind: 'truce'; readonly truce: Answer<TruceAsOf, 'REC_REF'> }
    | { readonly kind: 'term'; readonly term: Answer<FoundTerm, 'REC_REF'> }
  )

/** Reads what a deed is about. */
export async function readBinding(ground: Ground, deed: Deed<Binding>): Promise<FoundBinding> {
  const { of } = deed.body
  const first = await readFirst(ground, deed)
  switch (of.kind) {
    case 'truce':
      return { ...first, kind: 'truce', truce: await readTruce(ground, deed, of.truce) }
    case 'term':
      return { ...first, kind: 'term', term: await readTerm(ground, deed, { rel: 'of', key: of.key }) }
  }
}

/** Whether the deed stands: the second signature under the very deed of the first, and both lives allow it. */
export function bindingStands(
  found: FoundBinding,
  deed: Deed<Binding>,
  kind: 'suspend' | 'resume' | 'end' | 'denounce',
): Answer<unknown, string> {
  const { by, reason } = deed.body
  const refused = firstRefusal<string>(oneOriginal(reason), secondStands(found, deed))
  if (refused) return refused
  switch (found.kind) {
    case 'truce': {
      if (!found.truce.ok) return found.truce
      if (kind === 'end') return refuse('REC_BODY', 'draft', { field: 'of' })
      return mayAct({ kind, by }, found.truce.value.now)
    }
    case 'term': {
      if (kind === 'denounce') return refuse('REC_BODY', 'draft', { field: 'of' })
      return deedStands(found.term, { kind, by }, [])
    }
  }
}
