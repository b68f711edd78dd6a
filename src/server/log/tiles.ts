import { createHash } from 'node:crypto'

import { refuse, type Answer } from '#domain/life'
import type { Reader, Tx } from '#server/storage'
import {
  entryBundle,
  parseTilePath,
  proveInclusion,
  rootFromTiles,
  tilesForAppend,
  tilesForInclusion,
  TILE_WIDTH,
  type Sha256,
  type Tile,
  type TileAddress,
} from '#tlog'

import type { LogTables } from './tables.ts'

type Columns = Pick<LogTables, 'record.log_entry' | 'record.log_state' | 'record.log_tile'>

const HASH_BYTES = 32

/** SHA-256 of the platform. */
export const sha256: Sha256 = (bytes) => createHash('sha256').update(bytes).digest()

/** Keeps tiles that came or grew. Full ones never change again: a tile is served with the same bytes for ever. */
export async function keepTiles(tx: Tx, tiles: readonly Tile[]): Promise<void> {
  if (tiles.length === 0) return
  await tx
    .withTables<Columns>()
    .insertInto('record.log_tile')
    .values(tiles.map(({ level, n, hashes }) => ({ level, n, hashes: Buffer.from(hashes) })))
    .onConflict((same) =>
      same.columns(['level', 'n']).doUpdateSet({ hashes: (each) => each.ref('excluded.hashes') }),
    )
    .execute()
}

/** The tiles at these addresses, as far as there are any; they may be wider than asked, which serves as well. */
export async function tilesAt(
  rows: Reader<Columns>,
  places: readonly TileAddress[],
): Promise<readonly Tile[]> {
  if (places.length === 0) return []
  return rows
    .selectFrom('record.log_tile')
    .select(['level', 'n', 'hashes'])
    .where((tile) =>
      tile.or(places.map(({ level, n }) => tile.and([tile('level', '=', level), tile('n', '=', n)]))),
    )
    .execute()
}

/** The tiles at the right edge of the log of a size, cut to it: what the next append starts from. */
export async function edgeAt(rows: Reader<Columns>, size: number): Promise<readonly Tile[]> {
  return edgeOf(size, await tilesAt(rows, tilesForAppend(size)))
}

function edgeOf(size: number, tiles: readonly Tile[]): readonly Tile[] {
  return tilesForAppend(size).flatMap(({ level, n, width }) =>
    tiles
      .filter((tile) => tile.level === level && tile.n === n)
      .map(({ hashes }) => ({ level, n, hashes: hashes.subarray(0, width * HASH_BYTES) })),
  )
}

/** The root of the log when it had a size; `undefined` when tiles for it are missing. */
export async function rootAt(rows: Reader<Columns>, size: number): Promise<Uint8Array | undefined> {
  return (await rootsAt(rows, [size])).get(size)
}

/** The roots of the log when it had these sizes; none for a size for which tiles are missing. */
export async function rootsAt(
  rows: Reader<Columns>,
  sizes: readonly number[],
): Promise<ReadonlyMap<number, Uint8Array>> {
  const places = new Map(sizes.flatMap(tilesForAppend).map((place) => [`${place.level}/${place.n}`, place]))
  const tiles = await tilesAt(rows, [...places.values()])
  return new Map(
    sizes.flatMap((size) => {
      const root = rootFromTiles(sha256, { size, tiles: edgeOf(size, tiles) })
      return root.ok ? [[size, root.value] as const] : []
    }),
  )
}

/** [R-REC-10] Proof that the entry at an index is in the log of a size, one hash a level. */
export async function inclusionOf(
  rows: Reader<Columns>,
  asked: { readonly index: number; readonly size: number },
): Promise<Answer<readonly Uint8Array[], 'REC_PROOF' | 'REC_TILE'>> {
  const tiles = await tilesAt(rows, tilesForInclusion(asked.index, asked.size))
  const proof = proveInclusion(sha256, { ...asked, tiles })
  return proof.ok ? proof : refuse(proof.code, 'nothing')
}

/**
 * [R-REC-12] The bytes at a path under the log's prefix, `tile/0/x001/234.p/8` or `tile/entries/…`. A partial tile is a
 * prefix of the tile it became; one beyond the committed size is `undefined`, and so is a path that is none.
 */
export async function tileBytes(rows: Reader<Columns>, path: string): Promise<Uint8Array | undefined> {
  const place = parseTilePath(path)
  if (!place.ok) return undefined
  const { n, width } = place.value
  if (place.value.kind === 'entries') return bundleOf(rows, n * TILE_WIDTH, width)
  const [tile] = await tilesAt(rows, [{ level: place.value.level, n, width }])
  const length = width * HASH_BYTES
  return tile === undefined || tile.hashes.length < length ? undefined : tile.hashes.subarray(0, length)
}

async function bundleOf(rows: Reader<Columns>, from: number, width: number): Promise<Uint8Array | undefined> {
  const entries = await rows
    .selectFrom('record.log_entry')
    .select('bytes')
    .where('idx', '>=', from)
    .orderBy('idx')
    .limit(width)
    .execute()
  return entries.length < width ? undefined : entryBundle(entries.map((entry) => entry.bytes))
}
