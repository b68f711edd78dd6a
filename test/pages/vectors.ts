import { sha256 } from '@noble/hashes/sha2.js'

import { readEntry, ridOf, strictVerify, type Envelope, type SignatureBytes } from '#domain/record'
import { bytesOfHex, hex, leafHash, utf8, verifyConsistency, verifyInclusion } from '#tlog'
import type { EntryAnswer } from '#wire/record'

import { checkEntry, validSignatures, type Checked } from '../../src/web/console/record/check.ts'

/** A key, a message and a signature, each as hex. */
export type SignedHex = { readonly key: string; readonly message: string; readonly sig: string }

/** What the page does with vectors, by the code that the console checks entries with. */
export type Vectors = {
  /** Which of the signatures count (R-REC-5), by their place in the list. */
  readonly accepted: (cases: readonly SignedHex[]) => Promise<readonly number[]>
  readonly rid: (env: Envelope) => string
  readonly leaf: (entry: string) => string
  /** Whether an entry reads; its code where it does not. */
  readonly entry: (text: string, asked: { readonly mech: string; readonly type: string }) => string
  readonly check: (answer: EntryAnswer, mech: string) => Promise<Checked>
  readonly inclusion: (asked: {
    readonly leaf: string
    readonly index: number
    readonly size: number
    readonly root: string
    readonly proof: readonly string[]
  }) => string
  readonly consistency: (asked: {
    readonly size1: number
    readonly size2: number
    readonly root1: string
    readonly root2: string
    readonly proof: readonly string[]
  }) => string
}

declare global {
  interface Window {
    vectors?: Vectors
  }
}

function bytes(text: string): Uint8Array {
  return bytesOfHex(text) ?? new Uint8Array(0)
}

async function isAccepted({ key, message, sig }: SignedHex): Promise<boolean> {
  const signed: SignatureBytes = { key: bytes(key), message: bytes(message), signature: bytes(sig) }
  const valid = await validSignatures([signed])
  return strictVerify(() => valid.size === 1)(signed.key, signed.message, signed.signature)
}

window.vectors = {
  async accepted(cases) {
    const places: number[] = []
    for (const [place, each] of cases.entries()) if (await isAccepted(each)) places.push(place)
    return places
  },
  rid: (env) => ridOf(sha256, env),
  leaf: (entry) => hex(leafHash(sha256, utf8(entry))),
  entry(text, { mech, type }) {
    const read = readEntry(text, { mech, types: new Set([type]), sha: sha256 })
    return read.ok ? 'ok' : read.code
  },
  check: checkEntry,
  inclusion({ leaf, root, proof, ...place }) {
    const proven = verifyInclusion(sha256, {
      ...place,
      leaf: bytes(leaf),
      root: bytes(root),
      proof: proof.map(bytes),
    })
    return proven.ok ? 'ok' : proven.code
  },
  consistency({ root1, root2, proof, ...sizes }) {
    const proven = verifyConsistency(sha256, {
      ...sizes,
      root1: bytes(root1),
      root2: bytes(root2),
      proof: proof.map(bytes),
    })
    return proven.ok ? 'ok' : proven.code
  },
}
