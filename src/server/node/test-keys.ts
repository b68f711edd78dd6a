import { createHash, createPrivateKey, createPublicKey, sign } from 'node:crypto'

import { base64url } from '#tlog'

/** A signing key of a demo, from its label: never a key of a real mechanism. */
export type TestKey = {
  readonly label: string
  /** The public key, base64url of 32 bytes. */
  readonly key: string
  readonly sign: (message: Uint8Array) => string
}

// What stands before the 32 bytes of a seed in the standard encoding (RFC 8410 section 7).
const PKCS8 = Buffer.from('302e020100300506032b657004220420', 'hex')
const KEY_BYTES = 32

/** The seed of a label, as the record's vectors make it. */
export function seedOf(label: string): Uint8Array {
  return createHash('sha256').update(`truceline test key: ${label}`).digest()
}

/** The signing key of a seed. */
export function testKeyOf(label: string, seed: Uint8Array): TestKey {
  const secret = createPrivateKey({ key: Buffer.concat([PKCS8, seed]), format: 'der', type: 'pkcs8' })
  const spki = createPublicKey(secret).export({ format: 'der', type: 'spki' })
  const key = base64url(spki.subarray(spki.length - KEY_BYTES))
  return { label, key, sign: (message) => base64url(sign(null, message, secret)) }
}

/** An opaque person of a demo, by the label of that person's key (R-REC-8). */
export function testPersonOf(label: string): string {
  return `p-${createHash('sha256').update(`truceline test person: ${label}`).digest('hex').slice(0, 8)}`
}
