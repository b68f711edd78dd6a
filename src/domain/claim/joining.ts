import type { Relation } from './account.ts'

/** A link as the record has it: how two accounts, named by id, are related, and at which index a person signed it. */
export type LinkFact = {
  readonly relation: Relation
  readonly accounts: readonly [string, string]
  readonly index: number
}

/** The link that counts of each pair of accounts: the newest. Source: R-CLM-5. */
export function newestLinks<L extends LinkFact>(links: readonly L[]): readonly L[] {
  const newest = new Map<string, L>()
  for (const link of links.toSorted((a, b) => a.index - b.index)) newest.set(pairKey(link), link)
  return [...newest.values()]
}

/** What links join, directly or through others: in the order given, each group beginning with its first. */
export function joinedBy<T extends { readonly id: string }>(
  accounts: readonly T[],
  links: readonly LinkFact[],
): readonly (readonly [T, ...T[]])[] {
  const rootOf = rootsOf(accounts, links)
  const groups = new Map<string, [T, ...T[]]>()
  for (const account of accounts) {
    const root = rootOf(account.id)
    const group = groups.get(root)
    if (group) group.push(account)
    else groups.set(root, [account])
  }
  return [...groups.values()]
}

/** Union-find with halved paths: a link whose account the reader does not have joins nothing. */
function rootsOf(
  accounts: readonly { readonly id: string }[],
  links: readonly LinkFact[],
): (id: string) => string {
  const parent = new Map(accounts.map(({ id }) => [id, id]))
  const rootOf = (id: string): string => {
    let at = id
    for (let up = parent.get(at) ?? at; up !== at; up = parent.get(at) ?? at) {
      parent.set(at, parent.get(up) ?? up)
      at = up
    }
    return at
  }
  for (const {
    accounts: [a, b],
  } of links)
    if (parent.has(a) && parent.has(b)) parent.set(rootOf(a), rootOf(b))
  return rootOf
}

function pairKey({ accounts }: LinkFact): string {
  return accounts.toSorted().join(' ')
}
