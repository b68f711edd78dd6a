import { z } from 'zod'

import type {
  Agreement,
  AgreementText,
  ParameterState,
  PublishedState,
  Quantity,
  ReadingNote,
  RecordedTerm,
  RecordedTruce,
  SaidNear,
  Stance,
  TermInText,
  TermSource,
  TermValue,
} from '#domain/agreement'
import type { Geography } from '#domain/measure'

import { importedFrom } from './claim.ts'
import { exactly } from './exactly.ts'
import { groundLine, hex32, lang, maybe, moment, sector, side, text, utc, words } from './measure.ts'
import { readOnce } from './read-once.ts'
import { truce } from './situation.ts'

/** Id of an agreement, a text or a truce in the data it came from, e.g. `NK-2020-10-10`, `T1`. */
const sourceId = words(80)

/** Key of a term, e.g. `control.observers`. */
const termKey: z.ZodString = z.string().regex(/^[a-z][A-Za-z0-9]*([.-][A-Za-z0-9]+)*$/).max(80)

/** Number of a clause as written. */
const clauseNumber = words(40)

const day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/)

const parameterState: z.ZodType<ParameterState> = exactly<ParameterState>()(
  z.enum(['proposed', 'disputed', 'blocked', 'agreed', 'inForce', 'suspended', 'ended']),
)

const publishedState: z.ZodType<PublishedState> = exactly<PublishedState>()(
  z.enum(['proposed', 'disputed', 'blocked', 'agreed', 'inForce', 'suspended', 'ended', 'notStated']),
)

const quantity: z.ZodType<Quantity> = exactly<Quantity>()(
  z.strictObject({
    what: words(80),
    n: z.int().min(0).max(1_000_000_000),
    unit: words(40),
    bound: z.enum(['exact', 'atLeast', 'atMost']),
  }),
)

/** The typed value of a term. */
export const termValue: z.ZodType<TermValue> = exactly<TermValue>()(
  z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('moment'), utc, text: words(400), zone: maybe(words(200)) }),
    z.strictObject({ kind: z.literal('day'), day, text: words(400) }),
    z.strictObject({ kind: z.literal('quantities'), quantities: z.array(quantity).min(1).max(16).readonly() }),
    z.strictObject({ kind: z.literal('choice'), choice: words(80), zone: maybe(words(80)) }),
    z.strictObject({ kind: z.literal('boolean'), yes: z.boolean() }),
    z.strictObject({ kind: z.literal('ground'), id: words(80) }),
  ]),
)

const termSource: z.ZodType<TermSource> = exactly<TermSource>()(
  z.strictObject({
    publisher: words(200),
    title: words(400),
    date: day.exactOptional(),
    url: words(1_000)
      .regex(/^https?:\/\/\S+$/i)
      .exactOptional(),
    note: words(1_000).exactOptional(),
  }),
)

const termSources = z.array(termSource).max(32).readonly()

const agreementText: z.ZodType<AgreementText> = exactly<AgreementText>()(
  z.strictObject({
    id: sourceId,
    label: words(400),
    kind: z.enum(['published', 'leaked']),
    languages: z.array(lang).max(12).readonly(),
    source: termSource,
  }),
)

const termInText: z.ZodType<TermInText> = exactly<TermInText>()(
  z.strictObject({
    text: sourceId,
    words: words(4_000),
    value: maybe(termValue),
    wordings: z.array(words(400)).max(16).readonly(),
  }),
)

const stance: z.ZodType<Stance> = exactly<Stance>()(
  z.enum(['accepts', 'acceptsIf', 'objects', 'refusesToDiscuss', 'noPosition']),
)

const reads = z.enum(['accepts', 'acceptsIf', 'objects', 'refusesToDiscuss'])

const saidNear: z.ZodType<SaidNear> = exactly<SaidNear>()(
  z.strictObject({
    side,
    about: z.enum(['ownSide', 'otherSide']),
    by: words(200),
    day: maybe(day),
    words: text,
    reads: maybe(reads),
    bearing: maybe(words(1_000)),
    sources: termSources,
  }),
)

const termShape = {
  key: termKey,
  clause: clauseNumber,
  topic: words(80),
  type: z.enum([
    'moment',
    'duration',
    'distance',
    'line',
    'area',
    'weaponList',
    'count',
    'boolean',
    'choice',
    'procedure',
  ]),
  appliesTo: z.union([side, z.literal('both')]),
  needs: z.enum(['both', 'A', 'B', 'allAndGuarantor']),
  words: text,
  value: maybe(termValue),
}

