import type { Count } from '#domain/measure'
import type { Observation, ObservedClass, ObservationState, ZoneFlag } from '#domain/observation'
import { sql, type Reader } from '#server/storage'

import {
  observationRead,
  type ObservationRow,
  type ObservationsOwn,
  type ObservationsTable,
} from './observations.ts'

/** Half-open, by when an observation begins; an end that is left out is open. */
export type FoundSpan = { readonly from?: string | undefined; readonly to?: string | undefined }

/** What observations are asked for. */
export type ObservationFilter = {
  readonly spans: readonly FoundSpan[]
  /** `unknown`: in no agreed sector, or in several. */
  readonly sector?: string | undefined
  readonly class?: string | undefined
  readonly sub?: string | undefined
  readonly means?: string | undefined
  readonly zone?: string | undefined
  readonly state?: string | undefined
  /** A reading of a name in the mission's part. */
  readonly place?: string | undefined
  /** Words in the mission's part, each whole or its beginning. */
  readonly text?: string | undefined
  /** Whose mission's parts the reader may read: place and words are looked for in no other. */
  readonly mission: 'all' | 'none' | { readonly office: string }
}

type Rows = Reader<ObservationsOwn>

/** The value of a sector's facet and filter for what lies in none. */
const NO_SECTOR = 'unknown'

/** A page, newest first by what happened, behind the row that `after` names. */
export async function observationsFound(
  rows: Rows,
  filter: ObservationFilter,
  page: { readonly after?: Pick<ObservationsTable, 'from_at' | 'id'>; readonly limit: number },
): Promise<readonly ObservationRow[]> {
  const { after, limit } = page
  const found = rows
    .selectFrom('observations')
    .selectAll()
    .where(matches(filter))
    .orderBy('from_at', 'desc')
    .orderBy('id', 'desc')
    .limit(limit)
  const behind =
    after === undefined
      ? found
      : found.where(sql<boolean>`(from_at, id) < (${after.from_at}::text, ${after.id}::text)`)
  return (await behind.execute()).map(observationRead)
}

/** How many there are, and when the first and the last of them begin. */
export async function observationsSpan(
  rows: Rows,
  filter: ObservationFilter,
): Promise<{ readonly items: number; readonly first: string | null; readonly last: string | null }> {
  const found = await rows
    .selectFrom('observations')
    .select([
      sql<number>`count(*)`.as('items'),
      sql<string | null>`min(from_at)`.as('first'),
      sql<string | null>`max(from_at)`.as('last'),
    ])
    .where(matches(filter))
    .executeTakeFirstOrThrow()
  return found
}

/** Reports of nothing seen: an exact zero is one, and the zeros of one record over one time are one report together. */
export async function observationsOfNothing(
  rows: Rows,
  filter: ObservationFilter,
): Promise<{ readonly items: number; readonly reports: number }> {
  return rows
    .selectFrom('observations')
    .select([
      sql<number>`count(*)`.as('items'),
      sql<number>`count(distinct (split_part(id, '.', 1), body->'at'))`.as('reports'),
    ])
    .where(sql<boolean>`${matches(filter)} and ${ofNothing}`)
    .executeTakeFirstOrThrow()
}

/** Whether an observation tells that there was nothing. */
const ofNothing = sql`body->'count' @> '{"kind": "exact", "n": 0}'`

/** A value and how many have it. */
export type FoundFacet = { readonly value: string; readonly items: number }

/** How many have each value of a column, by value; of places those that the reader may read. */
export async function observationFacet(
  rows: Rows,
  filter: ObservationFilter,
  column: 'sector' | 'class' | 'means' | 'zone' | 'state' | 'place',
): Promise<readonly FoundFacet[]> {
  const value =
    column === 'means' || column === 'place'
      ? sql<string>`unnest(${sql.ref(column === 'means' ? 'means' : 'places')})`
      : column === 'sector'
        ? sql<string>`coalesce(sector, ${NO_SECTOR})`
        : sql<string>`${sql.ref(column)}`
  return rows
    .selectFrom('observations')
    .select([value.as('value'), sql<number>`count(*)`.as('items')])
    .where(column === 'place' ? sql<boolean>`${matches(filter)} and ${readable(filter)}` : matches(filter))
    .groupBy(sql`1`)
    .orderBy(sql`1`)
    .execute()
}

