import { accept, refuse, type Answer } from '#domain/life'
import {
  base64url,
  bytesOfHex,
  concat,
  equalBytes,
  hex,
  leafHash,
  nodeHash,
  treeRoot,
  utf8,
  verifyInclusion,
  type Sha256,
} from '#tlog'

import type { Commitment, SealedLeaves } from './envelope.ts'
import { canonicalJson, type Json, type JsonObject } from './json.ts'

const PREFIX = utf8('truceline/sd/v1\n')
const SALT = /^[\w-]{21}[AQgw]$/
const HASH = /^[0-9a-f]{64}$/

/** What is sealed: its fields, and one salt of 16 random bytes, base64url, for every leaf in tree order. */
export type SaltedContent = { readonly body: JsonObject; readonly salts: readonly string[] }

/** One field shown out of a sealed content, with what proves it. Names of the others stay hidden. */
export type Disclosure = {
  readonly i: number
  readonly salt: string
  readonly name: string
  readonly value: Json
  readonly proof: readonly string[]
}

type Leaf = { readonly salt: string; readonly name: string; readonly value: Json }

/** Leaves for so many fields: the smallest of 4 to 64, with class C at least 16; `undefined` for more than 64 fields. */
export function leavesFor(fields: number, vis: 'P' | 'J' | 'C'): SealedLeaves | undefined {
  const sizes: readonly SealedLeaves[] = vis === 'C' ? [16, 32, 64] : [4, 8, 16, 32, 64]
  return sizes.find((size) => fields <= size)
}

/** A salt out of 16 random bytes. */
export function saltOf(random: Uint8Array): string {
  return base64url(random)
}

/**
 * Root of the `sd1` commitment, as hex: fields sorted by name, padded with nameless ones up to the number of salts, each
 * leaf salted. Source: record.md 10.1.
 */
export function commitmentRoot(sha: Sha256, content: SaltedContent): string {
  return hex(treeRoot(sha, hashesOf(sha, content)))
}

/** Shows one field of a content and proves it; `undefined` for a name that is not there. */
export function discloseField(sha: Sha256, content: SaltedContent, name: string): Disclosure | undefined {
  const leaves = leavesOf(content)
  const i = leaves.findIndex((each) => each.name === name && name !== '')
  const leaf = leaves[i]
  if (leaf === undefined) return undefined
  return { i, ...leaf, proof: siblings(sha, hashesOf(sha, content), i).map(hex) }
}

/** [R-REC-73] Judges a field that is shown: place, salt, name, value and proof must give the committed root; padding is no field. */
export function judgeDisclosure(
  sha: Sha256,
  { n, root }: Pick<Commitment, 'n' | 'root'>,
  shown: Disclosure,
): Answer<Json, 'REC_DISCLOSE'> {
  const proof = shown.proof
    .filter((each) => HASH.test(each))
    .map((each) => bytesOfHex(each) ?? new Uint8Array(0))
  const rootBytes = bytesOfHex(root)
  if (
    shown.name === '' ||
    !SALT.test(shown.salt) ||
    proof.length !== shown.proof.length ||
    rootBytes === undefined
  )
    return refuse('REC_DISCLOSE', 'nothing')
  const proven = verifyInclusion(sha, {
    leaf: hashOf(sha, shown),
    index: shown.i,
    size: n,
    root: rootBytes,
    proof,
  })
  return proven.ok ? accept(shown.value) : refuse('REC_DISCLOSE', 'nothing')
}

/** Whether salts have the form of salts and no two are the same: a salt used twice would let one field tell of another. */
function areSalts(salts: readonly string[]): boolean {
  return salts.every((salt) => SALT.test(salt)) && new Set(salts).size === salts.length
}

/** Whether a content is what a record has committed to. */
export function isCommitted(sha: Sha256, { n, root }: Commitment, content: SaltedContent): boolean {
  const fields = Object.keys(content.body).length
  if (content.salts.length !== n || fields > n || !areSalts(content.salts)) return false
  return equalBytes(treeRoot(sha, hashesOf(sha, content)), bytesOfHex(root) ?? new Uint8Array(0))
}

function leavesOf({ body, salts }: SaltedContent): readonly Leaf[] {
  const names = Object.keys(body).toSorted()
  return salts.map((salt, at) => {
    const name = names[at]
    return name === undefined ? { salt, name: '', value: null } : { salt, name, value: body[name] ?? null }
  })
}

function hashesOf(sha: Sha256, content: SaltedContent): readonly Uint8Array[] {
  return leavesOf(content).map((leaf) => hashOf(sha, leaf))
}

function hashOf(sha: Sha256, { salt, name, value }: Leaf): Uint8Array {
  return leafHash(sha, concat(PREFIX, utf8(canonicalJson([salt, name, value]))))
}

// The number of leaves is a power of two, so every level pairs up.
function paired(sha: Sha256, hashes: readonly Uint8Array[]): readonly Uint8Array[] {
  return hashes.flatMap((left, at) => {
    const right = hashes[at + 1]
    return at % 2 === 0 && right !== undefined ? [nodeHash(sha, left, right)] : []
  })
}

function siblings(sha: Sha256, hashes: readonly Uint8Array[], place: number): readonly Uint8Array[] {
  const sibling = hashes[place % 2 === 0 ? place + 1 : place - 1]
  if (hashes.length === 1 || sibling === undefined) return []
  return [sibling, ...siblings(sha, paired(sha, hashes), Math.floor(place / 2))]
}
