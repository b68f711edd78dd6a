import { SIDES, type PlaceId, type Side, type StatedTime } from '#domain/measure'

import type { Relation, Told } from './account.ts'
import {
  compareAccounts,
  type ComparedField,
  type Comparing,
  type FieldOutcome,
  type Outcome,
} from './comparison.ts'
import {
  comparePositions,
  placeIdsOf,
  placesInOrder,
  positionOf,
  type Ground,
  type GroundPosition,
} from './ground.ts'
import { joinedBy, newestLinks, type LinkFact } from './joining.ts'

/** An account as a matter holds it. Indices are places in the record. */
export type MatterAccount = Told & {
  readonly id: string
  /** Index of its first record. */
  readonly firstIndex: number
  /** Index of its newest version. */
  readonly index: number
  /** Whose column it stands in. A third State or organisation has one of its own and is never a side (R-CLM-16). */
  readonly column: Side | 'third'
  /** Neither withdrawn nor taken back. What does not stand stays in its matter, readable, and is compared no more (R-CLM-7). */
  readonly stands: boolean
}

/** What a matter is named by: places in the order of the ground; words as first written; the whole line. Never a side. */
type MatterName =
  | { readonly kind: 'places'; readonly places: readonly PlaceId[] }
  | { readonly kind: 'asWritten'; readonly asWritten: string }
  | { readonly kind: 'wholeLine' }

/** Accounts that people's `sameEvent` links join, or one account alone (R-CLM-5). */
export type Matter<T extends MatterAccount> = {
  /** Id of its earliest account in the record: others joining it later do not change it. */
  readonly id: string
  /** In the order of the record. */
  readonly accounts: readonly T[]
  readonly name: MatterName
  /** The time of the account that allows the earliest instant, as finely as it was told. */
  readonly from: StatedTime
  /** Accounts of other matters that a newest link calls possibly the same: shown apart, compared with nothing. */
  readonly beside: readonly T[]
}

/** Where a matter stands between the two sides. `notLinked`: both may speak of it, and no person has joined them. */
export type MatterState = 'disputed' | 'oneAccount' | 'notDisputed' | 'notLinked'

/** What comparing a matter's accounts needs: which sectors adjoin, and whether an account stands in a gap of the data. */
export type MatterComparing<T extends MatterAccount> = {
  readonly adjoins: Comparing['adjoins']
  readonly isInGap: (account: T) => boolean
}

/** An outcome between two accounts of one side (R-CLM-16). */
export type WithinColumn = {
  readonly accounts: readonly [string, string]
  readonly field: ComparedField
  readonly outcome: Outcome
}

/**
 * The matters that links join accounts into, in the order of the ground: sectors as along the line, then places north to
 * south, then names not resolved, then the whole line; within one place by the earliest instant told. Of two links of a
 * pair the newer counts, so a later `different` parts what a `sameEvent` joined. Source: R-CLM-5, R-UI-73.
 */
export function mattersOf<T extends MatterAccount>(
  accounts: readonly T[],
  links: readonly LinkFact[],
  ground: Ground,
): readonly Matter<T>[] {
  const newest = newestLinks(links)
  const pairs = (relation: Relation): readonly LinkFact[] =>
    newest.filter((link) => link.relation === relation)
  const inRecord = accounts.toSorted((a, b) => a.firstIndex - b.firstIndex)
  const byId = new Map(inRecord.map((account) => [account.id, account]))
  const near = neighboursOf(pairs('possiblySame'))
  return joinedBy(inRecord, pairs('sameEvent'))
    .map((joined) => placed(joined, besideOf(joined, near, byId), ground))
    .toSorted((a, b) => comparePositions(a.position, b.position))
    .map(({ matter }) => matter)
}

/** Field by field between the newest standing accounts of the two sides; `undefined` while there are not both (R-CLM-16). */
export function matterDifference<T extends MatterAccount>(
  matter: Matter<T>,
  comparing: MatterComparing<T>,
): readonly FieldOutcome[] | undefined {
  const [first, second] = SIDES.map((side) => newestOf(standingOf(matter, side)))
  return first && second ? compared(first, second, comparing) : undefined
}

/** Where a matter stands, of its difference. Third States' accounts make it neither disputed nor answered (R-CLM-16). */
export function matterState<T extends MatterAccount>(
  matter: Matter<T>,
  difference: readonly FieldOutcome[] | undefined,
): MatterState {
  if (difference) return difference.some(({ outcome }) => isDispute(outcome)) ? 'disputed' : 'notDisputed'
  const spoken = SIDES.filter((side) => standingOf(matter, side).length > 0)
  const others = matter.beside.filter(
    ({ column, stands }) => stands && column !== 'third' && spoken.some((side) => side !== column),
  )
  return others.length > 0 ? 'notLinked' : 'oneAccount'
}

