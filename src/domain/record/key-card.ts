import { accept, refuse, type Answer } from '#domain/life'
import type { Maybe } from '#domain/measure'
import type { Holder, HolderKind } from '#domain/party'
import {
  bytesOfBase64url,
  noteSignatureLine,
  readNote,
  readVkey,
  signaturesBy,
  utf8,
  vkeyOf,
  writeNote,
  writeVkey,
  type Sha256,
  type Verify,
  type Vkey,
} from '#tlog'

import { isHolder, isKey, isMech } from './form.ts'
import { isDomain, kindOfHolder } from './holder.ts'
import type { ReadBack } from './readback.ts'
import { isSealRecipient } from './seal-recipient.ts'

/** The public keys with which a holder comes to a founding, signed by its root; no private key leaves its machine. */
export type KeyCard = {
  readonly mech: string
  readonly domain: string
  readonly holder: Holder
  readonly kind: HolderKind
  /** Base64url of 32 bytes. */
  readonly root: string
  readonly recovery: Maybe<string>
  /** The key with which the holder's node countersigns heads. */
  readonly cosigner: Maybe<Vkey>
  /** Age recipient, `age1pq1…`. */
  readonly seal: Maybe<string>
  /** Day on which it was made, YYYY-MM-DD. */
  readonly made: string
}

const FIRST = 'truceline/keycard/v1'
const NONE = '-'
const ABSENT: Maybe<never> = { kind: 'absent' }

/** Name of the key of a card: `<domain>/<mech>/root/<holder>`. */
function cardName({ domain, mech, holder }: Pick<KeyCard, 'domain' | 'mech' | 'holder'>): string {
  return `${domain}/${mech}/root/${holder}`
}

/** Name that a holder's cosigner bears (record.md section 7). */
export function cosignerName({ domain, mech, holder }: Pick<KeyCard, 'domain' | 'mech' | 'holder'>): string {
  return `${domain}/${mech}/cosign/${holder.toLowerCase()}`
}

/** A card as it is exchanged, with the signature that `sign` makes with its root. Source: record.md 11.2. */
export function keyCardText(sha: Sha256, card: KeyCard, sign: (message: Uint8Array) => Uint8Array): string {
  const text = `${[
    FIRST,
    card.mech,
    `${card.holder} ${card.kind}`,
    `root ${card.root}`,
    `recovery ${card.recovery.kind === 'known' ? card.recovery.value : NONE}`,
    `cosign ${card.cosigner.kind === 'known' ? writeVkey(card.cosigner.value) : NONE}`,
    `seal ${card.seal.kind === 'known' ? card.seal.value : NONE}`,
    card.made,
  ].join('\n')}\n`
  return writeNote(text, [noteSignatureLine(rootKey(sha, card), sign(utf8(text)))])
}

/**
 * Reads a card: its form, then its root's signature, which must be there and hold. The domain is the one in the name under
 * which it is signed. `REC_CP_FORMAT` for what is no card, `REC_CP_SIG` for one that its root did not sign.
 */
export function readKeyCard(
  sha: Sha256,
  verify: Verify,
  text: string,
): Answer<KeyCard, 'REC_CP_FORMAT' | 'REC_CP_SIG'> {
  const note = readNote(text)
  const name = note.ok ? note.value.signatures[0]?.name : undefined
  const card = note.ok && name !== undefined ? cardOf(sha, note.value.text, name) : undefined
  if (!note.ok || card === undefined || name !== cardName(card)) return refuse('REC_CP_FORMAT', 'nothing')
  const key = rootKey(sha, card)
  const signatures = signaturesBy(note.value, key)
  const message = utf8(note.value.text)
  const isSigned = signatures.length === 1 && signatures.every((each) => verify(key.key, message, each))
  return isSigned ? accept(card) : refuse('REC_CP_SIG', 'nothing', { holder: card.holder })
}

/** What two people compare of a card by eight words: the SHA-256 of it as it was exchanged. Source: record.md 11.2. */
export function cardReadBack(sha: Sha256, card: KeyCard, text: string): ReadBack {
  return { origin: cardName(card), size: 0, root: sha(utf8(text)) }
}

function rootKey(sha: Sha256, card: KeyCard): Vkey {
  const key = bytesOfBase64url(card.root) ?? new Uint8Array()
  return vkeyOf(sha, { name: cardName(card), kind: 'ed25519', key })
}

const DAY = /^\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])$/

function cardOf(sha: Sha256, text: string, name: string): KeyCard | undefined {
  const lines = text.slice(0, -1).split('\n')
  const [first, mech = '', whose = '', root, recovery, cosign, seal, made = '', ...more] = lines
  const [holder = '', said, ...rest] = whose.split(' ')
  const kind = kindOfHolder(holder, said)
  const domain = name.slice(0, -`/${mech}/root/${holder}`.length)
  if (first !== FIRST || more.length > 0 || rest.length > 0 || kind === undefined) return undefined
  if (!isMech(mech) || !isHolder(holder) || !isDomain(domain) || !DAY.test(made)) return undefined
  const keys = {
    root: valueOf(root, 'root', keyIf),
    recovery: valueOf(recovery, 'recovery', keyIf),
    cosigner: valueOf(cosign, 'cosign', (line) => cosignerIf(sha, line, { domain, mech, holder })),
    seal: valueOf(seal, 'seal', (line) => (isSealRecipient(line) ? line : undefined)),
  }
  if (keys.root?.kind !== 'known' || !keys.recovery || !keys.cosigner || !keys.seal) return undefined
  const { recovery: spare, cosigner, seal: opens } = keys
  return { mech, domain, holder, kind, root: keys.root.value, recovery: spare, cosigner, seal: opens, made }
}

/** The value of a line `<name> <value>`: absent where it says `-`, `undefined` where it says nothing that can be. */
function valueOf<T>(
  line: string | undefined,
  name: string,
  read: (text: string) => T | undefined,
): Maybe<T> | undefined {
  if (line === undefined || !line.startsWith(`${name} `)) return undefined
  const text = line.slice(name.length + 1)
  if (text === NONE) return ABSENT
  const value = read(text)
  return value === undefined ? undefined : { kind: 'known', value }
}

function keyIf(text: string): string | undefined {
  return isKey(text) ? text : undefined
}

function cosignerIf(
  sha: Sha256,
  text: string,
  whose: Pick<KeyCard, 'domain' | 'mech' | 'holder'>,
): Vkey | undefined {
  const vkey = readVkey(sha, text)
  return vkey.ok && vkey.value.kind !== 'ed25519' && vkey.value.name === cosignerName(whose)
    ? vkey.value
    : undefined
}
