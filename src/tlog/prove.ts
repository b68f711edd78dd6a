import { bad, good, type Checked } from './checked.ts'
import { hashIn, tileFinder, TILE_WIDTH, type Tile, type TileAddress } from './tile.ts'
import { joinedRoot, treeRoot, type Sha256 } from './tree.ts'

/** Why no proof could be made: the place or sizes asked are not in the log, or a tile is missing or too narrow. */
export type NoProof = 'REC_PROOF' | 'REC_TILE'

/** A run of leaves, half-open. Where a proof names one, it begins at a multiple of its largest complete tree. */
type Run = { readonly from: number; readonly to: number }

/** A complete tree inside one tile: its hash is the root over `span` neighbours of the tile, from `place` on. */
type Peak = { readonly level: number; readonly n: number; readonly place: number; readonly span: number }

/** Tiles that `proveInclusion` reads for a leaf of a log of this size. */
export function tilesForInclusion(index: number, size: number): readonly TileAddress[] {
  return tilesOf(isWithin(index, size) ? inclusionRuns(index, size) : [], size)
}

/** [R-REC-10] Proof that a leaf is in the log of `size`, out of its tiles. Tiles of a larger log serve as well. */
export function proveInclusion(
  sha: Sha256,
  asked: { readonly index: number; readonly size: number; readonly tiles: readonly Tile[] },
): Checked<readonly Uint8Array[], NoProof> {
  if (!isWithin(asked.index, asked.size)) return bad('REC_PROOF')
  return hashesOfRuns(sha, inclusionRuns(asked.index, asked.size), asked.tiles)
}

/** Tiles that `proveConsistency` reads between two sizes of a log. */
export function tilesForConsistency(size1: number, size2: number): readonly TileAddress[] {
  return tilesOf(size1 > 0 && isWithin(size1 - 1, size2) ? consistencyRuns(size1, size2) : [], size2)
}

/** [R-REC-10] Proof that the log of `size2` begins with that of `size1`, out of its tiles; empty from size 0. */
export function proveConsistency(
  sha: Sha256,
  asked: { readonly size1: number; readonly size2: number; readonly tiles: readonly Tile[] },
): Checked<readonly Uint8Array[], NoProof> {
  const { size1, size2, tiles } = asked
  if (size1 === 0 && isWithin(0, size2 + 1)) return good([])
  if (size1 === 0 || !isWithin(size1 - 1, size2)) return bad('REC_PROOF')
  return hashesOfRuns(sha, consistencyRuns(size1, size2), tiles)
}

function isWithin(index: number, size: number): boolean {
  return Number.isSafeInteger(index) && Number.isSafeInteger(size) && index >= 0 && index < size
}

// RFC 6962 section 2.1.1, PATH(m, D[n]): the sibling at each split, innermost first.
function inclusionRuns(index: number, size: number): readonly Run[] {
  const runs: Run[] = []
  let [from, to] = [0, size]
  while (to - from > 1) {
    const middle = from + largestPowerBelow(to - from)
    if (index < middle) {
      runs.unshift({ from: middle, to })
      to = middle
    } else {
      runs.unshift({ from, to: middle })
      from = middle
    }
  }
  return runs
}

// RFC 6962 section 2.1.2, SUBPROOF(m, D[n], b): the old tree itself is left out while it is the whole left part.
function consistencyRuns(size1: number, size2: number): readonly Run[] {
  const runs: Run[] = []
  let [from, to] = [0, size2]
  while (size1 !== to) {
    const middle = from + largestPowerBelow(to - from)
    if (size1 <= middle) {
      runs.unshift({ from: middle, to })
      to = middle
    } else {
      runs.unshift({ from, to: middle })
      from = middle
    }
  }
  return from === 0 ? runs : [{ from, to }, ...runs]
}

function largestPowerBelow(count: number): number {
  let power = 1
  while (power * 2 < count) power *= 2
  return power
}

function tilesOf(runs: readonly Run[], size: number): readonly TileAddress[] {
  const byPlace = new Map<string, TileAddress>()
  for (const { level, n } of runs.flatMap(peaksOf)) {
    const width = Math.min(TILE_WIDTH, Math.floor(size / TILE_WIDTH ** level) - n * TILE_WIDTH)
    byPlace.set(`${level}/${n}`, { level, n, width })
  }
  return [...byPlace.values()]
}

// Complete trees of falling sizes that make up a run, each at the highest tile level whose hashes it is made of.
function peaksOf({ from, to }: Run): readonly Peak[] {
  const peaks: Peak[] = []
  let at = from
  while (at < to) {
    let leaves = 1
    while (leaves * 2 <= to - at) leaves *= 2
    peaks.push(peakAt(at, leaves))
    at += leaves
  }
  return peaks
}

function peakAt(from: number, leaves: number): Peak {
  let [level, place, span] = [0, from, leaves]
  while (span >= TILE_WIDTH) [level, place, span] = [level + 1, place / TILE_WIDTH, span / TILE_WIDTH]
  return { level, n: Math.floor(place / TILE_WIDTH), place: place % TILE_WIDTH, span }
}

function hashesOfRuns(
  sha: Sha256,
  runs: readonly Run[],
  tiles: readonly Tile[],
): Checked<readonly Uint8Array[], 'REC_TILE'> {
  const find = tileFinder(tiles)
  const proof: Uint8Array[] = []
  for (const run of runs) {
    const peaks = peaksOf(run).map((peak) => hashOfPeak(sha, peak, find(peak.level, peak.n)))
    const whole = peaks.filter((hash) => hash !== undefined)
    if (whole.length !== peaks.length) return bad('REC_TILE')
    proof.push(joinedRoot(sha, whole))
  }
  return good(proof)
}

function hashOfPeak(sha: Sha256, { place, span }: Peak, tile: Tile | undefined): Uint8Array | undefined {
  if (tile === undefined) return undefined
  const hashes: Uint8Array[] = []
  for (let next = place; next < place + span; next++) {
    const hash = hashIn(tile, next)
    if (hash === undefined) return undefined
    hashes.push(hash)
  }
  return treeRoot(sha, hashes)
}