/**
 * What accounts of one side contradict one another in, each pair once, inside its own column; pairs stand in the order of
 * the record, so that no side's come first. Source: R-CLM-16, R-PTY-1.
 */
export function differencesWithin<T extends MatterAccount>(
  matter: Matter<T>,
  comparing: MatterComparing<T>,
): readonly WithinColumn[] {
  const ofSides = matter.accounts.filter(({ column, stands }) => column !== 'third' && stands)
  const pairs = pairsOf(ofSides).filter(([older, newer]) => older.column === newer.column)
  return pairs.flatMap(([older, newer]) =>
    compared(older, newer, comparing)
      .filter(({ outcome }) => isDispute(outcome))
      .map(({ field, outcome }) => ({ accounts: [older.id, newer.id], field, outcome }) as const),
  )
}

function isDispute(outcome: Outcome): boolean {
  return outcome === 'mirrored' || outcome === 'contradict'
}

function compared<T extends MatterAccount>(
  a: T,
  b: T,
  comparing: MatterComparing<T>,
): readonly FieldOutcome[] {
  const { adjoins, isInGap } = comparing
  return compareAccounts(a, b, { adjoins, inGap: isInGap(a) || isInGap(b) })
}

function standingOf<T extends MatterAccount>(matter: Matter<T>, side: Side): readonly T[] {
  return matter.accounts.filter(({ column, stands }) => column === side && stands)
}

function newestOf<T extends MatterAccount>(accounts: readonly T[]): T | undefined {
  return accounts.toSorted((a, b) => a.index - b.index).at(-1)
}

function pairsOf<T>(list: readonly T[]): readonly (readonly [T, T])[] {
  return list.flatMap((first, at) => list.slice(at + 1).map((second) => [first, second] as const))
}

function neighboursOf(links: readonly LinkFact[]): ReadonlyMap<string, readonly string[]> {
  const near = new Map<string, string[]>()
  for (const { accounts } of links)
    for (const [id, other] of [accounts, accounts.toReversed()])
      if (id !== undefined && other !== undefined) near.set(id, [...(near.get(id) ?? []), other])
  return near
}

function besideOf<T extends MatterAccount>(
  joined: readonly T[],
  near: ReadonlyMap<string, readonly string[]>,
  byId: ReadonlyMap<string, T>,
): readonly T[] {
  const own = new Set(joined.map(({ id }) => id))
  const ids = new Set(joined.flatMap(({ id }) => near.get(id) ?? []).filter((id) => !own.has(id)))
  return [...ids].flatMap((id) => byId.get(id) ?? []).toSorted((a, b) => a.firstIndex - b.firstIndex)
}

function placed<T extends MatterAccount>(
  accounts: readonly [T, ...T[]],
  beside: readonly T[],
  ground: Ground,
): { readonly matter: Matter<T>; readonly position: GroundPosition } {
  const [first] = accounts
  const standing = accounts.filter(({ stands }) => stands)
  const telling = standing.length > 0 ? standing : accounts
  const from = earliest(telling) ?? first.at
  const [position = []] = telling.map(({ place }) => positionOf(place, ground)).toSorted(comparePositions)
  const start = from.from.kind === 'known' ? from.from.value : UNTOLD
  return {
    matter: { id: first.id, accounts, name: nameOf(telling, ground), from, beside },
    position: [...position, start, first.id],
  }
}

/** Sorts after every instant. */
const UNTOLD = '~'

function earliest(accounts: readonly MatterAccount[]): StatedTime | undefined {
  const told = accounts.flatMap(({ at }) => (at.from.kind === 'known' ? [{ at, from: at.from.value }] : []))
  const starts = told.map(({ from }) => from).toSorted()
  return (told.find(({ from }) => from === starts[0]) ?? accounts[0])?.at
}

function nameOf(accounts: readonly MatterAccount[], ground: Ground): MatterName {
  const places = placesInOrder(
    accounts.flatMap(({ place }) => placeIdsOf(place)),
    ground,
  )
  if (places.length > 0) return { kind: 'places', places }
  const worded = accounts.find(({ place }) => place.status !== 'notAPlace')
  return worded ? { kind: 'asWritten', asWritten: worded.place.asWritten } : { kind: 'wholeLine' }
}
