import { accept, refuse, type Answer } from '#domain/life'
import { bytesOfBase64url, bytesOfHex, equalBytes, type Verify } from '#tlog'

import type { ReadSubmission } from './submission.ts'

/** One signature in the bytes that a platform verifies. */
export type SignatureBytes = {
  readonly key: Uint8Array
  readonly message: Uint8Array
  readonly signature: Uint8Array
}

const KEY_BYTES = 32
const SIGNATURE_BYTES = 64

// The points of order 1, 2, 4 and 8 in every encoding that some decoder takes. Source: C2SP/CCTV ed25519 README.
const LOW_ORDER = [
  '0000000000000000000000000000000000000000000000000000000000000000',
  '0000000000000000000000000000000000000000000000000000000000000080',
  '0100000000000000000000000000000000000000000000000000000000000000',
  '0100000000000000000000000000000000000000000000000000000000000080',
  'ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f',
  'ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff',
  'edffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f',
  'edffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff',
  'eeffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f',
  'eeffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff',
  '26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05',
  '26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc85',
  'c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a',
  'c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac03fa',
].map((text) => bytesOfHex(text) ?? new Uint8Array(0))

// 2^255-19 and the order of the base point, L, lowest byte first. Source: RFC 8032 section 5.1.
const FIELD =
  bytesOfHex('edffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f') ?? new Uint8Array(0)
const ORDER =
  bytesOfHex('edd3f55c1a631258d69cf7a2def9de1400000000000000000000000000000010') ?? new Uint8Array(0)

/** Whether an encoded point is one that verifiers disagree about: of low order, or with y at or past 2^255-19. */
export function isWeakPoint(point: Uint8Array): boolean {
  const y = Uint8Array.from(point)
  y[KEY_BYTES - 1] = (point[KEY_BYTES - 1] ?? 0) & 0x7f
  return !isBelow(y, FIELD) || LOW_ORDER.some((each) => equalBytes(each, point))
}

/**
 * [R-REC-5] The one rule of what an Ed25519 signature is, in front of any platform's check, so that no two verifiers
 * disagree: no weak key, no weak R, S below L; then the platform's cofactorless equation. Source: record.md 2.5.
 */
export function strictVerify(platformVerify: Verify): Verify {
  return (key, message, signature) =>
    key.length === KEY_BYTES &&
    signature.length === SIGNATURE_BYTES &&
    !isWeakPoint(key) &&
    !isWeakPoint(signature.subarray(0, KEY_BYTES)) &&
    isBelow(signature.subarray(KEY_BYTES), ORDER) &&
    platformVerify(key, message, signature)
}

/** The signatures of a record, for who must verify them beforehand: a browser does so asynchronously. */
export function signaturesOf(read: ReadSubmission): readonly SignatureBytes[] {
  return read.sigs.map(({ key, sig }) => ({
    key: bytesOfBase64url(key) ?? new Uint8Array(0),
    message: read.signed,
    signature: bytesOfBase64url(sig) ?? new Uint8Array(0),
  }))
}

/** Codes of check 7 of record.md 2.6. */
export type SignatureRefusal = 'REC_KEY_WEAK' | 'REC_SIGNER' | 'REC_SIG'

/** [R-REC-1] Judges the signatures of a record (check 7): no weak key, the author among the signers, all of them valid. */
export function judgeSignatures(read: ReadSubmission, verify: Verify): Answer<undefined, SignatureRefusal> {
  const signatures = signaturesOf(read)
  const author = bytesOfBase64url(read.env.author.key) ?? new Uint8Array(0)
  if ([author, ...signatures.map((each) => each.key)].some(isWeakPoint))
    return refuse('REC_KEY_WEAK', 'draft')
  if (!read.sigs.some(({ key }) => key === read.env.author.key)) return refuse('REC_SIGNER', 'draft')
  const bad = read.sigs.find((_, at) => !isValid(signatures[at], verify))
  return bad === undefined ? accept(undefined) : refuse('REC_SIG', 'draft', { key: bad.key })
}

function isValid(each: SignatureBytes | undefined, verify: Verify): boolean {
  return each !== undefined && verify(each.key, each.message, each.signature)
}

function isBelow(value: Uint8Array, bound: Uint8Array): boolean {
  for (let at = KEY_BYTES - 1; at >= 0; at--) {
    const [mine, theirs] = [value[at] ?? 0, bound[at] ?? 0]
    if (mine !== theirs) return mine < theirs
  }
  return false
}
