/** Case endings that a place-name takes in the four languages; longer words that only begin alike are others. */
const ENDINGS: readonly (readonly string[])[] = [
  ['а', 'е', 'и', 'у', 'ы', 'ю', 'я', 'ом', 'ем', 'ой', 'ей'], // ru: из Берда, под Бердом
  ['ский', 'ского', 'скому', 'ским', 'ском', 'ская', 'ской', 'скую', 'ское', 'ские', 'ских', 'скими'],
  ['ի', 'ին', 'ից', 'ում', 'ով', 'ը', 'ն', 'յի', 'յին', 'յից', 'յում', 'յով'], // hy: Բերդից, Բերդում
  ['a', 'ə', 'ya', 'yə', 'da', 'də', 'dan', 'dən', 'ı', 'i', 'u', 'ü'], // az: Berddən, Berdin
  ['ın', 'in', 'un', 'ün', 'nın', 'nin', 'nun', 'nün', 'nı', 'ni', 'nu', 'nü'],
]

/** A text without difference of case, of accents, of the dot of an I, of apostrophes, or of the spaces between its words. */
export function foldedWords(text: string): string {
  return text
    .normalize('NFKD')
    .toUpperCase()
    .toLowerCase()
    .normalize('NFKD')
    .replaceAll(/\p{M}/gu, '')
    .replaceAll('ı', 'i')
    .replaceAll(/[’‘ʼ`´]/gu, "'")
    .replaceAll(/\s+/gu, ' ')
    .trim()
}

const TAILS: ReadonlySet<string> = new Set(ENDINGS.flat().map(foldedWords))

/** Shortest stem that a Russian name is cut to before its endings. */
const STEM_MIN = 4

/** Whether a folded text has a folded name in it as whole words, as it is or in a case of the four languages. */
export function hasName(text: string, name: string): boolean {
  const stem = /[аяьи]$/u.test(name) && name.length > STEM_MIN ? name.slice(0, -1) : name
  for (let at = text.indexOf(stem); at >= 0; at = text.indexOf(stem, at + 1)) {
    if (isLetter(before(text, at))) continue
    const rest = text.slice(at + stem.length)
    const ending = /^[\p{L}\p{N}]*/u.exec(rest)?.[0] ?? ''
    if (stem === name ? ending === '' || TAILS.has(ending) : isCaseOf(ending, name.slice(-1))) return true
  }
  return false
}

function isCaseOf(ending: string, last: string): boolean {
  return ending === last || TAILS.has(ending)
}

function before(text: string, at: number): string {
  return Array.from(text.slice(Math.max(0, at - 2), at)).at(-1) ?? ''
}

function isLetter(char: string): boolean {
  return /^[\p{L}\p{N}]$/u.test(char)
}
