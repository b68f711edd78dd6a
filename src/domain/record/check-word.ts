import { utf8, type Sha256 } from '#tlog'

import { CHECK_WORDS } from './check-words.ts'

const PREFIX = 'truceline/copy/v1\n'

/**
 * The word that goes out with a text copied for radio or a messenger: first 9 bits of the SHA-256 of its lines in NFC and
 * lower case with every run of white space as one space. One mishearing in 512 slips through; it proves nothing else.
 * Source: R-UI-81.
 */
export function checkWord(sha: Sha256, lines: readonly string[]): string {
  const text = lines.join(' ').normalize('NFC').toLowerCase().trim().replaceAll(/\s+/gu, ' ')
  const [first = 0, second = 0] = sha(utf8(PREFIX + text))
  return CHECK_WORDS[first * 2 + (second >> 7)] ?? ''
}

/** What came of checking a text that was heard or received: it is the one copied, it is not, or it names no check-word. */
export type TextCheck =
  | { readonly kind: 'matches'; readonly of: string }
  | { readonly kind: 'differs' }
  | { readonly kind: 'noWord' }

/**
 * Checks a text of three lines as it was received, in any language and with its lines run together: what stands after
 * the last colon is its word. `of` is what it says it is: its second and third words, kind and number. Source: R-UI-81.
 */
export function textChecked(sha: Sha256, text: string): TextCheck {
  const read = /^([\s\S]+?)\s+[^\s:\u055D]+[:\u055D]\s*([a-z]{4,7})$/iu.exec(text.trim())
  if (read === null) return { kind: 'noWord' }
  const [, said = '', word = ''] = read
  if (checkWord(sha, [said]) !== word.toLowerCase()) return { kind: 'differs' }
  const [, kind = '', number = ''] = said.trim().split(/\s+/u)
  return { kind: 'matches', of: `${kind} ${number}` }
}
