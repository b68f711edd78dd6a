import { bearingFromText, countInRange, known, rangeFromText, type Count, type Maybe } from '#domain/measure'

import { lineTime, type LineTime } from './line-time.ts'
import { classByWords, isEveryday, lineKey, meansByWords, zeroWords } from './line-words.ts'
import type { LineAsked, LineProblem, LineSpan, LineTeam, LineToken } from './line.ts'
import type { Means } from './observation.ts'

/** What was understood of a line, in its order, and what of it cannot stand. */
export type LineTokens = { readonly tokens: readonly LineToken[]; readonly problems: readonly LineProblem[] }

/** A word without the punctuation after it. */
type Word = LineSpan

/** Where the reading stands. */
type Cursor = {
  readonly words: readonly Word[]
  readonly index: number
  readonly told: readonly LineToken[]
  readonly asked: LineAsked
}

/** What one reader made of the words from the cursor on: how many it took, as what. */
type Found = {
  readonly words: number
  readonly token: LineToken
  readonly problem?: LineProblem
}

type Reader = (cursor: Cursor) => Found | undefined

/** Longest phrase of any table, in words. */
const LONGEST_PHRASE = 5
const WORD = /\S+/gu
const PUNCTUATION_AFTER = /(?<=[^,;:.!])[,;:.!]+$/u

/** Readers in the order in which they are asked; the first that knows the words takes them. */
const READERS: readonly Reader[] = [
  time,
  sector,
  who,
  zero,
  observedClass,
  means,
  wind,
  range,
  degrees,
  count,
]

/** Reads the words of a line, one after the other. */
export function lineTokens(text: string, asked: LineAsked): LineTokens {
  const words = wordsOf(text)
  const tokens: LineToken[] = []
  const problems: LineProblem[] = []
  for (let index = 0; index < words.length;) {
    const cursor: Cursor = { words, index, told: tokens, asked }
    const found = READERS.map((read) => read(cursor)).find((each) => each !== undefined)
    if (found) tokens.push(found.token)
    if (found?.problem) problems.push(found.problem)
    index += found?.words ?? 1
  }
  return { tokens, problems }
}

function wordsOf(text: string): readonly Word[] {
  return [...text.matchAll(WORD)].map(({ 0: word, index }) => {
    const core = word.replace(PUNCTUATION_AFTER, '')
    return { from: index, to: index + core.length, text: core }
  })
}

function time(cursor: Cursor): Found | undefined {
  const [word] = cursor.words
  if (cursor.index !== 0 || word === undefined) return undefined
  const read = lineTime(word.text, cursor.asked)
  if (read === undefined) return undefined
  if (read.kind === 'time') return { words: 1, token: { ...word, kind: 'time', at: known(read.at) } }
  return {
    words: 1,
    token: { ...word, kind: 'time', at: { kind: 'unknown' } },
    problem: problemOf(word, read),
  }
}

function problemOf(word: Word, read: Exclude<LineTime, { kind: 'time' }>): LineProblem {
  return read.kind === 'impossible' ? { ...word, kind: 'impossible' } : { ...word, ...read }
}

function sector(cursor: Cursor): Found | undefined {
  const named = new Map(
    cursor.asked.sectors.flatMap(({ id, names }) =>
      [id, ...names].map((name): [string, string] => [lineKey(name), id]),
    ),
  )
  return phrase(
    cursor,
    (key) => named.get(key),
    (span, id) => ({ ...span, kind: 'sector', sector: id }),
  )
}

function who(cursor: Cursor): Found | undefined {
  const named = new Map(
    cursor.asked.teams.flatMap((team) =>
      [team.callSign, team.team].map((name): [string, LineTeam] => [lineKey(name), team]),
    ),
  )
  return phrase(
    cursor,
    (key) => named.get(key),
    (span, team) => ({ ...span, kind: 'who', team }),
  )
}

function zero(cursor: Cursor): Found | undefined {
  return phrase(
    cursor,
    (key) => zeroWords.has(key) || undefined,
    (span) => ({ ...span, kind: 'zero' }),
  )
}

