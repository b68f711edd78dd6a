import { createPrivateKey, createPublicKey, randomBytes, sign, type KeyObject } from 'node:crypto'
import {
  closeSync,
  existsSync,
  fsyncSync,
  linkSync,
  openSync,
  readFileSync,
  rmSync,
  statSync,
  writeSync,
} from 'node:fs'

import { base64, bytesOfBase64 } from '#tlog'

/** The key that signs checkpoints, and nothing else (R-REC-7). */
export type LogKey = {
  /** 32 bytes, Ed25519. */
  readonly publicKey: Uint8Array
  sign(message: Uint8Array): Uint8Array
}

const HEADER = 'truceline/log-key/v1'
const SEED_BYTES = 32
// What stands before the 32 bytes in the standard encodings (RFC 8410).
const PKCS8 = Buffer.from('302e020100300506032b657004220420', 'hex')

/** The log key of a seed of 32 bytes; in a demo that of a labelled test key. */
export function logKeyOfSeed(seed: Uint8Array): LogKey {
  const key = createPrivateKey({ key: Buffer.concat([PKCS8, seed]), format: 'der', type: 'pkcs8' })
  return { publicKey: publicBytes(key), sign: (message) => sign(null, message, key) }
}

/** The log key in a file of mode 0600, made if there is none. A file that others may read is refused. */
export function logKeyInFile(path: string): LogKey {
  if (!existsSync(path)) makeFile(path)
  if ((statSync(path).mode & 0o077) !== 0)
    throw new Error(`the log key ${path} can be read by others: chmod 600`)
  const [header, seed = ''] = readFileSync(path, 'utf8').split('\n')
  const bytes = bytesOfBase64(seed)
  if (header !== HEADER || bytes?.length !== SEED_BYTES) throw new Error(`${path} is not a log key`)
  return logKeyOfSeed(bytes)
}

// Written beside and linked, so that a key cut off half-written is never taken for one, and one that is there is kept.
function makeFile(path: string): void {
  const fresh = `${path}.${process.pid}`
  rmSync(fresh, { force: true })
  const file = openSync(fresh, 'wx', 0o600)
  try {
    writeSync(file, `${HEADER}\n${base64(randomBytes(SEED_BYTES))}\n`)
    fsyncSync(file)
    linkSync(fresh, path)
  } finally {
    closeSync(file)
    rmSync(fresh, { force: true })
  }
}

function publicBytes(key: KeyObject): Uint8Array {
  return createPublicKey(key).export({ format: 'der', type: 'spki' }).subarray(-32)
}
