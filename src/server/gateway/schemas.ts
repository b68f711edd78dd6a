import { z } from 'zod'

import { problem } from '#wire/record'

import { PROBLEM_JSON } from './send.ts'

/** What a door answers, for its description and for the check of what leaves: the answer, else a problem. */
export function answers<S extends number, A extends z.ZodType>(status: S, answer: A): Answers<S, A> {
  const refused = {
    description: 'Refused, with a code of the catalogue (RFC 9457).',
    content: { [PROBLEM_JSON]: { schema: problem } },
  }
  return { ...only(status, answer), default: refused }
}

type Refused = { readonly description: string; readonly content: Record<string, { schema: typeof problem }> }
type Answers<S extends number, A> = Record<S, A> & { readonly default: Refused }

/** `{ [status]: answer }`, keeping the status in the type, which a computed key loses. */
function only<S extends number, A>(status: S, answer: A): Record<S, A>
function only(status: number, answer: unknown): Record<number, unknown> {
  return { [status]: answer }
}

/** The part of a question that stands in the path, and the part that stands behind the `?`. Nothing else is read. */
export function questionParts(
  path: string,
  question: z.ZodObject,
): {
  readonly params: z.ZodObject
  readonly query: z.ZodObject
} {
  const named = new Set([...path.matchAll(/:([A-Za-z]+)/g)].map((found) => found[1]))
  const part = (inPath: boolean) =>
    z.strictObject(
      Object.fromEntries(Object.entries(question.shape).filter(([name]) => named.has(name) === inPath)),
    )
  return { params: part(true), query: part(false) }
}
