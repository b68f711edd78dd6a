import { z } from 'zod'

import type {
  AccountKind,
  AccountLink,
  AllegedActor,
  Claim,
  ClaimOwn,
  CounterClaim,
  ImportedFrom,
  Rendering,
  Speaker,
  Stance,
  Statement,
  StatementMission,
  Weapon,
  WithheldWords,
} from '#domain/claim'
import { isRef, type Ref } from '#domain/life'
import type { ObservationClass } from '#domain/measure'

import { exactly } from './exactly.ts'
import {
  count,
  hex32,
  lang,
  maybe,
  moment,
  place,
  position,
  side,
  statedTime,
  text,
  textOrWithheld,
  words,
} from './measure.ts'

/** What kind of act an account tells of. */
export const accountKind: z.ZodType<AccountKind> = exactly<AccountKind>()(
  z.enum([
    'violation',
    'hit',
    'casualty',
    'movement',
    'denial',
    'provocation',
    'goodOffice',
    'allegation',
    'proposal',
    'terms',
    'other',
  ]),
)

/** A class of observed violation. */
export const observationClass: z.ZodType<ObservationClass> = exactly<ObservationClass>()(
  z.enum(['explosion', 'projectile', 'muzzleFlash', 'illuminationFlare', 'burstShot']),
)

/** Whose conduct is told of. */
export const actor: z.ZodType<AllegedActor> = exactly<AllegedActor>()(
  z.enum(['A', 'B', 'unclear', 'notStated']),
)

const weapon: z.ZodType<Weapon> = exactly<Weapon>()(
  z.strictObject({ category: words(80), basis: z.enum(['statedByParty', 'statedBySpeaker']) }),
)

/** Where an imported record came from. */
export const importedFrom: z.ZodType<ImportedFrom> = exactly<ImportedFrom>()(
  z.strictObject({ file: hex32, row: z.int().min(1).max(1_000_000), id: words(80) }),
)

/** The fields that both kinds of account tell. */
export const told = {
  kind: accountKind,
  at: statedTime,
  place,
  what: text,
  class: maybe(observationClass),
  count: maybe(count),
  allegedActor: actor,
}

/** Code of an entity that the founding names. */
export const entityCode: z.ZodString = z.string().regex(/^[A-Z][A-Z0-9]{0,11}$/)

const claimShape = {
  ...told,
  by: side,
  entity: entityCode,
  dutyName: words(40),
  statedAt: moment,
  publicRef: words(400).exactOptional(),
}

/** A claim's clear body. */
export const claim: z.ZodType<Claim> = exactly<Claim>()(z.strictObject(claimShape))

/** Places fire is said to have come from, as written; only ever in a sealed part (R-DNH-1). */
const originsAlleged = z.array(words(200)).max(32).readonly()

/** A claim's sealed part (class O). */
export const claimOwn: z.ZodType<ClaimOwn> = exactly<ClaimOwn>()(
  z.strictObject({
    weapon: maybe(weapon),
    position: maybe(position),
    originsAlleged,
    evidence: z
      .array(z.strictObject({ sha256: hex32, note: words(400) }))
      .max(32)
      .readonly(),
  }),
)

const stance: z.ZodType<Stance> = exactly<Stance>()(z.enum(['agrees', 'denies', 'differs', 'silent']))

const counterShape = {
  by: side,
  entity: entityCode,
  dutyName: words(40),
  statedAt: moment,
  kind: accountKind,
  what: text,
  stance: z.strictObject({ time: stance, place: stance, class: stance, count: stance, allegedActor: stance }),
  at: statedTime.exactOptional(),
  place: place.exactOptional(),
  count: maybe(count).exactOptional(),
}

/** A counter-claim's clear body. */
export const counterClaim: z.ZodType<CounterClaim> = exactly<CounterClaim>()(z.strictObject(counterShape))

/** Who spoke. */
export const speaker: z.ZodType<Speaker> = exactly<Speaker>()(
  z.strictObject({
    kind: z.enum(['side', 'thirdState', 'organisation']),
    side: maybe(side),
    entity: entityCode,
    office: words(200),
    channel: maybe(words(200)),
  }),
)

/** Where a page of the web is: never a script, never a file. */
const webAddress = words(1_000).regex(/^https?:\/\/\S+$/i)

/** One publisher's form of a statement. Its date is as printed, so a free text of a calendar day. */
export const rendering: z.ZodType<Rendering> = exactly<Rendering>()(
  z.strictObject({
    lang,
    text: words(8_000).exactOptional(),
    publisher: words(200),
    title: words(400).exactOptional(),
    date: z.string().regex(/^\d{4}-\d{2}-\d{2}$/),
    kind: z.enum(['original', 'quote', 'paraphrase', 'translation']),
    url: webAddress.exactOptional(),
    note: words(1_000).exactOptional(),
  }),
)

/** How a statement stands to others of the file it came from. */
export const statementLinks: z.ZodType<Statement['links']> = exactly<Statement['links']>()(
  z
    .array(
      z.strictObject({ rel: z.enum(['answers', 'supersedes', 'differsFrom', 'repeats']), id: words(80) }),
    )
    .max(32)
    .readonly(),
)

const statementShape = {
  ...told,
  what: textOrWithheld,
  speaker,
  venue: z.enum(['public', 'elsewhere']),
  saidAt: statedTime,
  asWritten: maybe(words(80)),
  renderings: z.array(rendering).max(32).readonly(), // none is CLM_NO_SOURCE, a rule's refusal
  about: z.array(words(80)).max(32).readonly(),
  links: statementLinks,
  sourcing: z.enum(['read', 'unsourced']),
  note: maybe(words(2_000)),
}

/** A statement's clear body. */
export const statement: z.ZodType<Statement> = exactly<Statement>()(z.strictObject(statementShape))

const withheldWords: z.ZodType<WithheldWords> = exactly<WithheldWords>()(
  z.strictObject({
    what: text,
    renderings: z
      .array(
        z.strictObject({
          text: words(8_000),
          title: words(400).exactOptional(),
          url: webAddress.exactOptional(),
          note: words(1_000).exactOptional(),
        }),
      )
      .max(32)
      .readonly(),
    note: maybe(words(2_000)),
  }),
)

/** A statement's sealed part (class M). */
export const statementMission: z.ZodType<StatementMission> = exactly<StatementMission>()(
  z.strictObject({
    name: maybe(words(200)),
    weapon: maybe(weapon),
    originsAlleged,
    withheld: maybe(withheldWords),
  }),
)

const accountRef: z.ZodType<Ref<'account'>> = z.custom<Ref<'account'>>(
  (value) => typeof value === 'string' && isRef(value),
)

/** A link's clear body. */
export const accountLink: z.ZodType<AccountLink> = exactly<AccountLink>()(
  z.strictObject({
    relation: z.enum(['sameEvent', 'possiblySame', 'different']),
    accounts: z.tuple([accountRef, accountRef]).readonly(),
  }),
)
