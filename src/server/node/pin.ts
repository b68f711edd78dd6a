import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

import { readEntry, readSubmission, type Rid } from '#domain/record'
import { sha256 } from '#server/log'

import { nodeTrouble } from './trouble.ts'

/** Where a home keeps the id of the genesis that its holders signed: whatever else the database says, is another record. */
const PIN_FILE = 'pin'

/** Whether a founding was begun in a home. */
export function hasPin(home: string): boolean {
  return existsSync(join(home, PIN_FILE))
}

/** Keeps the pin of a home, whole or not at all. */
export function keepPin(home: string, genesis: Rid): void {
  const path = join(home, PIN_FILE)
  writeFileSync(`${path}.new`, `${genesis}\n`, { mode: 0o600 })
  renameSync(`${path}.new`, path)
}

/** A first record: as it is in a log, or as its roots signed it. */
type First = { readonly entry: Uint8Array } | { readonly submission: Uint8Array }

/**
 * Throws `REC_GENESIS` where a home has a pin and a record begins with something else. The id is worked out from the bytes
 * of the record, not taken from a table (R-REC-82).
 */
export function checkPin(home: string, mech: string, first: First): void {
  const path = join(home, PIN_FILE)
  if (!existsSync(path)) return
  const reading = { mech, types: new Set([GENESIS]), sha: sha256 }
  const read = 'entry' in first ? readEntry(first.entry, reading) : readSubmission(first.submission, reading)
  if (!read.ok || read.value.rid !== readFileSync(path, 'utf8').trim())
    throw nodeTrouble('REC_GENESIS', { field: PIN_FILE })
}

const GENESIS = 'record.genesis'
