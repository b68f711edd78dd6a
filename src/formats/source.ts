import { accept, refuse, type Answer } from '#domain/life'

import { scanJson } from './json-scan.ts'
import { textOfUtf8 } from './utf8.ts'

/** What a whole file can be refused for, before any row is looked at. */
export type SourceCode = 'IMP_SIZE' | 'IMP_EMPTY' | 'IMP_ENCODING' | 'IMP_DEPTH' | 'IMP_JSON'

/** Most bytes an imported file may have: some 20,000 statements; more is split into files, each a job of its own. */
export const SOURCE_MAX_BYTES: number = 16 * 1024 * 1024

/** Deepest nesting of an imported file; the known shapes reach 7. */
const SOURCE_MAX_DEPTH = 16

/**
 * The JSON value of a foreign file's bytes. Bounded in size and depth before it is parsed; UTF-8 with or without a byte
 * order mark, and a guess of what else it may be goes into the refusal, never into the reading. Refusals of place name
 * line and column, from 1.
 */
export function readSource(bytes: Uint8Array): Answer<unknown, SourceCode> {
  if (bytes.length > SOURCE_MAX_BYTES)
    return refuse('IMP_SIZE', 'nothing', { sizeBytes: bytes.length, maxBytes: SOURCE_MAX_BYTES })
  const other = otherUnicode(bytes)
  if (other !== undefined) return refuse('IMP_ENCODING', 'nothing', { looksLike: other })
  const decoded = textOfUtf8(bytes, startsWith(bytes, [0xef, 0xbb, 0xbf]) ? 3 : 0)
  if (!decoded.ok)
    return refuse('IMP_ENCODING', 'nothing', { atByte: decoded.atByte, looksLike: singleByteGuess(bytes) })
  return decoded.value.trim() === '' ? refuse('IMP_EMPTY', 'nothing') : jsonOf(decoded.value)
}

function jsonOf(text: string): Answer<unknown, 'IMP_DEPTH' | 'IMP_JSON'> {
  const scan = scanJson(text, SOURCE_MAX_DEPTH)
  switch (scan.kind) {
    case 'whole':
      return accept(JSON.parse(text))
    case 'tooDeep':
      return refuse('IMP_DEPTH', 'nothing', { maxDepth: SOURCE_MAX_DEPTH, ...placeOf(text, scan.at) })
    case 'broken':
      return refuse('IMP_JSON', 'nothing', { why: 'broken', ...placeOf(text, scan.at) })
    case 'nameTwice':
      return refuse('IMP_JSON', 'nothing', {
        why: 'nameTwice',
        name: scan.name.slice(0, 80),
        ...placeOf(text, scan.at),
      })
  }
}

function placeOf(text: string, at: number): { readonly line: number; readonly column: number } {
  const before = text.slice(0, at).split(/\r\n|\r|\n/)
  return { line: before.length, column: (before.at(-1) ?? '').length + 1 }
}

function startsWith(bytes: Uint8Array, mark: readonly number[]): boolean {
  return mark.every((byte, i) => bytes[i] === byte)
}

/** UTF-16 and UTF-32 by their mark, or by the zero byte beside the first character, which JSON begins in ASCII (RFC 4627, section 3). */
function otherUnicode(bytes: Uint8Array): string | undefined {
  if (startsWith(bytes, [0xff, 0xfe, 0, 0]) || startsWith(bytes, [0, 0, 0xfe, 0xff])) return 'UTF-32'
  if (startsWith(bytes, [0xff, 0xfe]) || startsWith(bytes, [0xfe, 0xff])) return 'UTF-16'
  const [first, second] = bytes
  if (bytes.length < 2 || (first !== 0) === (second !== 0)) return undefined
  return 'UTF-16'
}

/** How many bytes are looked at for a guess. */
const GUESS_BYTES = 65_536

/** Russian letters of windows-1251 are the bytes C0 to FF, with A8 and B8; most of what is not ASCII being so, it is likely that. */
function singleByteGuess(bytes: Uint8Array): string {
  const high = bytes.subarray(0, GUESS_BYTES).filter((byte) => byte >= 0x80)
  const letters = high.filter((byte) => byte >= 0xc0 || byte === 0xa8 || byte === 0xb8)
  return high.length > 0 && letters.length / high.length > 0.8 ? 'windows-1251' : 'unknown'
}
