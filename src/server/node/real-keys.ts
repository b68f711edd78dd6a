import { existsSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'

import { z } from 'zod'

import { logKeyInFile, type LogKey } from '#server/log'
import { bytesOfHex } from '#tlog'

import { signingKeyOf, type SigningKey } from './signing-key.ts'
import { nodeTrouble } from './trouble.ts'

/** The key of a real mechanism's log. A home that has this file is a real mechanism's, whatever else is in it. */
export const LOG_KEY_FILE = 'log.key'
/** The key of the node's own office, in the form of every office's key file: `{"office": …, "seed": …}`. */
export const NODE_KEY_FILE = 'node.key'

/** The key of the node's own office: what falls due is signed with it, and nothing else. */
export type OwnKey = { readonly office: string; readonly key: SigningKey }

/** What a real mechanism's node signs with. Everybody else's keys are elsewhere. */
export type RealKeys = { readonly logKey: LogKey; readonly own: OwnKey }

const officeKey = z.strictObject({
  office: z.string().regex(/^[A-Z][A-Z0-9]{0,7}\.[a-z][a-z0-9-]{0,31}$/),
  seed: z.string().regex(/^[0-9a-f]{64}$/),
})

/** The keys of a real mechanism's home. Throws `HOME_KEYS`, naming the file that is missing, open to others, or no key. */
export function readRealKeys(home: string): RealKeys {
  return { logKey: logKeyAt(join(home, LOG_KEY_FILE)), own: ownKeyAt(join(home, NODE_KEY_FILE)) }
}

function logKeyAt(path: string): LogKey {
  if (!existsSync(path)) throw nodeTrouble('HOME_KEYS', { file: path }) // one made now would not be the founding's
  try {
    return logKeyInFile(path)
  } catch {
    throw nodeTrouble('HOME_KEYS', { file: path })
  }
}

function ownKeyAt(path: string): OwnKey {
  try {
    const { office, seed } = officeKey.parse(JSON.parse(readFileSync(path, 'utf8')))
    const bytes = bytesOfHex(seed)
    if (bytes !== undefined && !isShared(path)) return { office, key: signingKeyOf(bytes) }
  } catch {
    // told below: what is wrong with a key file is never quoted
  }
  throw nodeTrouble('HOME_KEYS', { file: path })
}

const OTHERS = 0o077

function isShared(path: string): boolean {
  return (statSync(path).mode & OTHERS) !== 0
}
