import {
  createCipheriv,
  createDecipheriv,
  createHash,
  createHmac,
  createPrivateKey,
  createPublicKey,
  decapsulate,
  diffieHellman,
  encapsulate,
  generateKeyPairSync,
  type KeyObject,
} from 'node:crypto'

import { bech32 } from '@scure/base'
import { Stanza, type Identity, type Recipient } from 'age-encryption'

/**
 * age's hybrid recipients and identities (`age1pq1…`) on the platform's own cryptography: the library's, which is JavaScript
 * alone, takes some 4 ms of CPU for each key, and a node opens and seals hundreds a second. The format stays the library's:
 * here is only how one file key is wrapped. Source: C2SP age, "mlkem768x25519"; X-Wing, draft-connolly-cfrg-xwing-kem;
 * RFC 9180, base mode.
 */
export function hybridRecipient(text: string): Recipient {
  const bytes = recipientBytes(text)
  const [kem, curve] = [kemPublic(bytes.subarray(0, KEM_PUBLIC)), bytes.subarray(KEM_PUBLIC)]
  const theirs = curvePublic(curve)
  return {
    wrapFileKey: (fileKey) => {
      const { sharedKey, ciphertext } = encapsulate(kem)
      const own = generateKeyPairSync('x25519')
      const share = rawPublic(own.publicKey)
      const shared = combined({
        kem: sharedKey,
        curve: diffieHellman({ privateKey: own.privateKey, publicKey: theirs }),
        share,
        of: curve,
      })
      const { key, nonce } = contextOf(shared)
      const cipher = createCipheriv(AEAD, key, nonce, { authTagLength: TAG })
      const body = Buffer.concat([cipher.update(fileKey), cipher.final(), cipher.getAuthTag()])
      return [new Stanza([KIND, unpadded(Buffer.concat([ciphertext, share]))], body)]
    },
  }
}

/** Throws where the text is no hybrid identity, as the library does. */
export function hybridIdentity(text: string): Identity {
  const { kem, curve, of } = identityKeys(text)
  return {
    unwrapFileKey: (stanzas) => {
      for (const { args, body } of stanzas) {
        const [kind, told = '', ...more] = args
        if (kind !== KIND) continue
        const enclosed = Buffer.from(told, 'base64')
        if (
          more.length > 0 ||
          unpadded(enclosed) !== told ||
          enclosed.length !== ENCLOSED ||
          body.length !== BODY
        )
          throw new Error(`invalid ${KIND} stanza`)
        const share = enclosed.subarray(KEM_ENCLOSED)
        // A share of low order is no share, and throws here (RFC 9180, 7.1.4).
        const shared = combined({
          kem: decapsulate(kem, enclosed.subarray(0, KEM_ENCLOSED)),
          curve: diffieHellman({ privateKey: curve, publicKey: curvePublic(share) }),
          share,
          of,
        })
        const fileKey = unwrapped(body, shared)
        if (fileKey !== undefined) return fileKey
      }
      return null
    },
  }
}

/** The identity of a seed of 32 bytes, `AGE-SECRET-KEY-PQ-1…`: the same seed, the same identity. */
export function identityOfSeed(seed: Uint8Array): string {
  return bech32.encodeFromBytes(IDENTITY, seed).toUpperCase()
}

/** The recipient text `age1pq1…` of an identity, which others seal to. */
export function recipientOf(identity: string): string {
  const { kem, of } = identityKeys(identity)
  const publicKey = createPublicKey(kem).export({ format: 'der', type: 'spki' }).subarray(-KEM_PUBLIC)
  return bech32.encode(RECIPIENT, bech32.toWords(Buffer.concat([publicKey, of])), false)
}

const KIND = 'mlkem768x25519'
const IDENTITY = 'AGE-SECRET-KEY-PQ-'
const RECIPIENT = 'age1pq'
const AEAD = 'chacha20-poly1305'
const TAG = 16
/** A file key is 16 bytes, its wrap has the tag behind it. */
const BODY = 16 + TAG
const CURVE = 32
const KEM_PUBLIC = 1184
const KEM_ENCLOSED = 1088
const ENCLOSED = KEM_ENCLOSED + CURVE
const SEED = 32

/** What stands before raw keys in the standard encodings (RFC 8410, RFC 9935). */
const CURVE_SPKI = Buffer.from('302a300506032b656e032100', 'hex')
const CURVE_PKCS8 = Buffer.from('302e020100300506032b656e04220420', 'hex')
const KEM_SPKI = Buffer.from('308204b2300b0609608648016503040402038204a100', 'hex')
const KEM_PKCS8 = Buffer.from('3054020100300b060960864801650304040204428040', 'hex')

