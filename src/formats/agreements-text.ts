import { z } from 'zod'

import type { Agreement, AgreementText, ParameterType, RecordedTerm, TermInText } from '#domain/agreement'
import { accept, type Answer } from '#domain/life'
import { isSide, known, notStated, type Maybe, type Side } from '#domain/measure'
import type { Entity } from '#domain/party'

import {
  foreignTermSource,
  given,
  publishedState,
  termSource,
  verificationOf,
  type ForeignTermSource,
} from './agreements-shapes.ts'
import {
  momentWords,
  valueOf,
  valueShape,
  wordingsOf,
  type ForeignValue,
  type ValueCode,
} from './agreements-value.ts'
import { atField, badShape, shaped, under, type Asked } from './rows.ts'
import { lang, printedDay, rowId, words, type Given } from './shapes.ts'
import { termKey } from './term-key.ts'
import { foreignInstant } from './told-bounds.ts'

/** What an agreement of a file can be refused with. */
export type AgreementRowCode = ValueCode

/** What a file says of all its agreements, and what the importer was asked. */
export type AgreementContext = { readonly asked: Asked; readonly language: string }

/** One term of a foreign agreement. */
type ForeignTerm = ForeignValue & {
  readonly clause: string
  readonly key?: Given<string>
  readonly topic: string
  readonly type?: Given<string>
  readonly appliesTo?: Given<string>
  readonly needs?: Given<string>
  readonly actor?: Given<string>
  readonly obligation: string
  readonly status: string
  readonly statusAsWritten?: Given<string>
  readonly parametersLeftOpen?: Given<boolean>
  readonly verification?: Given<string>
  readonly otherTexts?: Given<readonly string[]>
  readonly weapons?: Given<string>
  readonly channel?: Given<string>
  readonly note?: Given<string>
  readonly statusNote?: Given<string>
}

type ForeignText = {
  readonly versionId: string
  readonly label: string
  readonly kind?: Given<AgreementText['kind']>
  readonly source: ForeignTermSource
  readonly languages?: Given<readonly string[]>
  readonly parameters: readonly ForeignTerm[]
}

type ForeignAgreement = {
  readonly id: string
  readonly title: string
  readonly date?: Given<string>
  readonly parties: readonly string[]
  readonly mediators?: Given<readonly string[]>
  readonly status: string
  readonly statusAsWritten?: Given<string>
  readonly statusAsOf?: Given<string>
  readonly source?: Given<ForeignTermSource>
  readonly languages?: Given<readonly string[]>
  readonly signedOn?: Given<
    readonly { readonly who: string; readonly date: string; readonly place: string }[]
  >
  readonly form?: Given<string>
  readonly note?: Given<string>
  readonly dateNote?: Given<string>
  readonly parameters: readonly ForeignTerm[]
  readonly versions?: Given<readonly ForeignText[]>
}

const term: z.ZodType<ForeignTerm> = z.looseObject({
  ...valueShape,
  clause: words(40),
  key: words(80).nullish(),
  topic: words(80),
  type: words(40).nullish(),
  appliesTo: words(40).nullish(),
  needs: words(40).nullish(),
  actor: words(200).nullish(),
  obligation: words(4_000),
  status: words(40),
  statusAsWritten: words(400).nullish(),
  parametersLeftOpen: z.boolean().nullish(),
  verification: words(40).nullish(),
  otherTexts: z.array(rowId).max(12).nullish(),
  weapons: words(400).nullish(),
  channel: words(200).nullish(),
  note: words(1_000).nullish(),
  statusNote: words(1_000).nullish(),
})

const foreignAgreement: z.ZodType<ForeignAgreement> = z.looseObject({
  id: rowId,
  title: words(400),
  date: printedDay.nullish(),
  parties: z.array(words(80)).max(16),
  mediators: z.array(words(200)).max(16).nullish(),
  status: words(40),
  statusAsWritten: words(400).nullish(),
  statusAsOf: words(40).nullish(),
  source: foreignTermSource.nullish(),
  languages: z.array(lang).max(12).nullish(),
  signedOn: z
    .array(z.looseObject({ who: words(80), date: printedDay, place: words(200) }))
    .max(16)
    .nullish(),
  form: words(400).nullish(),
  note: words(1_000).nullish(),
  dateNote: words(1_000).nullish(),
  parameters: z.array(term).max(64),
  versions: z
    .array(
      z.looseObject({
        versionId: rowId,
        label: words(400),
        kind: z.enum(['published', 'leaked']).nullish(),
        source: foreignTermSource,
        languages: z.array(lang).max(12).nullish(),
        parameters: z.array(term).max(64),
      }),
    )
    .max(12)
    .nullish(),
})

/** One agreement: its terms as they are published, with what each of its texts says of them. */
export function agreementOf(value: unknown, context: AgreementContext): Answer<Agreement, AgreementRowCode> {
  const read = shaped(foreignAgreement, value)
  if (!read.ok) return read
  const row = read.value
  const published = publishedState(row.status, 'status')
  if (!published.ok) return published
  const inForceFrom = row.statusAsOf ? foreignInstant(row.statusAsOf) : undefined
  if (inForceFrom?.ok === false) return atField('statusAsOf', inForceFrom)
  const terms = termsOf(row, context)
  if (!terms.ok) return terms
  return accept({
    id: row.id,
    kind: 'agreement',
    title: [{ lang: context.language, text: row.title, original: true }],
    day: given(row.date),
    class: notStated,
    parties: row.parties,
    brokers: row.mediators ?? [],
    proposedBy: notStated,
    under: notStated,
    signed: (row.signedOn ?? []).map(({ who, date, place }) => ({ who, day: date, place })),
    published: published.value,
    publishedAs: given(row.statusAsWritten),
    inForceFrom: inForceFrom === undefined ? notStated : known(inForceFrom.value),
    languages: row.languages ?? [],
    sources: row.source ? [termSource(row.source)] : [],
    texts: (row.versions ?? []).map((text) => textOf(text, leakedIn(row))),
    terms: terms.value,
    truces: [],
    note: joined([row.note, row.dateNote, row.form]),
  })
}

