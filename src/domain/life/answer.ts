/** What became of a person's work when a rule refused it: still a draft, in quarantine, or nothing to keep. */
export type Kept = 'draft' | 'quarantine' | 'nothing'

/** What a refusal names so that a sentence can be made of it: field, row, bounds, choices. Never content of others. */
export type Detail = Readonly<Record<string, string | number | readonly string[]>>

/** A rule's yes, with what it worked out. */
export type Accepted<T> = { readonly ok: true; readonly value: T }

/** A rule's no: a closed code, what was kept, and what the sentence needs. A refusal is never a record (R-REC-31). */
export type Refused<C extends string> = {
  readonly ok: false
  readonly code: C
  readonly kept: Kept
  readonly detail: Detail
}

/** What every rule answers. The codes it can refuse with are in its type (S-11). */
export type Answer<T, C extends string> = Accepted<T> | Refused<C>

/** Says yes with a value. */
export function accept<T>(value: T): Accepted<T> {
  return { ok: true, value }
}

/** Says no with a code, what was kept of the person's work, and what the sentence needs. */
export function refuse<C extends string>(code: C, kept: Kept, detail: Detail = {}): Refused<C> {
  return { ok: false, code, kept, detail }
}

/** The first no among answers in the order a person would ask them, or `undefined` when all say yes (S-16). */
export function firstRefusal<C extends string>(
  ...answers: readonly Answer<unknown, C>[]
): Refused<C> | undefined {
  for (const answer of answers) if (!answer.ok) return answer
  return undefined
}
