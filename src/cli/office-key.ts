import { createPrivateKey, createPublicKey, sign } from 'node:crypto'
import { readFileSync, statSync } from 'node:fs'

import { Decrypter } from 'age-encryption'
import { z } from 'zod'

import { accept, refuse, type Answer } from '#domain/life'
import { base64url, bytesOfHex, textOf } from '#tlog'

/** A key with which this machine signs for one office. The private part stays inside `sign`. */
export type OfficeKey = {
  readonly office: string
  /** The public key, base64url of 32 bytes. */
  readonly key: string
  /** Signs bytes; the signature is base64url of 64 bytes. */
  readonly sign: (message: Uint8Array) => string
}

const keyFile = z.strictObject({
  office: z.string().regex(/^[A-Z][A-Z0-9]{0,7}\.[a-z][a-z0-9-]{0,31}$/),
  seed: z.string().regex(/^[0-9a-f]{64}$/),
})

/**
 * The key of a key file: JSON `{office, seed}` that nobody else may read, or the same as an age file under the passphrase
 * that `TRUCELINE_PASSPHRASE` holds (R-REC-86). Refuses a file that others can read.
 */
export async function readOfficeKey(
  path: string,
  passphrase: string | undefined,
): Promise<Answer<OfficeKey, 'CLI_FILE' | 'CLI_KEY_FORM'>> {
  const bytes = bytesAt(path)
  if (bytes === undefined) return refuse('CLI_FILE', 'nothing', { path })
  const read = keyFile.safeParse(jsonOf((await opened(bytes, passphrase)) ?? ''))
  const seed = read.success ? bytesOfHex(read.data.seed) : undefined
  if (!read.success || seed === undefined || isShared(path))
    return refuse('CLI_KEY_FORM', 'nothing', { path })
  return accept(officeKeyOf(read.data.office, seed))
}

// What stands before the 32 bytes of a seed in the standard encoding (RFC 8410 section 7).
const PKCS8 = Buffer.from('302e020100300506032b657004220420', 'hex')
const KEY_BYTES = 32

/** The key of a seed, for one office. */
export function officeKeyOf(office: string, seed: Uint8Array): OfficeKey {
  const secret = createPrivateKey({ key: Buffer.concat([PKCS8, seed]), format: 'der', type: 'pkcs8' })
  const spki = createPublicKey(secret).export({ format: 'der', type: 'spki' })
  return {
    office,
    key: base64url(spki.subarray(spki.length - KEY_BYTES)),
    sign: (message) => base64url(sign(null, message, secret)),
  }
}

const AGE_HEADER = 'age-encryption.org/v1\n'

async function opened(bytes: Uint8Array, passphrase: string | undefined): Promise<string | undefined> {
  const text = textOf(bytes)
  const isSealed = Buffer.from(bytes.subarray(0, AGE_HEADER.length)).toString('latin1') === AGE_HEADER
  if (!isSealed) return text
  if (passphrase === undefined) return undefined
  const decrypter = new Decrypter()
  decrypter.addPassphrase(passphrase)
  try {
    return await decrypter.decrypt(bytes, 'text')
  } catch {
    return undefined // a wrong passphrase and a changed file look the same, and both are no key
  }
}

const OTHERS = 0o077

function isShared(path: string): boolean {
  return (statSync(path).mode & OTHERS) !== 0
}

function bytesAt(path: string): Uint8Array | undefined {
  try {
    return readFileSync(path)
  } catch {
    return undefined
  }
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
