import { randomBytes } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

import { z } from 'zod'

import { logKeyInFile, type HeldSeal, type LogKey } from '#server/log'
import { identityOfSeed } from '#server/sealing'
import { bytesOfHex, hex } from '#tlog'

import { officeCode } from './founding-description.ts'
import { signingKeyOf, type SigningKey } from './signing-key.ts'
import { nodeTrouble } from './trouble.ts'

/** The key of a real mechanism's log. A home that has this file is a real mechanism's, whatever else is in it. */
export const LOG_KEY_FILE = 'log.key'
/** The key of the node's own office, in the form of every office's key file: `{"office": …, "seed": …}`. */
export const NODE_KEY_FILE = 'node.key'

/** The key of the node's own office: what falls due is signed with it, and nothing else. */
export type OwnKey = { readonly office: string; readonly key: SigningKey }

/** What a real mechanism's node signs with, and what it reads with. Everybody else's keys are elsewhere. */
export type RealKeys = { readonly logKey: LogKey; readonly own: OwnKey; readonly held?: HeldSeal }

/**
 * Seal keys that the node itself holds, where its holder opened an office for that (record.md 10.5):
 * `{"office": "M.views", "identities": ["AGE-SECRET-KEY-PQ-1…"]}`, the newest last; older ones open what was sealed to them.
 */
export const VIEWS_KEY_FILE = 'views.key'

/**
 * Makes the keys with which a home's node will order the log of a mechanism: the log's, its office's, and the one by which
 * it reads for the mission, where there is one. Those that are there already are kept. Throws `HOME_KEYS`.
 */
export function makeRealKeys(home: string, sequencer: string): RealKeys {
  mkdirSync(home, { recursive: true })
  logKeyInFile(join(home, LOG_KEY_FILE))
  keepKey(join(home, NODE_KEY_FILE), () => ({
    office: `${sequencer}.node`,
    seed: hex(randomBytes(SEED_BYTES)),
  }))
  if (sequencer === MISSION)
    keepKey(join(home, VIEWS_KEY_FILE), () => ({
      office: `${sequencer}.views`,
      identities: [identityOfSeed(randomBytes(SEED_BYTES))],
    }))
  return readRealKeys(home)
}

const MISSION = 'M'
const SEED_BYTES = 32

function keepKey(path: string, make: () => object): void {
  if (!existsSync(path)) writeFileSync(path, `${JSON.stringify(make())}\n`, { mode: 0o600, flag: 'wx' })
}

const viewsKey = z.strictObject({
  office: officeCode,
  identities: z
    .array(z.string().regex(/^AGE-SECRET-KEY-PQ-1[0-9A-Z]{50,200}$/))
    .min(1)
    .max(16)
    .readonly(),
})

const officeKey = z.strictObject({
  office: officeCode,
  seed: z.string().regex(/^[0-9a-f]{64}$/),
})

/** The keys of a real mechanism's home. Throws `HOME_KEYS`, naming the file that is missing, open to others, or no key. */
export function readRealKeys(home: string): RealKeys {
  const [logKey, own] = [logKeyAt(join(home, LOG_KEY_FILE)), ownKeyAt(join(home, NODE_KEY_FILE))]
  const path = join(home, VIEWS_KEY_FILE)
  return existsSync(path) ? { logKey, own, held: heldAt(path) } : { logKey, own }
}

function heldAt(path: string): HeldSeal {
  try {
    const read = viewsKey.parse(JSON.parse(readFileSync(path, 'utf8')))
    if (!isShared(path)) return read
  } catch {
    // told below, like the node's key
  }
  throw nodeTrouble('HOME_KEYS', { file: path })
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
