import type { Side } from '#domain/measure'
import type { Values } from '#web/controls'
import { FIELDS, oneDenies, outcomeOf, type AccountColumn } from '#web/desk'
import type { MatterAnswer, Outcome } from '#wire/claim'
import type { Key } from '#words'

/** A sentence by its key; `side` is named by whoever says it. */
export type Sentence = {
  readonly key: Key
  readonly values: Values
  readonly side?: Side
}

/** What a summary is made of. */
export type Summed = {
  readonly matter: MatterAnswer
  readonly sides: readonly AccountColumn[]
}

/**
 * The sentences that sum a matter up: first what stands between the two sides, then what is open. They are chosen from
 * outcomes alone, so swapping the sides swaps names and nothing else. No sentence says that anyone agrees (R-CLM-4).
 */
export function summaryOf(summed: Summed): {
  readonly lead: Sentence
  readonly rest: readonly Sentence[]
} {
  const spoke = summed.sides.filter((side) => side.accounts.length > 0)
  const lead = spoke.length === 2 ? ofBoth(summed.matter, summed.sides) : ofOne(spoke[0])
  return {
    lead,
    rest: [
      ...openPoints(summed, spoke.length),
      ...takenBack(summed.matter),
      plain('accounts.sumNoObservation'),
    ],
  }
}

function ofBoth(matter: MatterAnswer, sides: readonly AccountColumn[]): Sentence {
  if (matter.state === 'notLinked') return plain('accounts.sumNotLinked')
  const outcomes = FIELDS.map((field) => outcomeOf(matter, field, sides))
  const kind = outcomeOf(matter, 'kind', sides)
  if (kind === 'mirrored') return { key: 'accounts.sumMirrored', values: { kind: kindOf(sides) } }
  if (kind === 'contradict' && oneDenies(sides)) return plain('accounts.sumDenied')
  const n = outcomes.filter((outcome: Outcome) => outcome === 'contradict').length
  return n > 0 ? { key: 'accounts.sumContradict', values: { n } } : plain('accounts.sumNotDisputed')
}

function ofOne(spoke: AccountColumn | undefined): Sentence {
  if (spoke === undefined) return plain('accounts.sumNoSides')
  return spoke.column === 'third'
    ? plain('accounts.sumNoSides')
    : { key: 'accounts.sumOne', values: {}, side: spoke.column }
}

function openPoints({ matter, sides }: Summed, spoke: number): readonly Sentence[] {
  if (spoke === 2) {
    const places = matter.accounts.filter((each) =>
      isOneOf(each.place.status, ['unresolved', 'candidates']),
    ).length
    const times = matter.accounts.filter(
      (each) => each.at.from.kind !== 'known' || each.at.to.kind !== 'known',
    ).length
    return [
      ...(places + times > 0 ? [plain('accounts.sumOneEvent')] : []),
      ...(places > 0 ? [{ key: 'accounts.sumPlacesOpen', values: { n: places } } as const] : []),
      ...(times > 0 ? [{ key: 'accounts.sumTimesOpen', values: { n: times } } as const] : []),
    ]
  }
  const empty = sides.find((side) => side.accounts.length === 0)
  return empty?.gap === true ? [plain('accounts.sumOtherGap')] : []
}

function takenBack(matter: MatterAnswer): readonly Sentence[] {
  const n = (state: 'withdrawn' | 'retracted'): number =>
    matter.accounts.filter((each) => each.state === state).length
  return [
    ...(n('withdrawn') > 0 ? [{ key: 'accounts.sumWithdrawn', values: { n: n('withdrawn') } } as const] : []),
    ...(n('retracted') > 0 ? [{ key: 'accounts.sumRetracted', values: { n: n('retracted') } } as const] : []),
  ]
}

function kindOf(sides: readonly AccountColumn[]): string {
  return sides.find((side) => side.accounts.length > 0)?.accounts[0]?.kind ?? 'other'
}

function isOneOf(value: string, words: readonly string[]): boolean {
  return words.includes(value)
}

function plain(key: Key): Sentence {
  return { key, values: {} }
}
