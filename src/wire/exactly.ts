import type { z } from 'zod'

/** A schema for exactly `T`: one that reads more, or less, than the domain's type does not compile (S-18). */
export function exactly<T>(): <S extends z.ZodType<T>>(
  schema: [T] extends [z.infer<S>] ? S : never,
) => z.ZodType<T> {
  return (schema) => schema
}
