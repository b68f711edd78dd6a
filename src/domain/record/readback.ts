import { hex, utf8, type Sha256 } from '#tlog'

import { CHECK_WORDS } from './check-words.ts'
import { READBACK_WORDS } from './readback-words.ts'

/** What two people compare over a telephone: a root under the name and size it belongs to, 32 bytes. */
export type ReadBack = { readonly origin: string; readonly size: number; readonly root: Uint8Array }

/** One of the eight words, and its number `000` to `511` for whoever reads digits aloud. */
export type SpokenWord = { readonly word: string; readonly number: string }

/** The challenge where the root itself travels signed as well; a readback by voice alone always draws one. */
export const NO_CHALLENGE = '000000'

const PREFIX = 'truceline/readback/v1\n'
const WORDS = 8
const BITS = 9

/** Whether a text is a challenge: six digits, drawn by the caller's machine after both sides hold what they compare. */
export function isChallenge(text: string): boolean {
  return /^\d{6}$/.test(text)
}

/**
 * The eight words of a root: the first 72 bits of SHA-256 over challenge, origin, size and root, nine bits a word. Words
 * 1, 3, 5 and 7 come from one half of the list, the others from the other, so one that is swapped or dropped is noticed.
 * Source: record.md 9.2, R-REC-64.
 */
export function readbackWords(
  sha: Sha256,
  challenge: string,
  { origin, size, root }: ReadBack,
): readonly SpokenWord[] {
  const digest = sha(utf8(`${PREFIX}${challenge}\n${origin}\n${size}\n${hex(root)}\n`))
  return Array.from({ length: WORDS }, (_, at) => {
    const value = bitsAt(digest, at * BITS)
    const list = at % 2 === 0 ? CHECK_WORDS : READBACK_WORDS
    return { word: list[value] ?? '', number: String(value).padStart(3, '0') }
  })
}

/** Nine bits that begin at a bit, most significant first: they lie in two bytes that follow each other. */
function bitsAt(bytes: Uint8Array, bit: number): number {
  const at = bit >> 3
  const pair = (bytes[at] ?? 0) * 256 + (bytes[at + 1] ?? 0)
  return (pair >> (16 - BITS - (bit & 7))) & 0x1ff
}
