import { labelledKey } from '../keys.ts'

/** What stands for keys and hashes of one node when its answers are held against another's. */
export type Names = {
  /** Where a record stands in the log, by its id. */
  readonly indexes: ReadonlyMap<string, number>
  /** Labels of keys and of people, by what they are called in the record. */
  readonly labels: ReadonlyMap<string, string>
  /** When the first day begins. */
  readonly begins: string
  readonly firstDay: string
}

/** What keys and people of these labels are called in any record. */
export function labelsOf(labels: readonly string[]): Names['labels'] {
  return new Map(
    labels.map(labelledKey).flatMap(({ label, key, person }) => [
      [key, label],
      [person, label],
    ]),
  )
}

const HASH = /^[0-9a-f]{64}$/
const SIGNATURE = /^[A-Za-z0-9_-]{86}$/
const SEAL_KEY = /^age1pq1[a-z0-9]+$/

/** Texts that are hashes and signatures from end to end; how long they are is kept. */
const OPAQUE: ReadonlySet<string> = new Set(['checkpoint', 'content', 'wrap'])

/** An id within a text: of a part of a record that holds several, or in the key of a next page. */
const ID = /(?<![0-9a-f])[0-9a-f]{64}(?![0-9a-f])/g

/**
 * An answer with what keys and hashes make of it taken away: a record's id becomes its place in the log, a key or a
 * person its label, and a signed entry is looked into. Nothing else is touched, and no order.
 */
export function plain(value: unknown, names: Names, field = ''): unknown {
  if (typeof value === 'string') return plainText(value, names, field)
  if (Array.isArray(value)) return value.map((item) => plain(item, names, field))
  if (typeof value !== 'object' || value === null) return value
  const isOfADay = 'n' in value && ('year' in value || 'versions' in value)
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]) => [
      key,
      isOfADay && key === 'n' ? 'a number counted from the first day' : plain(inner, names, key),
    ]),
  )
}

function plainText(text: string, names: Names, field: string): unknown {
  if (field === 'firstDay' || (field === 'publicUntil' && text === names.begins)) return 'the first day' // the image's is the day before (mirror.test.ts)
  if (OPAQUE.has(field)) return `${field} of ${text.length}`
  if (field === 'entry' || field === 'entries') return plain(JSON.parse(text), names)
  if (HASH.test(text)) {
    const index = names.indexes.get(text)
    return index === undefined ? 'a hash' : `record ${index}`
  }
  if (SIGNATURE.test(text)) return 'a signature'
  if (SEAL_KEY.test(text)) return 'a seal key'
  return names.labels.get(text) ?? text.replaceAll(ID, (id) => `record ${names.indexes.get(id) ?? 'unknown'}`)
}
