import { base64, bytesOfBase64, concat, hex, utf8 } from './bytes.ts'
import { bad, good, type Checked } from './checked.ts'
import type { Sha256 } from './tree.ts'

/** What signs a note: a log (type 0x01), a cosigner (0x04), a cosigner with ML-DSA-44 (0x06). */
export type VkeyKind = 'ed25519' | 'cosignature' | 'mldsa'

/** A key that verifies notes: its name, its type, its bytes, and its id, 8 hex digits. Source: C2SP signed-note. */
export type Vkey = {
  readonly name: string
  readonly kind: VkeyKind
  readonly id: string
  readonly key: Uint8Array
}

const TYPE_BYTE: Readonly<Record<VkeyKind, number>> = { ed25519: 0x01, cosignature: 0x04, mldsa: 0x06 }
const KEY_BYTES: Readonly<Record<VkeyKind, number>> = { ed25519: 32, cosignature: 32, mldsa: 1312 }
const KINDS: readonly VkeyKind[] = ['ed25519', 'cosignature', 'mldsa']
const ID_BYTES = 4

/** Whether a text may be the name of a key: not empty, no space of any script, no plus, no control character. */
export function isKeyName(text: string): boolean {
  return text.length > 0 && text.isWellFormed() && !/[\s+\u0085\p{Cc}]/u.test(text)
}

/** Id of a key, SHA-256(name || 0x0A || type || key)[:4], as hex. */
export function keyId(sha: Sha256, { name, kind, key }: Omit<Vkey, 'id'>): string {
  return hex(sha(concat(utf8(`${name}\n`), Uint8Array.of(TYPE_BYTE[kind]), key)).subarray(0, ID_BYTES))
}

/** A key with its id worked out. */
export function vkeyOf(sha: Sha256, key: Omit<Vkey, 'id'>): Vkey {
  return { name: key.name, kind: key.kind, id: keyId(sha, key), key: key.key }
}

/** A key as one line of text, `<name>+<id>+<base64>`. */
export function writeVkey(vkey: Vkey): string {
  return `${vkey.name}+${vkey.id}+${base64(concat(Uint8Array.of(TYPE_BYTE[vkey.kind]), vkey.key))}`
}

/** The key that a line says; refused when its id is not that of its bytes, or its type is none of the three. */
export function readVkey(sha: Sha256, text: string): Checked<Vkey, 'REC_CP_FORMAT'> {
  const [, name, id, code] = /^([^+]+)\+([0-9a-f]{8})\+(.+)$/.exec(text) ?? []
  if (name === undefined || id === undefined || code === undefined) return bad('REC_CP_FORMAT')
  const bytes = bytesOfBase64(code)
  const kind = KINDS.find((each) => TYPE_BYTE[each] === bytes?.[0])
  if (bytes === undefined || kind === undefined || !isKeyName(name)) return bad('REC_CP_FORMAT')
  const key = bytes.slice(1)
  if (key.length !== KEY_BYTES[kind] || keyId(sha, { name, kind, key }) !== id) return bad('REC_CP_FORMAT')
  return good({ name, kind, id, key })
}
