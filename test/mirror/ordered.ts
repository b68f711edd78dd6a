/** Lists in the order of their codes or keys, which shows nothing to anybody: of such a list what is in it counts. */
const IN_NO_ORDER: ReadonlySet<string> = new Set([
  'offices', // of `recipients`, by code
  'sigs', // of an entry, by key
  'enrolledBy', // of an entry, by key
  'missing', // of `head`, by code
  'forms', // of a place, by side; which is shown first is R-MEA-13
  'alsoKnownAs', // further names of a place, of which none is shown
])

/** What may decide an order without taking a side: the hash of a record, where everything that is told is the same. */
type Tie = (item: unknown) => string

const TIES: Readonly<Record<string, Tie>> = {
  matters: (matter) =>
    JSON.stringify([
      listAt(matter, 'places')[0],
      member(matter, 'name'),
      member(member(matter, 'from'), 'from'),
    ]),
  // What is due at one instant.
  due: (item) => JSON.stringify([member(item, 'at'), member(item, 'what')]),
  // Of accounts in a daily, by the instant they tell of.
  lines: (line) => JSON.stringify(member(line, 'from')),
  // Of the public list, by day; of a matter each account is its own group, so their order stays.
  accounts: (item) => JSON.stringify(member(item, 'day') ?? item),
}

/**
 * An answer with the orders taken away that tell nothing: of lists by code, of a join's two records, and among matters of
 * one place and instant or public items of one day, where a hash decides. Every other order stays and is compared.
 */
export function ordered(value: unknown, field = ''): unknown {
  if (Array.isArray(value)) {
    const items = value.map((item) => ordered(item, field))
    if (IN_NO_ORDER.has(field)) return items.toSorted(byText)
    const tie = Object.hasOwn(TIES, field) ? TIES[field] : undefined
    return tie === undefined ? items : withoutTies(items, tie)
  }
  if (!isMember(value)) return value
  return Object.fromEntries(
    Object.entries(value).map(([name, inner]) => [
      name,
      field === 'joins' && Array.isArray(inner) ? inner.toSorted(byText) : ordered(inner, name),
    ]),
  )
}

function withoutTies(items: readonly unknown[], tie: Tie): readonly unknown[] {
  const groups: unknown[][] = []
  for (const item of items) {
    const last = groups.at(-1)
    if (last !== undefined && tie(last[0]) === tie(item)) last.push(item)
    else groups.push([item])
  }
  return groups.flatMap((group) => group.toSorted(byText))
}

function byText(a: unknown, b: unknown): number {
  const [first, second] = [JSON.stringify(a), JSON.stringify(b)]
  return first < second ? -1 : first > second ? 1 : 0
}

/** An object of JSON. */
export type Member = { readonly [name: string]: unknown }

/** Whether a value has members. */
export function isMember(value: unknown): value is Member {
  return typeof value === 'object' && value !== null
}

/** A member of a value; `undefined` where it has none. */
export function member(value: unknown, name: string): unknown {
  return isMember(value) ? value[name] : undefined
}

function listAt(value: unknown, name: string): readonly unknown[] {
  const list = member(value, name)
  return Array.isArray(list) ? list : []
}
