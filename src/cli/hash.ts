import { createHash, createPublicKey, verify } from 'node:crypto'

import { strictVerify } from '#domain/record'
import type { Sha256, Verify } from '#tlog'

/** SHA-256 of bytes. */
export const sha256: Sha256 = (bytes) => createHash('sha256').update(bytes).digest()

// What stands before the 32 bytes of a public key in the standard encoding (RFC 8410 section 4).
const SPKI = Buffer.from('302a300506032b6570032100', 'hex')

/** Whether a signature is valid by the record's one rule, on this machine's own Ed25519 (record.md 2.5). */
export const verifyEd25519: Verify = strictVerify((key, message, signature) => {
  try {
    const known = createPublicKey({ key: Buffer.concat([SPKI, key]), format: 'der', type: 'spki' })
    return verify(null, message, known, signature)
  } catch {
    return false // bytes that are no point of the curve are no key, and nothing is signed by them
  }
})
