import type { Cell } from './daily-layout.ts'

/** Fewest letters on either side of a break. Words of fewer than nine letters fit every column and are never parted. */
const EDGE = 3

const VOWEL = /[aeəiıoöuüаеёиоуыэюяաեէըիոօև]/iu
const SOFT_HYPHEN = '\u00ad'

/**
 * Marks where a long word of the four languages may be parted: after an open syllable, before a consonant that a vowel
 * follows, which in Armenian, Azerbaijani, Russian and English alike is a place where a reader expects it.
 */
function withBreaks(text: string): string {
  return text.replaceAll(/\p{L}{9,}/gu, (word) => partedWord(word.split('')))
}

function partedWord(letters: readonly string[]): string {
  return letters
    .map((letter, i) => {
      const isOpen = isVowel(letters[i - 1]) && !isVowel(letter) && isVowel(letters[i + 1])
      return isOpen && i >= EDGE && letters.length - i >= EDGE ? SOFT_HYPHEN + letter : letter
    })
    .join('')
}

/** The second sign of the Armenian vowel `ու` counts as a vowel. */
function isVowel(letter: string | undefined): boolean {
  return letter !== undefined && (VOWEL.test(letter) || letter === 'ւ')
}

/** A cell of our own words whose long ones may be parted; figures and texts of people never are. */
export function parted(cell: Cell): Cell {
  return {
    ...cell,
    text: withBreaks(cell.text),
    ...(cell.note === undefined ? {} : { note: withBreaks(cell.note) }),
  }
}
