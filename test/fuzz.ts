import { readFileSync } from 'node:fs'

const SEED = 20_201_010
/** Set by `npm run soak -- fuzz`: how often each parser is tried, and from which seed. */
const { TRUCELINE_FUZZ_TRIES: asked, TRUCELINE_FUZZ_SEED: seed } = process.env

/** How often a parser is tried, and from which seed: a sample, or as often as the soak says. */
export function tries(sample: number): { readonly numRuns: number; readonly seed: number } {
  return { numRuns: asked === undefined ? sample : Number(asked), seed: Number(seed ?? SEED) }
}

const SAID: Readonly<Record<string, string>> = JSON.parse(readFileSync('src/words/en/refusals.json', 'utf8'))

/** Whether a refusal's code is one of the closed list: one that the program has words for. */
export function isClosed(code: string): boolean {
  return Object.hasOwn(SAID, code)
}
