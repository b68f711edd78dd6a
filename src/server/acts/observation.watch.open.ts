import { mayOpenWatch } from '#domain/observation'
import { observationInner } from '#wire/observation'

import { wholeActOf, type Act } from './act.ts'
import { readWatched } from './watch.ts'

/** A team begins to watch a sector, or the duty officer says so for it; from then on it can have seen nothing (R-OBS-18). */
export const observationWatchOpen: Act = wholeActOf({
  name: 'observation.watch.open',
  type: 'observation.watch.opened',
  body: observationInner['observation.watch.opened'],
  subject: () => ({}),
  read: (ground, { body }) => readWatched(ground, body.watch),
  decide: (watched, { body, now }) => mayOpenWatch(body.watch, { ...watched, now }),
})
