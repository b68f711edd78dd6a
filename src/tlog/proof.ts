import { equalBytes } from './bytes.ts'
import { bad, good, type Checked } from './checked.ts'
import { HASH_BYTES, nodeHash, type Sha256 } from './tree.ts'

/** What an inclusion proof says: this leaf stands at `index` of the tree of `size` with this root. */
export type Inclusion = {
  readonly leaf: Uint8Array
  readonly index: number
  readonly size: number
  readonly root: Uint8Array
  readonly proof: readonly Uint8Array[]
}

/** What a consistency proof says: the tree of `size2` begins with the tree of `size1`. */
export type Consistency = {
  readonly size1: number
  readonly size2: number
  readonly root1: Uint8Array
  readonly root2: Uint8Array
  readonly proof: readonly Uint8Array[]
}

/** [R-REC-10] Whether a leaf is in a tree. Source: RFC 9162 section 2.1.3.2. */
export function verifyInclusion(sha: Sha256, claim: Inclusion): Checked<undefined, 'REC_PROOF'> {
  const { leaf, index, size, root, proof } = claim
  if (!isPlace(index) || !isPlace(size) || index >= size) return bad('REC_PROOF')
  if (![leaf, root, ...proof].every(isHash)) return bad('REC_PROOF')
  let [place, last, found] = [index, size - 1, leaf]
  for (const hash of proof) {
    if (last === 0) return bad('REC_PROOF')
    if (isOdd(place) || place === last) {
      found = nodeHash(sha, hash, found)
      while (!isOdd(place) && place !== 0) [place, last] = [half(place), half(last)]
    } else found = nodeHash(sha, found, hash)
    ;[place, last] = [half(place), half(last)]
  }
  return last === 0 && equalBytes(found, root) ? good(undefined) : bad('REC_PROOF')
}

/**
 * [R-REC-10] Whether a tree grew out of a smaller one. A proof from size 0 shows nothing and is refused; who follows a
 * log from nothing asks none. Source: RFC 9162 section 2.1.4.2.
 */
export function verifyConsistency(
  sha: Sha256,
  claim: Consistency,
): Checked<undefined, 'REC_PROOF' | 'REC_CONSISTENCY'> {
  const { size1, size2, root1, root2, proof } = claim
  if (!isPlace(size1) || !isPlace(size2) || size1 === 0 || size1 > size2) return bad('REC_PROOF')
  // Of one size, nothing is hashed: the same root is the same tree, whatever the root is.
  if (size1 === size2) {
    if (proof.length > 0) return bad('REC_PROOF')
    return equalBytes(root1, root2) ? good(undefined) : bad('REC_CONSISTENCY')
  }
  if (![root1, root2, ...proof].every(isHash)) return bad('REC_PROOF')
  const [first, ...rest] = isPowerOfTwo(size1) ? [root1, ...proof] : proof
  if (first === undefined || proof.length === 0) return bad('REC_PROOF')
  const grown = grow(sha, { first, rest, size1, size2 })
  if (grown === undefined) return bad('REC_PROOF')
  return equalBytes(grown.old, root1) && equalBytes(grown.all, root2)
    ? good(undefined)
    : bad('REC_CONSISTENCY')
}

type Growth = {
  readonly first: Uint8Array
  readonly rest: readonly Uint8Array[]
  readonly size1: number
  readonly size2: number
}

function grow(
  sha: Sha256,
  { first, rest, size1, size2 }: Growth,
): { old: Uint8Array; all: Uint8Array } | undefined {
  let [place, last] = [size1 - 1, size2 - 1]
  while (isOdd(place)) [place, last] = [half(place), half(last)]
  let [old, all] = [first, first]
  for (const hash of rest) {
    if (last === 0) return undefined
    if (isOdd(place) || place === last) {
      old = nodeHash(sha, hash, old)
      all = nodeHash(sha, hash, all)
      while (!isOdd(place) && place !== 0) [place, last] = [half(place), half(last)]
    } else all = nodeHash(sha, all, hash)
    ;[place, last] = [half(place), half(last)]
  }
  return last === 0 ? { old, all } : undefined
}

function isPlace(value: number): boolean {
  return Number.isSafeInteger(value) && value >= 0
}

function isHash(bytes: Uint8Array): boolean {
  return bytes.length === HASH_BYTES
}

function isOdd(value: number): boolean {
  return value % 2 === 1
}

// Sizes reach 2^53-1, past what shifts can hold.
function half(value: number): number {
  return Math.floor(value / 2)
}

function isPowerOfTwo(value: number): boolean {
  let rest = value
  while (!isOdd(rest)) rest = half(rest)
  return rest === 1
}
