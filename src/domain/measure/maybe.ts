import { accept, refuse, type Answer } from '#domain/life'

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

/** Refuses JSON null anywhere in a value, and says where: what is not known has its own words. Source: R-MEA-14. */
export function withoutNull<T>(value: T): Answer<T, 'MEA_NULL'> {
  const path = pathOfNull(value)
  return path === undefined ? accept(value) : refuse('MEA_NULL', 'draft', { path: path.join('.') })
}

function pathOfNull(value: unknown): readonly string[] | undefined {
  if (value === null) return []
  if (typeof value !== 'object') return undefined
  for (const [key, inner] of Object.entries(value)) {
    const path = pathOfNull(inner)
    if (path) return [key, ...path]
  }
  return undefined
}
