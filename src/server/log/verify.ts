import { createPublicKey, verify as verifyNow, type KeyObject } from 'node:crypto'

import { signaturesOf, strictVerify, type ReadSubmission } from '#domain/record'
import { equalBytes, type Verify } from '#tlog'

// What stands before the 32 bytes of a public key in the standard encoding (RFC 8410).
const SPKI = Buffer.from('302a300506032b6570032100', 'hex')

/** Keys that were read are kept: reading one costs a third of a verification. */
const KEYS_HELD = 4_096

const held = new Map<string, KeyObject>()

/** [R-REC-5] Ed25519 of the platform behind the one rule of record.md 2.5. */
export const verifyEd25519: Verify = strictVerify((key, message, signature) => {
  const read = keyOf(key)
  return read !== undefined && verifyNow(null, message, read, signature)
})

/**
 * Verifies every signature of a record on other threads (S0), and answers the rule of record.md 2.5 over what they
 * found, to be asked about exactly these signatures.
 */
export async function verifiedBeforehand(read: ReadSubmission): Promise<Verify> {
  const signatures = signaturesOf(read)
  const found = await Promise.all(
    signatures.map(({ key, message, signature }) => verifyElsewhere(keyOf(key), message, signature)),
  )
  return strictVerify((key, _, signature) =>
    signatures.some(
      (each, at) => found[at] && equalBytes(each.key, key) && equalBytes(each.signature, signature),
    ),
  )
}

function verifyElsewhere(
  key: KeyObject | undefined,
  message: Uint8Array,
  signature: Uint8Array,
): Promise<boolean> {
  return new Promise((resolve) => {
    if (key === undefined) resolve(false)
    else verifyNow(null, message, key, signature, (error, isValid) => resolve(error === null && isValid))
  })
}

function keyOf(bytes: Uint8Array): KeyObject | undefined {
  const name = Buffer.from(bytes).toString('base64url')
  const known = held.get(name)
  if (known !== undefined) return known
  try {
    const read = createPublicKey({ key: Buffer.concat([SPKI, bytes]), format: 'der', type: 'spki' })
    const [oldest] = held.keys()
    if (held.size >= KEYS_HELD && oldest !== undefined) held.delete(oldest)
    held.set(name, read)
    return read
  } catch {
    return undefined
  }
}
