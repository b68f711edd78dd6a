import { z } from 'zod'

import {
  accountKind,
  accountLink,
  actor,
  claim,
  counterClaim,
  entityCode,
  importedFrom,
  rendering,
  speaker,
  statement,
  statementLinks,
  told,
} from './account.ts'
import {
  count,
  gazetteerEntry,
  hex32,
  maybe,
  placeId,
  side,
  statedTime,
  text,
  textOrWithheld,
  utc,
  words,
} from './measure.ts'
import { readOnce } from './read-once.ts'

export { claim, claimOwn, counterClaim, importedFrom, statement, statementMission } from './account.ts'

/** Fact bodies by record type. `importedFrom` is there on what an import brought in, and only then. */
export const claimBodies = {
  'claim.lodged': readOnce(z.strictObject({ claim, importedFrom: importedFrom.exactOptional() })),
  'claim.answered': readOnce(
    z.strictObject({ answer: counterClaim, importedFrom: importedFrom.exactOptional() }),
  ),
  'claim.acknowledged': readOnce(z.strictObject({ by: side })),
  'claim.corrected': readOnce(z.strictObject({ claim, reason: words(1_000) })),
  'claim.withdrawn': readOnce(z.strictObject({ by: side, reason: words(1_000) })),
  'claim.unanswered': readOnce(z.strictObject({ dueAt: utc })),
  'claim.linked': readOnce(z.strictObject({ link: accountLink })),
  'statement.transcribed': readOnce(
    z.strictObject({ statement, importedFrom: importedFrom.exactOptional() }),
  ),
  'statement.rendered': readOnce(z.strictObject({ rendering })),
  'statement.corrected': readOnce(z.strictObject({ statement, reason: words(1_000) })),
  'statement.retracted': readOnce(z.strictObject({ saidAt: statedTime, rendering })),
}

/** What a comparison of two accounts says of one field (R-CLM-4); the last is the view's word for a gap (R-MEA-17). */
const outcome = z.enum([
  'same',
  'overlap',
  'contradict',
  'mirrored',
  'oneSilent',
  'bothSilent',
  'notInThisData',
])
export type Outcome = z.infer<typeof outcome>

/** Fields in the order a matter shows them (console.md 5.4), as far as accounts hold them. */
const comparedField = z.enum(['kind', 'allegedActor', 'place', 'time', 'count', 'class'])
export type ComparedField = z.infer<typeof comparedField>

const flag = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('statedBeforeEvent'), minutes: z.int() }),
  z.strictObject({ kind: z.literal('placeNotResolved') }),
  z.strictObject({ kind: z.literal('placeCandidates'), n: z.int() }),
  z.strictObject({ kind: z.literal('noZone') }),
  z.strictObject({ kind: z.literal('unsourced') }),
  z.strictObject({ kind: z.literal('clockAhead') }),
  z.strictObject({ kind: z.literal('clockBehind') }),
])
export type Flag = z.infer<typeof flag>

/** One version of an account, newest first in lists; older ones stay readable (R-CLM-7). */
const version = z.strictObject({
  rid: hex32,
  index: z.int(),
  at: utc,
  office: words(40),
  what: textOrWithheld,
  reason: words(1_000).exactOptional(),
})

/** A counter-claim as a matter shows it. */
const answerRow = z.strictObject({
  rid: hex32,
  index: z.int(),
  at: utc,
  office: words(40),
  answer: counterClaim,
  /** Hours past the 6 h of R-CLM-8, 0 when in time. */
  lateS: z.int(),
})

/** One account: of a side, or of a third State or organisation. `id` is the rid of its first record. */
const account = z.strictObject({
  id: hex32,
  standing: z.enum(['saidPublicly', 'saidElsewhere', 'lodged']),
  state: z.enum([
    'transcribed',
    'adopted',
    'retracted',
    'lodged',
    'acknowledged',
    'unanswered',
    'answered',
    'answeredLate',
    'underInquiry',
    'concluded',
    'closed',
    'withdrawn',
  ]),
  column: z.union([side, z.literal('third')]),
  entity: entityCode,
  /** Its id in the file it came from, if any, e.g. for looking a statement up. */
  sourceId: words(80).exactOptional(),
  ...told,
  what: textOrWithheld,
  said: statedTime,
  /** Statement only. */
  speaker: speaker.exactOptional(),
  renderings: z.array(rendering).readonly(),
  links: statementLinks,
  note: maybe(words(2_000)),
  /** Claim only: duty name of its author. */
  dutyName: words(40).exactOptional(),
  adopts: hex32.exactOptional(),
  dueAt: utc.exactOptional(),
  withdrawn: z.strictObject({ at: utc, reason: words(1_000) }).exactOptional(),
  flags: z.array(flag).readonly(),
  versions: z.array(version).readonly(),
  answers: z.array(answerRow).readonly(),
  /** rid of the newest version's record, its index and grade. */
  rid: hex32,
  index: z.int(),
  grade: z.enum(['recorded', 'witnessed', 'joint']),
  /** Whether the reader's office can open a sealed part of the newest version. Never true for anyone else. */
  mayOpen: z.boolean(),
  /** Acts this reader may do on it now, by the access table and by its life. */
  may: z.array(words(60)).readonly(),
})
export type AccountAnswer = z.infer<typeof account>

