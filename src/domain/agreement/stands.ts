import { accept, firstRefusal, refuse, type Answer } from '#domain/life'
import { addS, instantStands, isUtc, withoutNull, type Maybe, type Text, type Utc } from '#domain/measure'

import type {
  Agreement,
  FurtherText,
  ReadingNote,
  RecordedTerm,
  RecordedTruce,
  TermSource,
  TermValue,
} from './agreement.ts'

/** Why a text, a term or a note cannot be recorded as it stands. */
export type TermsCode =
  | 'AGR_TERMS'
  | 'AGR_TAKEN'
  | 'CLM_ONE_ORIGINAL'
  | 'MEA_NULL'
  | 'MEA_TIME_IMPOSSIBLE'
  | 'MEA_TIME_FUTURE'

/** What the record holds already that a text may not be called again. */
export type Taken = { readonly agreements: ReadonlySet<string>; readonly truces: ReadonlySet<string> }

/**
 * Whether a text may be recorded: new by its id and by those of its truces, read somewhere, each term once, each text one
 * original, every instant and day real, and nothing of it dated later than now. Source: R-AGR-8, R-AGR-11.
 */
export function mayRecord(agreement: Agreement, taken: Taken, now: Utc): Answer<undefined, TermsCode> {
  return (
    firstRefusal<TermsCode>(
      withoutNull(agreement),
      isNew(agreement, taken),
      fitsTogether(agreement),
      ...textsOf(agreement).map(oneOriginal),
      ...daysOf(agreement).map((day) => dayStands(day, now)),
      ...agreement.terms.map(({ value }) => valueStands(value)),
      ...agreement.terms.flatMap(({ inTexts }) => inTexts.map(({ value }) => valueStands(value))),
      ...agreement.truces.flatMap(instantsOf).map(instantStands),
    ) ?? accept(undefined)
  )
}

/**
 * Whether a text found later may stand beside those of a recorded agreement: new by its id, of a real day that is not to
 * come, and about terms that the agreement has, each once. It adds no term and moves no state. Source: R-AGR-19.
 */
export function mayAddText(
  { text, terms }: FurtherText,
  beside: {
    readonly texts: readonly { readonly id: string }[]
    readonly terms: readonly { readonly key: string }[]
  },
  now: Utc,
): Answer<undefined, TermsCode> {
  const keys = terms.map(({ key }) => key)
  const isOfIt = keys.every((key) => beside.terms.some((term) => term.key === key))
  return (
    firstRefusal<TermsCode>(
      withoutNull({ text, terms }),
      beside.texts.some(({ id }) => id === text.id)
        ? refuse('AGR_TAKEN', 'draft', { id: text.id })
        : accept(undefined),
      isOfIt && !repeats(keys) ? accept(undefined) : refuse('AGR_TERMS', 'draft', { field: 'terms' }),
      ...datesOf([text.source]).map((day) => dayStands(day, now)),
      ...terms.map(({ value }) => valueStands(value)),
    ) ?? accept(undefined)
  )
}

/** Whether a term may be proposed as it stands: one original, a real value. Whose turn it is, its life says. */
export function termStands(
  term: Pick<RecordedTerm, 'words' | 'value'>,
  beside: { readonly conditions: readonly Text[]; readonly from?: Utc },
): Answer<undefined, TermsCode> {
  return (
    firstRefusal<TermsCode>(
      withoutNull(term),
      ...[term.words, ...beside.conditions].map(oneOriginal),
      valueStands(term.value),
      ...(beside.from === undefined ? [] : [instantStands(beside.from)]),
    ) ?? accept(undefined)
  )
}

/** Whether a note of a reading may be recorded: its instant and day are real, and it is printed. It moves nothing. Source: R-AGR-11. */
export function noteStands(note: ReadingNote, now: Utc): Answer<undefined, TermsCode> {
  return (
    firstRefusal<TermsCode>(
      ...known(note.utc).map(instantStands),
      ...known(note.day).map((day) => dayStands(day, now)),
    ) ?? accept(undefined)
  )
}