const verification = z.enum(['read', 'carriedOver', 'derived', 'unread'])

const recordedShape = {
  ...termShape,
  actor: maybe(words(200)),
  published: publishedState,
  publishedAs: maybe(words(400)),
  leftOpen: z.boolean(),
  open: z.array(words(200)).max(32).readonly(),
  said: z.array(saidNear).max(32).readonly(),
  inTexts: z.array(termInText).max(12).readonly(),
  verification,
  note: maybe(words(2_000)),
}

/** One term as a recorded text holds it. */
export const recordedTerm: z.ZodType<RecordedTerm> = exactly<RecordedTerm>()(z.strictObject(recordedShape))

/** A note of a reading. */
export const readingNote: z.ZodType<ReadingNote> = exactly<ReadingNote>()(
  z.strictObject({
    utc: maybe(utc),
    text: words(400),
    source: words(400),
    day: maybe(day),
    remark: maybe(words(1_000)),
  }),
)

/** A truce as a recorded text announces it. */
export const recordedTruce: z.ZodType<RecordedTruce> = exactly<RecordedTruce>()(
  z.strictObject({
    id: sourceId,
    name: text,
    term: maybe(termKey),
    terms: text,
    purpose: maybe(words(1_000)),
    brokers: z.array(words(200)).max(16).readonly(),
    announced: z.strictObject({ text: words(400), utc: maybe(utc) }),
    effective: z.strictObject({ text: words(400), utc: maybe(utc), zone: maybe(words(400)) }),
    expires: maybe(utc),
    notes: z.array(readingNote).max(32).readonly(),
  }),
)

const signed = z.array(z.strictObject({ who: words(80), day, place: words(200) })).max(16).readonly()

/** An agreement, or a proposal, as recorded from what was published: clear body of `agreement.recorded`. */
export const agreement: z.ZodType<Agreement> = exactly<Agreement>()(
  z.strictObject({
    id: sourceId,
    kind: z.enum(['agreement', 'proposal']),
    title: text,
    day: maybe(day),
    class: maybe(z.enum(['pause', 'cessation', 'preliminary', 'definitive'])),
    parties: z.array(words(80)).max(16).readonly(),
    brokers: z.array(words(200)).max(16).readonly(),
    proposedBy: maybe(words(200)),
    under: maybe(z.strictObject({ agreement: sourceId, clause: clauseNumber })),
    signed,
    published: publishedState,
    publishedAs: maybe(words(400)),
    inForceFrom: maybe(utc),
    languages: z.array(lang).max(12).readonly(),
    sources: termSources,
    texts: z.array(agreementText).max(12).readonly(),
    terms: z.array(recordedTerm).max(64).readonly(),
    truces: z.array(recordedTruce).max(8).readonly(),
    note: maybe(words(2_000)),
  }),
)

/** A version of the ground. */
export const geography: z.ZodType<Geography> = exactly<Geography>()(
  z.strictObject({
    version: words(40),
    sectors: z.array(sector).max(256).readonly(),
    lines: z.array(groundLine).max(32).readonly(),
  }),
)

const ofTruce = z.strictObject({ kind: z.literal('truce'), truce: sourceId })
const ofTerm = z.strictObject({ kind: z.literal('term'), key: termKey })

/** What a side suspends or resumes: a truce of the agreement, or one of its terms. */
const bindingOf = z.discriminatedUnion('kind', [ofTruce, ofTerm])

/**
 * Fact bodies by record type. A position names the record that made its version (`ref` version) and the term's key; what
 * is done to an agreement or a truce names the agreement's record (`ref` of); the second of two signatures the first (`ref` seconds).
 */
