/** What a person can do with a term. */
export type TermActName = 'accept' | 'acceptIf' | 'object' | 'refuse' | 'lift'

/** The door of an act on a term; a condition makes an acceptance one that is none yet (R-AGR-2). */
export const TERM_ACTS: Readonly<Record<TermActName, { readonly act: string; readonly type: string }>> = {
  accept: { act: 'agreement.accept', type: 'agreement.accepted' },
  acceptIf: { act: 'agreement.accept', type: 'agreement.accepted' },
  object: { act: 'agreement.object', type: 'agreement.objected' },
  refuse: { act: 'agreement.refuse', type: 'agreement.refused' },
  lift: { act: 'agreement.lift', type: 'agreement.lifted' },
}

/** In the order they are offered. */
export const TERM_ACT_NAMES: readonly TermActName[] = ['accept', 'acceptIf', 'object', 'refuse', 'lift']
