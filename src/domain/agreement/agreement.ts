import type { Maybe, Side, Text, Utc } from '#domain/measure'

import type { ParameterState } from './parameter-life.ts'

/** What kind of term it is (domain.md section 3). */
export type ParameterType =
  | 'moment'
  | 'duration'
  | 'distance'
  | 'line'
  | 'area'
  | 'weaponList'
  | 'count'
  | 'boolean'
  | 'choice'
  | 'procedure'

/** Whose acceptance it takes. `allAndGuarantor`: both sides and who guarantees it, which no side's act can complete. */
export type Needs = 'both' | 'A' | 'B' | 'allAndGuarantor'

/** One number of a term with what it counts and its unit, as the data write them. Whole numbers only (record.md 2.2). */
export type Quantity = {
  readonly what: string
  readonly n: number
  readonly unit: string
  readonly bound: 'exact' | 'atLeast' | 'atMost'
}

/** The typed value of a term. `text` keeps the words it was read from, e.g. "before 20 November 2020". */
export type TermValue =
  | { readonly kind: 'moment'; readonly utc: Utc; readonly text: string; readonly zone: Maybe<string> }
  | { readonly kind: 'day'; readonly day: string; readonly text: string }
  | { readonly kind: 'quantities'; readonly quantities: readonly Quantity[] }
  | { readonly kind: 'choice'; readonly choice: string; readonly zone: Maybe<string> }
  | { readonly kind: 'boolean'; readonly yes: boolean }
  | { readonly kind: 'ground'; readonly id: string }

/** A state as it was published; `notStated` where the source gives none, or the clause was not read. */
export type PublishedState = ParameterState | 'notStated'

/** Where something was read. A value whose source is lost has none (`carriedOver`), and is never shown as sourced. */
export type TermSource = {
  readonly publisher: string
  readonly title: string
  /** As printed; absent where the item's date was not seen. */
  readonly date?: string
  readonly url?: string
  readonly note?: string
}

/** How a term is known: the named report was read; kept from an earlier reading whose source is lost; computed; named only. */
export type Verification = 'read' | 'carriedOver' | 'derived' | 'unread'

/** One text of an agreement as somebody published it, or as it was in circulation before or beside that. */
export type AgreementText = {
  readonly id: string
  readonly label: string
  readonly kind: 'published' | 'leaked'
  readonly languages: readonly string[]
  readonly source: TermSource
}

/** What one text says of a term: its words, and the value read from them. */
export type TermInText = {
  /** Id of the `AgreementText`. */
  readonly text: string
  readonly words: string
  readonly value: Maybe<TermValue>
  /** What else the text has in its own words, e.g. "small arms" where another has "light weapons". */
  readonly wordings: readonly string[]
}

/** A text of a recorded agreement that was found after it: another language of it, or a leaked version (R-AGR-19). */
export type FurtherText = {
  readonly text: AgreementText
  /** What it says of terms that the agreement has, each by its key. */
  readonly terms: readonly (Omit<TermInText, 'text'> & { readonly key: string })[]
}

/** What somebody of a side was heard to say near a term: it moves no state and fills no position (R-AGR-8). */
export type SaidNear = {
  readonly side: Side
  /** `otherSide`: one side about the other, which is never the other's position. */
  readonly about: 'ownSide' | 'otherSide'
  readonly by: string
  /** YYYY-MM-DD. */
  readonly day: Maybe<string>
  readonly words: Text
  /** How a reader of the words would class them. */
  readonly reads: Maybe<Exclude<Stance, 'noPosition'>>
  readonly bearing: Maybe<string>
  readonly sources: readonly TermSource[]
}

/** A side's stance on one version. */
export type Stance = 'accepts' | 'acceptsIf' | 'objects' | 'refusesToDiscuss' | 'noPosition'

/** One term as a recorded text holds it. */
export type RecordedTerm = {
  readonly key: string
  /** Number of the clause that carries it, as written, e.g. "6a". */
  readonly clause: string
  readonly topic: string
  readonly type: ParameterType
  readonly appliesTo: Side | 'both'
  readonly needs: Needs
  /** Who is to do it, as the data name them. */
  readonly actor: Maybe<string>
  readonly words: Text
  readonly value: Maybe<TermValue>
  readonly published: PublishedState
  /** The source's own word for the state, where it is another. */
  readonly publishedAs: Maybe<string>
  /** Agreed, and leaves its own parameters to be agreed. */
  readonly leftOpen: boolean
  /** What is not given yet, e.g. "number". */
  readonly open: readonly string[]
  readonly said: readonly SaidNear[]
  readonly inTexts: readonly TermInText[]
  readonly verification: Verification
  readonly note: Maybe<string>
}

/** One reading of a truce's moment that somebody told or printed: a note, which moves no state (R-AGR-11). */
export type ReadingNote = {
  readonly utc: Maybe<Utc>
  readonly text: string
  readonly source: string
  /** Day it was printed, as far as its source tells one: YYYY-MM-DD. */
  readonly day: Maybe<string>
  /** What is wrong or odd about it, e.g. a mislabelled zone. */
  readonly remark: Maybe<string>
}

/** A truce as a recorded text announces it. Its moment counts as published until a side holds a reading. */
export type RecordedTruce = {
  /** Its id in the data, e.g. `T1`: given once in a mechanism. */
  readonly id: string
  readonly name: Text
  /** Key of the term of its agreement that carries it. */
  readonly term: Maybe<string>
  /** What was agreed about it, as published. */
  readonly terms: Text
  readonly purpose: Maybe<string>
  readonly brokers: readonly string[]
  readonly announced: { readonly text: string; readonly utc: Maybe<Utc> }
  readonly effective: { readonly text: string; readonly utc: Maybe<Utc>; readonly zone: Maybe<string> }
  readonly expires: Maybe<Utc>
  readonly notes: readonly ReadingNote[]
}

/**
 * An agreement, or a proposal, as recorded from what was published: who, when, in which texts, and its terms. What is
 * "agreed" in it is data; a side's position is its own signed act and stands apart (decision of issue 4).
 */
export type Agreement = {
  /** Its id in the data, given once in a mechanism. */
  readonly id: string
  readonly kind: 'agreement' | 'proposal'
  readonly title: Text
  /** YYYY-MM-DD. */
  readonly day: Maybe<string>
  readonly class: Maybe<'pause' | 'cessation' | 'preliminary' | 'definitive'>
  readonly parties: readonly string[]
  readonly brokers: readonly string[]
  /** Who proposed it, of a proposal. */
  readonly proposedBy: Maybe<string>
  /** The clause of another agreement that it would fill: id in the data and number. */
  readonly under: Maybe<{ readonly agreement: string; readonly clause: string }>
  readonly signed: readonly { readonly who: string; readonly day: string; readonly place: string }[]
  readonly published: PublishedState
  readonly publishedAs: Maybe<string>
  /** From which instant terms published as in force are; not stated where nothing says. */
  readonly inForceFrom: Maybe<Utc>
  /** Languages of the texts that are authentic, or of the text that was read where nothing says which are. */
  readonly languages: readonly string[]
  readonly sources: readonly TermSource[]
  readonly texts: readonly AgreementText[]
  readonly terms: readonly RecordedTerm[]
  readonly truces: readonly RecordedTruce[]
  readonly note: Maybe<string>
}
