import { bad, good, type Checked } from './checked.ts'
import { HASH_BYTES } from './tree.ts'

/** Hashes of a full tile; a tile holds eight levels of the tree. Source: C2SP tlog-tiles. */
export const TILE_WIDTH = 256

const TILE_LEVELS_MAX = 63

/** Hashes of one level, from `n` x 256 on, 32 bytes each. Level l counts roots of complete trees of 256^l leaves. */
export type Tile = { readonly level: number; readonly n: number; readonly hashes: Uint8Array }

/** Where a tile of hashes stands, and how wide it is: 256, or less at the right edge. */
export type TileAddress = { readonly level: number; readonly n: number; readonly width: number }

/** What a path under a log's prefix names: a tile of hashes, or a bundle of entries. */
export type TilePath =
  | ({ readonly kind: 'hashes' } & TileAddress)
  | { readonly kind: 'entries'; readonly n: number; readonly width: number }

/** Hashes that a tile holds. */
export function widthOf(tile: Tile): number {
  return tile.hashes.length / HASH_BYTES
}

/** [R-REC-11] Path of a tile or bundle, `tile/1/x001/x234/067.p/8`. */
export function tilePath(place: TilePath): string {
  const groups = [String(place.n % 1000).padStart(3, '0')]
  for (let rest = Math.floor(place.n / 1000); rest > 0; rest = Math.floor(rest / 1000))
    groups.unshift(`x${String(rest % 1000).padStart(3, '0')}`)
  const level = place.kind === 'entries' ? 'entries' : String(place.level)
  const partial = place.width === TILE_WIDTH ? '' : `.p/${place.width}`
  return `tile/${level}/${groups.join('/')}${partial}`
}

const PATH = /^tile\/(entries|0|[1-9]\d?)\/((?:x\d{3}\/)*)(\d{3})(?:\.p\/([1-9]\d{0,2}))?$/

/** [R-REC-11] What a path names. Only the form that `tilePath` writes is one; all else is `REC_PATH`. */
export function parseTilePath(path: string): Checked<TilePath, 'REC_PATH'> {
  const [, level, leading, last, partial] = PATH.exec(path) ?? []
  if (level === undefined || leading === undefined || last === undefined) return bad('REC_PATH')
  if (leading.startsWith('x000')) return bad('REC_PATH')
  const n = Number(leading.replaceAll(/[x/]/g, '') + last)
  const width = partial === undefined ? TILE_WIDTH : Number(partial)
  if (!Number.isSafeInteger(n) || (partial !== undefined && width >= TILE_WIDTH)) return bad('REC_PATH')
  if (level === 'entries') return good({ kind: 'entries', n, width })
  return Number(level) > TILE_LEVELS_MAX
    ? bad('REC_PATH')
    : good({ kind: 'hashes', level: Number(level), n, width })
}

/** The partial tiles at the right edge of a tree, lowest level first: all that is needed to append, or for its root. */
export function tilesForAppend(size: number): readonly TileAddress[] {
  const edge: TileAddress[] = []
  let [level, count] = [0, size]
  while (count > 0) {
    if (count % TILE_WIDTH > 0)
      edge.push({ level, n: Math.floor(count / TILE_WIDTH), width: count % TILE_WIDTH })
    ;[level, count] = [level + 1, Math.floor(count / TILE_WIDTH)]
  }
  return edge
}

/** The hash at a place of a tile, `undefined` past its width. */
export function hashIn(tile: Tile, place: number): Uint8Array | undefined {
  const start = place * HASH_BYTES
  return start + HASH_BYTES <= tile.hashes.length
    ? tile.hashes.subarray(start, start + HASH_BYTES)
    : undefined
}

/** Tiles by address, for those who ask many hashes of them. */
export function tileFinder(tiles: readonly Tile[]): (level: number, n: number) => Tile | undefined {
  const byPlace = new Map(tiles.map((tile) => [`${tile.level}/${tile.n}`, tile]))
  return (level, n) => byPlace.get(`${level}/${n}`)
}
