import { textOf } from '#tlog'

/** A sealed part as it travels: the content file, and the wrap that opens it for named offices. Both are age files. */
export type Sealed = { readonly content: Uint8Array; readonly wrap: Uint8Array }

/** Why a sealed part could not be opened: it is not for this key, or it is not what was recorded. */
export type OpenCode = 'REC_SEAL_KEY' | 'REC_SEAL_MISMATCH'

/**
 * Seals plain text to offices: content to a fresh hybrid identity, and that identity to each office's key
 * (record.md section 10.2). The library is fetched only now, since most pages never seal.
 */
export async function sealTo(plain: Uint8Array, recipients: readonly string[]): Promise<Sealed> {
  const { Encrypter, generateHybridIdentity, identityToRecipient } = await import('age-encryption')
  const identity = await generateHybridIdentity()
  const content = new Encrypter()
  content.addRecipient(await identityToRecipient(identity))
  const wrap = new Encrypter()
  for (const recipient of recipients) wrap.addRecipient(recipient)
  return { content: await content.encrypt(plain), wrap: await wrap.encrypt(identity) }
}

/** Whether this device can seal: fetches the library while there is a line, so that it is here when there is none. */
export async function canSeal(): Promise<boolean> {
  return import('age-encryption').then(
    () => true,
    () => false,
  )
}

/** Opens a sealed part with an office's identity; the plain bytes, or why not. */
export async function openWith(identity: string, sealed: Sealed): Promise<Uint8Array | OpenCode> {
  const { Decrypter } = await import('age-encryption')
  const inner = await opened(new Decrypter(), identity, sealed.wrap)
  if (inner === undefined) return 'REC_SEAL_KEY'
  const content = textOf(inner)
  const plain = content === undefined ? undefined : await opened(new Decrypter(), content, sealed.content)
  return plain ?? 'REC_SEAL_MISMATCH'
}

type Opener = {
  readonly addIdentity: (identity: string) => void
  readonly decrypt: (file: Uint8Array) => Promise<Uint8Array>
}

async function opened(opener: Opener, identity: string, file: Uint8Array): Promise<Uint8Array | undefined> {
  try {
    opener.addIdentity(identity)
    return await opener.decrypt(file)
  } catch {
    return undefined // the library says no by throwing; which no it is follows from which file it was
  }
}
