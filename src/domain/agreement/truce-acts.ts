import { accept, firstRefusal, refuse, stateAfter, type Answer } from '#domain/life'
import { SIDES, type Side } from '#domain/measure'

import { truceLife, type TruceState } from './truce-life.ts'
import type { TruceNow } from './truce.ts'

/** What a side does to a truce. */
export type TruceDeed = { readonly kind: 'suspend' | 'resume' | 'denounce'; readonly by: Side }

/** Why a deed on a truce is refused. */
export type TruceCode = 'LIFE_NOT_ALLOWED' | 'AGR_NOT_BLOCKER'

/** Whether a side may do this to a truce: in a state that allows it; what a side suspended it resumes itself. */
export function mayAct({ kind, by }: TruceDeed, truce: TruceNow): Answer<TruceState, TruceCode> {
  const { state, suspendedBy } = truce
  const isOthers = kind === 'resume' && state === 'suspended' && !suspendedBy.includes(by)
  const own = isOthers
    ? refuse('AGR_NOT_BLOCKER', 'nothing', { blockers: SIDES.filter((side) => suspendedBy.includes(side)) })
    : accept(undefined)
  return firstRefusal<TruceCode>(own) ?? stateAfter(truceLife, state, kind)
}

/** Whether the mission may declare a truce broken: on findings that are in the record, never on claims alone (domain.md section 3). */
export function mayDeclareBroken(
  truce: Pick<TruceNow, 'state'>,
  cited: { readonly ids: readonly string[]; readonly findings: ReadonlySet<string> },
): Answer<TruceState, 'AGR_NO_FINDING' | 'LIFE_NOT_ALLOWED'> {
  const unfound = cited.ids.filter((id) => !cited.findings.has(id))
  if (cited.ids.length === 0 || unfound.length > 0)
    return refuse('AGR_NO_FINDING', 'draft', { cited: unfound })
  return stateAfter(truceLife, truce.state, 'declareBroken')
}