function observedClass(cursor: Cursor): Found | undefined {
  const found = phrase(
    cursor,
    (key) => classByWords.get(key),
    (span, { class: told, sub }) => ({ ...span, kind: 'class', class: told, sub }),
  )
  return found && (!isEveryday(found.token.text) || isBesideObserved(cursor, found.words)) ? found : undefined
}

/** Whether the words stand beside a count or a means: then they are no everyday words. */
function isBesideObserved(cursor: Cursor, words: number): boolean {
  const before = cursor.told.at(-1)
  const previous = cursor.words[cursor.index - 1]
  const next: Cursor = { ...cursor, index: cursor.index + words }
  const isAfter = before?.to === previous?.to && before !== undefined && OBSERVED.has(before.kind)
  return isAfter || (next.index < cursor.words.length && [count, means].some((read) => read(next)))
}

const OBSERVED: ReadonlySet<LineToken['kind']> = new Set<LineToken['kind']>(['count', 'means'])

function means(cursor: Cursor): Found | undefined {
  const several = cursor.words[cursor.index]
  const each = several?.text.split('+').map((part) => meansByWords.get(lineKey(part))) ?? []
  const all = each.filter((one): one is Means => one !== undefined)
  if (several !== undefined && each.length > 1 && all.length === each.length)
    return { words: 1, token: { ...several, kind: 'means', means: [...new Set(all)] } }
  return phrase(
    cursor,
    (key) => meansByWords.get(key),
    (span, one) => ({ ...span, kind: 'means', means: [one] }),
  )
}

function wind({ words, index }: Cursor): Found | undefined {
  const word = words[index]
  if (word === undefined || /\d/.test(word.text)) return undefined
  const read = bearingFromText(word.text)
  return read.ok ? { words: 1, token: { ...word, kind: 'bearing', bearing: known(read.value) } } : undefined
}

const SPREAD = String.raw`\d{1,5}(?:[.,]\d{1,3})?(?:[-–]\d{1,5}(?:[.,]\d{1,3})?)?`
const UNIT = '(?:km|m|км|м|կմ|մ)'
const RANGE_WITH_UNIT = new RegExp(`^${SPREAD} ?${UNIT}$`, 'iu')
const UNIT_ONLY = new RegExp(`^${UNIT}$`, 'iu')
const TWO_VALUES = new RegExp(`^${SPREAD}$`, 'u')
const MAGNETIC = /^(?:[0-2]\d\d|3[0-5]\d)m$/i

/**
 * A distance: with its unit, or bare right after a bearing. `200m` is a magnetic bearing until one has been told; one bare
 * number after a bearing is a distance only where the count has been told already.
 */
function range(cursor: Cursor): Found | undefined {
  const { words, index, told } = cursor
  const word = words[index]
  const next = words[index + 1]
  if (word === undefined) return undefined
  const hasBearing = told.some(({ kind }) => kind === 'bearing')
  if (next && UNIT_ONLY.test(next.text) && TWO_VALUES.test(word.text))
    return ranged({ from: word.from, to: next.to, text: `${word.text} ${next.text}` }, 2)
  if (RANGE_WITH_UNIT.test(word.text))
    return MAGNETIC.test(word.text) && !hasBearing ? undefined : ranged(word, 1)
  const isAfterBearing = told.at(-1)?.kind === 'bearing' && told.at(-1)?.to === words[index - 1]?.to
  if (!isAfterBearing || !TWO_VALUES.test(word.text)) return undefined
  const isSpread = /[-–]/.test(word.text)
  return isSpread || told.some(({ kind }) => kind === 'count') ? ranged(word, 1) : undefined
}

function ranged(span: Word, words: number): Found {
  const read = rangeFromText(span.text)
  if (read.ok) return { words, token: { ...span, kind: 'range', range: known(read.value) } }
  return {
    words,
    token: { ...span, kind: 'range', range: { kind: 'unknown' } },
    problem: { ...span, kind: 'outOfRange' },
  }
}

const DEGREES = /^(?:[0-2]\d\d|3[0-5]\d)m?$/i

