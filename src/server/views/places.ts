import { notStated, type GazetteerEntry } from '#domain/measure'
import { placesAfter } from '#server/projections'
import { placesAnswer, placesQuestion, type PlacesAnswer } from '#wire/claim'

import { viewOf, type View } from './view.ts'

/** The agreed gazetteer by id. The public gets the names and no coordinates. */
export const places: View = viewOf({
  name: 'places',
  path: '/api/places',
  summary: 'The agreed gazetteer, paged by id.',
  row: 'measure (geography)',
  class: 'P',
  question: placesQuestion,
  answer: placesAnswer,
  select: async (rows, { question: { after, limit } }) =>
    pageOf(await placesAfter(rows, after, limit + 1), limit),
  lower: {
    full: whole,
    joint: whole,
    public: ({ places: entries, ...page }) => ({ ...page, places: entries.map(namesOnly) }),
  },
})

function pageOf(found: readonly GazetteerEntry[], limit: number): PlacesAnswer {
  const entries = found.slice(0, limit)
  const last = entries.at(-1)
  return found.length > limit && last ? { places: entries, next: last.id } : { places: entries }
}

function namesOnly(entry: GazetteerEntry): GazetteerEntry {
  return { ...entry, at: notStated }
}

function whole(answer: PlacesAnswer): PlacesAnswer {
  return answer
}
