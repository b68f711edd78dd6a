import { accept, refuse, type Answer } from '#domain/life'
import { readEntry } from '#domain/record'
import type { Reader } from '#server/storage'
import { equalBytes, hex, leafHash, type Tile } from '#tlog'

import { rawFrom } from './entries.ts'
import type { LogKey } from './log-key.ts'
import type { Marked } from './mark.ts'
import { checkHead, signerFor, type Signer } from './signer.ts'
import type { LogHead } from './state.ts'
import type { LogTables } from './tables.ts'
import { edgeAt, rootAt, sha256, tilesAt } from './tiles.ts'
import { verifyEd25519 } from './verify.ts'

/** How many of the newest entries are hashed again at every start; a full audit is `rebuild`. */
const REHASHED = 256

/** Why a log stays closed: what was found wrong at its start, by the codes of record.md section 14. */
export type Closed =
  | 'REC_ROOT'
  | 'REC_LEAF'
  | 'REC_TILE'
  | 'REC_CP_FORMAT'
  | 'REC_CP_ORIGIN'
  | 'REC_CP_SIG'
  | 'REC_GENESIS'
  | 'ROLLED_BACK'
  | 'FORK'

/** What a log needs to go on from where it stands: its right edge, and its signer once it has a genesis. */
export type Examined = { readonly edge: readonly Tile[]; readonly signer: Signer | undefined }

/** What an examination is made with. */
export type Examination = {
  readonly rows: Reader<LogTables>
  readonly head: LogHead
  readonly logKey: LogKey
  readonly mech: string
  readonly types: ReadonlySet<string>
}

/**
 * Examines a log before it takes anything (record.md section 5, start-up): root out of the tiles, the log's own
 * signature, the newest entries against their leaves.
 */
export async function examine(asked: Examination): Promise<Answer<Examined, Closed>> {
  const { rows, head } = asked
  const edge = await edgeAt(rows, head.size)
  const root = await rootAt(rows, head.size)
  if (root === undefined) return refuse('REC_TILE', 'nothing')
  if (hex(root) !== head.root) return refuse('REC_ROOT', 'nothing')
  if (head.size === 0) return accept({ edge, signer: undefined })
  const leaves = await checkNewest(rows, head.size)
  if (!leaves.ok) return leaves
  const signer = await signerOf(asked)
  if (!signer.ok) return signer
  const signed = checkHead(head, signer.value.vkey, verifyEd25519)
  return signed.ok ? accept({ edge, signer: signer.value }) : signed
}

async function signerOf({ rows, logKey, mech, types }: Examination): Promise<Answer<Signer, 'REC_GENESIS'>> {
  const [first] = await rawFrom(rows, 0, 1)
  const read = first && readEntry(first.bytes, { mech, types, sha: sha256 })
  return read?.ok ? signerFor(read.value.env.body, logKey) : refuse('REC_GENESIS', 'nothing')
}

async function checkNewest(
  rows: Reader<LogTables>,
  size: number,
): Promise<Answer<undefined, 'REC_LEAF' | 'REC_TILE'>> {
  const from = Math.max(0, size - REHASHED)
  const entries = await rawFrom(rows, from)
  if (entries.length !== size - from) return refuse('REC_LEAF', 'nothing', { index: from + entries.length })
  const first = Math.floor(from / REHASHED)
  const tiles = await tilesAt(
    rows,
    [first, first + 1].map((n) => ({ level: 0, n, width: 0 })),
  )
  for (const { idx, bytes, leaf } of entries) {
    const tile = tiles.find(({ n }) => n === Math.floor(idx / REHASHED))
    const start = (idx % REHASHED) * leaf.length
    const logged = tile?.hashes.subarray(start, start + leaf.length)
    if (logged === undefined) return refuse('REC_TILE', 'nothing', { index: idx })
    if (!equalBytes(leafHash(sha256, bytes), logged) || !equalBytes(leaf, logged))
      return refuse('REC_LEAF', 'nothing', { index: idx })
  }
  return accept(undefined)
}

/**
 * Compares the newest head that left this process with the database (record.md 5.1). A database older than it was set
 * back and would fork the log; one that holds entries and has no mark was put here by somebody.
 */
export async function compareMark(
  rows: Reader<LogTables>,
  head: LogHead,
  marked: Marked | undefined,
): Promise<Answer<undefined, 'ROLLED_BACK' | 'FORK'>> {
  if (marked === undefined) return head.size === 0 ? accept(undefined) : refuse('ROLLED_BACK', 'nothing')
  if (marked.epoch > head.epoch || marked.size > head.size)
    return refuse('ROLLED_BACK', 'nothing', { size: head.size, marked: marked.size })
  const root = await rootAt(rows, marked.size)
  const same = root !== undefined && hex(root) === marked.root
  return same ? accept(undefined) : refuse('FORK', 'nothing', { size: marked.size })
}
