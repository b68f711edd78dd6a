import { z } from 'zod'

import type {
  Agreement,
  AgreementText,
  FurtherText,
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

/** Id of an agreement, a text or a truce in the data it came from, e.g. `NK-2020-10-10`, `T1`. */
export const sourceId = words(80)

/** Key of a term, e.g. `control.observers`. */
const termKey: z.ZodString = z
  .string()
  .regex(/^[a-z][A-Za-z0-9]*([.-][A-Za-z0-9]+)*$/)
  .max(80)

/** Number of a clause as written. */
export const clauseNumber = words(40)

/** A calendar day, YYYY-MM-DD. */
export const day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/)

/** A state of a term. */
export const parameterState: z.ZodType<ParameterState> = exactly<ParameterState>()(
  z.enum(['proposed', 'disputed', 'blocked', 'agreed', 'inForce', 'suspended', 'ended']),
)

/** A state as published. */
export const publishedState: z.ZodType<PublishedState> = exactly<PublishedState>()(
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
    z.strictObject({
      kind: z.literal('quantities'),
      quantities: z.array(quantity).min(1).max(16).readonly(),
    }),
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

/** Where something was read. */
export const termSources = z.array(termSource).max(32).readonly()

/** One text of an agreement. */
export const agreementText: z.ZodType<AgreementText> = exactly<AgreementText>()(
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

/** A stance on a version. */
export const stance: z.ZodType<Stance> = exactly<Stance>()(
  z.enum(['accepts', 'acceptsIf', 'objects', 'refusesToDiscuss', 'noPosition']),
)

const reads = z.enum(['accepts', 'acceptsIf', 'objects', 'refusesToDiscuss'])

/** What was heard near a term. */
export const saidNear: z.ZodType<SaidNear> = exactly<SaidNear>()(
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

/** What a recorded term and a proposed one both have. */
export const termShape = {
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

/** How a term is known. */
export const verification = z.enum(['read', 'carriedOver', 'derived', 'unread'])

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

/** Who signed it where. */
export const signed = z
  .array(z.strictObject({ who: words(80), day, place: words(200) }))
  .max(16)
  .readonly()

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

/** A text of an agreement that is in the record already. */
export const furtherText: z.ZodType<FurtherText> = exactly<FurtherText>()(
  z.strictObject({
    text: agreementText,
    terms: z
      .array(
        z.strictObject({
          key: termKey,
          words: words(4_000),
          value: maybe(termValue),
          wordings: z.array(words(400)).max(16).readonly(),
        }),
      )
      .max(64)
      .readonly(),
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
  /** An agreement, or a further text of one that is in the record, which it names (`ref` adds). */
  'agreement.recorded': readOnce(
    z.union([
      z.strictObject({ agreement, importedFrom: importedFrom.exactOptional() }),
      z.strictObject({ further: furtherText }),
    ]),
  ),
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
