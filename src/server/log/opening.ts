import { Decrypter } from 'age-encryption'

import { accept, refuse, type Answer } from '#domain/life'
import { openSealed, type Envelope, type JsonObject } from '#domain/record'
import { hybridIdentity } from '#server/sealing'

import type { SealedParts } from './sealed.ts'
import { sha256 } from './tiles.ts'

/**
 * The seal keys of an office that this node holds itself (record.md 10.5): its newest and those before it, as age
 * identities. What is sealed to that office is read here with nobody signed in.
 */
export type HeldSeal = { readonly office: string; readonly identities: readonly string[] }

/** Opens what is sealed to an office of this node's. */
export type Opener = {
  /** Whether this node holds any key. */
  readonly isHolding: boolean
  /** Whether a record may be sealed to this office, as far as its envelope shows. */
  mayOpen(env: Envelope): boolean
  /**
   * The content, held against the record's commitment; `undefined` where it is not sealed to this office. What is, and
   * does not open or is not what was committed to, is `REC_SEAL_MISMATCH` (R-REC-70).
   */
  open(
    env: Envelope,
    files: Pick<SealedParts, 'content' | 'wrap'> | undefined,
  ): Promise<Answer<JsonObject | undefined, 'REC_SEAL_MISMATCH'>>
}

/** The opener of a node's held keys; of none, it opens nothing. */
export function openerOf(held: HeldSeal | undefined): Opener {
  if (held === undefined)
    return { isHolding: false, mayOpen: () => false, open: () => Promise.resolve(accept(undefined)) }
  const wraps = new Decrypter()
  for (const identity of held.identities) wraps.addIdentity(hybridIdentity(identity))
  const isNamed = (env: Envelope): boolean => env.keys?.includes(held.office) ?? false
  const mayOpen = (env: Envelope): boolean => env.vis === 'C' || isNamed(env)
  return {
    isHolding: true,
    mayOpen,
    open: async (env, files) => {
      if (files === undefined || !mayOpen(env)) return accept(undefined)
      const identity = await decrypted(wraps, files.wrap)
      // The names in a committed record are hidden: a wrap that does not open is for others.
      if (identity === undefined) return isNamed(env) ? mismatch : accept(undefined)
      const plain = await contentOf(identity, files.content)
      const opened = plain && openSealed(sha256, env, plain)
      return opened?.ok ? accept(opened.value.body) : mismatch
    },
  }
}

const mismatch = refuse('REC_SEAL_MISMATCH', 'draft')

async function contentOf(identity: Uint8Array, content: Uint8Array): Promise<Uint8Array | undefined> {
  const one = new Decrypter()
  try {
    one.addIdentity(hybridIdentity(Buffer.from(identity).toString('latin1')))
  } catch {
    return undefined // what was wrapped is no identity
  }
  return decrypted(one, content)
}

/** The library says by throwing that a file is not for its identities, and that it is damaged. */
async function decrypted(decrypter: Decrypter, file: Uint8Array): Promise<Uint8Array | undefined> {
  try {
    return await decrypter.decrypt(file)
  } catch {
    return undefined
  }
}