/** How many begin at or after each bound and before the next, by the bound's place from 1; bounds are in order. */
export async function observationsByBound(
  rows: Rows,
  filter: ObservationFilter,
  bounds: readonly string[],
): Promise<readonly { readonly place: number; readonly items: number }[]> {
  if (bounds.length === 0) return []
  return rows
    .selectFrom('observations')
    .select([placeAmong(bounds).as('place'), sql<number>`count(*)`.as('items')])
    .where(matches(filter))
    .groupBy(sql`1`)
    .orderBy(sql`1`)
    .execute()
}

/** Observations alike in all that a total looks at, and how many there are of them. */
export type FoundAlike = {
  /** Place of the bound at or after which they begin, from 1. */
  readonly place: number
  readonly class: ObservedClass
  readonly state: ObservationState
  readonly zone: ZoneFlag
  readonly live_fire: Observation['liveFire']
  readonly count: Count
  readonly items: number
}

/** What a total is made of, without those of these ids. */
export async function observationsAlike(
  rows: Rows,
  filter: ObservationFilter,
  { bounds, without }: { readonly bounds: readonly string[]; readonly without: readonly string[] },
): Promise<readonly FoundAlike[]> {
  return rows
    .selectFrom('observations')
    .select([
      (bounds.length === 0 ? sql<number>`0` : placeAmong(bounds)).as('place'),
      sql<ObservedClass>`class`.as('class'),
      'state',
      sql<ZoneFlag>`zone`.as('zone'),
      sql<Observation['liveFire']>`body->>'liveFire'`.as('live_fire'),
      sql<Count>`body->'count'`.as('count'),
      sql<number>`count(*)`.as('items'),
    ])
    .where(matches(filter))
    .where(sql<boolean>`id <> all(${[...without]}::text[])`)
    .groupBy(sql`1, 2, 3, 4, 5, 6`)
    .orderBy(sql`2, 1, 6`)
    .execute()
}

/** How many observations were made under each of these watches: neither off the watch, nor of nothing. */
export async function observationsOfWatches(
  rows: Rows,
  watches: readonly string[],
): Promise<ReadonlyMap<string, number>> {
  if (watches.length === 0) return new Map()
  const found = await rows
    .selectFrom('observations')
    .select(['watch', sql<number>`count(*)`.as('items')])
    .where('watch', 'in', watches)
    .where(sql<boolean>`not ${ofNothing} and body->>'outsideEffort' = 'false'`)
    .groupBy('watch')
    .execute()
  return new Map(found.map(({ watch, items }) => [watch ?? '', items]))
}

function placeAmong(bounds: readonly string[]) {
  return sql<number>`width_bucket(from_at, ${[...bounds]}::text[])`
}

function matches(filter: ObservationFilter) {
  const { sector, class: told, sub, means, zone, state, place, text } = filter
  return sql<boolean>`${sql.join(
    [
      sql`true`,
      ...filter.spans.flatMap(({ from, to }) => [
        ...(from === undefined ? [] : [sql`from_at >= ${from}`]),
        ...(to === undefined ? [] : [sql`from_at < ${to}`]),
      ]),
      ...(sector === undefined ? [] : [sector === NO_SECTOR ? sql`sector is null` : sql`sector = ${sector}`]),
      ...(told === undefined ? [] : [sql`class = ${told}`]),
      ...(sub === undefined ? [] : [sql`sub = ${sub}`]),
      ...(means === undefined ? [] : [sql`means @> array[${means}]::text[]`]),
      ...(zone === undefined ? [] : [sql`zone = ${zone}`]),
      ...(state === undefined ? [] : [sql`state = ${state}`]),
      ...(place === undefined ? [] : [readable(filter), sql`places @> array[${place}]::text[]`]),
      ...(text === undefined ? [] : [readable(filter), hasWords(text)]),
    ],
    sql` and `,
  )}`
}

/** What somebody may not read is not found by what stands in it (R-ACC-5). */
function readable({ mission }: ObservationFilter) {
  if (mission === 'all') return sql`true`
  if (mission === 'none') return sql`false`
  return sql`(office = ${mission.office} or wrote = ${mission.office})`
}

function hasWords(text: string) {
  const words = text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []
  if (words.length === 0) return sql`false`
  const query = words.map((word) => `${word}:*`).join(' & ')
  return sql`to_tsvector('simple', words) @@ to_tsquery('simple', ${query})`
}