export const agreementBodies = {
  'agreement.recorded': readOnce(z.strictObject({ agreement, importedFrom: importedFrom.exactOptional() })),
  'agreement.proposed': readOnce(
    z.strictObject({
      term: z.strictObject(termShape),
      /** From when it holds once agreed; absent: from the last acceptance. */
      from: utc.exactOptional(),
      conditions: z.array(text).max(16).readonly(),
    }),
  ),
  /** With a condition it is `acceptsIf`, which is not acceptance (R-AGR-2). */
  'agreement.accepted': readOnce(z.strictObject({ key: termKey, by: side, condition: text.exactOptional() })),
  'agreement.objected': readOnce(z.strictObject({ key: termKey, by: side, reason: text })),
  /** Who refuses to discuss it, and what must change (R-AGR-4). */
  'agreement.refused': readOnce(z.strictObject({ key: termKey, by: side, reason: text, mustChange: text })),
  'agreement.lifted': readOnce(z.strictObject({ key: termKey, by: side })),
  'agreement.suspended': readOnce(z.strictObject({ of: bindingOf, by: side, reason: text })),
  'agreement.resumed': readOnce(z.strictObject({ of: bindingOf, by: side, reason: text })),
  'agreement.ended': readOnce(z.strictObject({ of: ofTerm, by: side, reason: text })),
  'agreement.denounced': readOnce(z.strictObject({ of: ofTruce, by: side, reason: text })),
  'agreement.broken-declared': readOnce(
    z.strictObject({ of: ofTruce, reason: text, findings: z.array(hex32).min(1).max(64).readonly() }),
  ),
  'agreement.reading-held': readOnce(z.strictObject({ truce: sourceId, by: side, reading: moment })),
  'agreement.reading-noted': readOnce(z.strictObject({ truce: sourceId, note: readingNote })),
  'agreement.geography-signed': readOnce(z.strictObject({ by: side, geography })),
}

/** A side's stance on the newest version of a term. `notStated`: it has signed none. */
const sideStance = z.strictObject({
  side,
  stance: z.union([stance, z.literal('notStated')]),
  at: utc.exactOptional(),
  office: words(40).exactOptional(),
  rid: hex32.exactOptional(),
  /** Of `acceptsIf`: an open item until a new version takes it up. */
  condition: text.exactOptional(),
  /** Of an objection or a refusal. */
  reason: text.exactOptional(),
  /** Of a refusal: what must change. */
  mustChange: text.exactOptional(),
})

/** One version of a term, newest first in lists; earlier ones and the positions on them stay readable (R-AGR-3). */
const version = z.strictObject({
  /** The record that made it: what a position on it names. */
  rid: hex32,
  /** From 1. */
  n: z.int(),
  index: z.int(),
  at: utc,
  office: words(40),
  basis: z.enum(['recorded', 'proposed']),
  words: text,
  value: maybe(termValue),
  conditions: z.array(text).readonly(),
})

/** What one text of the agreement says of a term, with what in it differs from the other texts of its kind and of the other. */
const termReading = z.strictObject({
  /** Id of a text of the agreement. */
  text: sourceId,
  kind: z.enum(['published', 'leaked']),
  languages: z.array(lang).readonly(),
  words: z.string().max(4_000),
  value: maybe(termValue),
  wordings: z.array(words(400)).readonly(),
  /** In what it differs from the first published text. */
  differs: z.array(z.enum(['words', 'value', 'wordings'])).readonly(),
})

/** One event of a term's signed life. */
const termEvent = z.strictObject({
  rid: hex32,
  index: z.int(),
  at: utc,
  office: words(40),
  event: z.enum([
    /** A text was recorded as published. */
    'record',
    'propose',
    'accept',
    'acceptIf',
    'object',
    'refuse',
    'lift',
    'suspend',
    'resume',
    'end',
    'enterForce',
    'replace',
  ]),
  side: side.exactOptional(),
  /** Version it is about, from 1. */
  version: z.int(),
  /** Where the term stood after it. */
  state: parameterState,
})

/** A term with four columns side by side: its words, A's position, B's position, its state and since when (R-AGR-8). */
export const term = z.strictObject({
  /** `<rid>.<key>`: rid of its first record. */
  id: words(160),
  ...termShape,
  actor: maybe(words(200)),
  verification,
  /** rid of the newest version's record: what a position names in `ref` version. */
  version: hex32,
  versions: z.array(version).readonly(),
  state: publishedState,
  /** What that state rests on: what was published, or the sides' own signatures. */
  basis: z.enum(['published', 'signed']),
  /** The state as published, with the source's own word where it is another; it stays readable beside a signed one. */
  published: publishedState,
  publishedAs: maybe(words(400)),
  /** Instant of the signed act, or the day of the agreement as published; neither where nothing says. */
  since: z.strictObject({ utc: utc.exactOptional(), day: day.exactOptional() }),
  /** In the order of the sides for this reader and day (R-PTY-8). */
  stances: z.array(sideStance).readonly(),
  /** Conditions of an `acceptsIf`, and what the text leaves to be agreed, in its words. */
  open: z.array(z.strictObject({ words: z.string().max(8_000), by: side.exactOptional() })).readonly(),
  leftOpen: z.boolean(),
  /** Published texts in which its typed value is another: a dispute of kind languageDivergence (R-AGR-5). */
  languageDivergence: z.boolean(),
  /** Sides that dispute how it is read while it is in force. */
  readingDisputedBy: z.array(side).readonly(),
  inTexts: z.array(termReading).readonly(),
  /** Said in public near it: moves no state and fills no position. */
  said: z.array(saidNear).readonly(),
  note: maybe(words(2_000)),
  history: z.array(termEvent).readonly(),
  /** Acts this reader may do on it now, by the access table and by its life. */
  may: z.array(words(60)).readonly(),
})
export type TermAnswer = z.infer<typeof term>

