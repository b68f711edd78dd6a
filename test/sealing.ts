import { randomBytes } from 'node:crypto'

import { Decrypter, Encrypter } from 'age-encryption'

import { isSealedTo, sealingOf, type Sealing } from '#domain/access'
import type { Side } from '#domain/measure'
import { openSealed, sealedPlain, type Envelope, type JsonObject } from '#domain/record'
import { hybridRecipient, identityOfSeed, recipientOf } from '#server/sealing'
import { hex } from '#tlog'

import { OFFICES, READER, sha256, type SealKeys } from './founding.ts'

/** Seal identities by office of people: `AGE-SECRET-KEY-PQ-1…`. */
export type SealIdentities = ReadonlyMap<string, string>

/** A sealed part: what the envelope says of it, and the two age files. */
export type SealedPart = {
  readonly named: Pick<Envelope, 'commit' | 'blobs' | 'keys'>
  readonly files: { readonly content: Uint8Array; readonly wrap: Uint8Array }
}

let identities: SealIdentities | undefined

/** A seal identity per office of people, made once a run: no test depends on which it is. */
export function sealIdentities(): SealIdentities {
  identities ??= new Map(
    Object.entries(OFFICES)
      .filter(([office, { role }]) => role !== 'node' || office === READER)
      .map(([office]) => [office, identityOfSeed(randomBytes(32))] as const),
  )
  return identities
}

/** The recipient texts of identities. */
export function sealKeysOf(seals: SealIdentities): SealKeys {
  return [...seals].map(([office, identity]) => [office, recipientOf(identity)] as const)
}

/** The offices that the sealed part of such a record goes to; `undefined` where it has none. */
export function sealedTo(
  type: string,
  author: { readonly side: Side | undefined; readonly office: string },
): readonly string[] | undefined {
  const sealing = sealingOf(type, author)
  return sealing && officesOf(sealing)
}

/** The offices of the founding that a sealing goes to. */
export function officesOf(sealing: Sealing): readonly string[] {
  const found = Object.entries(OFFICES).flatMap(([office, { role }]) =>
    isSealedTo({ office, role, ...(office === READER ? { held: 'node' } : {}) }, sealing) ? [office] : [],
  )
  return [...found.filter((office) => office === READER), ...found.filter((office) => office !== READER)]
}

/** Seals fields to offices: content to a fresh identity, and that identity to each office (record.md 10.2). */
export async function sealTo(
  body: JsonObject,
  vis: 'P' | 'J' | 'C',
  sealed: { readonly to: readonly string[]; readonly seals: SealIdentities },
): Promise<SealedPart> {
  const plain = sealedPlain(sha256, { body, vis, random: () => randomBytes(16) })
  if (!plain.ok) throw new Error(`cannot be sealed: ${plain.code}`)
  const identity = identityOfSeed(randomBytes(32))
  const content = new Encrypter()
  content.addRecipient(hybridRecipient(recipientOf(identity)))
  const wrap = new Encrypter()
  for (const office of sealed.to)
    wrap.addRecipient(hybridRecipient(recipientOf(sealed.seals.get(office) ?? '')))
  const files = { content: await content.encrypt(plain.value.plain), wrap: await wrap.encrypt(identity) }
  const { n, root } = plain.value
  const size = files.content.length
  const blob = {
    role: 'content',
    sha256: hex(sha256(files.content)),
    size,
    media: 'application/age',
  } as const
  const named = {
    commit: { alg: 'sd1', n, root, wrap: hex(sha256(files.wrap)) } as const,
    blobs: [blob],
    ...(vis === 'C' ? {} : { keys: sealed.to }),
  }
  return { named, files }
}

/** Opens a sealed part with an identity and holds it against the commitment; `undefined` where it does not open. */
export async function openWith(
  identity: string,
  { env, content, wrap }: { readonly env: Envelope; readonly content: Uint8Array; readonly wrap: Uint8Array },
): Promise<JsonObject | undefined> {
  try {
    const outer = new Decrypter()
    outer.addIdentity(identity)
    const inner = new Decrypter()
    inner.addIdentity(await outer.decrypt(wrap, 'text'))
    const opened = openSealed(sha256, env, await inner.decrypt(content))
    return opened.ok ? opened.value.body : undefined
  } catch {
    return undefined // the library says by throwing that a file is not for this identity
  }
}
