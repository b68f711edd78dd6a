import { bad, good, type Checked } from './checked.ts'
import { hashIn, tileFinder, TILE_WIDTH, tilesForAppend, widthOf, type Tile } from './tile.ts'
import { HASH_BYTES, joinedRoot, treeRoot, type Sha256 } from './tree.ts'

/** A log about to grow: its size, the tiles that `tilesForAppend(size)` names, and the leaf hashes to put behind. */
export type Append = {
  readonly size: number
  readonly edge: readonly Tile[]
  readonly leaves: readonly Uint8Array[]
}

/** A log that grew: the tiles that changed or came, whole; its new right edge, for the next time; and its root. */
export type Appended = {
  readonly size: number
  readonly root: Uint8Array
  readonly tiles: readonly Tile[]
  readonly edge: readonly Tile[]
}

/** [R-REC-12] Appends leaves. A full tile never changes again; a partial one only grows. Edge tiles that do not fit are `REC_TILE`. */
export function appendLeaves(sha: Sha256, { size, edge, leaves }: Append): Checked<Appended, 'REC_TILE'> {
  const held = edgeOf(size, edge)
  if (held === undefined || leaves.some((leaf) => leaf.length !== HASH_BYTES)) return bad('REC_TILE')
  const tiles: Tile[] = []
  let [level, count, coming] = [0, size, leaves]
  while (coming.length > 0) {
    const here = held.find((tile) => tile.level === level)
    const grown = filled({ level, n: Math.floor(count / TILE_WIDTH), before: here, coming })
    tiles.push(...grown)
    const full = grown.filter((tile) => widthOf(tile) === TILE_WIDTH)
    ;[level, count] = [level + 1, Math.floor(count / TILE_WIDTH)]
    coming = full.map((tile) => treeRoot(sha, hashesOf(tile)))
  }
  const newSize = size + leaves.length
  const newEdge = edgeOf(newSize, [...held, ...tiles])
  if (newEdge === undefined) return bad('REC_TILE')
  return good({ size: newSize, root: edgeRoot(sha, newEdge), tiles, edge: newEdge })
}

/** Root of a tree from the tiles at its right edge. Tiles that do not fit the size are `REC_TILE`. */
export function rootFromTiles(
  sha: Sha256,
  { size, tiles }: { readonly size: number; readonly tiles: readonly Tile[] },
): Checked<Uint8Array, 'REC_TILE'> {
  const edge = edgeOf(size, tiles)
  return edge === undefined ? bad('REC_TILE') : good(edgeRoot(sha, edge))
}

// The newest tile of an address is the last in the list; a wider one is cut, since a tile's prefix is the tile it was.
function edgeOf(size: number, tiles: readonly Tile[]): readonly Tile[] | undefined {
  const find = tileFinder(tiles)
  const edge: Tile[] = []
  for (const { level, n, width } of tilesForAppend(size)) {
    const tile = find(level, n)
    if (tile === undefined || widthOf(tile) < width) return undefined
    edge.push({ level, n, hashes: tile.hashes.subarray(0, width * HASH_BYTES) })
  }
  return edge
}

type Filling = {
  readonly level: number
  readonly n: number
  readonly before: Tile | undefined
  readonly coming: readonly Uint8Array[]
}

function filled({ level, n, before, coming }: Filling): readonly Tile[] {
  const start = before?.hashes.length ?? 0
  const hashes = new Uint8Array(start + coming.length * HASH_BYTES)
  if (before) hashes.set(before.hashes)
  for (const [at, hash] of coming.entries()) hashes.set(hash, start + at * HASH_BYTES)
  return inTiles(level, n, hashes)
}

function inTiles(level: number, n: number, hashes: Uint8Array): readonly Tile[] {
  const tiles: Tile[] = []
  for (let start = 0; start < hashes.length; start += TILE_WIDTH * HASH_BYTES)
    tiles.push({ level, n: n + tiles.length, hashes: hashes.slice(start, start + TILE_WIDTH * HASH_BYTES) })
  return tiles
}

function hashesOf(tile: Tile): readonly Uint8Array[] {
  return Array.from({ length: widthOf(tile) }, (_, place) => hashIn(tile, place)).filter(
    (hash) => hash !== undefined,
  )
}

function edgeRoot(sha: Sha256, edge: readonly Tile[]): Uint8Array {
  return joinedRoot(
    sha,
    edge.toReversed().flatMap((tile) => peaksOf(sha, hashesOf(tile))),
  )
}

// The hashes of a partial tile are complete trees of falling sizes: the binary digits of its width.
function peaksOf(sha: Sha256, hashes: readonly Uint8Array[]): readonly Uint8Array[] {
  const peaks: Uint8Array[] = []
  let start = 0
  for (let span = TILE_WIDTH / 2; span >= 1; span /= 2) {
    if (hashes.length - start < span) continue
    peaks.push(treeRoot(sha, hashes.slice(start, start + span)))
    start += span
  }
  return peaks
}
