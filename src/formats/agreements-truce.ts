import { z } from 'zod'

import type { Agreement, ReadingNote, RecordedTerm, RecordedTruce, TermSource } from '#domain/agreement'
import { accept, refuse, type Answer } from '#domain/life'
import { known, notStated, type Maybe, type Utc } from '#domain/measure'

import { given } from './agreements-shapes.ts'
import type { AgreementContext } from './agreements-text.ts'
import type { ValueCode } from './agreements-value.ts'
import { atField, badShape, shaped, under } from './rows.ts'
import { foreignText, rowId, words, type ForeignText, type Given } from './shapes.ts'
import { foreignInstant } from './told-bounds.ts'
import { daysIn } from './told-day.ts'
import { textOf } from './told-values.ts'

/** What a truce of a file can be refused with. */
export type TruceRowCode = ValueCode | 'IMP_DERIVED_DIFFERS' | 'CLM_ONE_ORIGINAL'

type ForeignNote = {
  readonly source?: Given<string>
  readonly text?: Given<string>
  readonly reading?: Given<string>
  readonly utc?: Given<string>
  readonly matches?: Given<boolean>
  readonly warning?: Given<string>
}

type ForeignTruce = {
  readonly id: string
  readonly agreement: string
  readonly name?: Given<ForeignText>
  readonly brokers?: Given<readonly string[]>
  readonly agreedTerms: string
  readonly effectiveUtc?: Given<string>
  readonly expiresUtc?: Given<string>
  readonly zoneInText?: Given<string>
  readonly zoneNote?: Given<string>
  readonly announced: { readonly text: string; readonly utc?: Given<string> }
  readonly purpose?: Given<string>
  readonly statedTimes?: Given<readonly ForeignNote[]>
  readonly alternativeReadings?: Given<readonly ForeignNote[]>
}

const note: z.ZodType<ForeignNote> = z.looseObject({
  source: words(400).nullish(),
  text: words(400).nullish(),
  reading: words(400).nullish(),
  utc: words(40).nullish(),
  matches: z.boolean().nullish(),
  warning: words(1_000).nullish(),
})

const foreignTruce: z.ZodType<ForeignTruce> = z.looseObject({
  id: rowId,
  agreement: rowId,
  name: foreignText.nullish(),
  brokers: z.array(words(200)).max(16).nullish(),
  agreedTerms: words(400),
  effectiveUtc: words(40).nullish(),
  expiresUtc: words(40).nullish(),
  zoneInText: words(400).nullish(),
  zoneNote: words(1_000).nullish(),
  announced: z.looseObject({ text: words(400), utc: words(40).nullish() }),
  purpose: words(1_000).nullish(),
  statedTimes: z.array(note).max(32).nullish(),
  alternativeReadings: z.array(note).max(8).nullish(),
})

/** What a file says of all its truces: their purposes by id, as one may refer to another's. */
export type TruceContext = AgreementContext & { readonly purposes: ReadonlyMap<string, string> }

/** A truce, the agreement it names, and that agreement as far as the truce alone tells of it. */
export type ReadTruce = { readonly agreement: string; readonly truce: RecordedTruce; readonly own: Agreement }

/** One truce of a file. Readings told by others are notes, whatever they say (R-AGR-11). */
export function trucesIn(value: unknown, context: TruceContext): Answer<ReadTruce, TruceRowCode> {
  const read = shaped(foreignTruce, value)
  if (!read.ok) return read
  const row = read.value
  const effective = instant(row.effectiveUtc)
  if (!effective.ok) return atField('effectiveUtc', effective)
  const expires = instant(row.expiresUtc)
  if (!expires.ok) return atField('expiresUtc', expires)
  const announced = instant(row.announced.utc)
  if (!announced.ok) return atField('announced.utc', announced)
  const name = textOf(row.name ?? row.id, 'name', context.language)
  if (!name.ok) return name
  const notes = notesOf(row, effective.value)
  if (!notes.ok) return notes
  const terms = [{ lang: context.language, text: row.agreedTerms, original: true }]
  const truce: RecordedTruce = {
    id: row.id,
    name: name.value,
    term: notStated,
    terms,
    purpose: purposeOf(row, context.purposes),
    brokers: row.brokers ?? [],
    announced: { text: row.announced.text, utc: announced.value },
    effective: { text: row.agreedTerms, utc: effective.value, zone: given(row.zoneInText) },
    expires: expires.value,
    notes: notes.value,
  }
  return accept({ agreement: row.agreement, truce, own: agreementOfTruce(row, truce) })
}

