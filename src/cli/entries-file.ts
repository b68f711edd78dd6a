import {
  closeSync,
  existsSync,
  mkdirSync,
  openSync,
  readFileSync,
  readSync,
  renameSync,
  rmSync,
  truncateSync,
  writeFileSync,
  writeSync,
} from 'node:fs'
import { join } from 'node:path'

import { z } from 'zod'

/** How much of a file of entries was verified: so many lines, and the hash of exactly those. */
export type Verified = { readonly entries: number; readonly sha256: string }

const verified = z.strictObject({ entries: z.int().min(0), sha256: z.string() })

/** Nothing was verified yet. */
const NOTHING: Verified = { entries: 0, sha256: '' }

/** Entries of one log on this machine, one a line, as far as they were downloaded; kept between runs until all is checked. */
export type EntriesFile = {
  readonly path: string
  /** Whole lines it holds. */
  readonly count: () => number
  /** The first entry, empty if there is none. */
  readonly first: () => string
  readonly append: (entries: readonly string[]) => void
  readonly verified: () => Verified
  readonly keepVerified: (verified: Verified) => void
  /** Removes what is kept, when the check is done or when it cannot be gone on with. */
  readonly remove: () => void
}

/** The entries kept in a folder for the log that `genesis` begins. A line that an earlier end cut off is dropped. */
export function entriesFile(folder: string, genesis: string): EntriesFile {
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  const path = join(folder, `${genesis}.entries`)
  const notePath = join(folder, `${genesis}.json`)
  let count = wholeLines(path)
  return {
    path,
    count: () => count,
    first: () => firstLine(path),
    append: (entries) => {
      const file = openSync(path, 'a', 0o600)
      try {
        writeSync(file, entries.map((entry) => `${entry}\n`).join(''))
      } finally {
        closeSync(file)
      }
      count += entries.length
    },
    verified: () => {
      const read = verified.safeParse(jsonAt(notePath))
      return read.success && read.data.entries <= count ? read.data : NOTHING
    },
    keepVerified: (known) => {
      writeFileSync(`${notePath}.new`, JSON.stringify(known), { mode: 0o600 })
      renameSync(`${notePath}.new`, notePath)
    },
    remove: () => {
      for (const each of [path, notePath]) rmSync(each, { force: true })
      count = 0
    },
  }
}

const CHUNK_BYTES = 1 << 20
const NEWLINE = 0x0a

function wholeLines(path: string): number {
  if (!existsSync(path)) return 0
  const file = openSync(path, 'r')
  let [lines, bytes, whole] = [0, 0, 0]
  try {
    const chunk = Buffer.alloc(CHUNK_BYTES)
    for (let read = readSync(file, chunk); read > 0; read = readSync(file, chunk)) {
      for (let at = chunk.indexOf(NEWLINE); at >= 0 && at < read; at = chunk.indexOf(NEWLINE, at + 1)) {
        lines += 1
        whole = bytes + at + 1
      }
      bytes += read
    }
  } finally {
    closeSync(file)
  }
  if (whole < bytes) truncateSync(path, whole)
  return lines
}

const ENTRY_BYTES_MAX = 65_535 // the uint16 of a tlog entry bundle

function firstLine(path: string): string {
  const file = openSync(path, 'r')
  try {
    const bytes = Buffer.alloc(ENTRY_BYTES_MAX + 1)
    const read = readSync(file, bytes)
    return bytes.subarray(0, read).toString('utf8').split('\n', 1)[0] ?? ''
  } finally {
    closeSync(file)
  }
}

function jsonAt(path: string): unknown {
  try {
    return JSON.parse(readFileSync(path, 'utf8'))
  } catch {
    return undefined
  }
}
