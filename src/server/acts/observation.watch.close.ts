import { mayCloseWatch } from '#domain/observation'
import { observationInner } from '#wire/observation'

import { wholeActOf, type Act } from './act.ts'
import { readWatch, readWatched } from './watch.ts'

/** A watch ends, at its real end. */
export const observationWatchClose: Act = wholeActOf({
  name: 'observation.watch.close',
  type: 'observation.watch.closed',
  body: observationInner['observation.watch.closed'],
  subject: () => ({}),
  read: async (ground, deed) => {
    const watch = await readWatch(ground, deed)
    if (!watch.ok) return watch
    const { callSign } = watch.value.watch
    const span = { callSign, from: watch.value.from, to: deed.body.at }
    return { ...watch, standing: (await readWatched(ground, span)).standing }
  },
  decide: (found, { body, now }) =>
    found.ok ? mayCloseWatch(body.at, found.value, { now, standing: found.standing }) : found,
})
