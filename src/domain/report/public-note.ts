import { accept, firstRefusal, refuse, type Answer } from '#domain/life'
import { addS, type Text, type Utc } from '#domain/measure'

import { fineNameIn, NOTE_SENTENCES_MAX, sentencesIn, tellsClock, type FineNames } from './text.ts'

/** What a public note is held against. */
export type NoteGround = {
  /** Names of places and sectors. */
  readonly names: FineNames
  /** Words that either side said or lodged of late: none of them is quoted (R-REP-14). */
  readonly saidBySides: readonly string[]
}

/**
 * [R-REP-14] A public note: at most three sentences in each language, no place finer than the whole zone, no count, no
 * words of a side. It may say dates, so digits stand only in one.
 */
export function noteStands(
  texts: Text,
  ground: NoteGround,
): Answer<undefined, 'REP_TEXT_LONG' | 'REP_TOO_FINE'> {
  return (
    firstRefusal<'REP_TEXT_LONG' | 'REP_TOO_FINE'>(
      shortEnough(texts),
      namesNoPlace(texts, ground.names),
      tellsNoCount(texts),
      quotesNobody(texts, ground.saidBySides),
    ) ?? accept(undefined)
  )
}

function shortEnough(texts: Text): Answer<undefined, 'REP_TEXT_LONG'> {
  const found = Math.max(0, ...texts.map(({ text, lang }) => sentencesIn(text, lang)))
  return found <= NOTE_SENTENCES_MAX
    ? accept(undefined)
    : refuse('REP_TEXT_LONG', 'draft', { limit: NOTE_SENTENCES_MAX, found })
}

function namesNoPlace(texts: Text, names: FineNames): Answer<undefined, 'REP_TOO_FINE'> {
  const name = fineNameIn(texts, names)
  return name === undefined ? accept(undefined) : refuse('REP_TOO_FINE', 'draft', { words: [name] })
}

/** A date: ISO, or a day of the month beside the name of one, or a year alone. What is left of digits is a count. */
const DATES: readonly RegExp[] = [
  /\d{4}-\d{2}-\d{2}/gu,
  /\d{1,2}\.\d{1,2}\.\d{4}/gu,
  /(?<!\d)\d{1,2}\s+\p{L}{3,}(?:[\s,]+\d{4})?/gu,
  /\p{L}{3,}\s+\d{1,2}(?:[\s,]+\d{4})?(?!\d)/gu,
  /(?<!\d)(?:19|20)\d{2}(?!\d)/gu,
]

function tellsNoCount(texts: Text): Answer<undefined, 'REP_TOO_FINE'> {
  const found = texts
    .map(({ text, lang }) => withoutDates(text, lang))
    .map((text) => /\p{N}+/u.exec(text)?.[0])
    .find((digits) => digits !== undefined)
  if (found !== undefined) return refuse('REP_TOO_FINE', 'draft', { words: [found] })
  return tellsClock(texts) ? refuse('REP_TOO_FINE', 'draft', {}) : accept(undefined)
}

/** What is left of a text without its dates: a number beside a month's name of that language is no count. */
function withoutDates(text: string, lang: string): string {
  const months = monthsOf(lang)
  return DATES.reduce(
    (rest, date) => rest.replace(date, (match) => (isDate(match, months) ? ' ' : match)),
    text,
  )
}

function isDate(match: string, months: readonly string[]): boolean {
  const word = /\p{L}+/u.exec(match)?.[0]?.toLowerCase()
  return word === undefined || months.some((month) => month.startsWith(word.slice(0, MONTH_STEM)))
}

/** Letters that tell one month from another in each of our languages, whatever case follows. */
const MONTH_STEM = 4
const MONTHS = 12

/** Names of the months as a language writes them in a date. */
function monthsOf(lang: string): readonly string[] {
  const named = new Intl.DateTimeFormat([lang, 'en'], { month: 'long', day: 'numeric', timeZone: 'UTC' })
  return Array.from({ length: MONTHS }, (_, at) => {
    const instant = MONTH_STARTS_MS + at * MONTH_MS
    const part = named.formatToParts(instant).find(({ type }) => type === 'month')
    return (part?.value ?? '').toLowerCase()
  })
}

/** An instant within January 1970, and one month's length on average: twelve of them fall in twelve months. */
const MONTH_STARTS_MS = 14 * 86_400_000
const MONTH_MS = 30.44 * 86_400_000

/** So many words in a row that a side used are its words, and no chance. */
const QUOTED_WORDS = 6

function quotesNobody(texts: Text, said: readonly string[]): Answer<undefined, 'REP_TOO_FINE'> {
  const used = new Set(said.flatMap(runsOf))
  const quoted = texts.flatMap(({ text }) => runsOf(text)).find((run) => used.has(run))
  return quoted === undefined ? accept(undefined) : refuse('REP_TOO_FINE', 'draft', { words: [quoted] })
}

function runsOf(text: string): readonly string[] {
  const words = text.toLowerCase().match(/\p{L}+/gu) ?? []
  return words.slice(QUOTED_WORDS - 1).map((_, at) => words.slice(at, at + QUOTED_WORDS).join(' '))
}

/** A note's life: it waits for a second office, is issued by it, or lapses after a day (R-ACC-3). */
export type NoteState = 'proposed' | 'issued' | 'lapsed'

const FIRST_WAITS_S = 24 * 3600

/** Where a note stands: issued by two offices that may release, else proposed until a day after the last signature. */
export function noteState(note: { readonly isIssued: boolean; readonly lastAt: Utc }, now: Utc): NoteState {
  if (note.isIssued) return 'issued'
  return addS(note.lastAt, FIRST_WAITS_S) >= now ? 'proposed' : 'lapsed'
}
