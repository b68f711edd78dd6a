import { z } from 'zod'

import type { PublishedState, TermSource, Verification } from '#domain/agreement'
import { accept, type Answer } from '#domain/life'
import { known, notStated, type Maybe } from '#domain/measure'

import { badShape, member } from './rows.ts'
import { lang, printedDay, words, type Given } from './shapes.ts'
import { UNDETERMINED } from './told-values.ts'

/** A source as a file names it; its date is absent where it was not seen. */
export type ForeignTermSource = {
  readonly title: string
  readonly publisher: string
  readonly date?: Given<string>
  readonly url?: Given<string>
  readonly note?: Given<string>
}
export const foreignTermSource: z.ZodType<ForeignTermSource> = z.looseObject({
  title: words(400),
  publisher: words(200),
  date: printedDay.nullish(),
  url: words(1_000)
    .refine((text) => /^https?:\/\/\S+$/i.test(text))
    .nullish(),
  note: words(1_000).nullish(),
})

/** A source without what it does not give. */
export function termSource({ title, publisher, date, url, note }: ForeignTermSource): TermSource {
  return {
    title,
    publisher,
    ...(date ? { date } : {}),
    ...(url ? { url } : {}),
    ...(note ? { note } : {}),
  }
}

const STATES: Readonly<Record<PublishedState, true>> = {
  proposed: true,
  disputed: true,
  blocked: true,
  agreed: true,
  inForce: true,
  suspended: true,
  ended: true,
  notStated: true,
}

/** A state of ours; any other word is refused, never the nearest one. */
export function publishedState(word: string, field: string): Answer<PublishedState, 'IMP_SHAPE'> {
  return isState(word)
    ? accept(word)
    : badShape(field, { found: word.slice(0, 80), expected: Object.keys(STATES) })
}

function isState(word: string): word is PublishedState {
  return Object.hasOwn(STATES, word)
}

const VERIFICATIONS: Readonly<Record<string, Verification>> = {
  read: 'read',
  'carried-over': 'carriedOver',
  carriedOver: 'carriedOver',
  derived: 'derived',
  unread: 'unread',
}

/** How a value is known: what a file does not say was read in the source it names (data README). */
export function verificationOf(word: Given<string>, field: string): Answer<Verification, 'IMP_SHAPE'> {
  const found = word === undefined || word === null ? 'read' : VERIFICATIONS[word]
  return found === undefined
    ? badShape(field, { found: String(word).slice(0, 80), expected: Object.keys(VERIFICATIONS) })
    : accept(found)
}

/** What a file gives, or that it states none. */
export function given<T>(value: Given<T>): Maybe<T> {
  return value === undefined || value === null ? notStated : known(value)
}

/** The language a file says its own words are in: not guessed where it says none. */
export function languageIn(file: unknown): string {
  const read = lang.safeParse(member(file, 'lang'))
  return read.success ? read.data : UNDETERMINED
}
