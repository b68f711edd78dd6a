import { base64, bytesOfBase64, bytesOfHex, concat, hex, utf8 } from './bytes.ts'
import { bad, good, type Checked } from './checked.ts'
import { isKeyName, type Vkey } from './vkey.ts'

/** Checks one signature, handed in: the platform's own, behind the rule of record.md 2.5 where the key is Ed25519. */
export type Verify = (key: Uint8Array, message: Uint8Array, signature: Uint8Array) => boolean

/** One signature line of a note: whose it says to be, and the bytes behind the key's id. */
export type NoteSignature = { readonly name: string; readonly id: string; readonly signature: Uint8Array }

/** A signed note taken apart: the text that is signed, its last newline included, and the lines below. */
export type Note = { readonly text: string; readonly signatures: readonly NoteSignature[] }

const NOTE_BYTES_MAX = 131_072
const LINES_MAX = 32
const ID_BYTES = 4
const NEWLINE = '\n'

/** Takes a note apart. Nothing is verified yet. Source: C2SP signed-note; limits: record.md section 3. */
export function readNote(note: string): Checked<Note, 'REC_CP_FORMAT'> {
  if (note.length > NOTE_BYTES_MAX || utf8(note).length > NOTE_BYTES_MAX) return bad('REC_CP_FORMAT')
  if (!note.isWellFormed() || hasControl(note)) return bad('REC_CP_FORMAT')
  const blank = note.lastIndexOf('\n\n')
  if (blank < 1 || !note.endsWith(NEWLINE)) return bad('REC_CP_FORMAT')
  const lines = note.slice(blank + 2, -1).split(NEWLINE)
  if (lines.length > LINES_MAX) return bad('REC_CP_FORMAT')
  const signatures = lines.map(readLine).filter((line) => line !== undefined)
  if (signatures.length !== lines.length) return bad('REC_CP_FORMAT')
  return good({ text: note.slice(0, blank + 1), signatures })
}

/** A note: the text, which ends with a newline, a blank line, and lines that `noteSignatureLine` or `cosignatureLine` wrote. */
export function writeNote(text: string, lines: readonly string[]): string {
  return `${text}\n${lines.join('')}`
}

/** One signature line, newline included: em dash, name, base64 of the key's id and the signature. */
export function noteSignatureLine({ name, id }: Vkey, signature: Uint8Array): string {
  return `— ${name} ${base64(concat(bytesOfHex(id) ?? new Uint8Array(0), signature))}\n`
}

/** Signatures of a note that say to be of this key, by name and id; all others are none of the reader's business. */
export function signaturesBy(note: Note, { name, id }: Vkey): readonly Uint8Array[] {
  return note.signatures.filter((line) => line.name === name && line.id === id).map((line) => line.signature)
}

function hasControl(text: string): boolean {
  for (let at = 0; at < text.length; at++)
    if (text.charCodeAt(at) < 0x20 && text.charAt(at) !== NEWLINE) return true
  return false
}

function readLine(line: string): NoteSignature | undefined {
  const [dash, name, code, ...more] = line.split(' ')
  if (dash !== '—' || name === undefined || code === undefined || more.length > 0) return undefined
  const bytes = bytesOfBase64(code)
  if (!isKeyName(name) || bytes === undefined || bytes.length <= ID_BYTES) return undefined
  return { name, id: hex(bytes.subarray(0, ID_BYTES)), signature: bytes.slice(ID_BYTES) }
}
