import { base64url, utf8 } from '#tlog'

/** A signing key just made on this device. Its private part never leaves it, not even into this page. */
export type FreshKey = { readonly key: string; readonly privateKey: CryptoKey }

/** Makes an Ed25519 key of which only the public part can be read (record.md section 11.1). */
export async function makeKey(): Promise<FreshKey> {
  const pair = await crypto.subtle.generateKey({ name: 'Ed25519' }, false, ['sign', 'verify'])
  if (!('privateKey' in pair)) throw new Error('this browser made no key pair')
  const key = base64url(new Uint8Array(await crypto.subtle.exportKey('raw', pair.publicKey)))
  return { key, privateKey: pair.privateKey }
}

/** Signs bytes; the signature as base64url of 64 bytes. */
export async function signBytes(privateKey: CryptoKey, bytes: Uint8Array): Promise<string> {
  const signature = await crypto.subtle.sign({ name: 'Ed25519' }, privateKey, Uint8Array.from(bytes))
  return base64url(new Uint8Array(signature))
}

/** Whether a signature is valid for the platform. Weak keys must be sorted out before (record.md section 2.5). */
export async function platformVerify(
  key: Uint8Array,
  message: Uint8Array,
  signature: Uint8Array,
): Promise<boolean> {
  try {
    const imported = await crypto.subtle.importKey('raw', Uint8Array.from(key), { name: 'Ed25519' }, false, [
      'verify',
    ])
    return await crypto.subtle.verify(
      { name: 'Ed25519' },
      imported,
      Uint8Array.from(signature),
      Uint8Array.from(message),
    )
  } catch {
    return false // bytes that are no key or no signature are not valid; the caller names which
  }
}

/** What is signed to sign in: the challenge and the host of this page, so that it is good nowhere else. */
export function signInBytes(challenge: string, host: string): Uint8Array {
  return utf8(`truceline/session/v1\n${challenge}\n${host}`)
}

/** What is signed under a record whose envelope is given as its canonical text (record.md section 2.3). */
export function recordBytes(envelopeText: string): Uint8Array {
  return utf8(`truceline/record/v1\n${envelopeText}`)
}
