import { isInGap, known, type Gap, type Maybe, type Place, type StatedTime, type Utc } from '#domain/measure'

import type { AccountLine, AccountTable } from './daily.ts'
import type { Day } from './days.ts'
import type { ReportedAccount } from './inputs.ts'

/**
 * [R-RPT-36] The table of one kind of account for a day: lodged and said publicly never share one. Where none is there and
 * the data are known to have a gap that day, it reads `notInThisData`.
 */
export function accountTable(
  accounts: readonly ReportedAccount[],
  standing: ReportedAccount['standing'],
  asked: { readonly day: Day; readonly gaps: readonly Gap[] },
): AccountTable {
  const { day, gaps } = asked
  const own = accounts.filter((each) => each.standing === standing && isOfDay(each, day))
  const context = standing === 'lodged' ? 'claim' : 'statement'
  if (own.length === 0 && isInGap(gaps, context, day.from)) return { kind: 'notInThisData' }
  return { kind: 'rows', lines: own.map(lineOf).toSorted(byTimeThenId) }
}

/** The instant by which an account belongs to a day: the earliest it tells of, else when it was said, else recorded. */
function accountInstant({ standing, account, recordedAt }: ReportedAccount): Utc {
  if (account.at.from.kind === 'known') return account.at.from.value
  if (standing === 'lodged') return account.statedAt.utc
  return account.saidAt.from.kind === 'known' ? account.saidAt.from.value : recordedAt
}

function isOfDay(account: ReportedAccount, { from, to }: Day): boolean {
  const at = accountInstant(account)
  return from <= at && at < to
}

function lineOf(reported: ReportedAccount): AccountLine {
  const { id, account } = reported
  const isLodged = reported.standing === 'lodged'
  return {
    id,
    column: columnOf(reported),
    entity: isLodged ? reported.account.entity : reported.account.speaker.entity,
    kind: account.kind,
    ...placeOf(account.place),
    ...timeOf(account.at),
    count: account.count,
    what: account.what,
    sources: isLodged ? [] : reported.account.renderings.map(sourceOf),
  }
}

function columnOf(reported: ReportedAccount): AccountLine['column'] {
  if (reported.standing === 'lodged') return reported.account.by
  const { side } = reported.account.speaker
  return side.kind === 'known' ? side.value : 'third'
}

function placeOf(place: Place): Pick<AccountLine, 'places' | 'asWritten' | 'sector'> {
  return { places: place.candidates, asWritten: place.asWritten, sector: place.sector }
}

function timeOf(at: StatedTime): { readonly from: Maybe<Utc>; readonly timeText: string } {
  return { from: at.from.kind === 'known' ? known(at.from.value) : at.from, timeText: at.text }
}

function sourceOf({
  publisher,
  title,
  date,
}: AccountLine['sources'][number]): AccountLine['sources'][number] {
  return { publisher, ...(title === undefined ? {} : { title }), date }
}

/** In the order of what they tell of; those of no known time last; then by id, which follows nobody's haste (R-UI-73). */
function byTimeThenId(a: AccountLine, b: AccountLine): number {
  const [one, other] = [keyOf(a), keyOf(b)]
  return one < other ? -1 : one > other ? 1 : 0
}

function keyOf({ from, id }: AccountLine): string {
  return `${from.kind === 'known' ? from.value : '~'} ${id}`
}
