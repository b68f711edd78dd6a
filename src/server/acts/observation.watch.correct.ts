import { mayCorrectWatch } from '#domain/observation'
import { observationInner } from '#wire/observation'

import { wholeActOf, type Act } from './act.ts'
import { readWatch, readWatched } from './watch.ts'

/** A closed watch is put right by a new version, with reason; the old one stays readable. */
export const observationWatchCorrect: Act = wholeActOf({
  name: 'observation.watch.correct',
  type: 'observation.watch.corrected',
  body: observationInner['observation.watch.corrected'],
  subject: () => ({}),
  read: async (ground, deed) => ({
    watch: await readWatch(ground, deed),
    watched: await readWatched(ground, deed.body.watch),
  }),
  decide: ({ watch, watched }, { body, now }) =>
    watch.ok ? mayCorrectWatch(body.watch, watch.value, { ...watched, now }) : watch,
})