/** One agreement in a list. `id` is the rid of its record. */
const agreementRow = z.strictObject({
  id: hex32,
  index: z.int(),
  at: utc,
  office: words(40),
  grade: z.enum(['recorded', 'witnessed', 'joint']),
  sourceId,
  kind: z.enum(['agreement', 'proposal']),
  title: text,
  day: maybe(day),
  parties: z.array(words(80)).readonly(),
  brokers: z.array(words(200)).readonly(),
  proposedBy: maybe(words(200)),
  /** The clause of another agreement that it would fill, with that one's rid where it is in the record. */
  under: maybe(z.strictObject({ agreement: sourceId, clause: clauseNumber, rid: hex32.exactOptional() })),
  /** The agreement's own state as published. */
  published: publishedState,
  publishedAs: maybe(words(400)),
  languages: z.array(lang).readonly(),
  texts: z.strictObject({ published: z.int(), leaked: z.int() }),
  /** Terms by the state they are shown in; zero is left out. */
  terms: z.array(z.strictObject({ state: publishedState, n: z.int() })).readonly(),
  /** Ids of its truces. */
  truces: z.array(sourceId).readonly(),
})
export type AgreementRow = z.infer<typeof agreementRow>

/** View `agreements`: newest day first, then by index; `after` is the `next` of the page before. */
export const agreementsQuestion = z.object({
  after: hex32.optional(),
  limit: z.coerce.number().int().min(1).max(200).default(100),
})

/** Choices the rules read: of a term in force, else of the founding, printed as "setting, not agreed" (R-AGR-17). */
const choice = z.strictObject({
  key: z.enum(['patrolAccess', 'deviceConsent', 'transcriptUse', 'liveFireOutside']),
  /** Zone it is for; absent: everywhere. */
  zone: words(80).exactOptional(),
  value: words(80),
  basis: z.enum(['inForce', 'settingNotAgreed']),
  /** Id of the term in force. */
  term: words(160).exactOptional(),
})

export const agreementsAnswer = z.strictObject({
  now: utc,
  agreements: z.array(agreementRow).readonly(),
  choices: z.array(choice).readonly(),
  /** What this reader may do here: `agreement.record`. */
  may: z.array(words(60)).readonly(),
  next: hex32.exactOptional(),
})
export type AgreementsAnswer = z.infer<typeof agreementsAnswer>

/** View `agreement`: one by the rid of its record, whole. */
export const agreementAnswer = z.strictObject({
  now: utc,
  agreement: agreementRow,
  sources: termSources,
  signed,
  class: maybe(words(40)),
  note: maybe(words(2_000)),
  /** Published and leaked texts, side by side. */
  texts: z.array(agreementText).readonly(),
  /** Clause numbers in the order of the text, each with the ids of its terms. */
  clauses: z.array(z.strictObject({ number: clauseNumber, terms: z.array(words(160)).readonly() })).readonly(),
  /** In the order of the text, proposals made here after them. */
  terms: z.array(term).readonly(),
  truces: z.array(truce).readonly(),
  /** Proposals whose clause this one leaves open: rid and title. */
  proposals: z.array(z.strictObject({ id: hex32, sourceId, title: text })).readonly(),
  /** Acts this reader may do on the agreement itself: propose, hold or note a reading. */
  may: z.array(words(60)).readonly(),
})
export type AgreementAnswer = z.infer<typeof agreementAnswer>

/** View `truces`: every truce of the record with its history, the latest moment first. */
export const trucesQuestion = z.object({
  after: sourceId.optional(),
  limit: z.coerce.number().int().min(1).max(100).default(50),
})
export const trucesAnswer = z.strictObject({
  now: utc,
  truces: z.array(truce).readonly(),
  next: sourceId.exactOptional(),
})
export type TrucesAnswer = z.infer<typeof trucesAnswer>
