import type { MatterAccount } from '#domain/claim'
import { statedAtMoment, type Side, type StatedTime } from '#domain/measure'
import type { ClaimRow, StatementRow } from '#server/projections'

import type { Item } from './view.ts'

/** An account as views hold it: what was said publicly, or what was lodged, told apart everywhere (R-UI-74). */
export type ToldAccount = MatterAccount & { readonly said: StatedTime } & (
    | { readonly standing: 'saidPublicly'; readonly row: StatementRow }
    | { readonly standing: 'lodged'; readonly row: ClaimRow }
  )

/** A statement as an account. */
export function ofStatement(row: StatementRow): ToldAccount {
  const { id, first_idx: firstIndex, idx: index, teller: column, state, body } = row
  const { kind, at, place, what, class: observed, count, allegedActor, saidAt } = body
  return {
    kind,
    at,
    place,
    what,
    class: observed,
    count,
    allegedActor,
    id,
    firstIndex,
    index,
    column,
    stands: state !== 'retracted',
    said: saidAt,
    standing: 'saidPublicly',
    row,
  }
}

/** A claim as an account. */
export function ofClaim(row: ClaimRow): ToldAccount {
  const { id, first_idx: firstIndex, idx: index, side: column, state, body } = row
  const { kind, at, place, what, class: observed, count, allegedActor, statedAt } = body
  return {
    kind,
    at,
    place,
    what,
    class: observed,
    count,
    allegedActor,
    id,
    firstIndex,
    index,
    column,
    stands: state !== 'withdrawn',
    said: statedAtMoment(statedAt),
    standing: 'lodged',
    row,
  }
}

/** What the gate asks of an account: the row of its kind; it is joint, whoever told it (R-ACC-5). */
export function itemOfAccount({
  standing,
  column,
}: {
  readonly standing: string
  readonly column: Side | 'third'
}): Item {
  const row = standing === 'lodged' ? 'claim' : 'statement (said publicly)'
  return column === 'third' ? { row, class: 'J' } : { row, class: 'J', side: column }
}
