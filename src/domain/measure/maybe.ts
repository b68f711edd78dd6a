/**
 * A value that may not be known, in five different ways that are never mixed: looked and cannot say; does not apply;
 * not asked or not answered; two or more holders each with theirs. JSON null is not a value. Source: R-MEA-14.
 */
export type Maybe<T> =
  | { readonly kind: 'known'; readonly value: T }
  | { readonly kind: 'unknown' }
  | { readonly kind: 'absent' }
  | { readonly kind: 'notStated' }
  | { readonly kind: 'disputed'; readonly values: readonly { readonly by: string; readonly value: T }[] }

/** A value that is known. */
export function known<T>(value: T): Maybe<T> {
  return { kind: 'known', value }
}

/** Not asked, or not answered. */
export const notStated: { readonly kind: 'notStated' } = { kind: 'notStated' }
