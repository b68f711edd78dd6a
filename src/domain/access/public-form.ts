import { accept, refuse, type Answer } from '#domain/life'
import type { Count, Maybe, Side } from '#domain/measure'

/** What the public form is made of: the fields an account shows below class J, whatever else it holds. */
export type ToldPublicly<K extends string, A extends string> = {
  readonly standing: 'saidPublicly' | 'lodged'
  readonly column: Side | 'third'
  readonly entity: string
  readonly kind: K
  readonly allegedActor: A
  readonly place: { readonly sector: Maybe<string> }
  readonly count: Maybe<Count>
  readonly renderings: readonly {
    readonly publisher: string
    readonly title?: string
    readonly date: string
  }[]
}

/** An account as the public reads it: day, sector as stated; of a statement publisher, title and date (access.md section 5). */
export type PublicForm<K extends string, A extends string> = {
  readonly standing: 'saidPublicly' | 'lodged'
  readonly column: Side | 'third'
  readonly entity: string
  readonly kind: K
  readonly allegedActor: A
  readonly day: string
  readonly sector: Maybe<string>
  readonly count: Maybe<Count>
  readonly sources: readonly { readonly publisher: string; readonly title?: string; readonly date: string }[]
}

/**
 * The public form of an account that belongs to the reporting day `day`. It is built field by field, so that what is
 * added to an account one day does not become public by itself: no text of people, weapon, place-name or minute
 * (R-CLM-11, R-DNH-13).
 */
export function publicForm<K extends string, A extends string>(
  account: ToldPublicly<K, A>,
  day: string,
): PublicForm<K, A> {
  return {
    standing: account.standing,
    column: account.column,
    entity: account.entity,
    kind: account.kind,
    allegedActor: account.allegedActor,
    day,
    sector: account.place.sector,
    count: account.count,
    sources: account.renderings.map(({ publisher, title, date }) => ({
      publisher,
      ...(title === undefined ? {} : { title }),
      date,
    })),
  }
}

/** A correction of what is public lowers its detail or keeps it; one that would add some is refused (R-ACC-24). */
export function publicCorrection<K extends string, A extends string>(
  published: PublicForm<K, A>,
  corrected: PublicForm<K, A>,
): Answer<PublicForm<K, A>, 'REP_TOO_FINE'> {
  const finer = [
    ...(fineness(corrected.sector) > fineness(published.sector) ? ['sector'] : []),
    ...(countFineness(corrected.count) > countFineness(published.count) ? ['count'] : []),
  ]
  return finer.length === 0 ? accept(corrected) : refuse('REP_TOO_FINE', 'nothing', { fields: finer })
}

function fineness(value: Maybe<unknown>): number {
  return value.kind === 'known' ? 1 : 0
}

function countFineness(count: Maybe<Count>): number {
  if (count.kind !== 'known') return 0
  switch (count.value.kind) {
    case 'unknown':
      return 0
    case 'about':
    case 'atLeast':
    case 'atMost':
    case 'between':
      return 1
    case 'exact':
      return 2
  }
}
