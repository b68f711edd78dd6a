/** SHA-256, handed in: the platform's own is the fastest and the one people trust. */
export type Sha256 = (data: Uint8Array) => Uint8Array

/** Bytes of a hash. */
export const HASH_BYTES = 32

const NODE = 1

/** Root of the tree that holds nothing: SHA-256 of nothing. Source: RFC 6962 section 2.1. */
export function emptyRoot(sha: Sha256): Uint8Array {
  return sha(new Uint8Array(0))
}

/** Hash of an entry as a leaf, SHA-256(0x00 || entry). */
export function leafHash(sha: Sha256, entry: Uint8Array): Uint8Array {
  const leaf = new Uint8Array(1 + entry.length)
  leaf.set(entry, 1)
  return sha(leaf)
}

/** Hash of two neighbours, SHA-256(0x01 || left || right). */
export function nodeHash(sha: Sha256, left: Uint8Array, right: Uint8Array): Uint8Array {
  const node = new Uint8Array(1 + left.length + right.length)
  node[0] = NODE
  node.set(left, 1)
  node.set(right, 1 + left.length)
  return sha(node)
}

/**
 * Root over leaf hashes in order. Pairs are hashed level by level and an odd last one is carried up, which gives the
 * same root as the split of RFC 6962 section 2.1 at the largest power of two.
 */
export function treeRoot(sha: Sha256, leafHashes: readonly Uint8Array[]): Uint8Array {
  let level = leafHashes
  while (level.length > 1) level = parents(sha, level)
  return level[0] ?? emptyRoot(sha)
}

function parents(sha: Sha256, level: readonly Uint8Array[]): readonly Uint8Array[] {
  const above: Uint8Array[] = []
  for (let at = 0; at < level.length; at += 2) {
    const [left, right] = [level[at], level[at + 1]]
    if (left && right) above.push(nodeHash(sha, left, right))
    else if (left) above.push(left)
  }
  return above
}

/** Root over the roots of complete subtrees that fall in size from left to right, as RFC 6962 joins them. */
export function joinedRoot(sha: Sha256, peaks: readonly Uint8Array[]): Uint8Array {
  const last = peaks.at(-1)
  if (last === undefined) return emptyRoot(sha)
  return peaks.slice(0, -1).reduceRight((right, left) => nodeHash(sha, left, right), last)
}

/** Roots of the complete trees that make up a log, largest first: enough to add a leaf, or for the root. */
export type Peaks = readonly { readonly leaves: number; readonly hash: Uint8Array }[]

/** The peaks after one more leaf: as long as the last two are of one size, they become one. */
export function withLeaf(sha: Sha256, peaks: Peaks, leaf: Uint8Array): Peaks {
  let last = { leaves: 1, hash: leaf }
  let rest = peaks.length
  for (let before = peaks[rest - 1]; before?.leaves === last.leaves; before = peaks[rest - 1]) {
    last = { leaves: before.leaves * 2, hash: nodeHash(sha, before.hash, last.hash) }
    rest--
  }
  return [...peaks.slice(0, rest), last]
}

/** Root of the log that has these peaks. */
export function peaksRoot(sha: Sha256, peaks: Peaks): Uint8Array {
  return joinedRoot(
    sha,
    peaks.map((peak) => peak.hash),
  )
}