/** Texts that a term names as others than the published ones, in circulation before or beside them. */
function leakedIn({ parameters }: ForeignAgreement): ReadonlySet<string> {
  return new Set(parameters.flatMap(({ otherTexts }) => otherTexts ?? []))
}

function textOf(text: ForeignText, leaked: ReadonlySet<string>): AgreementText {
  const { versionId: id, label, languages } = text
  const kind = text.kind ?? (leaked.has(id) ? 'leaked' : 'published')
  return { id, label, kind, languages: languages ?? [], source: termSource(text.source) }
}

function termsOf(
  row: ForeignAgreement,
  context: AgreementContext,
): Answer<readonly RecordedTerm[], AgreementRowCode> {
  const terms: RecordedTerm[] = []
  for (const [at, each] of row.parameters.entries()) {
    const read = termOf(each, row.versions ?? [], context)
    if (!read.ok) return under(`parameters[${at}]`, read)
    terms.push(read.value)
  }
  return accept(terms)
}

function termOf(
  row: ForeignTerm,
  texts: readonly ForeignText[],
  { asked, language }: AgreementContext,
): Answer<RecordedTerm, AgreementRowCode> {
  const value = valueOf(row)
  if (!value.ok) return value
  const standing = standingOf(row)
  if (!standing.ok) return standing
  const inTexts = inTextsOf(row, texts)
  if (!inTexts.ok) return inTexts
  return accept({
    ...standing.value,
    key: row.key ?? termKey(row.topic, row.clause),
    clause: row.clause,
    topic: row.topic,
    type: typeNamed(row.type) ?? value.value.type,
    appliesTo: appliesTo(row, asked.entities),
    actor: given(row.actor),
    words: [{ lang: language, text: row.obligation, original: true }],
    value: value.value.value,
    publishedAs: given(row.statusAsWritten),
    leftOpen: row.parametersLeftOpen === true,
    open: [],
    said: [],
    inTexts: inTexts.value,
    note: joined([
      ...momentWords(row),
      row.weapons,
      row.channel,
      ...wordingsOf(row),
      row.note,
      row.statusNote,
    ]),
  })
}

type Standing = Pick<RecordedTerm, 'published' | 'verification' | 'needs'>

/** The words of the row that must be of ours. */
function standingOf(row: ForeignTerm): Answer<Standing, AgreementRowCode> {
  const published = publishedState(row.status, 'status')
  if (!published.ok) return published
  const verification = verificationOf(row.verification, 'verification')
  if (!verification.ok) return verification
  const needs = needsOf(row.needs)
  if (!needs.ok) return needs
  return accept({ published: published.value, verification: verification.value, needs: needs.value })
}

const TYPES: Readonly<Record<ParameterType, true>> = {
  moment: true,
  duration: true,
  distance: true,
  line: true,
  area: true,
  weaponList: true,
  count: true,
  boolean: true,
  choice: true,
  procedure: true,
}

function typeNamed(word: Given<string>): ParameterType | undefined {
  return typeof word === 'string' && isType(word) ? word : undefined
}

function isType(word: string): word is ParameterType {
  return Object.hasOwn(TYPES, word)
}

const NEEDS: Readonly<Record<string, RecordedTerm['needs']>> = {
  both: 'both',
  A: 'A',
  B: 'B',
  'all+guarantor': 'allAndGuarantor',
}

function needsOf(word: Given<string>): Answer<RecordedTerm['needs'], 'IMP_SHAPE'> {
  const found = NEEDS[word ?? 'both']
  return found === undefined
    ? badShape('needs', { found: String(word).slice(0, 80), expected: Object.keys(NEEDS) })
    : accept(found)
}

/** Whom it binds, as the file says; else the side of an actor that the founding names, else both. */
function appliesTo({ appliesTo: stated, actor }: ForeignTerm, entities: readonly Entity[]): Side | 'both' {
  if (typeof stated === 'string' && isSide(stated)) return stated
  const side =
    stated === undefined || stated === null ? entities.find(({ code }) => code === actor)?.side : undefined
  return side ?? 'both'
}

/** What each text says of a term: of the same clause and topic. */
function inTextsOf(
  { clause, topic }: ForeignTerm,
  texts: readonly ForeignText[],
): Answer<readonly TermInText[], AgreementRowCode> {
  const found: TermInText[] = []
  for (const [at, { versionId, parameters }] of texts.entries()) {
    const said = parameters.find((each) => each.clause === clause && each.topic === topic)
    if (said === undefined) continue
    const value = valueOf(said)
    if (!value.ok) return under(`versions[${at}]`, value)
    found.push({
      text: versionId,
      words: said.obligation,
      value: value.value.value,
      wordings: [...momentWords(said), ...wordingsOf(said)],
    })
  }
  return accept(found)
}

const NOTE_MAX = 2_000 // wire/agreement

function joined(parts: readonly Given<string>[]): Maybe<string> {
  const text = parts.flatMap((part) => (part ? [part] : [])).join(' · ')
  return text === '' ? notStated : known(text.slice(0, NOTE_MAX))
}