function kemPublic(raw: Uint8Array): KeyObject {
  return createPublicKey({ key: Buffer.concat([KEM_SPKI, raw]), format: 'der', type: 'spki' })
}

function curvePublic(raw: Uint8Array): KeyObject {
  return createPublicKey({ key: Buffer.concat([CURVE_SPKI, raw]), format: 'der', type: 'spki' })
}

function rawPublic(key: KeyObject): Buffer {
  return key.export({ format: 'der', type: 'spki' }).subarray(-CURVE)
}

function recipientBytes(text: string): Uint8Array {
  // The recipient is longer than the limit of bech32, as age has it.
  const { prefix, words } = bech32.decode(text, false)
  const bytes = bech32.fromWords(words)
  if (prefix !== RECIPIENT || bytes.length !== KEM_PUBLIC + CURVE) throw new Error('invalid recipient')
  return bytes
}

type IdentityKeys = { readonly kem: KeyObject; readonly curve: KeyObject; readonly of: Uint8Array }

/** Both private keys of an identity's seed, and the public one of the curve. */
function identityKeys(text: string): IdentityKeys {
  const { prefix, bytes } = bech32.decodeToBytes(text)
  if (prefix.toUpperCase() !== IDENTITY || bytes.length !== SEED) throw new Error('invalid identity')
  const wide = createHash('shake256', { outputLength: 96 }).update(bytes).digest()
  const kem = privateOf(KEM_PKCS8, wide.subarray(0, 64))
  const curve = privateOf(CURVE_PKCS8, wide.subarray(64))
  return { kem, curve, of: rawPublic(createPublicKey(curve)) }
}

function privateOf(before: Buffer, raw: Uint8Array): KeyObject {
  return createPrivateKey({ key: Buffer.concat([before, raw]), format: 'der', type: 'pkcs8' })
}

type Shared = {
  readonly kem: Uint8Array
  readonly curve: Uint8Array
  readonly share: Uint8Array
  readonly of: Uint8Array
}

/** X-Wing's combiner. */
function combined({ kem, curve, share, of }: Shared): Uint8Array {
  const label = Buffer.from('5c2e2f2f5e5c', 'hex')
  return createHash('sha3-256').update(kem).update(curve).update(share).update(of).update(label).digest()
}

/** `undefined` where the wrap was not made for the secret. */
function unwrapped(body: Uint8Array, shared: Uint8Array): Uint8Array | undefined {
  const { key, nonce } = contextOf(shared)
  const decipher = createDecipheriv(AEAD, key, nonce, { authTagLength: TAG })
  decipher.setAuthTag(body.subarray(-TAG))
  try {
    return Buffer.concat([decipher.update(body.subarray(0, -TAG)), decipher.final()])
  } catch {
    return undefined
  }
}

/** KEM X-Wing, KDF HKDF-SHA256, AEAD ChaCha20Poly1305. */
const SUITE = Buffer.concat([Buffer.from('HPKE'), Buffer.from('647a00010003', 'hex')])
const NOTHING = Buffer.alloc(0)
const NO_SALT = Buffer.alloc(32)
const MODE_BASE = Buffer.alloc(1)
const SCHEDULE = Buffer.concat([
  MODE_BASE,
  extracted(NO_SALT, 'psk_id_hash', NOTHING),
  extracted(NO_SALT, 'info_hash', Buffer.from(`age-encryption.org/${KIND}`)),
])

function contextOf(shared: Uint8Array): { readonly key: Uint8Array; readonly nonce: Uint8Array } {
  const secret = extracted(shared, 'secret', NOTHING)
  return { key: expanded(secret, 'key', 32), nonce: expanded(secret, 'base_nonce', 12) }
}

function extracted(salt: Uint8Array, label: string, input: Uint8Array): Uint8Array {
  return createHmac('sha256', salt).update('HPKE-v1').update(SUITE).update(label).update(input).digest()
}

/** At most 32 bytes: one block of HKDF. */
function expanded(secret: Uint8Array, label: string, length: number): Uint8Array {
  const first = createHmac('sha256', secret)
  first
    .update(Buffer.from([0, length]))
    .update('HPKE-v1')
    .update(SUITE)
    .update(label)
    .update(SCHEDULE)
  return first
    .update(Buffer.from([1]))
    .digest()
    .subarray(0, length)
}

function unpadded(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('base64').replaceAll('=', '')
}
