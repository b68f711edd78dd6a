import type { GazetteerEntry, PlaceId } from '#domain/measure'
import type { Reader } from '#server/storage'
import { placeBody } from '#wire/facts'
import { gazetteerEntry } from '#wire/measure'

import { byType } from './by-type.ts'
import type { Projection } from './projection.ts'

/** An entry of the agreed gazetteer. */
export type PlacesTable = {
  readonly id: string
  readonly rid: string
  readonly idx: number
  readonly at: string
  readonly body: unknown
}

type Own = { readonly places: PlacesTable }

/** The agreed gazetteer, from `measure.place`. */
export const places: Projection = byType<PlacesTable>({
  table: 'places',
  key: ['id'],
  adds: {
    'measure.place': ({ rid, index, at, body }) => {
      const { place } = placeBody.parse(body)
      return [{ id: place.id, rid, idx: index, at, body: place }]
    },
  },
})

/** Which of these ids the gazetteer has. */
export async function knownPlaces(rows: Reader<Own>, ids: readonly PlaceId[]): Promise<ReadonlySet<PlaceId>> {
  if (ids.length === 0) return new Set()
  const found = await rows.selectFrom('places').select('id').where('id', 'in', ids).execute()
  return new Set(found.map((row) => row.id))
}

/** A page of the gazetteer in the order of its ids. */
export async function placesAfter(
  rows: Reader<Own>,
  after: PlaceId | undefined,
  limit: number,
): Promise<readonly GazetteerEntry[]> {
  const page = rows.selectFrom('places').select('body').orderBy('id').limit(limit)
  const found = await (after === undefined ? page : page.where('id', '>', after)).execute()
  return found.map((row) => gazetteerEntry.parse(row.body))
}
