import type { AccountKind } from '#domain/claim'
import { isInGap, otherSide, SIDES, type Side, type Utc } from '#domain/measure'
import type { Mechanism } from '#domain/party'
import type { SituationAnswer } from '#wire/situation'

import { comparedMatters } from './matters.ts'
import type { ToldAccount } from './told-account.ts'
import { mattersIn, toldIn } from './told-accounts.ts'
import type { Asked, Rows } from './view.ts'

type Accounts = SituationAnswer['accounts']

/** Where and when the accounts of a day are looked at; `since`: what is told to have been before it is no matter of this truce. */
type AccountsAsked = {
  readonly asked: Asked<unknown>
  readonly settings: Mechanism
  readonly day: { readonly from: Utc; readonly to: Utc }
  readonly since: Utc
  readonly at: Utc
}

/** Kinds of account that say the other side did something: R-WRN-16 asks whether one says that the other fired. */
const ACCUSING: ReadonlySet<AccountKind> = new Set([
  'violation',
  'hit',
  'casualty',
  'movement',
  'provocation',
])

/** The line of R-WRN-16 and the day's matters by state. No side is named, and nobody was first. */
export async function accountsLine(
  rows: Rows,
  { asked, settings, day, since, at }: AccountsAsked,
): Promise<Accounts> {
  const ids = await mattersIn(rows, { from: day.from, to: day.to })
  const told = await toldIn(rows, ids, asked.mayRead)
  const within = new Set(ids)
  const matters = (await comparedMatters(rows, told, settings)).filter(({ matter }) => within.has(matter.id))
  const accounts = matters.flatMap(({ matter }) => matter.accounts)
  return {
    line: lineOf(accounts, { since, isInGap: isInGap(settings.dataGaps, 'statement', at) }),
    disputed: matters.filter(({ state }) => state === 'disputed').length,
    oneAccount: matters.filter(({ state }) => state === 'oneAccount').length,
    matters: matters.length,
  }
}

/** What of an account the line reads. */
type Accusing = Pick<ToldAccount, 'kind' | 'allegedActor' | 'column' | 'stands' | 'at'>

/** [R-WRN-16] Both accuse, one account so far (unnamed), none, or none in a gap of the data. The same under a swap of sides. */
export function lineOf(
  accounts: readonly Accusing[],
  { since, isInGap: gap }: { readonly since: Utc; readonly isInGap: boolean },
): Accounts['line'] {
  const accusing = SIDES.filter((side) => accounts.some((account) => accuses(account, side, since)))
  if (accusing.length === SIDES.length) return 'bothAccuse'
  if (accusing.length > 0) return 'oneAccount'
  return gap ? 'notInThisData' : 'noAccount'
}

function accuses({ kind, allegedActor, column, stands, at }: Accusing, side: Side, since: Utc): boolean {
  const mayBeSince =
    at.to.kind !== 'known' || at.to.value > since || at.from.kind !== 'known' || at.from.value >= since
  return stands && column === side && ACCUSING.has(kind) && allegedActor === otherSide(side) && mayBeSince
}
