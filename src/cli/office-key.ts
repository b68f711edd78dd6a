import { readFileSync, statSync } from 'node:fs'

import { Decrypter, Encrypter } from 'age-encryption'
import { z } from 'zod'

import { accept, refuse, type Answer } from '#domain/life'
import { signingKeyOf, type SigningKey } from '#server/node'
import { bytesOfHex, hex, textOf } from '#tlog'

/** A key with which this machine signs for one office. The private part stays inside `sign`. */
export type OfficeKey = SigningKey & { readonly office: string }

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

/** The key of a seed, for one office. */
export function officeKeyOf(office: string, seed: Uint8Array): OfficeKey {
  return { office, ...signingKeyOf(seed) }
}

/** A key file as text: JSON `{office, seed}`, which nobody but its owner may read. */
export function keyFileText(office: string, seed: Uint8Array): string {
  return `${JSON.stringify({ office, seed: hex(seed) })}\n`
}

/** The same as an age file under a passphrase. */
export function lockedKeyFile(office: string, seed: Uint8Array, passphrase: string): Promise<Uint8Array> {
  const encrypter = new Encrypter()
  encrypter.setPassphrase(passphrase)
  return encrypter.encrypt(keyFileText(office, seed))
}

const AGE_HEADER = 'age-encryption.org/v1\n'

/** Whether a file is there and lies under a passphrase. */
export function isLocked(path: string): boolean {
  const bytes = bytesAt(path)
  return bytes !== undefined && isSealed(bytes)
}

function isSealed(bytes: Uint8Array): boolean {
  return Buffer.from(bytes.subarray(0, AGE_HEADER.length)).toString('latin1') === AGE_HEADER
}

async function opened(bytes: Uint8Array, passphrase: string | undefined): Promise<string | undefined> {
  const text = textOf(bytes)
  if (!isSealed(bytes)) return text
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

/** Whether others than its owner may read a file. */
export function isShared(path: string): boolean {
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
