import { firstWhere } from './first-where.ts'

/** A place in a sorted list of words, and how far the words that begin alike reach. */
const LAST_CHARACTER = '\u{10FFFF}'

/** The words of texts, and in which rows each stands: what a search of whole words or their beginnings looks in. */
export class HeldWords {
  readonly #rows = new Map<string, number[]>()
  #sorted: readonly string[] = []

  /** Keeps the words of a row. */
  add(row: number, text: string): void {
    for (const word of wordsOf(text)) {
      const rows = this.#rows.get(word)
      if (rows === undefined) this.#rows.set(word, [row])
      else rows.push(row)
    }
  }

  /** Rows, of so many, in which every word of a text stands, whole or as the beginning of one; none where it has no word. */
  find(text: string, size: number): Uint8Array {
    const words = wordsOf(text)
    const found = new Uint8Array(size)
    for (const [at, word] of words.entries())
      for (const rows of this.#beginning(word)) marked(found, rows, at)
    for (let row = 0; row < size; row++) found[row] = words.length > 0 && found[row] === words.length ? 1 : 0
    return found
  }

  #beginning(word: string): readonly (readonly number[])[] {
    if (this.#sorted.length !== this.#rows.size) this.#sorted = [...this.#rows.keys()].toSorted()
    const from = firstWhere(this.#sorted, (each) => each >= word)
    const to = firstWhere(this.#sorted, (each) => each >= word + LAST_CHARACTER)
    return this.#sorted.slice(from, to).map((each) => this.#rows.get(each) ?? [])
  }
}

/** Marks with one more the rows that so many words were found in before. */
function marked(found: Uint8Array, rows: readonly number[], before: number): void {
  for (let at = 0; at < rows.length; at++) {
    const row = rows[at] ?? 0
    if (row < found.length && found[row] === before) found[row] = before + 1
  }
}

/** Words of a text in small letters, each once. A search takes no more than the wire lets through. */
function wordsOf(text: string): readonly string[] {
  return [...new Set(text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [])]
}
