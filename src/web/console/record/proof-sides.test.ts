import { sha256 } from '@noble/hashes/sha2.js'
import { expect, test } from 'vitest'

import { equalBytes, leafHash, nodeHash, treeRoot, utf8 } from '#tlog'

import { neighbourSides } from './proof-sides.ts'

test('[R-REC-10] a path drawn for any leaf joins neighbours on the sides that give the root', () => {
  for (const size of [1, 2, 3, 7, 8, 12, 33]) {
    const leaves = Array.from({ length: size }, (_, leaf) => leafHash(sha256, utf8(String(leaf))))
    const root = treeRoot(sha256, leaves)
    for (let index = 0; index < size; index++) {
      const sides = neighbourSides(index, size)
      const siblings = siblingsOf(leaves, index)
      expect(siblings.length).toBe(sides.length)
      const reached = siblings.reduce(
        (node, sibling, step) =>
          sides[step] === 'left' ? nodeHash(sha256, sibling, node) : nodeHash(sha256, node, sibling),
        leaves[index] ?? new Uint8Array(0),
      )
      expect(equalBytes(reached, root)).toBe(true)
    }
  }
})

/** Siblings by the plain definition of the tree (RFC 6962 section 2.1): the half the leaf is not in, inside out. */
function siblingsOf(leaves: readonly Uint8Array[], index: number): readonly Uint8Array[] {
  if (leaves.length === 1) return []
  const half = 2 ** Math.ceil(Math.log2(leaves.length) - 1)
  const [left, right] = [leaves.slice(0, half), leaves.slice(half)]
  return index < half
    ? [...siblingsOf(left, index), treeRoot(sha256, right)]
    : [...siblingsOf(right, index - half), treeRoot(sha256, left)]
}
