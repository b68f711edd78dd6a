import type { Side } from '#domain/measure'
import { isInGap } from '#domain/measure'
import type { Column } from '#web/controls'
import type { AccountAnswer, AccountsAnswer, ComparedField, MatterAnswer, Outcome } from '#wire/claim'

/** One column of a matter: a side's accounts, or those of third States and organisations; the standing one first. */
export type AccountColumn = {
  readonly column: Column
  readonly accounts: readonly AccountAnswer[]
  /** Nothing stands here because the data is known to be incomplete, not because nothing was said. */
  readonly gap: boolean
}

/** A gap of the data as the view answers it. */
export type Gaps = AccountsAnswer['gaps']

/** Fields in the order a matter shows them (console.md 5.4). */
export const FIELDS: readonly ComparedField[] = ['kind', 'allegedActor', 'place', 'time', 'count', 'class']

/** The two sides' columns in the order given, and a third one where a third State or organisation spoke (R-CLM-16). */
export function columnsOf(
  matter: MatterAnswer,
  order: readonly Side[],
  gaps: Gaps,
): { readonly sides: readonly AccountColumn[]; readonly third: AccountColumn | undefined } {
  const made = (column: Column): AccountColumn => ({
    column,
    accounts: standingFirst(matter.accounts.filter((account) => account.column === column)),
    gap: isGapAt(gaps, 'statement', matter),
  })
  const third = made('third')
  return { sides: order.map(made), third: third.accounts.length === 0 ? undefined : third }
}

/** Whether an account's empty cell lies in a gap of its own kind (R-MEA-17). */
export function isInAccountGap(gaps: Gaps, account: AccountAnswer, matter: MatterAnswer): boolean {
  return isGapAt(gaps, account.standing === 'lodged' ? 'claim' : 'statement', matter)
}

/** What the comparison says of a field; while one column is empty, its silence, or the gap that explains it. */
export function outcomeOf(
  matter: MatterAnswer,
  field: ComparedField,
  sides: readonly AccountColumn[],
): Outcome {
  const found = matter.difference.find((each) => each.field === field)
  if (found !== undefined) return found.outcome
  if (sides.some((side) => side.gap)) return 'notInThisData'
  return sides.every((side) => side.accounts.length === 0) ? 'bothSilent' : 'oneSilent'
}

/** Whether one side tells of an act and the other denies one: then nothing that both name reads as agreed. */
export function oneDenies(sides: readonly AccountColumn[]): boolean {
  const denying = sides.filter((side) => side.accounts.some((account) => account.kind === 'denial'))
  return denying.length === 1 && sides.every((side) => side.accounts.length > 0)
}

/** Whether the two accounts of one side differ in a field: the word that stands beside the later one. */
export function withinOf(
  matter: MatterAnswer,
  account: AccountAnswer,
  field: ComparedField,
): Outcome | undefined {
  return matter.within.find(
    (each) => each.field === field && each.accounts.includes(account.id) && each.outcome !== 'same',
  )?.outcome
}

/** How many fields have each outcome; every outcome is there, zero included. */
export function countsOf(outcomes: readonly Outcome[]): ReadonlyMap<Outcome, number> {
  const order: readonly Outcome[] = [
    'same',
    'mirrored',
    'overlap',
    'contradict',
    'oneSilent',
    'bothSilent',
    'notInThisData',
  ]
  return new Map(order.map((outcome) => [outcome, outcomes.filter((each) => each === outcome).length]))
}

function isGapAt(gaps: Gaps, context: string, matter: MatterAnswer): boolean {
  const at = matter.from.from.kind === 'known' ? matter.from.from.value : undefined
  if (at === undefined) return gaps.some((gap) => gap.context === context)
  return isInGap(gaps, context, at)
}

const FALLEN: ReadonlySet<AccountAnswer['state']> = new Set(['withdrawn', 'retracted'])

/** Accounts that still stand before those taken back, newest in the record first. */
function standingFirst(accounts: readonly AccountAnswer[]): readonly AccountAnswer[] {
  return accounts.toSorted(
    (one, other) =>
      Number(FALLEN.has(one.state)) - Number(FALLEN.has(other.state)) || other.index - one.index,
  )
}
