import type { Views } from '#client'
import { accept, type Answer } from '#domain/life'
import type { GazetteerEntry } from '#domain/measure'

import { allPages, jsonOf, type Desk, type Source } from './desk.ts'
import { nameJob } from './job.ts'

/** A row of a places file, ready to be recorded. */
export type PlaceRow = { readonly row: number; readonly id: string; readonly place: GazetteerEntry }

/** What places are seeded with: an office's desk that may record them, what it can read, and the file. */
export type SeedParts = {
  readonly desk: Desk
  readonly views: Pick<Views, 'imports' | 'places'>
  readonly source: Source
  readonly rows: readonly PlaceRow[]
  /** Told after each row, for whoever shows progress. */
  readonly tell?: (done: number, of: number) => void
}

/** Records the rows of a gazetteer that are not recorded yet, in order; cut off, it goes on where it stopped. Answers how many. */
export async function seedPlaces({
  desk,
  views,
  source,
  rows,
  tell,
}: SeedParts): Promise<Answer<number, string>> {
  const recorded = await allPages(
    (after) => views.places(after === undefined ? {} : { after }),
    ({ places, next }) => ({ items: places.map(({ id }) => id), next }),
  )
  if (!recorded.ok) return recorded
  const there = new Set(recorded.value)
  const missing = rows.filter(({ id }) => !there.has(id))
  if (missing.length === 0) return accept(0)
  const job = await nameJob({ desk, views }, source, 'places')
  if (!job.ok) return job
  for (const [done, { row, id, place }] of missing.entries()) {
    const body = jsonOf({ place, importedFrom: { file: source.file, row, id } })
    const entered = await desk.enter({ act: 'measure.place.record', type: 'measure.place', body })
    if (!entered.ok && entered.code !== 'IMP_ROW_TAKEN') return entered
    tell?.(done + 1, missing.length)
  }
  return accept(missing.length)
}
