import { countedItems, type CountedItem, type EventGroup } from '#domain/observation'
import { sql, type Database, type Reader } from '#server/storage'

import { groupsOf, groupsMovedAfter, type EventGroupsOwn } from './event-groups.ts'
import { HeldColumns, type HeldRow } from './held-columns.ts'
import { HeldWatches } from './held-watches.ts'
import { observationsByIds, type ObservationRow, type ObservationsOwn } from './observations.ts'
import type { WatchesOwn } from './watches.ts'

type Rows = Reader<ObservationsOwn & EventGroupsOwn & WatchesOwn>

/** What memory holds once it is as new as some rows. */
export type Held = { readonly observations: HeldColumns; readonly watches: HeldWatches }

/** Rows that are read at once while memory catches up. */
const CATCH_UP_ROWS = 10_000

/** Held for each open database, and gone with it. */
const heldOf = new WeakMap<Database, ObservationsHeld>()

/** The observations of a database as this process holds them in memory, for figures over all of them. */
export function observationsHeld(database: Database): ObservationsHeld {
  const held = heldOf.get(database) ?? new ObservationsHeld()
  heldOf.set(database, held)
  return held
}

/**
 * Observations and watches in memory, as their tables have them: a reading of them that is never written to, and that first
 * reads what was changed since. What it holds is at least as new as the rows that it caught up with.
 */
class ObservationsHeld {
  readonly #columns = new HeldColumns()
  readonly #watches = new HeldWatches()
  /** Greatest index of a record that moved an observation, and of one that moved a group, as far as this was read. */
  #seen = { observations: -1, groups: -1 }
  #catching: Promise<unknown> = Promise.resolve()

