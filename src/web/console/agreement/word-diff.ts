/** A stretch of a text: words that the text it is read beside has too, or words that it has not. */
export type Stretch = { readonly text: string; readonly isOther: boolean }

/**
 * A text beside another of the same language: which of its words stand in the other in the same order, and which do not.
 * Nothing is said of what the other has in their place; the other, read beside this one, says that itself (R-AGR-8).
 */
export function wordsBeside(own: string, other: string): readonly Stretch[] {
  const [words, others] = [wordsOf(own), wordsOf(other)]
  const shared = sharedWith(words, others)
  const stretches: Stretch[] = []
  for (const [at, text] of words.entries()) {
    const isOther = !shared.has(at)
    const last = stretches.at(-1)
    if (last?.isOther === isOther) stretches[stretches.length - 1] = { text: `${last.text} ${text}`, isOther }
    else stretches.push({ text, isOther })
  }
  return stretches
}

function wordsOf(text: string): readonly string[] {
  return text.split(/\s+/).filter((word) => word !== '')
}

/** Places of the words that belong to the longest common subsequence of both. */
function sharedWith(words: readonly string[], others: readonly string[]): ReadonlySet<number> {
  const lengths = lengthsOf(words, others)
  const lengthAt = (a: number, b: number): number => lengths[a]?.[b] ?? 0
  const shared = new Set<number>()
  let [a, b] = [0, 0]
  while (a < words.length && b < others.length)
    if (words[a] === others[b]) {
      shared.add(a)
      a += 1
      b += 1
    } else if (lengthAt(a + 1, b) >= lengthAt(a, b + 1)) a += 1
    else b += 1
  return shared
}

/** Length of the longest common subsequence of what begins at each pair of places. */
function lengthsOf(words: readonly string[], others: readonly string[]): readonly (readonly number[])[] {
  const lengths: number[][] = [Array.from({ length: others.length + 1 }, () => 0)]
  for (const word of words.toReversed()) {
    const below = lengths[0] ?? []
    const row: number[] = [0]
    for (let b = others.length - 1; b >= 0; b--)
      row.unshift(word === others[b] ? (below[b + 1] ?? 0) + 1 : Math.max(below[b] ?? 0, row[0] ?? 0))
    lengths.unshift(row)
  }
  return lengths
}
