import { createHash, createPrivateKey, createPublicKey, sign, type KeyObject } from 'node:crypto'

import { base64url } from '#tlog'

/** A signing key made from its label, as the record's vectors make theirs. Never a key of a real mechanism. */
export type LabelledKey = {
  readonly label: string
  /** The label without the number of the person: the office whose key it is. */
  readonly office: string
  /** base64url of the public key's 32 bytes. */
  readonly key: string
  /** An opaque person, told apart by the label. */
  readonly person: string
  readonly seed: Uint8Array
  readonly sign: (message: Uint8Array) => string
}

// What stands before the 32 bytes of a seed in the standard encoding (RFC 8410 section 7).
const PKCS8 = Buffer.from('302e020100300506032b657004220420', 'hex')
const KEY_BYTES = 32

/** The key of a label, e.g. `A.liaison`, `M.rep/2`, `B.root`. */
export function labelledKey(label: string): LabelledKey {
  const seed = createHash('sha256').update(`truceline test key: ${label}`).digest()
  const secret = createPrivateKey({ key: Buffer.concat([PKCS8, seed]), format: 'der', type: 'pkcs8' })
  return {
    label,
    office: label.split('/')[0] ?? label,
    key: publicText(secret),
    person: `p-${createHash('sha256').update(`truceline test person: ${label}`).digest('hex').slice(0, 8)}`,
    seed,
    sign: (message) => base64url(sign(null, message, secret)),
  }
}

function publicText(secret: KeyObject): string {
  return base64url(createPublicKey(secret).export({ format: 'der', type: 'spki' }).subarray(-KEY_BYTES))
}
