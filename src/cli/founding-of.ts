import { accept, refuse, type Answer } from '#domain/life'
import { readEntry, readFounding, type Founding, type ReadEntry, type Reading } from '#domain/record'
import { factBodies } from '#wire/facts'

import { sha256 } from './hash.ts'

/** What this program reads of a mechanism's entries: every type it knows, and what is sealed as a whole. */
export function readingOf(mech: string): Reading {
  return { mech, types: new Set([...Object.keys(factBodies), 'record.sealed']), sha: sha256 }
}

/** A first entry with what it founds: from it, and from nothing else, come the key of the log and who signs for whom. */
export type FirstEntry = { readonly entry: ReadEntry; readonly founding: Founding }

/** Reads a log's first entry. One that founds nothing is `REC_GENESIS`. */
export function firstEntry(text: string, mech: string): Answer<FirstEntry, string> {
  const entry = readEntry(text, readingOf(mech))
  if (!entry.ok) return entry
  const founding = readFounding(sha256, entry.value.env.body ?? {})
  return founding.ok
    ? accept({ entry: entry.value, founding: founding.value })
    : refuse('REC_GENESIS', 'nothing')
}
