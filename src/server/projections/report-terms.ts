import { SIDES } from '#domain/measure'
import type { Daily, Day, TermLine } from '#domain/report'
import type { Reader } from '#server/storage'

import { termsAsOf, trucesAsOf, type TermAsOf, type TrucesReadOwn } from './agreement-standing.ts'

/** Columns of the tables that these reads touch. */
export type ReportTermsOwn = TrucesReadOwn

/** A day, by the record below a size. */
type DayAsOf = { readonly size: number; readonly day: Day }

/** Terms whose state changed on a day, as they stood at its close (reports.md section 2, item 14). */
export async function reportTermsAsOf(
  rows: Reader<ReportTermsOwn>,
  { size, day }: DayAsOf,
): Promise<readonly TermLine[]> {
  const terms = await termsAsOf(rows, { size, at: day.to })
  return terms.filter((term) => changedOn(term, day)).map(lineOf)
}

function lineOf({ term, newest, shown, life }: TermAsOf): TermLine {
  return {
    key: term.key,
    text: newest.body.words,
    state: shown.state,
    asPublished: shown.basis === 'published',
    ...signedBy(life),
  }
}

/** By how many sides a position on it is signed: a state may rest on what was published while a side has signed. */
function signedBy({ stances }: TermAsOf['life']): Pick<TermLine, 'signedBy'> {
  const n = SIDES.filter((side) => stances[side].stance !== 'notStated').length
  return n === 0 ? {} : { signedBy: n }
}

function changedOn({ shown: { since } }: TermAsOf, { day, from, to }: Day): boolean {
  return since.utc === undefined ? since.day === day : from <= since.utc && since.utc < to
}

/** The truce that began last before a day closed, ended or not: what cumulative totals count from. */
export async function reportTruceAsOf(
  rows: Reader<ReportTermsOwn>,
  { size, day }: DayAsOf,
): Promise<Daily['truce']> {
  const truces = await trucesAsOf(rows, { size, at: day.to })
  const begun = truces.flatMap(({ truce, now }) => {
    const effective = now.window?.first
    const { id, name } = truce.body
    return effective !== undefined && effective < day.to ? [{ id, name, state: now.state, effective }] : []
  })
  const newest = begun.reduce<(typeof begun)[number] | undefined>(
    (last, each) => (last !== undefined && last.effective >= each.effective ? last : each),
    undefined,
  )
  return newest === undefined ? { kind: 'absent' } : { kind: 'known', value: newest }
}