/** Refuses words of a side with no original, or with two (R-CLM-10). */
export function oneOriginal(text: Text): Answer<undefined, 'CLM_ONE_ORIGINAL'> {
  const originals = text.filter(({ original }) => original).length
  return originals === 1 ? accept(undefined) : refuse('CLM_ONE_ORIGINAL', 'draft', { originals })
}

function isNew({ id, truces }: Agreement, taken: Taken): Answer<undefined, 'AGR_TAKEN'> {
  if (taken.agreements.has(id)) return refuse('AGR_TAKEN', 'draft', { id })
  const again = truces.find((truce) => taken.truces.has(truce.id))
  return again === undefined ? accept(undefined) : refuse('AGR_TAKEN', 'draft', { id: again.id })
}

/** Each key, text and truce once; what a term says of a text is of one that is there; and somebody published it. */
function fitsTogether({ sources, texts, terms, truces }: Agreement): Answer<undefined, 'AGR_TERMS'> {
  const ids = texts.map(({ id }) => id)
  const wrong =
    (sources.length + texts.length === 0 && 'sources') ||
    (repeats(ids) && 'texts') ||
    (repeats(terms.map(({ key }) => key)) && 'terms') ||
    (repeats(truces.map(({ id }) => id)) && 'truces') ||
    (terms.some(({ inTexts }) => inTexts.some(({ text }) => !ids.includes(text))) && 'inTexts')
  return wrong === false ? accept(undefined) : refuse('AGR_TERMS', 'draft', { field: wrong })
}

function repeats(names: readonly string[]): boolean {
  return new Set(names).size < names.length
}

function textsOf({ title, terms, truces }: Agreement): readonly Text[] {
  return [
    title,
    ...terms.flatMap(({ words, said }) => [words, ...said.map((each) => each.words)]),
    ...truces.flatMap(({ name, terms: agreed }) => [name, agreed]),
  ]
}

/** Days on which something was published, said or signed. A day that a term names may be still to come. */
function daysOf(agreement: Agreement): readonly string[] {
  const { day, signed, sources, texts, terms, truces } = agreement
  const said = terms.flatMap((term) => term.said)
  return [
    ...known(day),
    ...signed.map((each) => each.day),
    ...datesOf([...sources, ...texts.map(({ source }) => source), ...said.flatMap((each) => each.sources)]),
    ...said.flatMap((each) => known(each.day)),
    ...truces.flatMap(({ notes }) => notes.flatMap((note) => known(note.day))),
  ]
}

function datesOf(sources: readonly TermSource[]): readonly string[] {
  return sources.flatMap(({ date }) => date ?? [])
}

function known(day: Maybe<string>): readonly string[] {
  return day.kind === 'known' ? [day.value] : []
}

/** Zones reach this far ahead of UTC, so a page may bear the next day's date this long before UTC has it. */
const AHEAD_OF_UTC_S = 14 * 3600

function dayStands(day: string, now: Utc): Answer<undefined, 'MEA_TIME_IMPOSSIBLE' | 'MEA_TIME_FUTURE'> {
  if (!isUtc(`${day}T00:00:00.000Z`)) return refuse('MEA_TIME_IMPOSSIBLE', 'draft', { text: day })
  return day > addS(now, AHEAD_OF_UTC_S).slice(0, 10)
    ? refuse('MEA_TIME_FUTURE', 'draft', { from: day, now })
    : accept(undefined)
}

function valueStands(value: Maybe<TermValue>): Answer<undefined, 'MEA_TIME_IMPOSSIBLE'> {
  if (value.kind !== 'known') return accept(undefined)
  switch (value.value.kind) {
    case 'moment':
      return firstRefusal(instantStands(value.value.utc)) ?? accept(undefined)
    case 'day':
      return isUtc(`${value.value.day}T00:00:00.000Z`)
        ? accept(undefined)
        : refuse('MEA_TIME_IMPOSSIBLE', 'draft', { text: value.value.day })
    case 'quantities':
    case 'choice':
    case 'boolean':
    case 'ground':
      return accept(undefined)
  }
}

function instantsOf({ announced, effective, expires, notes }: RecordedTruce): readonly Utc[] {
  const told = [announced.utc, effective.utc, expires, ...notes.map(({ utc }) => utc)]
  return told.flatMap((utc) => (utc.kind === 'known' ? [utc.value] : []))
}
