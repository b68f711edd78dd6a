import { accept, refuse, type Answer } from '#domain/life'
import { addS, type Side, type Utc } from '#domain/measure'
import type { Holder, OfficeCode } from '#domain/party'

import type { ActLimit } from './acts.ts'
import type { ContentClass } from './classes.ts'
import { holderOf, type Who } from './who.ts'

/** How long the first of two signatures waits for the second (R-ACC-3). */
const FIRST_SIGNATURE_S = 24 * 3600

/** What the gate has to know of a thing that is read or acted on. What a row asks and the subject lacks is refused. */
export type Subject = {
  /** Class of what is read; an act has none. */
  readonly class?: ContentClass
  /** The side whose item it is, or in whose name the act is done. */
  readonly side?: Side
  /** The holder whose offices or keys it is about. */
  readonly holder?: Holder
  /** The offices whose own it is, of what a mission's office made: a patrol lead reads its own alone. */
  readonly offices?: readonly OfficeCode[]
  /** A statement said elsewhere than in public: mission offices and the mediator only. */
  readonly elsewhere?: true
  /** The named list of class R, or the offices a class X is sealed to. */
  readonly named?: readonly NeedToKnow[]
  /** When its public form may be read (R-ACC-20). */
  readonly publicFrom?: Utc
  /** Who signed first, where an act needs two persons. */
  readonly second?: { readonly who: Who; readonly at: Utc }
  /** The first of two signatures: it is recorded, waits 24 h for the second, and does nothing by itself (R-ACC-3). */
  readonly isFirst?: boolean
  /** Whether this home is a demo. */
  readonly demoHome?: boolean
}

/** An office that may read one thing; `until` is there for class R and never more than 90 days on (R-ACC-8). */
type NeedToKnow = { readonly office: OfficeCode; readonly until?: Utc }

/** What the gate can refuse with. */
export type AccessCode =
  | 'ACC_DENIED'
  | 'ACC_TWO_NEEDED'
  | 'PTY_NOT_A_SIDE'
  | 'PTY_SAME_PERSON'
  | 'PTY_SAME_OFFICE'

/** The one plain no: the same for what may not be read and for what is not there, so it carries nothing (R-ACC-6). */
export function denied(): Answer<never, 'ACC_DENIED'> {
  return refuse('ACC_DENIED', 'nothing')
}

/** What the words in brackets of a row ask of the actor. A row for sides refuses the mission by its own name (R-PTY-9). */
export function withinLimit(limit: ActLimit, who: Who, subject: Subject): Answer<undefined, AccessCode> {
  switch (limit) {
    case 'none':
      return accept(undefined)
    case 'ownSide':
      if (who.side === 'none' && who.office !== undefined) return refuse('PTY_NOT_A_SIDE', 'nothing')
      return who.side !== 'none' && who.side === subject.side ? accept(undefined) : denied()
    case 'ownHolder':
      return subject.holder !== undefined && subject.holder === holderOf(who) ? accept(undefined) : denied()
    case 'demoHome':
      return subject.demoHome === true ? accept(undefined) : denied()
  }
}

/**
 * Whether the other signature of a two-person act holds: another person, whose role may sign here too, not more than
 * 24 h before. `maySign` is what the row says of the other. Source: R-ACC-3, R-PTY-3.
 */
export function withSecond(
  who: Who,
  second: Subject['second'],
  asked: { readonly maySign: (other: Who) => boolean; readonly now: Utc },
): Answer<undefined, AccessCode> {
  if (second === undefined || who.person === undefined || second.who.person === undefined)
    return refuse('ACC_TWO_NEEDED', 'draft')
  if (second.who.person === who.person) return refuse('PTY_SAME_PERSON', 'nothing')
  const lapsed = addS(second.at, FIRST_SIGNATURE_S) < asked.now
  return asked.maySign(second.who) && !lapsed ? accept(undefined) : refuse('ACC_TWO_NEEDED', 'draft')
}

/** Whether an office is on the named list, and its entry has not ended. */
export function isNamed(who: Who, subject: Subject, now: Utc): boolean {
  return (subject.named ?? []).some(
    ({ office, until }) => office === who.office && (until === undefined || now < until),
  )
}