/** A matter: accounts that a person's `sameEvent` links join, or one account alone (R-CLM-5). */
export const matter = z.strictObject({
  /** rid of its earliest account in the record: does not change when others join. */
  id: hex32,
  /** Gazetteer ids that name it, in the order of the ground; empty with `name: 'wholeLine'` or `'asWritten'`. */
  places: z.array(placeId).readonly(),
  name: z.enum(['places', 'asWritten', 'wholeLine']),
  asWritten: z.string().max(400),
  /** The earliest instant any of its accounts allows, and how finely it was told (R-UI-73). */
  from: statedTime,
  state: z.enum(['disputed', 'oneAccount', 'notDisputed', 'notLinked']),
  accounts: z.array(account).readonly(),
  /** Between the newest standing accounts of A and of B; absent while there are not both. */
  difference: z.array(z.strictObject({ field: comparedField, outcome })).readonly(),
  /** Newest link of each joined pair: who joined them and when. `why` is opened on the reader's device if it may. */
  joins: z
    .array(
      z.strictObject({
        rid: hex32,
        index: z.int(),
        at: utc,
        office: words(40),
        relation: z.enum(['sameEvent', 'possiblySame', 'different']),
        accounts: z.array(hex32).length(2).readonly(),
        mayOpen: z.boolean(),
      }),
    )
    .readonly(),
  /** The mirrored, contradicting and other outcomes between two accounts of one side inside its column (R-CLM-16). */
  within: z
    .array(z.strictObject({ accounts: z.array(hex32).length(2).readonly(), field: comparedField, outcome }))
    .readonly(),
})
export type MatterAnswer = z.infer<typeof matter>

/** View `accounts`: matters whose accounts fall in `[from, to)` by what they tell of or by when they were said. */
export const accountsQuestion = z.object({
  from: utc.optional(),
  to: utc.optional(),
  standing: z.enum(['saidPublicly', 'lodged']).optional(),
  state: z.enum(['disputed', 'oneAccount']).optional(),
  after: words(200).optional(),
  limit: z.coerce.number().int().min(1).max(100).default(50),
})
export type AccountsQuestion = z.infer<typeof accountsQuestion>

/** Counts stand per kind and are never added up (R-CLM-1, R-UI-74). */
export const accountsAnswer = z.strictObject({
  now: utc,
  matters: z.array(matter).readonly(),
  counts: z.strictObject({
    matters: z.int(),
    disputed: z.int(),
    oneAccount: z.int(),
    saidPublicly: z.int(),
    lodged: z.int(),
    thirdStates: z.int(),
  }),
  /** For each kind of account: gaps of the data that touch the range; inside one, an empty cell reads `notInThisData`. */
  gaps: z.array(z.strictObject({ context: words(40), from: utc, to: utc, source: text })).readonly(),
  next: words(200).exactOptional(),
})
export type AccountsAnswer = z.infer<typeof accountsAnswer>

/** The public form of one account (access.md section 5): day, sector as stated, kind; a statement's publisher, title, date. */
const publicAccount = z.strictObject({
  standing: z.enum(['saidPublicly', 'lodged']),
  column: z.union([side, z.literal('third')]),
  entity: entityCode,
  kind: accountKind,
  allegedActor: actor,
  day: z.string().regex(/^\d{4}-\d{2}-\d{2}$/),
  sector: maybe(words(40)),
  count: maybe(count),
  /** A title is absent where it names a place fire is said to have come from (R-DNH-1). */
  sources: z
    .array(z.strictObject({ publisher: words(200), title: words(400).exactOptional(), date: words(10) }))
    .readonly(),
})
export type PublicAccount = z.infer<typeof publicAccount>

/** View `public-accounts`: what the public may read, with the released dailies of its days (decision 0006). */
export const publicAccountsAnswer = z.strictObject({
  accounts: z.array(publicAccount).readonly(),
  /** The close of the newest day whose daily is public; the beginning of the first day while none is. */
  publicUntil: utc,
  gaps: accountsAnswer.shape.gaps,
  next: words(200).exactOptional(),
})
export type PublicAccountsAnswer = z.infer<typeof publicAccountsAnswer>

/** View `places`: the gazetteer, by id. */
export const placesQuestion = z.object({
  after: placeId.optional(),
  limit: z.coerce.number().int().min(1).max(500).default(500),
})

/** Answer of view `places`. `next` is the id to ask `after`; absent on the last page. */
export const placesAnswer = z.strictObject({
  places: z.array(gazetteerEntry).readonly(),
  next: placeId.exactOptional(),
})
export type PlacesAnswer = z.infer<typeof placesAnswer>
