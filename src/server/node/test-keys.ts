import { createHash } from 'node:crypto'

import { signingKeyOf, type SigningKey } from './signing-key.ts'

/** A signing key of a demo, from its label: never a key of a real mechanism. */
export type TestKey = SigningKey & { readonly label: string }

/** The seed of a label, as the record's vectors make it. */
export function seedOf(label: string): Uint8Array {
  return createHash('sha256').update(`truceline test key: ${label}`).digest()
}

/** The signing key of a seed. */
export function testKeyOf(label: string, seed: Uint8Array): TestKey {
  return { label, ...signingKeyOf(seed) }
}

/** An opaque person of a demo, by the label of that person's key (R-REC-8). */
export function testPersonOf(label: string): string {
  return `p-${createHash('sha256').update(`truceline test person: ${label}`).digest('hex').slice(0, 8)}`
}