/** Three digits are degrees; without a leading zero and right before a class they are its count, unless it was told. */
function degrees(cursor: Cursor): Found | undefined {
  const { words, index, told, asked } = cursor
  const word = words[index]
  if (word === undefined || !DEGREES.test(word.text)) return undefined
  const isCount = /^[1-9]\d\d$/.test(word.text) && !told.some(({ kind }) => kind === 'count')
  if (isCount && (isBeforeClass(cursor) || told.some(({ kind }) => kind === 'bearing'))) return undefined
  const { declinationCentiDeg, halfWidthCentiDeg } = asked
  const read = bearingFromText(word.text, {
    ...(declinationCentiDeg === undefined ? {} : { declinationCentiDeg }),
    ...(halfWidthCentiDeg === undefined ? {} : { halfWidthCentiDeg }),
  })
  const bearing: LineToken = { ...word, kind: 'bearing', bearing: read.ok ? known(read.value) : UNKNOWN }
  return read.ok
    ? { words: 1, token: bearing }
    : { words: 1, token: bearing, problem: { ...word, kind: 'declination' } }
}

const UNKNOWN: Maybe<never> = { kind: 'unknown' }

function isBeforeClass(cursor: Cursor): boolean {
  const next: Cursor = { ...cursor, index: cursor.index + 1 }
  return (
    phrase(
      next,
      (key) => classByWords.get(key),
      (span) => ({ ...span, kind: 'zero' }),
    ) !== undefined
  )
}

/** Each form a count is written in, and what its numbers say. */
const COUNT_FORMS: readonly (readonly [RegExp, (n: number, high: number) => Count])[] = [
  [/^(\d+)$/, (n) => ({ kind: 'exact', n })],
  [/^[~≈] ?(\d+)$/, (n) => ({ kind: 'about', n })],
  [/^(\d+)\+$/, (n) => ({ kind: 'atLeast', n })],
  [/^(?:>=|=>|≥) ?(\d+)$/, (n) => ({ kind: 'atLeast', n })],
  [/^> ?(\d+)$/, (n) => ({ kind: 'atLeast', n: n + 1 })],
  [/^(?:<=|=<|≤) ?(\d+)$/, (n) => ({ kind: 'atMost', n })],
  [/^< ?(\d+)$/, (n) => ({ kind: 'atMost', n: n - 1 })],
  [/^(\d+)[-–](\d+)$/, (low, high) => ({ kind: 'between', low, high })],
  [/^(?:\?|n\/k|nk)$/i, () => ({ kind: 'unknown' })],
]
const SIGN_ALONE = /^(?:[~≈<>≥≤]|>=|<=|=>|=<)$/

function count({ words, index }: Cursor): Found | undefined {
  const word = words[index]
  const next = words[index + 1]
  if (word === undefined) return undefined
  const isParted = SIGN_ALONE.test(word.text) && next !== undefined
  const text = isParted ? `${word.text} ${next.text}` : word.text
  const span: Word = isParted ? { from: word.from, to: next.to, text } : word
  const told = COUNT_FORMS.flatMap(([form, says]) => {
    const match = form.exec(text)
    return match ? [says(Number(match[1]), Number(match[2]))] : []
  })[0]
  if (told === undefined) return undefined
  const taken = isParted ? 2 : 1
  if (countInRange(told).ok) return { words: taken, token: { ...span, kind: 'count', count: told } }
  const token: LineToken = { ...span, kind: 'count', count: { kind: 'unknown' } }
  return { words: taken, token, problem: { ...span, kind: 'outOfRange' } }
}

/** The longest phrase from the cursor on that a table knows. */
function phrase<T>(
  { words, index }: Cursor,
  find: (key: string) => T | undefined,
  made: (span: LineSpan, value: T) => LineToken,
): Found | undefined {
  for (let length = Math.min(LONGEST_PHRASE, words.length - index); length > 0; length--) {
    const taken = words.slice(index, index + length)
    const text = taken.map((word) => word.text).join(' ')
    const value = find(lineKey(text))
    const [first] = taken
    const last = taken.at(-1)
    if (value !== undefined && first && last)
      return { words: length, token: made({ from: first.from, to: last.to, text }, value) }
  }
  return undefined
}
