import { SIDES, type Maybe, type Side, type Text, type Utc } from '#domain/measure'

import type { PublishedState } from './agreement.ts'
import type { TermLife } from './term-life.ts'

/** The state a term is shown in, what it rests on, and since when: an instant of the record, or the day of what was published. */
export type ShownState = {
  readonly state: PublishedState
  readonly basis: 'published' | 'signed'
  readonly since: { readonly utc?: Utc; readonly day?: string }
}

/** The state of a term beside its words and the sides' positions: what was published stands until signatures move it (R-AGR-8). */
export function shownState(
  { state, isSigned, since, versions, steps }: TermLife,
  published: {
    readonly state: PublishedState
    readonly day: Maybe<string>
    readonly basis: 'recorded' | 'proposed'
  },
): ShownState {
  if (isSigned || published.basis === 'proposed' || versions.length > 1) {
    const utc = since ?? steps[0]?.at
    return {
      state: state === 'none' ? 'notStated' : state,
      basis: 'signed',
      since: utc === undefined ? {} : { utc },
    }
  }
  const day = published.day.kind === 'known' ? { day: published.day.value } : {}
  return { state: published.state, basis: 'published', since: day }
}

/** A condition of an `acceptsIf`, an open item until a version takes it up (R-AGR-2). */
export function openConditions(life: TermLife): readonly { readonly by: Side; readonly condition: Text }[] {
  return SIDES.flatMap((by) => {
    const stance = life.stances[by]
    return stance.stance === 'acceptsIf' && stance.fact.kind === 'acceptIf'
      ? [{ by, condition: stance.fact.condition }]
      : []
  })
}
