import type { Sealing } from '#domain/access'
import { accept, refuse, type Answer } from '#domain/life'
import { parseJson, type Json, type JsonObject, type RecordRef } from '#domain/record'

/** A record still to be signed: its act's name, its type, its clear body, and what is sealed of it; all of it, where it has none. */
export type Draft = {
  readonly act: string
  readonly type: string
  readonly body: JsonObject | undefined
  readonly ref?: readonly RecordRef[]
  readonly sealed?: { readonly body: JsonObject; readonly sealing: Sealing }
}

/** An office at a node's door: it seals, signs and enters a record. This room has no keys; whoever runs it hands a desk in. */
export type Desk = { readonly enter: (draft: Draft) => Promise<Answer<{ readonly rid: string }, string>> }

/** A value of the domain as the JSON that is signed. What JSON cannot hold is a mistake of the caller's. */
export function jsonOf(value: unknown): JsonObject {
  const json = parseJson(JSON.stringify(value))
  if (!isJsonObject(json)) throw new TypeError('not an object of JSON')
  return json
}

/** Whether a value of JSON is an object. */
export function isJsonObject(value: Json | undefined): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** A file that a desk imports, and which of its rows it leaves out. */
export type Source = {
  /** SHA-256 of its bytes, hex. */
  readonly file: string
  readonly name: string
  readonly rows: number
  /** Rows that become records; absent: all that are not refused. */
  readonly taken?: number
  readonly refused: readonly {
    readonly row: number
    readonly id: string
    readonly code: string
    readonly field: string
  }[]
}

/** A page of something that has more behind it. */
type Page<T> = { readonly items: readonly T[]; readonly next: string | undefined }

/** A client's answer, as far as a page of it is read. */
type Heard<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly problem: { readonly code: string } }

/** Everything behind a paged question, page after page. */
export async function allPages<T, A>(
  ask: (after: string | undefined) => Promise<Heard<A>>,
  read: (answer: A) => Page<T>,
): Promise<Answer<readonly T[], string>> {
  const items: T[] = []
  for (let after: string | undefined = undefined; ;) {
    const reply: Heard<A> = await ask(after)
    if (!reply.ok) return refuse(reply.problem.code, 'nothing')
    const page = read(reply.value)
    items.push(...page.items)
    if (page.next === undefined) return accept(items)
    after = page.next
  }
}
