import { accept, firstRefusal, refuse, type Answer } from '#domain/life'
import { instantStands, zoneFromText, type Utc } from '#domain/measure'

import { heldAfter, type Held, type TruceNow, type Window } from './truce.ts'

/** Where an instant lies to a truce's moment: between two held instants it is in neither's truce for sure (R-AGR-12). */
export type Placing = 'before' | 'disputedInterval' | 'inEffect' | 'noMoment'

/** Why a side's reading of a moment cannot be held. */
export type HoldCode = 'AGR_MOMENT_CAME' | 'MEA_TIME_IMPOSSIBLE' | 'MEA_ZONE_MISSING'

/** Whether a side may hold this reading now: it fixes, disputes or settles the moment, and never moves one that has come. */
export function mayHold(truce: TruceNow, hold: Held): Answer<TruceNow, HoldCode> {
  const refused = firstRefusal<HoldCode>(instantStands(hold.utc), zoneFromText(hold.zone))
  if (refused) return refused
  const after = heldAfter(truce, [hold])
  if (after !== undefined) return accept(after)
  const { window } = truce
  return refuse('AGR_MOMENT_CAME', 'draft', window === undefined ? {} : { moment: window.first })
}

/** Where an instant lies to the moment as it is held now. Source: R-AGR-12. */
export function placingAt(window: Window | undefined, utc: Utc): Placing {
  if (window === undefined) return 'noMoment'
  if (utc < window.first) return 'before'
  return utc < window.last ? 'disputedInterval' : 'inEffect'
}

/** Whether an event of that placing can be graded on the ground of the truce: not before it, and never between two readings. */
export function mayGrade(placing: Placing): boolean {
  return placing === 'inEffect'
}

/** A stretch whose placing changed: what lies in it is re-labelled by a new record, and earlier reports are corrected. */
export type Relabelling = {
  readonly from: Utc
  readonly to: Utc
  readonly was: Placing
  readonly is: Placing
}

/** What settling a moment re-labels: each stretch between the instants of before and after (R-AGR-13). */
export function relabelled(before: Window, after: Window): readonly Relabelling[] {
  const instants = [...new Set([before.first, before.last, after.first, after.last])].toSorted()
  return instants.flatMap((from, at) => {
    const to = instants[at + 1]
    const [was, is] = [placingAt(before, from), placingAt(after, from)]
    return to === undefined || was === is ? [] : [{ from, to, was, is }]
  })
}
