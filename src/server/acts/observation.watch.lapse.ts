import { mayLapse } from '#domain/observation'
import { observationInner } from '#wire/observation'

import { wholeActOf, type Act } from './act.ts'
import { readWatch } from './watch.ts'

/** The node closes a watch of which nobody was heard for twelve hours, as of its last sign of life. */
export const observationWatchLapse: Act = wholeActOf({
  name: 'observation.watch.lapse',
  type: 'observation.watch.lapsed',
  body: observationInner['observation.watch.lapsed'],
  subject: () => ({}),
  read: readWatch,
  decide: (watch, { body, now }) =>
    watch.ok ? mayLapse(body.at, watch.value, { lastSign: watch.value.signAt, now }) : watch,
})
