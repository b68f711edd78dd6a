import { refuse, accept, type Answer } from '#domain/life'
import type { Text } from '#domain/measure'

/** Most words of a remark in each language (R-REP-13). */
const REMARK_WORDS_MAX = 120
/** Most sentences of a public note in each language (R-REP-14). */
export const NOTE_SENTENCES_MAX = 3

/** How many words a text has by UAX #29: segments that hold a letter or a digit. */
export function wordsIn(text: string, lang: string): number {
  const segments = new Intl.Segmenter(lang, { granularity: 'word' }).segment(text)
  return [...segments].filter(({ isWordLike }) => isWordLike === true).length
}

/**
 * How many sentences a text has by UAX #29. The Armenian full stop U+0589 ends one too, and so does a colon that a
 * writer put in its place at a sentence's end.
 */
export function sentencesIn(text: string, lang: string): number {
  const segments = new Intl.Segmenter(lang, { granularity: 'sentence' }).segment(text)
  const parts = [...segments].flatMap(({ segment }) => segment.split(ARMENIAN_END))
  return parts.filter((part) => /[\p{L}\p{N}]/u.test(part)).length
}

const ARMENIAN_END = /(?<=[\u0589])|(?<=[\u0531-\u0587]:)(?=\s)/u

/** [R-REP-13] A remark has at most 120 words in each language. */
export function remarkStands(texts: Text): Answer<undefined, 'REP_TEXT_LONG'> {
  const longest = Math.max(0, ...texts.map(({ text, lang }) => wordsIn(text, lang)))
  return longest <= REMARK_WORDS_MAX
    ? accept(undefined)
    : refuse('REP_TEXT_LONG', 'draft', { limit: REMARK_WORDS_MAX, found: longest })
}

/** Names that make a text finer than the public form: places of the gazetteer, in every form and language, and sectors. */
export type FineNames = readonly string[]

/** The first name of a place or sector that a text holds, as whole words, whatever its endings (R-REP-9, R-REP-13). */
export function fineNameIn(texts: Text, names: FineNames): string | undefined {
  const folded = texts.map(({ text }) => foldedOf(text))
  return names.find((name) => {
    const sought = foldedOf(name)
    return sought !== '' && folded.some((text) => holdsWord(text, sought))
  })
}

/** A clock's time: hours and minutes with a colon, a point or an Armenian one between. */
const CLOCK_TIME = /\b(?:[01]?\d|2[0-3])[:.\u0589][0-5]\d\b/u

/** What of a remark is finer than the public form: the first place or sector it names, and the first time of day it tells. */
export function finerWords(texts: Text, names: FineNames): readonly string[] {
  const clock = texts.map(({ text }) => CLOCK_TIME.exec(text)?.[0]).find((each) => each !== undefined)
  return [fineNameIn(texts, names), clock].filter((each) => each !== undefined)
}

/** [R-REP-13] A remark is held to the public form when it is written, with the same names as a release. */
export function remarkCoarse(texts: Text, names: FineNames): Answer<undefined, 'REP_TOO_FINE'> {
  const words = finerWords(texts, names)
  return words.length === 0 ? accept(undefined) : refuse('REP_TOO_FINE', 'draft', { words })
}

/** Whether a text tells a time of day, which no public item has (R-DNH-13). */
export function tellsClock(texts: Text): boolean {
  return texts.some(({ text }) => CLOCK_TIME.test(text))
}

/** Letters alone, small, without marks: so that an accent or a capital hides no name. */
function foldedOf(text: string): string {
  return text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase()
}

/** A name's last letters may change in a sentence (cases of Armenian, Azerbaijani and Russian): its stem is looked for. */
const STEM_MIN = 5
const ENDING = 1

function holdsWord(text: string, name: string): boolean {
  const isLong = name.length > STEM_MIN && /^\p{L}+$/u.test(name)
  const stem = isLong ? name.slice(0, -ENDING) : name
  for (let at = text.indexOf(stem); at !== -1; at = text.indexOf(stem, at + 1)) {
    const [before, after] = [text[at - 1] ?? ' ', text[at + stem.length] ?? ' ']
    const begins = !/[\p{L}\p{N}]/u.test(before)
    if (begins && (isLong || !/[\p{L}\p{N}]/u.test(after))) return true
  }
  return false
}
