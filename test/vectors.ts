import { readFileSync } from 'node:fs'

import type { Envelope } from '#domain/record'
import type { Submitted } from '#server/log'
import { utf8 } from '#tlog'

/** One record of `fixtures/vectors/record/records.json`. */
export type VectorRecord = {
  readonly env: Envelope
  readonly sigs: readonly { readonly key: string; readonly sig: string }[]
  readonly rid: string
  readonly at: string
  readonly entry: string
  readonly leafHash: string
}

/** Id of the mechanism of the record's vectors. */
export const VECTOR_MECH = 'nk2020'

/** A file of the record's vectors. */
function vectorFile(name: string): Uint8Array {
  return readFileSync(new URL(`../fixtures/vectors/record/${name}`, import.meta.url))
}

/** A file of the record's vectors, read as JSON into a value that the caller names the type of. */
export function vectorJson(name: string): ReturnType<typeof JSON.parse> {
  return JSON.parse(Buffer.from(vectorFile(name)).toString('utf8'))
}

/** The twelve records of the vectors' log. */
export const vectorRecords: readonly VectorRecord[] = vectorJson('records.json').records

/** One of them. */
export function vectorRecord(index: number): VectorRecord {
  const record = vectorRecords[index]
  if (record === undefined) throw new Error(`no vector ${index}`)
  return record
}

/** What a door would be handed for a record of the vectors. */
export function submittedOf({ env, sigs, rid }: VectorRecord): Submitted {
  const submission = submissionOf({ env, sigs })
  const name = rid === vectorRecord(6).rid ? 'sealed' : rid === vectorRecord(8).rid ? 'committed' : undefined
  if (name === undefined) return { submission }
  return { submission, content: vectorFile(`${name}-content.age`), wrap: vectorFile(`${name}-wrap.age`) }
}

/** The canonical bytes of envelope and signatures, in whatever order they were read. */
export function submissionOf({ env, sigs }: Pick<VectorRecord, 'env' | 'sigs'>): Uint8Array {
  return utf8(sortedText({ env, sigs }))
}

function sortedText(value: unknown): string {
  return JSON.stringify(value, (_, each: unknown) =>
    typeof each === 'object' && each !== null && !Array.isArray(each)
      ? Object.fromEntries(Object.entries(each).toSorted(([one], [other]) => (one < other ? -1 : 1)))
      : each,
  )
}