function instant(text: Given<string>): Answer<Maybe<Utc>, ValueCode> {
  if (!text) return accept(notStated)
  const read = foreignInstant(text)
  return read.ok ? accept(known(read.value)) : read
}

/** "as T1" says that it is the other's. */
function purposeOf({ purpose }: ForeignTruce, purposes: ReadonlyMap<string, string>): Maybe<string> {
  const other = /^as (\S+)$/.exec(purpose ?? '')?.[1]
  return given(other === undefined ? purpose : (purposes.get(other) ?? purpose))
}

function notesOf(row: ForeignTruce, effective: Maybe<Utc>): Answer<readonly ReadingNote[], TruceRowCode> {
  const notes: ReadingNote[] = []
  for (const list of ['statedTimes', 'alternativeReadings'] as const)
    for (const [at, each] of (row[list] ?? []).entries()) {
      const read = noteOf(each, row, effective)
      if (!read.ok) return under(`${list}[${at}]`, read)
      if (read.value !== undefined) notes.push(read.value)
    }
  return accept(notes)
}

/** How the text can be read otherwise has no source that says so: it stands as the text's own, with why. */
const OF_THE_TEXT = '—'

function noteOf(
  { source, text, reading, utc, matches, warning }: ForeignNote,
  { effectiveUtc, zoneNote }: ForeignTruce,
  effective: Maybe<Utc>,
): Answer<ReadingNote | undefined, TruceRowCode> {
  const told = text ?? reading
  if (!told) return badShape('text')
  const at = instant(utc)
  if (!at.ok) return atField('utc', at)
  const isSame = at.value.kind === 'known' && effective.kind === 'known' && at.value.value === effective.value
  if (at.value.kind === 'known' && matches !== undefined && matches !== null && matches !== isSame)
    return refuse('IMP_DERIVED_DIFFERS', 'nothing', {
      field: 'matches',
      found: String(matches),
      computed: String(isSame),
    })
  if (!source && isSame) return accept(undefined) // the reading as published, which stands already
  const near = (effectiveUtc ?? '').slice(0, 10)
  return accept({
    utc: at.value,
    text: told,
    source: source ?? OF_THE_TEXT,
    day: printedDay(source, near),
    remark: given(warning ?? (source ? undefined : zoneNote)),
  })
}

/** The last day a source's own words name, when it was printed at the latest. */
function printedDay(source: Given<string>, near: string): Maybe<string> {
  const days = source && near !== '' ? daysIn(source, { day: near }) : undefined
  return days?.ok === true ? given(days.value?.last) : notStated
}

/** An agreement of which only its truce is known: its terms are the truce's, its sources those who told the time. */
function agreementOfTruce(row: ForeignTruce, truce: RecordedTruce): Agreement {
  const near = (row.effectiveUtc ?? '').slice(0, 10)
  return {
    id: row.agreement,
    kind: 'agreement',
    title: truce.terms,
    day: printedDay(row.announced.text, near),
    class: notStated,
    parties: [],
    brokers: truce.brokers,
    proposedBy: notStated,
    under: notStated,
    signed: [],
    published: 'agreed',
    publishedAs: notStated,
    inForceFrom: notStated,
    languages: [],
    sources: sourcesOf(row, truce),
    texts: [],
    terms: [momentTerm(truce)],
    truces: [],
    note: given(row.zoneNote),
  }
}

/** The first that told its time, as the source of what is known of it. */
function sourcesOf({ statedTimes }: ForeignTruce, { notes }: RecordedTruce): readonly TermSource[] {
  const first = (statedTimes ?? []).find(({ source }) => Boolean(source))
  const told = notes.find(({ source }) => source === first?.source)
  if (!first?.source || told === undefined) return []
  const date = told.day.kind === 'known' ? { date: told.day.value } : {}
  return [{ publisher: first.source.slice(0, 200), title: told.text, ...date }]
}

function momentTerm({ terms, effective }: RecordedTruce): RecordedTerm {
  const { utc, text, zone } = effective
  return {
    key: 'effective',
    clause: '1',
    topic: 'ceasefire',
    type: 'moment',
    appliesTo: 'both',
    needs: 'both',
    actor: notStated,
    words: terms,
    value: utc.kind === 'known' ? known({ kind: 'moment', utc: utc.value, text, zone }) : notStated,
    published: 'agreed',
    publishedAs: notStated,
    leftOpen: false,
    open: [],
    said: [],
    inTexts: [],
    verification: 'read',
    note: notStated,
  }
}
