import { createPrivateKey, createPublicKey, sign } from 'node:crypto'

import { base64url } from '#tlog'

/** A key that signs records. The private part stays inside `sign`. */
export type SigningKey = {
  /** The public key, base64url of 32 bytes. */
  readonly key: string
  /** Signs bytes; the signature is base64url of 64 bytes. */
  readonly sign: (message: Uint8Array) => string
}

// What stands before the 32 bytes of a seed in the standard encoding (RFC 8410 section 7).
const PKCS8 = Buffer.from('302e020100300506032b657004220420', 'hex')
const KEY_BYTES = 32

/** The signing key of a seed of 32 bytes. */
export function signingKeyOf(seed: Uint8Array): SigningKey {
  const secret = createPrivateKey({ key: Buffer.concat([PKCS8, seed]), format: 'der', type: 'pkcs8' })
  const spki = createPublicKey(secret).export({ format: 'der', type: 'spki' })
  return {
    key: base64url(spki.subarray(spki.length - KEY_BYTES)),
    sign: (message) => base64url(sign(null, message, secret)),
  }
}