  /** What is held, once it is as new as these rows. One catches up at a time. */
  upTo(rows: Rows): Promise<Held> {
    const caught = keptOpen(rows, this.#catching).then(() => this.#catchUp(rows))
    this.#catching = caught.catch(() => {})
    return caught
  }

  async #catchUp(rows: Rows): Promise<Held> {
    const { seen, touched } = await this.#takeChanged(rows)
    const moved = await groupsMovedAfter(rows, this.#seen.groups)
    const parted = moved.flatMap(({ members }) => members)
    await this.#resolve(rows, { parted, touched })
    this.#seen = { observations: seen, groups: Math.max(this.#seen.groups, ...moved.map(({ idx }) => idx)) }
    await this.#watches.catchUp(rows)
    return { observations: this.#columns, watches: this.#watches }
  }

  async #takeChanged(rows: Rows): Promise<{ readonly seen: number; readonly touched: readonly string[] }> {
    const touched: string[] = []
    let seen = this.#seen.observations
    let asked = changedAfter(rows, { changed: seen, id: '' })
    for (;;) {
      const page = await asked
      const last = page.at(-1)
      if (last !== undefined) seen = last.changed
      // Asked before this page is taken: the database reads the next meanwhile.
      if (page.length === CATCH_UP_ROWS && last !== undefined) asked = changedAfter(rows, last)
      for (const row of page) {
        this.#columns.take(row)
        // At first every group is new, and its members are read with it; and what has not moved since is in none yet.
        if (this.#seen.observations >= 0 && row.changed > row.first_idx) touched.push(row.id)
      }
      if (page.length < CATCH_UP_ROWS) return { seen, touched }
    }
  }

  /** Which of those that a group took in or let go, of those that moved, and of all in groups with them, stand aside. */
  async #resolve(rows: Rows, { parted, touched }: Touched): Promise<void> {
    const groups = await groupsAround(rows, [...parted, ...touched])
    const ids = new Set([...parted, ...groups.flatMap(({ members }) => members)])
    const members = new Map((await readInParts(rows, ids)).map((row) => [row.id, row]))
    for (const set of setsOf(groups, [...ids])) {
      const items = set.ids.flatMap((id) => members.get(id) ?? [])
      const counted = new Set(countedItems(items.map(itemOf), set.groups).map(({ id }) => id))
      for (const item of items) this.#columns.setAside(item, !counted.has(item.id))
    }
  }
}

export type { ObservationsHeld }

type Touched = { readonly parted: readonly string[]; readonly touched: readonly string[] }

function itemOf({ id, state, body }: ObservationRow): CountedItem {
  return { ...body, id, state, automatic: false }
}

function changedAfter(
  rows: Rows,
  behind: { readonly changed: number; readonly id: string },
): Promise<readonly HeldRow[]> {
  return rows
    .selectFrom('observations')
    .select(['id', 'first_idx', 'changed', 'revision', 'from_at', 'words'])
    .select([
      sql<string>`
        concat_ws(
          ' ', class, sub, zone, state, body->>'liveFire', body->>'outsideEffort', office, wrote,
          array_to_string(means, ','), sector
        )`.as('alike'),
      sql<string>`array_to_string(places, ',')`.as('places'),
      sql<string>`body->>'count'`.as('count'),
      sql<string | null>`
        case when body->'count' @> '{"kind": "exact", "n": 0}'
        then split_part(id, '.', 1) || (body->>'at') end`.as('nothing'),
    ])
    .where(sql<boolean>`(changed, id) > (${behind.changed}::int8, ${behind.id}::text)`)
    .orderBy('changed')
    .orderBy('id')
    .limit(CATCH_UP_ROWS)
    .execute()
}

/** Well within the time after which the database ends a transaction in which nothing is asked. */
const ASK_EACH_MS = 5_000

/**
 * Waits for somebody else's catching up, which over a million observations takes longer than a transaction may stand idle:
 * meanwhile these rows are asked for one of them.
 */
async function keptOpen(rows: Rows, before: Promise<unknown>): Promise<void> {
  const asking = setInterval(() => {
    // What broke it, the next question says.
    rows
      .selectFrom('observations')
      .select('id')
      .limit(1)
      .execute()
      .catch(() => {})
  }, ASK_EACH_MS)
  try {
    await before
  } finally {
    clearInterval(asking)
  }
}

const IDS_AT_ONCE = 2_000

async function readInParts(rows: Rows, ids: ReadonlySet<string>): Promise<readonly ObservationRow[]> {
  const found: ObservationRow[] = []
  for (const part of partsOf([...ids])) found.push(...(await observationsByIds(rows, part)))
  return found
}

/** The groups that hold one of these, and those that share a member with them, through however many. */
async function groupsAround(rows: Rows, ids: readonly string[]): Promise<readonly EventGroup[]> {
  const asked = new Set(ids)
  const groups = new Map<string, EventGroup>()
  for (let fresh = [...asked]; fresh.length > 0;) {
    const found = []
    for (const part of partsOf(fresh)) found.push(...(await groupsOf(rows, part)))
    for (const { rid, group } of found) groups.set(rid, group)
    fresh = [...new Set(found.flatMap(({ group }) => group.members))].filter((id) => !asked.has(id))
    for (const id of fresh) asked.add(id)
  }
  return [...groups.values()]
}

function partsOf(ids: readonly string[]): readonly (readonly string[])[] {
  return Array.from({ length: Math.ceil(ids.length / IDS_AT_ONCE) }, (_, part) =>
    ids.slice(part * IDS_AT_ONCE, (part + 1) * IDS_AT_ONCE),
  )
}

type Together = { readonly ids: readonly string[]; readonly groups: readonly EventGroup[] }

/** Sets of observations that groups join, each with its groups: what one comes to depends on no other. */
function setsOf(groups: readonly EventGroup[], ids: readonly string[]): readonly Together[] {
  const heads = new Map<string, string>(ids.map((id) => [id, id]))
  const headOf = (id: string): string => {
    let head = id
    for (let next = heads.get(head); next !== undefined && next !== head; next = heads.get(head)) head = next
    heads.set(id, head)
    return head
  }
  for (const { members } of groups)
    for (const member of members) heads.set(headOf(member), headOf(members[0] ?? member))
  const grouped = Map.groupBy(groups, ({ members }) => headOf(members[0] ?? ''))
  return [...Map.groupBy(ids, headOf)].map(([head, set]) => ({ ids: set, groups: grouped.get(head) ?? [] }))
}
