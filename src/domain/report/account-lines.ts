import { dueAnswer, latenessS } from '#domain/claim'
import {
  isInGap,
  known,
  msOfUtc,
  otherSide,
  type Gap,
  type Place,
  type StatedTime,
  type Utc,
} from '#domain/measure'

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
  asked: { readonly day: Day; readonly gaps: readonly Gap[]; readonly vacantSeats: readonly string[] },
): AccountTable {
  const { day, gaps } = asked
  const own = accounts.filter((each) => each.standing === standing && isOfDay(each, day))
  const context = standing === 'lodged' ? 'claim' : 'statement'
  if (own.length === 0 && isInGap(gaps, context, day.from)) return { kind: 'notInThisData' }
  return { kind: 'rows', lines: own.map((each) => lineOf(each, asked)).toSorted(byTimeThenId) }
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

type Standing = { readonly day: Day; readonly vacantSeats: readonly string[] }

function lineOf(reported: ReportedAccount, standing: Standing): AccountLine {
  const { id, account } = reported
  const isLodged = reported.standing === 'lodged'
  return {
    id,
    column: columnOf(reported),
    entity: isLodged ? reported.account.entity : reported.account.speaker.entity,
    kind: account.kind,
    class: account.class,
    said: saidOf(reported),
    ...placeOf(account.place),
    ...timeOf(account.at),
    count: account.count,
    what: account.what,
    ...answerOf(reported, standing),
    sources: isLodged ? [] : reported.account.renderings.map(sourceOf),
  }
}

/** When it was stated or said, as far as its speaker's or its transcriber's time tells it. */
function saidOf(reported: ReportedAccount): AccountLine['said'] {
  return reported.standing === 'lodged' ? known(reported.account.statedAt.utc) : reported.account.saidAt.from
}

/**
 * [R-CLM-8, R-RPT-38] Whether the other side answered, and after how long. What nobody answered is unanswered once its six
 * hours ended before the day closed; of an empty seat no answer is late.
 */
function answerOf(
  reported: ReportedAccount,
  { day, vacantSeats }: Standing,
): Pick<AccountLine, 'state' | 'answeredInMin'> {
  if (reported.standing !== 'lodged') return { state: { kind: 'absent' }, answeredInMin: { kind: 'absent' } }
  const { recordedAt, answeredAt } = reported
  if (answeredAt !== undefined)
    return {
      state: known(latenessS(recordedAt, answeredAt) > 0 ? 'answeredLate' : 'answered'),
      answeredInMin: known(Math.floor((msOfUtc(answeredAt) - msOfUtc(recordedAt)) / MINUTE_MS)),
    }
  const isEmpty = vacantSeats.includes(otherSide(reported.account.by))
  const isOverdue = dueAnswer(recordedAt) <= day.to
  return {
    state: known(isEmpty ? 'seatEmpty' : isOverdue ? 'unanswered' : 'lodged'),
    answeredInMin: { kind: 'absent' },
  }
}

const MINUTE_MS = 60_000

function columnOf(reported: ReportedAccount): AccountLine['column'] {
  if (reported.standing === 'lodged') return reported.account.by
  const { side } = reported.account.speaker
  return side.kind === 'known' ? side.value : 'third'
}

function placeOf(place: Place): Pick<AccountLine, 'places' | 'asWritten' | 'sector'> {
  return { places: place.candidates, asWritten: place.asWritten, sector: place.sector }
}

function timeOf(at: StatedTime): Pick<AccountLine, 'from' | 'to' | 'timeText'> {
  return { from: at.from, to: at.to, timeText: at.text }
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
