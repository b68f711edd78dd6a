import { mayDo, oneOriginal, type TermDeed } from '#domain/agreement'
import { firstRefusal, type Answer } from '#domain/life'
import type { Text } from '#domain/measure'

import type { FoundTerm } from './agreement.standing.ts'

/** Whether a side's deed on a term stands: its words have one original, and the term's life and the seats allow it. */
export function deedStands(
  found: Answer<FoundTerm, 'REC_REF'>,
  deed: TermDeed,
  words: readonly Text[],
): Answer<unknown, string> {
  const refused = firstRefusal<string>(...words.map(oneOriginal), found)
  if (refused || !found.ok) return refused ?? found
  const { standing, vacant } = found.value
  return mayDo(deed, { life: standing.life, needs: standing.term.body.needs, vacant })
}
