import { z } from 'zod'

import {
  agreementText,
  clauseNumber,
  day,
  parameterState,
  publishedState,
  saidNear,
  signed,
  sourceId,
  stance,
  termShape,
  termSources,
  termValue,
  verification,
} from './agreement-bodies.ts'
import { hex32, lang, maybe, side, text, utc, words } from './measure.ts'
import { truce } from './situation.ts'

export {
  agreement,
  agreementBodies,
  furtherText,
  geography,
  readingNote,
  recordedTerm,
  recordedTruce,
  termValue,
} from './agreement-bodies.ts'

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
const term = z.strictObject({
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

/** View `agreement`: whole as it stands now, or as it stood at an earlier instant and size of the log (R-AGR-8). */
export const agreementQuestion = z.object({
  id: hex32,
  at: utc.optional(),
  size: z.coerce.number().int().min(1).max(Number.MAX_SAFE_INTEGER).optional(),
})
export type AgreementAsOf = Omit<z.input<typeof agreementQuestion>, 'id'>

/** One agreement by the rid of its record. */
export const agreementAnswer = z.strictObject({
  /** The instant as of which everything here stands. */
  now: utc,
  /** As of how many records of the log. */
  size: z.int(),
  /** It stood so earlier, and nothing can be done on it here. */
  isPast: z.boolean(),
  /** Instants at which something of it changed, the earliest first, as known today. */
  moments: z.array(utc).readonly(),
  agreement: agreementRow,
  sources: termSources,
  signed,
  class: maybe(words(40)),
  note: maybe(words(2_000)),
  /** Published and leaked texts, side by side. */
  texts: z.array(agreementText).readonly(),
  /** Clause numbers in the order of the text, each with the ids of its terms. */
  clauses: z
    .array(z.strictObject({ number: clauseNumber, terms: z.array(words(160)).readonly() }))
    .readonly(),
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
