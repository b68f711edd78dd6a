import type { Ref } from '#domain/life'
import type {
  Count,
  Maybe,
  Moment,
  Place,
  Position,
  Side,
  StatedTime,
  Text,
  ObservationClass,
} from '#domain/measure'

/** What kind of act an account tells of. A claim uses the first seven, a statement all (domain.md section 10). */
export type AccountKind =
  | 'violation'
  | 'hit'
  | 'casualty'
  | 'movement'
  | 'denial'
  | 'provocation'
  | 'goodOffice'
  | 'allegation'
  | 'proposal'
  | 'terms'
  | 'other'

/** Whose conduct an account tells of; a denial by A of fire by A has actor A. */
export type AllegedActor = Side | 'unclear' | 'notStated'

/** A weapon as a side or a speaker names it. Class O in a claim, class M in a statement. */
export type Weapon = { readonly category: string; readonly basis: 'statedByParty' | 'statedBySpeaker' }

/** What both kinds of account tell, field by field; the fields that are compared (R-CLM-4). */
export type Told = {
  readonly kind: AccountKind
  readonly at: StatedTime
  readonly place: Place
  readonly what: Text
  readonly class: Maybe<ObservationClass>
  readonly count: Maybe<Count>
  readonly allegedActor: AllegedActor
}

/** A claim's clear body: fact `claim.lodged`, class J. Lodged and signed by an office of `by` itself (R-CLM-13). */
export type Claim = Told & {
  readonly by: Side
  readonly entity: string
  readonly dutyName: string
  readonly statedAt: Moment
  readonly publicRef?: string
}

/** A claim's sealed part, class O: to its own side's desk and DO, IN, HM. Always there, so that its presence tells nothing. */
export type ClaimOwn = {
  readonly weapon: Maybe<Weapon>
  readonly position: Maybe<Position>
  /** Places fire is said to have come from: never in the clear body, never drawn (R-DNH-1). */
  readonly originsAlleged: readonly string[]
  readonly evidence: readonly { readonly sha256: string; readonly note: string }[]
}

/** Where a side stands on one field of a claim it answers. */
export type Stance = 'agrees' | 'denies' | 'differs' | 'silent'

/** The fields a counter-claim takes a stance on. */
export type StanceField = 'time' | 'place' | 'class' | 'count' | 'allegedActor'

/** A counter-claim's clear body: fact `claim.answered`, class J; its record's ref `answers` names the claim. */
export type CounterClaim = {
  readonly by: Side
  readonly entity: string
  readonly dutyName: string
  readonly statedAt: Moment
  readonly kind: AccountKind
  readonly what: Text
  readonly stance: Readonly<Record<StanceField, Stance>>
  /** Its own version of a field on which the stance is `differs`. */
  readonly at?: StatedTime
  readonly place?: Place
  readonly count?: Maybe<Count>
}

/** Who spoke, without the name of a person, which stands in the sealed part (record.md section 10). */
export type Speaker = {
  readonly kind: 'side' | 'thirdState' | 'organisation'
  readonly side: Maybe<Side>
  readonly entity: string
  readonly office: string
  readonly channel: Maybe<string>
}

/**
 * One publisher's form of a statement. `url` is shown as text and never fetched (R-DNH-11). Its words are absent where the
 * statement's are withheld (R-DNH-1), and so is a title that names the place.
 */
export type Rendering = {
  readonly lang: string
  readonly text?: string
  readonly publisher: string
  readonly title?: string
  readonly date: string
  readonly kind: 'original' | 'quote' | 'paraphrase' | 'translation'
  readonly url?: string
  readonly note?: string
}

/** A statement's clear body: fact `statement.transcribed`, class J when said in public; class M, all of it, when elsewhere. */
export type Statement = Told & {
  /** Empty where it is withheld: it names a place fire is said to have come from, and stands in the sealed part (R-DNH-1). */
  readonly what: Text
  readonly speaker: Speaker
  readonly venue: 'public' | 'elsewhere'
  readonly saidAt: StatedTime
  /** The word the source file used for the kind, kept beside ours. */
  readonly asWritten: Maybe<string>
  readonly renderings: readonly Rendering[]
  readonly about: readonly string[]
  /** Ids, of the file it came from, of statements it answers, replaces or repeats. None says who is right. */
  readonly links: readonly {
    readonly rel: 'answers' | 'supersedes' | 'differsFrom' | 'repeats'
    readonly id: string
  }[]
  /** `unsourced`: a value kept from an earlier reading whose source is lost; never shown as sourced. */
  readonly sourcing: 'read' | 'unsourced'
  readonly note: Maybe<string>
}

/** What of a rendering is withheld: its words, and what else of it names the place. */
export type WithheldRendering = {
  readonly text: string
  readonly title?: string
  readonly url?: string
  readonly note?: string
}

/** A statement's words as they were read, out of the clear body because they name an alleged origin of fire. Class M. */
export type WithheldWords = {
  readonly what: Text
  /** One for each rendering of the clear body, in its order. */
  readonly renderings: readonly WithheldRendering[]
  readonly note: Maybe<string>
}

/** A statement's sealed part, class M: the person's name, the weapon, places fire is said to have come from (never drawn). */
export type StatementMission = {
  readonly name: Maybe<string>
  readonly weapon: Maybe<Weapon>
  readonly originsAlleged: readonly string[]
  /** `absent` where the words stand in the clear body. */
  readonly withheld: Maybe<WithheldWords>
}

/** How two accounts are related by a person's signed act (R-CLM-5). The newest link of a pair counts. */
export type Relation = 'sameEvent' | 'possiblySame' | 'different'

/** A link's clear body: fact `claim.linked`, class J when both accounts are; `why` is its sealed part, class M. */
export type AccountLink = {
  readonly relation: Relation
  readonly accounts: readonly [Ref<'account'>, Ref<'account'>]
}

/** Where an imported record came from: SHA-256 of the file and the row in it, from 1. One record a row, ever. */
export type ImportedFrom = { readonly file: string; readonly row: number; readonly id: string }
