import { mayChangeVisibility } from '#domain/observation'
import { observationInner } from '#wire/observation'

import { wholeActOf, type Act } from './act.ts'
import { readWatch } from './watch.ts'

/** How far one can see changes during a watch. */
export const observationWatchVisibility: Act = wholeActOf({
  name: 'observation.watch.visibility',
  type: 'observation.watch.visibility',
  body: observationInner['observation.watch.visibility'],
  subject: () => ({}),
  read: readWatch,
  decide: (watch, { body, now }) => (watch.ok ? mayChangeVisibility(body, watch.value, now) : watch),
})
