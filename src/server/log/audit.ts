import { readEntry, type ReadEntry } from '#domain/record'
import type { Reader } from '#server/storage'
import { appendLeaves, equalBytes, leafHash, rootFromTiles, type Tile } from '#tlog'

import type { EntryColumns, LogTables } from './tables.ts'
import { sha256, tilesAt } from './tiles.ts'

/** A row of the log's own that does not agree with the log's bytes. */
export type LogDifference = {
  readonly table: 'record.log_entry' | 'record.log_tile' | 'record.log_state'
  readonly key: string
  readonly what: 'differs' | 'missing'
}

/** Goes through a log from nothing: bytes against columns and leaves, leaves against tiles, tiles against the root. */
export type Audit = {
  /** Takes the next entries and answers what they say; an entry that is not whole ends the audit. */
  take(rows: Rows, entries: readonly EntryColumns[]): Promise<readonly ReadEntry[]>
  /** Compares what was taken with where the log says it stands. */
  end(state: LogTables['record.log_state']): void
  /** What was found, in the order of the log. */
  readonly found: readonly LogDifference[]
}

/** What entries are read by. */
export type Readable = { readonly mech: string; readonly types: ReadonlySet<string> }

type Rows = Reader<LogTables>

/** An audit that has taken nothing yet. */
export function newAudit(readable: Readable): Audit {
  const found: LogDifference[] = []
  let [size, edge]: [number, readonly Tile[]] = [0, []]
  return {
    found,
    take: async (rows, entries) => {
      const read = entries.map((entry, at) => readWhole(entry, size + at, readable))
      const [first] = read.flatMap((each, at) => (each === undefined ? [size + at] : []))
      if (first !== undefined) found.push(entryDifference(first, entries))
      const grown = appendLeaves(sha256, {
        size,
        edge,
        leaves: entries.map(({ bytes }) => leafHash(sha256, bytes)),
      })
      if (first !== undefined || !grown.ok) return []
      ;({ size, edge } = grown.value)
      found.push(...(await tileDifferences(rows, grown.value.tiles)))
      return read.filter((each) => each !== undefined)
    },
    end: (state) => {
      const root = rootFromTiles(sha256, { size, tiles: edge })
      if (size < state.size) found.push({ table: 'record.log_entry', key: String(size), what: 'missing' })
      else if (state.size !== size || !root.ok || !equalBytes(root.value, state.root))
        found.push({ table: 'record.log_state', key: state.mech, what: 'differs' })
    },
  }
}

function entryDifference(index: number, entries: readonly EntryColumns[]): LogDifference {
  const isThere = entries.some(({ idx }) => idx === index)
  return { table: 'record.log_entry', key: String(index), what: isThere ? 'differs' : 'missing' }
}

/** What an entry says, if it stands where it should and every column says what its bytes say. */
function readWhole(entry: EntryColumns, index: number, { mech, types }: Readable): ReadEntry | undefined {
  const read = readEntry(entry.bytes, { mech, types, sha: sha256 })
  if (!read.ok) return undefined
  const { env, rid, at } = read.value
  const same =
    entry.idx === index &&
    entry.rid === rid &&
    entry.author_key === env.author.key &&
    entry.seq === env.seq &&
    entry.office === env.author.office &&
    entry.at === at &&
    entry.type === env.type &&
    entry.vis === env.vis &&
    equalBytes(entry.leaf, leafHash(sha256, entry.bytes))
  return same ? read.value : undefined
}

async function tileDifferences(rows: Rows, tiles: readonly Tile[]): Promise<readonly LogDifference[]> {
  const stored = await tilesAt(
    rows,
    tiles.map(({ level, n }) => ({ level, n, width: 0 })),
  )
  return tiles.flatMap(({ level, n, hashes }) => {
    const kept = stored.find((tile) => tile.level === level && tile.n === n)
    if (kept !== undefined && equalBytes(kept.hashes.subarray(0, hashes.length), hashes)) return []
    const what = kept === undefined ? 'missing' : 'differs'
    return [{ table: 'record.log_tile', key: `${level}/${n}`, what } as const]
  })
}
