import { randomBytes } from 'node:crypto'

import { Encrypter } from 'age-encryption'

import { accept, type Answer } from '#domain/life'
import { sealedPlain, type Commitment, type Envelope, type JsonObject } from '#domain/record'
import { sha256 } from '#server/log'
import { hybridRecipient, identityOfSeed, recipientOf } from '#server/sealing'
import { hex } from '#tlog'

/** A sealed part ready to be sent: what the envelope says of it, and the two age files. */
type SealedPart = {
  readonly commit: Commitment
  readonly blobs: NonNullable<Envelope['blobs']>
  readonly content: Uint8Array
  readonly wrap: Uint8Array
}

const SALT_BYTES = 16
const SEED_BYTES = 32
const MEDIA = 'application/age'

/** To whom it is sealed, and whether it is a part of a joint record or all of one (`C`). */
type SealedTo = { readonly recipients: readonly string[]; readonly vis: 'J' | 'C' }

/**
 * Seals fields of a record to offices: the content to a fresh identity, and that identity to each office's key.
 * Source: record.md 10.1, 10.2.
 */
export async function sealPart(
  body: JsonObject,
  { recipients, vis }: SealedTo,
): Promise<Answer<SealedPart, 'REC_SHAPE'>> {
  const sealed = sealedPlain(sha256, { body, vis, random: () => randomBytes(SALT_BYTES) })
  if (!sealed.ok) return sealed
  const { plain, n, root } = sealed.value
  const identity = identityOfSeed(randomBytes(SEED_BYTES))
  const content = await encrypted(plain, [recipientOf(identity)])
  const wrap = await encrypted(identity, recipients)
  return accept({
    commit: { alg: 'sd1', n, root, wrap: hex(sha256(wrap)) },
    blobs: [{ role: 'content', sha256: hex(sha256(content)), size: content.length, media: MEDIA }],
    content,
    wrap,
  })
}

function encrypted(plain: Uint8Array | string, recipients: readonly string[]): Promise<Uint8Array> {
  const encrypter = new Encrypter()
  for (const recipient of recipients) encrypter.addRecipient(hybridRecipient(recipient))
  return encrypter.encrypt(plain)
}
