import type { z } from 'zod'

/** A body's schema whose answer for one object is kept as long as the object is. */
export type ReadOnce<T> = {
  readonly safeParse: (body: unknown) => z.ZodSafeParseResult<T>
  /** What the body says. Throws where the schema refuses it: for bodies that passed a check. */
  readonly parse: (body: unknown) => T
}

/**
 * A schema that reads an object once. The check of a body, its act and each projection ask the same object, up to eight
 * times a record, and nobody changes one that was read (S-1); a copy is read again.
 */
export function readOnce<T>(schema: z.ZodType<T>): ReadOnce<T> {
  const kept = new WeakMap<object, z.ZodSafeParseResult<T>>()
  const safeParse = (body: unknown): z.ZodSafeParseResult<T> => {
    if (typeof body !== 'object' || body === null) return schema.safeParse(body)
    const before = kept.get(body)
    if (before !== undefined) return before
    const read = schema.safeParse(body)
    kept.set(body, read)
    return read
  }
  const parse = (body: unknown): T => {
    const read = safeParse(body)
    if (!read.success) throw read.error
    return read.data
  }
  return { safeParse, parse }
}
