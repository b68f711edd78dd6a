import type { Side, Text, Utc } from '#domain/measure'

/** Where a fact stands in the record: its instant, its index, its id. */
export type Placed = {
  readonly at: Utc
  readonly index: number
  readonly rid: string
  readonly office: string
}

/** What was done to a term, as the record holds it. A position names the record that made its version. */
export type TermFact = Placed &
  (
    | { readonly kind: 'propose'; readonly from: Utc | undefined }
    | { readonly kind: 'accept'; readonly by: Side; readonly version: string }
    | { readonly kind: 'acceptIf'; readonly by: Side; readonly version: string; readonly condition: Text }
    | { readonly kind: 'object'; readonly by: Side; readonly version: string; readonly reason: Text }
    | {
        readonly kind: 'refuse'
        readonly by: Side
        readonly version: string
        readonly reason: Text
        readonly mustChange: Text
      }
    | { readonly kind: 'lift'; readonly by: Side }
    | { readonly kind: 'suspend'; readonly by: Side }
    | { readonly kind: 'resume'; readonly by: Side }
    | { readonly kind: 'end'; readonly by: Side }
    /** A term that replaces this one came into force. */
    | { readonly kind: 'replace' }
  )

/** The order in which what several did at one instant is taken: it depends on what was done, never on who was first. */
const RANK: Readonly<Record<TermFact['kind'], number>> = {
  propose: 0,
  refuse: 1,
  lift: 2,
  object: 3,
  acceptIf: 4,
  accept: 5,
  suspend: 6,
  resume: 7,
  replace: 8,
  end: 9,
}

/**
 * Facts in the order in which they count: by instant; within one, each side's own in their order, and between the sides by
 * what was done, so that nothing hangs on whose came in first. A proposal follows the newest version, so of two at one instant the later in
 * the record comes last.
 */
export function termOrder(facts: readonly TermFact[]): readonly (readonly TermFact[])[] {
  const instants = [...new Set(facts.map(({ at }) => at))].toSorted()
  return instants.map((at) => merged(facts.filter((fact) => fact.at === at)))
}

function merged(facts: readonly TermFact[]): readonly TermFact[] {
  const queues = [
    ownOf(facts, (fact) => !('by' in fact)).toSorted(byRankThenIndex),
    ...(['A', 'B'] as const).map((side) => ownOf(facts, (fact) => 'by' in fact && fact.by === side)),
  ]
  const order: TermFact[] = []
  while (order.length < facts.length) {
    const heads = queues.flatMap((queue) => queue[0] ?? [])
    const next = heads.toSorted((a, b) => RANK[a.kind] - RANK[b.kind])[0]
    if (next === undefined) break
    order.push(next)
    queues.find((queue) => queue[0] === next)?.shift()
  }
  return order
}

function ownOf(facts: readonly TermFact[], isOwn: (fact: TermFact) => boolean): TermFact[] {
  return facts.filter(isOwn).toSorted((a, b) => a.index - b.index)
}

function byRankThenIndex(a: TermFact, b: TermFact): number {
  return RANK[a.kind] - RANK[b.kind] || a.index - b.index
}
